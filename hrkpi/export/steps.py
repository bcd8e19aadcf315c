"""How work that takes a while tells where it is: a named step, and how far it is; telling may stop it."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]  # what is being done, how many of its parts are done, of how many


def silently(step: str, done: int, whole: int) -> None:
    """Tell nobody."""
