"""How far people are from the top: how many are in each layer of management."""

from hrkpi.distribution import Distribution, distribution
from hrkpi.errors import QueryError
from hrkpi.kpi import Unit
from hrkpi.language import say
from hrkpi.result import Question, Shown
from hrkpi.view import Cell, Chart, Mark, Series
from hrkpi.views._charted import NOTHING, UNTOLD, noted
from hrkpi.views._distributed import joined, ranged
from hrkpi.views._figures import Figures, Row, number

KEY = "management_layers"


def layers(made: Figures) -> Chart:
    """People by layer; layers with too few are joined with their neighbours."""
    row, found = next(iter(made.rows(KEY)), None), _found(made)
    counts = found.counts if found else ()
    names = zip(found.starts, found.stops, strict=True) if found else ()
    return Chart(
        key="layers",
        title=say("People by layer of management"),
        mark=Mark.COLUMN,
        axis=tuple(ranged(made, start, stop) for start, stop in names),
        axis_name=say("Layer, 1 is the top"),
        series=(
            Series(say("People"), tuple(Cell(float(count), made.wording.number(count)) for count in counts)),
        ),
        unit=Unit.PERSONS,
        decimals=0,
        statement=_told(made, row),
        note=noted(_unplaced(made, row), joined(found) if found else ""),
        kpi=KEY,
    )


def _found(made: Figures) -> Distribution | None:
    """The layers now; none where they are hidden or there are none."""
    last = made.last(made.report.kpi(KEY))
    try:
        return distribution(made.report, Question(KEY, where=made.where(KEY), first=last, last=last))
    except QueryError:
        return None


def _told(made: Figures, row: Row | None) -> str:
    kpi = made.report.kpi(KEY)
    if row is None or row["status"] != Shown.OK:
        return say(UNTOLD if row is not None and row["status"] == Shown.HIDDEN else NOTHING)
    half, nine, deepest = (
        made.wording.figure(kpi, number(row[name])) for name in ("value", "p90", "deepest")
    )
    return say(
        "Half of the people are no deeper than layer {mid}, nine in ten no deeper than layer {most}; "
        "the deepest that five people or more reach is layer {deepest}.",
        mid=half,
        most=nine,
        deepest=deepest,
    )


def _unplaced(made: Figures, row: Row | None) -> str:
    """How many people are in no chain of managers."""
    count = number(row["unplaced"]) if row is not None and row["status"] == Shown.OK else None
    if not count:
        return say("Who has nobody above is in layer 1, direct reports of theirs in layer 2.")
    return say(
        "Who has nobody above is in layer 1, direct reports of theirs in layer 2. In no chain: {count}.",
        count=made.wording.number(count),
    )
