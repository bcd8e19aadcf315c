"""The blocks of one KPI: large figures, its trend, where its groups stand, how they moved."""

from collections.abc import Iterator
from dataclasses import replace

from hrkpi import sentences
from hrkpi.ahead import Ahead, in_words
from hrkpi.forecast import Z95
from hrkpi.language import marked, say, say_in
from hrkpi.narrative import narrative
from hrkpi.period import WindowKind
from hrkpi.result import Shown
from hrkpi.view import Block, Cell, Chart, Fact, Facts, Mark, Role, Series, Table
from hrkpi.views._charted import MISSING, MOST_GROUPS, NOTHING, extremes
from hrkpi.views._compared import Beside, difference
from hrkpi.views._explored import Explored
from hrkpi.views._figures import MONTH, TONES, YEAR, Row, number
from hrkpi.views._grouped import grouped, is_there, ordered, seen
from hrkpi.views._noted import happened, marked_on, noted

AXES = {WindowKind.QUARTER: marked("Quarter"), WindowKind.YEAR: marked("Year")}
MOST_LINES = 4  # that every reader can tell apart


def statement(asked: Explored) -> str:
    """Where it stands, as a sentence."""
    row, wording = asked.now, asked.made.wording
    if row is None:
        return (
            _parts(asked).statement
            if asked.groups
            else say("{label}: {text}", label=say(asked.kpi.label), text=say(NOTHING))
        )
    period = wording.period(str(row["period"]), long=True)
    if row["status"] != Shown.OK:
        hidden = row["status"] == Shown.HIDDEN
        why = say_in("why", "hidden to protect people") if hidden else say_in("why", "nothing to measure")
        return say("{label}, {period}: {why}.", label=say(asked.kpi.label), period=period, why=why)
    aim = sentences.aim(asked.kpi, number(row["target"]), wording)
    verdict = str(row["verdict"])
    judged = f", {sentences.standing(verdict)}" if verdict in TONES else ""
    return say(
        "{label}: {value} in {period}{judged}{aim}.",
        label=say(asked.kpi.label),
        value=wording.value(asked.kpi, row["value"]),
        period=period,
        judged=judged,
        aim=aim,
    )


def blocks(asked: Explored) -> tuple[Block, ...]:
    """All of it, in the order of reading; what there is nothing of is left out."""
    return tuple(_blocks(asked))


def _blocks(asked: Explored) -> Iterator[Block]:
    if asked.now is not None:
        yield Facts("now", tuple(_facts(asked, asked.now)))
        yield _trend(asked)
    if asked.groups and seen([asked.made.cell(asked.kpi, row) for row in asked.latest()]):
        yield _parts(asked)
    if asked.compare and asked.beside:
        yield _compared(asked)
    yield from noted(asked.notes, asked.made.wording, asked.around)
    said = [Cell(claim.text, claim.text) for claim in narrative(asked.made.report, asked.question)]
    if said:
        yield Table("claims", say("What may be said"), (say("In words"),), tuple((cell,) for cell in said))
    if asked.groups:
        yield _lines(asked)
        yield grouped(asked.made, asked.kpi, asked.question, asked.groups)


def _facts(asked: Explored, row: Row) -> Iterator[Fact]:
    made, kpi = asked.made, asked.kpi
    cell, aim = made.cell(kpi, row), number(row["target"])
    tone = TONES.get(str(row["verdict"]), "") if cell.shown is Shown.OK else ""
    status = sentences.status(str(row["verdict"]), str(row["status"]))
    yield Fact(made.wording.period(str(row["period"]), long=True), cell, status, tone)
    if aim is not None:
        yield Fact(made.wording.bound(kpi), Cell(aim, made.wording.value(kpi, aim)), asked.lands)
    before = next((one for one in asked.whole if one["stop"] == row["stop"] - YEAR), None)
    then = made.cell(kpi, before)
    if before is not None and then.shown is Shown.OK:
        yield Fact(made.wording.period(str(before["period"]), long=True), then, say("A year before"))
    interval = made.wording.interval(kpi, number(row["low"]), number(row["high"]))
    if cell.shown is Shown.OK:
        yield Fact(
            say("People"),
            made.count(row),
            say("95 % interval {interval}", interval=interval) if interval else "",
        )


def _trend(asked: Explored) -> Chart:
    made, kpi = asked.made, asked.kpi
    shown = asked.since(asked.whole)
    earlier = {int(row["stop"]) + YEAR: row for row in asked.whole}
    then = tuple(made.cell(kpi, earlier.get(int(row["stop"]))) for row in shown)
    aims = tuple(made.cell(kpi, row, "target") for row in shown)
    low, high = (tuple(number(row[end]) for row in shown) if asked.band else () for end in ("low", "high"))
    series = [Series(say("Actual"), tuple(made.cell(kpi, row) for row in shown), Role.ACTUAL, low, high)]
    series += [Series(say("Year before"), then, Role.PRIOR)] if asked.prior and seen(then) else []
    series += [_other(asked, one, shown) for one in asked.beside if one.rows]
    series += [Series(say("Target"), aims, Role.TARGET)] if seen(aims) else []
    said = sentences.in_words(
        kpi, [(str(row["period"]), number(row["value"])) for row in shown], made.wording
    )
    axis = [made.wording.period(str(row["period"])) for row in shown]
    if told := asked.coming:
        axis += [made.wording.month(month) for month in told.months]
        series = [_longer(one, len(told.months)) for one in series] + [_forecast(asked, told, len(shown))]
        said = f"{said} {in_words(kpi, told, made.wording)}"
    title = say("Trend against target") if seen(aims) else say("Trend")
    drawn = _chart(asked, "trend", title, axis, series, said)
    return _marked(asked, drawn, [int(row["stop"]) - 1 for row in shown])


def _other(asked: Explored, one: Beside, shown: list[Row]) -> Series:
    """The line of another unit beside the trend."""
    found = {int(row["stop"]): row for row in one.rows}
    cells = tuple(asked.made.cell(asked.kpi, found.get(int(row["stop"]))) for row in shown)
    return Series(one.name, cells, Role.GROUP)


def _compared(asked: Explored) -> Table:
    """Values beside the figure, and how it lies to each."""
    made, kpi = asked.made, asked.kpi
    found = [(one, made.cell(kpi, one.row), difference(kpi, one, made.wording)) for one in asked.beside]
    return Table(
        key="compared",
        title=say("Compared with"),
        heads=(say(kpi.label), say("Value"), say("Difference")),
        rows=tuple((Cell(one.name, one.name), cell, Cell(how, how)) for one, cell, how in found),
        statement=" ".join(
            say("Compared with {name}: {difference}.", name=one.name, difference=how or cell.text)
            for one, cell, how in found
            if not one.own
        ),
    )


def _marked(asked: Explored, drawn: Chart, lasts: list[int]) -> Chart:
    """The chart with its events; ``lasts`` holds the last month of each place that is known."""
    ahead = asked.coming.months if asked.coming else []
    told = " ".join(part for part in (drawn.statement, happened(asked.events, asked.made.wording)) if part)
    return replace(drawn, events=marked_on(asked.events, [*lasts, *ahead]), statement=told)


def _forecast(asked: Explored, told: Ahead, known: int) -> Series:
    """The forecast from the last known month on, with its 95 % range."""
    low, high = (tuple(float(end) for end in ends) for ends in told.found.band(Z95))
    values = [told.start.value, *map(float, told.found.values)]
    cells = tuple(
        MISSING if one is None else Cell(one, asked.made.wording.value(asked.kpi, one)) for one in values
    )
    before: tuple[None, ...] = (None,) * known
    return Series(
        say("Forecast"), (MISSING,) * (known - 1) + cells, Role.FORECAST, before + low, before + high
    )


def _parts(asked: Explored) -> Chart:
    """The groups now, with their intervals."""
    now = {str(row[asked.by]): row for row in asked.latest()}
    largest = sorted(now, key=lambda name: -(number(now[name]["n"]) or 0.0))[:MOST_GROUPS]
    names = ordered(asked.made, asked.kpi, {name: now[name] for name in largest}, asked.by)
    left = sentences.largest(len(names), len(now), asked.by) if len(now) > len(names) else ""
    rows = [now[name] for name in names]
    cells = tuple(asked.made.cell(asked.kpi, row) for row in rows)
    low, high = (tuple(number(row[end]) for row in rows) for end in ("low", "high"))
    known = any(end is not None for end in low)
    series = [Series(say("Now"), cells, Role.ACTUAL, low if known else (), high if known else ())]
    aims = tuple(asked.made.cell(asked.kpi, row, "target") for row in rows)
    series += [Series(say("Target"), aims, Role.TARGET)] if seen(aims) else []
    axis = [sentences.member(asked.by, name) for name in names]
    title = say("By {name}", name=sentences.lowered(sentences.dimension(asked.by)))
    return _chart(asked, "groups", title, axis, series, extremes(axis, cells), mark=Mark.BAR, note=left)


def _lines(asked: Explored) -> Chart:
    """The groups that stand first in the table, over time."""
    by_name: dict[str, dict[int, Row]] = {}
    for row in asked.since(asked.groups):
        if is_there(row, asked.by):
            by_name.setdefault(asked.name_of(row), {})[int(row["stop"])] = row
    stops = {int(row["stop"]): str(row["period"]) for row in asked.since(asked.groups)}
    now = {str(row[asked.by]): row for row in asked.latest()}
    names = [sentences.member(asked.by, name) for name in ordered(asked.made, asked.kpi, now, asked.by)]
    series = [
        Series(
            name,
            tuple(
                asked.made.cell(asked.kpi, by_name[name][stop]) if stop in by_name[name] else MISSING
                for stop in stops
            ),
            Role.GROUP,
        )
        for name in names[:MOST_LINES]
    ]
    ends = [f"{one.name} {one.cells[-1].text}" for one in series if seen(one.cells[-1:])]
    periods = list(stops.values())
    last = asked.made.wording.period(periods[-1], long=True) if periods else ""
    return _chart(
        asked,
        "over-time",
        say("{members} over time", members=sentences.capital(sentences.members(asked.by))),
        [asked.made.wording.period(period) for period in periods],
        series,
        say("{label}: {text}.", label=sentences.capital(last), text=", ".join(ends))
        if ends
        else say(NOTHING),
        note=say("The first {count} of {whole} in the table.", count=len(series), whole=len(names))
        if len(names) > len(series)
        else "",
    )


def _chart(  # noqa: PLR0913 - a chart is all of this
    asked: Explored,
    key: str,
    title: str,
    axis: list[str],
    series: list[Series],
    statement: str,
    *,
    mark: Mark = Mark.LINE,
    note: str = "",
) -> Chart:
    over_time = say(AXES.get(asked.window, MONTH))
    return Chart(
        key=key,
        title=title,
        mark=mark,
        axis=tuple(axis),
        axis_name=over_time if mark is Mark.LINE else sentences.dimension(asked.by),
        series=tuple(series),
        unit=asked.kpi.unit,
        decimals=asked.kpi.decimals,
        statement=statement,
        note=note,
    )


def _longer(series: Series, months: int) -> Series:
    """A series with places for months to come."""
    ends = [end + (None,) * months if end else () for end in (series.low, series.high)]
    return replace(series, cells=series.cells + (MISSING,) * months, low=ends[0], high=ends[1])
