"""What a figure is compared with: earlier periods, the year so far, the unit above, the company."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hrkpi import sentences
from hrkpi.kpi import Kpi, Timing
from hrkpi.language import say
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Evidence, Question, Shown
from hrkpi.views._figures import YEAR, Row, number, records
from hrkpi.weighed import shifted
from hrkpi.wording import MINUS, Wording

UNITS = ("department", "division", "company")  # from the bottom; whose unit above is compared with
PREVIOUS, YEAR_AGO, TO_DATE, PARENT, COMPANY = "previous", "year", "todate", "parent", "company"

Where = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Beside:
    """One thing compared with.

    Args:
        name: As people read it.
        row: Its figure; none where there is none.
        change: The figure now minus it; of another unit a difference, of an earlier period a change.
        evidence: Whether a change may be called one; none where it is a difference between units.
        rows: Its figures over the range, of another unit; empty of an earlier period.
        own: Whether the change is its own since the same months a year before, not that of the figure now.
    """

    name: str
    row: Row | None
    change: float | None
    evidence: Evidence | None
    rows: tuple[Row, ...] = ()
    own: bool = False

    @property
    def shown(self) -> Shown:
        """Whether its figure is shown, hidden or missing."""
        status = Shown.NO_DATA if self.row is None else Shown(self.row["status"])
        missing = self.row is None or number(self.row["value"]) is None
        return Shown.HIDDEN if missing and status is Shown.OK else status


def compared(report: Report, question: Question, names: Collection[str], wording: Wording) -> list[Beside]:
    """Everything that is asked to be compared with, in a fixed order.

    Args:
        report: Figures as the asker may see them; best one that remembers.
        question: About the whole of its filters, over a range of months that it names.
        names: What is asked for, of the constants above.
        wording: How periods are written.
    """
    rows = told(report, replace(question, first=(question.first or 0) - YEAR))
    return list(_compared(report, question, names, wording, rows)) if rows else []


def _compared(
    report: Report, question: Question, names: Collection[str], wording: Wording, rows: Sequence[Row]
) -> Iterator[Beside]:
    now = rows[-1]
    before = next((row for row in rows if row["stop"] == now["stop"] - YEAR), None)
    if PREVIOUS in names and len(rows) > 1:
        yield _changed(report, question, now, rows[-2], wording)
    if YEAR_AGO in names and before is not None:
        yield _changed(report, question, now, before, wording)
    if TO_DATE in names:
        yield from _to_date(report, question, wording)
    above = parent(report, question.kpi, question.where) if PARENT in names else None
    everybody: Where | None = {} if question.where and COMPANY in names else None
    wanted = [above] if above is not None and above != everybody else []
    for where in [*wanted, *([everybody] if everybody is not None else [])]:
        yield _unit(report, question, now, where)


def parent(report: Report, key: str, kept: Where) -> Where | None:
    """The filters of the unit above the one that is kept, the other filters as they are; none where none."""
    for dimension in UNITS:
        members = kept.get(dimension, ())
        if not members:
            continue
        rest = {name: others for name, others in kept.items() if name != dimension}
        above = report.parent(dimension, members[0]) if len(members) == 1 else None
        if above is None or above[0] not in report.dimensions(key):
            return rest
        return {**rest, above[0]: (above[1],)}
    return None


def told(report: Report, question: Question) -> list[Row]:
    """Rows of a question, oldest first; of a figure of occasions those of its occasions."""
    answer = report.answer(question)
    rows = records(answer.rows)
    if answer.kpi.timing is not Timing.OCCASION:
        return rows
    return [row for row in rows if row["status"] != Shown.NO_DATA]


def apart(kpi: Kpi, difference: float | None, wording: Wording) -> str:
    """How far two units lie apart, without a judgement: ``0.6 pp above it``."""
    change = wording.change(kpi, difference)
    if not change.amount:
        return say("not known") if difference is None else say("the same")
    below = change.signed.startswith(MINUS)
    return (
        say("{amount} below it", amount=change.amount)
        if below
        else say("{amount} above it", amount=change.amount)
    )


def difference(kpi: Kpi, one: Beside, wording: Wording) -> str:
    """How the figure now lies to what it is compared with; empty where that is not shown."""
    if one.shown is not Shown.OK:
        return ""
    if one.evidence is None:
        return apart(kpi, one.change, wording)
    return wording.change(kpi, one.change, one.evidence).text


def _changed(report: Report, question: Question, now: Row, then: Row, wording: Wording) -> Beside:
    change = _less(now, then)
    sure = shifted(report, question, change, now=int(now["stop"]) - 1, then=int(then["stop"]) - 1)
    return Beside(wording.period(str(then["period"])), then, change, sure)


def _to_date(report: Report, question: Question, wording: Wording) -> Iterator[Beside]:
    """The year so far, with its change since the same months of the year before."""
    last = question.last or 0
    asked = replace(question, window=WindowKind.YTD)
    ends = [told(report, replace(asked, first=month, last=month))[-1:] for month in (last, last - YEAR)]
    if all(ends):
        (now,), (then,) = ends
        one = _changed(report, asked, now, then, wording)
        yield replace(one, name=say("Year to {month}", month=wording.month(last)), row=now, own=True)


def _unit(report: Report, question: Question, now: Row, where: Where) -> Beside:
    rows = told(report, replace(question, where=where))
    names = [sentences.member(by, one) for by, members in where.items() for one in members]
    last = rows[-1] if rows else None
    return Beside(
        ", ".join(names) or say("Whole company"),
        last,
        None if last is None else _less(now, last),
        None,
        tuple(rows),
    )


def _less(now: Row, then: Row) -> float | None:
    here, there = number(now["value"]), number(then["value"])
    return None if here is None or there is None else here - there
