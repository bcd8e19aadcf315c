"""Whole days: the order of day and month is settled by the whole column or asked, never assumed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from connectors._dates import Epoch, has_form, is_timed, open_ends, ordered, parts, plain
from connectors._distinct import Distinct, Question, distinct
from connectors._sheet import Issue, Typed, View
from connectors._words import Named
from hrkpi.language import marked, say

if TYPE_CHECKING:
    import pandas as pd

    from hrkpi.table import Column

ENDS = frozenset({"last_day", "closed_date", "valid_to", "end_date", "left_date", "expires_date"})
LAST_MONTH = 12
ORDERS = ("day_first", "month_first")
DAY = np.timedelta64(1, "D")
DAY_FIRST = marked("days are read day first, because {proof} cannot be read otherwise")
MONTH_FIRST = marked("days are read month first, because {proof} cannot be read otherwise")

Order = Literal["", "day_first", "month_first"]


@dataclass(frozen=True)
class Day(Named):
    """A whole day.

    Args:
        exclusive: Whether the export gives the first day after; a day is taken off.
        epoch: Unit of numbers that count since 1970.
        order: Order of day and month where the source never uses another.
    """

    exclusive: bool = False
    epoch: Epoch = ""
    order: Order = ""

    def read(self, view: View, column: "Column") -> Typed:
        """Days without time; what cannot be read is blank and an error."""
        found = distinct(view.cells(self.names, self.blanks))
        opened = open_ends(found.words) if self.exclusive or column.name in ENDS else found.words.isna()
        days = plain(found.words.mask(opened), self.epoch)
        marked = parts(found.words.mask(opened | days.notna()))
        order, issues = _order(view, found, marked, self.order)
        if order:
            days = days.fillna(ordered(marked, day_first=order == "day_first"))
        wrong = days.isna() & ~opened & (marked[0].isna() | bool(order))
        issues = (*issues, *_wrong(found, wrong), *_noted(found, opened))
        return Typed(found.spread(days - DAY if self.exclusive else days), issues)


def _order(
    view: View, found: Distinct, marked: "pd.DataFrame", declared: Order
) -> tuple[Order, tuple[Issue, ...]]:
    """Order of day and month, blank while it is in doubt, and how it was found."""
    seen = marked[0].notna()
    if declared or not seen.any():
        return declared, ()
    day_first, month_first = (marked[place].gt(LAST_MONTH).fillna(value=False) for place in (0, 1))
    if day_first.any() and month_first.any():
        both = say(
            "{one} is day first and {other} month first",
            one=found.first(day_first),
            other=found.first(month_first),
        )
        return "", found.error("MIXED_DATE_ORDER", seen, both, say("export days as YYYY-MM-DD."))
    if day_first.any():
        return "day_first", _settled(found, day_first, DAY_FIRST)
    if month_first.any():
        return "month_first", _settled(found, month_first, MONTH_FIRST)
    return _asked(view, found, seen)


def _settled(found: Distinct, proof: "pd.Series", what: str) -> tuple[Issue, ...]:
    return found.note("DATE_ORDER_FOUND", proof, say(what, proof=found.first(proof)))


def _asked(view: View, found: Distinct, seen: "pd.Series") -> tuple[Order, tuple[Issue, ...]]:
    question = Question(
        key=view.question("date_order", found.cells.sheet.heading(found.cells.heading)),
        code="DATE_ORDER",
        asked=say(
            "{day} can be day first or month first, and no cell of the column settles it",
            day=found.first(seen),
        ),
        options=ORDERS,
        mend=say("say once how the source writes days, or export them as YYYY-MM-DD."),
    )
    answer = view.answers.get(question.key, "")
    issue = question.issue(found.cells, found.rows(seen), answer)
    return "day_first" if answer == ORDERS[0] else "month_first" if answer == ORDERS[1] else "", (issue,)


def _wrong(found: Distinct, wrong: "pd.Series") -> tuple[Issue, ...]:
    formed = has_form(found.words)
    mend = say("write days as YYYY-MM-DD, with four digits of the year.")
    return (
        *found.error(
            "IMPOSSIBLE_DAY", wrong & formed, say("is no day of the calendar"), say("correct the cell.")
        ),
        *found.error("NOT_A_DAY", wrong & ~formed, say("is not a day in a form that is known"), mend),
    )


def _noted(found: Distinct, opened: "pd.Series") -> tuple[Issue, ...]:
    timed = is_timed(found.words) & ~opened
    left_out = say("times of day are left out; the day is that of the offset written in the cell")
    return (
        *found.note(
            "OPEN_END",
            opened,
            say("{day} is read as no end yet", day=found.first(opened)) if opened.any() else "",
        ),
        *found.note("TIME_LEFT_OUT", timed, left_out),
    )
