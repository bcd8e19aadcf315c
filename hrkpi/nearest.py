"""A hint for a name that nobody knows: the nearest one that is known, or the list."""

from difflib import get_close_matches
from typing import TYPE_CHECKING

from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(name: str, known: "Iterable[str]", *, listed: int = 12) -> str:
    """A hint for an unknown name: the nearest known one, or the list.

    Args:
        name: What was asked for.
        known: What exists.
        listed: Longest list that is printed whole.

    Returns:
        A sentence for ``mend``.
    """
    names = sorted(known)
    if close := get_close_matches(name, names, n=1):
        return say("did you mean {name!r}?", name=close[0])
    if not names:
        return say("there is none yet.")
    if len(names) <= listed:
        return say("choose one of: {names}.", names=", ".join(names))
    some = ", ".join(names[:listed])
    return say("choose one of: {names} … ({count} in all).", names=some, count=len(names))
