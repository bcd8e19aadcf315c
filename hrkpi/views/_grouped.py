"""The groups of a KPI as a table: figure, interval, people, status, change in a year."""

from collections.abc import Mapping, Sequence

from hrkpi import sentences
from hrkpi.kpi import Better, Kpi
from hrkpi.language import say
from hrkpi.result import Evidence, Question, Shown
from hrkpi.view import Cell, Table
from hrkpi.views._charted import ORDERED
from hrkpi.views._figures import YEAR, Figures, Row, number
from hrkpi.weighed import moved, movements


def grouped(made: Figures, kpi: Kpi, question: Question, rows: Sequence[Row]) -> Table:
    """Where each group stands, the worst first, hidden ones last.

    Args:
        made: Where figures come from.
        kpi: What is shown.
        question: About those groups; by one dimension.
        rows: All windows of all groups.
    """
    by = question.by[0]
    last = max(int(row["stop"]) for row in rows)
    now = {str(row[by]): row for row in rows if int(row["stop"]) == last and is_there(row, by)}
    then = {str(row[by]): row for row in rows if int(row["stop"]) == last - YEAR}
    names = ordered(made, kpi, now, by)
    changes = {name: change for name in names if (change := _change(now[name], then.get(name))) is not None}
    months = movements(made.report, question) if any(changes.values()) else None
    weighed = {
        name: moved(made.report, question, months, name, change, last - 1) if months else Evidence.TOO_FEW
        for name, change in changes.items()
    }
    before = next((str(row["period"]) for row in then.values()), "")
    since = (
        say("Since {period}", period=made.wording.period(before)) if before and changes else say("In a year")
    )
    heads = (
        sentences.dimension(by),
        say(kpi.label),
        say("Status"),
        since,
        say("95 % interval"),
        say("People"),
    )
    cells = tuple(
        _cells(made, kpi, now[name], changes.get(name), weighed.get(name, Evidence.TOO_FEW), by)
        for name in names
    )
    rule = sentences.rule(made.report.minimum)
    return Table("table", sentences.capital(sentences.members(by)), heads, cells, note=rule)


def is_there(row: Row, by: str) -> bool:
    """Whether there is anything to say of a group; of people without a group only what is shown."""
    nobody = str(row[by]) == "unknown" and row["status"] != Shown.OK
    return row["status"] != Shown.NO_DATA and not nobody


def seen(cells: Sequence[Cell]) -> bool:
    """Whether any cell shows a figure."""
    return any(cell.shown is Shown.OK and cell.value is not None for cell in cells)


def ordered(made: Figures, kpi: Kpi, now: Mapping[str, Row], by: str) -> list[str]:
    """Members of a dimension in the order of reading: their own, or the worst first; hidden ones last.

    Args:
        made: Where figures come from.
        kpi: What is shown; the largest stand first where no way is good.
        now: Row of each member.
        by: The dimension.
    """
    shown = [name for name in now if now[name]["status"] == Shown.OK]
    if by in ORDERED:
        members = (*made.report.members(by), "unknown")
        shown.sort(key=lambda name: members.index(name) if name in members else len(members))
    else:
        sign = 1 if kpi.better is Better.HIGHER else -1
        shown.sort(key=lambda name: (sign * (number(now[name]["value"]) or 0.0), name))
    return [*shown, *sorted(name for name in now if name not in shown)]


def _cells(
    made: Figures, kpi: Kpi, row: Row, change: float | None, evidence: Evidence, by: str
) -> tuple[Cell, ...]:
    name = sentences.member(by, str(row[by]))
    status = sentences.status(str(row["verdict"]), str(row["status"]))
    told = made.wording.change(kpi, change, evidence).signed_text if change is not None else ""
    interval = made.wording.interval(kpi, number(row["low"]), number(row["high"]))
    return (
        Cell(name, name),
        made.cell(kpi, row),
        Cell(status, status),
        Cell(change, told) if change is not None else Cell(None, ""),
        Cell(interval, interval),
        made.count(row),
    )


def _change(now: Row, then: Row | None) -> float | None:
    """Value now minus value a year ago; missing unless both are shown."""
    if then is None or now["status"] != Shown.OK or then["status"] != Shown.OK:
        return None
    after, before = number(now["value"]), number(then["value"])
    return None if after is None or before is None else after - before
