"""Sentences of a figure: what the rules of claims allow to be said of it, of the whole and of its groups."""

from hrkpi.language import say
from hrkpi.narrative import narrative
from hrkpi.result import Question, Shown
from hrkpi.view import Cell
from hrkpi.views._figures import Figures

OF_GROUPS = {
    *("improved_most", "worsened_most", "rose_most", "fell_most", "unit_above", "unit_below", "some_hidden"),
    *("mix", "main_part", "reversal", "none_moved", "groups_too_few"),
}


def of_whole(made: Figures, key: str) -> str:
    """What may be said of a KPI in its last window against a year before; "rose" only where it did."""
    return _told(made, key, "", of_groups=False)


def of_groups(made: Figures, key: str, by: str) -> str:
    """What may be said of the groups of a KPI: who moved, and who differs, by more than chance."""
    return _told(made, key, by, of_groups=True)


def untold(label: str, cell: Cell) -> str:
    """Why a figure is not told: it is hidden, or nothing is known."""
    if cell.shown is Shown.HIDDEN:
        return say("{label} is hidden to protect people.", label=label)
    return say("{label} is not known for this period.", label=label)


def _told(made: Figures, key: str, by: str, *, of_groups: bool) -> str:
    asked = Question(key, by=(by,) if by else (), where=made.where(key), last=made.last(made.report.kpi(key)))
    told = narrative(made.report, asked)
    return " ".join(claim.text for claim in told if (claim.key in OF_GROUPS) is of_groups)
