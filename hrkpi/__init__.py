"""HR KPI: figures from HR exports that a leadership team can trust and act on.

``hrkpi.open(path)`` is the public interface; see ``hrkpi.notebook``.
"""

from typing import TYPE_CHECKING

from hrkpi.discovery import late

if TYPE_CHECKING:
    from hrkpi.notebook import open_workspace as open  # noqa: A004 - read as hrkpi.open

__all__ = ["open"]


def __getattr__(name: str) -> object:
    """What the package offers, imported at first use: a command's help needs none of it."""
    if name in __all__:
        return late("hrkpi.notebook").open_workspace
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
