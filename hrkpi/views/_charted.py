"""Charts that every family has: a figure over time against its target, and by group beside a year ago."""

from collections.abc import Mapping, Sequence

from hrkpi import sentences
from hrkpi.kpi import Better, Kpi, Unit
from hrkpi.language import marked, say
from hrkpi.period import WindowKind
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Mark, Role, Series
from hrkpi.views._figures import MONTH, YEAR, Figures, Row, number
from hrkpi.views._noted import happened, marked_on
from hrkpi.wording import COUNTED, DASH

MOST_GROUPS = 14  # bars that one chart takes
ORDERED = {"level", "age_band", "tenure_band"}  # dimensions whose members have an order of their own
NOTHING = marked("There is nothing to show in this period.")
UNTOLD = marked("No figure can be shown in this period.")
MISSING = Cell(None, DASH, Shown.NO_DATA)


def trend(made: Figures, key: str, *, title: str = "", prior: bool = True, note: str = "") -> Chart:
    """A KPI over the months asked for, with its target and the year before.

    Args:
        made: Where figures come from.
        key: Key of the KPI; also of the chart.
        title: Another title than its label.
        prior: Whether the year before is drawn.
        note: What the reader must know.
    """
    kpi = made.report.kpi(key)
    found = made.trend_rows(key, months=made.asking.months + (YEAR if prior else 0))
    first = made.last(kpi) - made.asking.months + 1
    rows = [row for row in found if int(row["stop"]) - 1 >= first]
    earlier = {int(row["stop"]) - 1 + YEAR: row for row in found}
    series = [Series(say("Actual"), tuple(made.cell(kpi, row) for row in rows))]
    if prior:
        then = tuple(made.cell(kpi, earlier.get(int(row["stop"]) - 1)) for row in rows)
        series += [Series(say("Year before"), then, Role.PRIOR)] if seen(then) else []
    aims = tuple(made.cell(kpi, row, "target") for row in rows)
    series += [Series(say("Target"), aims, Role.TARGET)] if seen(aims) else []
    events = made.report.notes.events(key, made.where(key), first, made.last(kpi)) if rows else ()
    statement = told(made, kpi, rows) if seen(series[0].cells) else say(NOTHING)
    return Chart(
        key=key.replace("_", "-"),
        title=title or say(kpi.label),
        mark=Mark.LINE,
        axis=tuple(made.month(row) for row in rows),
        axis_name=say(MONTH),
        series=tuple(series),
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=" ".join(filter(None, (statement, happened(events, made.wording)))),
        note=noted(note, made.left_out(key)),
        kpi=key,
        events=marked_on(events, [int(row["stop"]) - 1 for row in rows]),
    )


def together(
    made: Figures,
    keys: Mapping[str, str],
    *,
    key: str,
    title: str,
    window: WindowKind | None = None,
) -> Chart:
    """Several KPIs of one unit over time, at most four.

    Args:
        made: Where figures come from.
        keys: Name of each line by the key of its KPI.
        key: Key of the chart.
        title: Its title.
        window: How months are gathered; the KPI's own where none.
    """
    rows = {one: made.rows(one, months=made.asking.months, window=window) for one in keys}
    kpi = made.report.kpi(next(iter(keys)))
    series = tuple(
        Series(say(name), tuple(made.cell(kpi, row) for row in rows[one]), Role.GROUP)
        for one, name in keys.items()
    )
    said = [f"{one.name} {one.cells[-1].text}" for one in series if one.cells and seen(one.cells[-1:])]
    axis = tuple(made.month(row) for row in rows[next(iter(keys))])
    return Chart(
        key=key,
        title=title,
        mark=Mark.LINE,
        axis=axis,
        axis_name=say(MONTH),
        series=series,
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=say("{label}: {text}.", label=sentences.capital(axis[-1]), text=", ".join(said))
        if said
        else say(NOTHING),
    )


def by_group(
    made: Figures, key: str, by: str, *, title: str = "", prior: bool = True, note: str = ""
) -> Chart:
    """A KPI by the members of a dimension, with 95 % intervals, beside the same a year ago.

    Args:
        made: Where figures come from.
        key: Key of the KPI.
        by: The dimension.
        title: Another title than ``<KPI> by <dimension>``.
        prior: Whether the year before is marked.
        note: What the reader must know.
    """
    kpi = made.report.kpi(key)
    now = {str(row[by]): row for row in made.rows(key, (by,)) if is_there(row, by)}
    then = {str(row[by]): row for row in made.rows(key, (by,), back=YEAR)} if prior else {}
    names, left = chosen(kpi, now, by, made.report.members(by))
    rows = [now[name] for name in names]
    low = tuple(number(row["low"]) for row in rows)
    high = tuple(number(row["high"]) for row in rows)
    surely = any(end is not None for end in low)
    cells = tuple(made.cell(kpi, row) for row in rows)
    series = [Series(say("Now"), cells, Role.ACTUAL, low if surely else (), high if surely else ())]
    before = tuple(made.cell(kpi, then.get(name)) for name in names)
    series += [Series(say("A year ago"), before, Role.PRIOR)] if seen(before) else []
    has_whole = kpi.unit not in COUNTED | {Unit.FTE} and not kpi.splits and seen(cells)
    series += _whole(made, key, len(names)) if has_whole else []
    axis = tuple(sentences.member(by, name) for name in names)
    return Chart(
        key=f"{key}-by-{by}".replace("_", "-"),
        title=title
        or say("{label} by {name}", label=say(kpi.label), name=sentences.lowered(sentences.dimension(by))),
        mark=Mark.BAR,
        axis=axis,
        axis_name=sentences.dimension(by),
        series=tuple(series),
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=extremes(axis, cells),
        note=noted(note, left if seen(cells) else "", made.left_out(key)),
        kpi=key,
        by=by,
    )


def noted(*parts: str) -> str:
    """The sentences that there are."""
    return " ".join(part for part in parts if part)


def _whole(made: Figures, key: str, places: int) -> list[Series]:
    """All groups together, as a line across them."""
    cell = made.cell(made.report.kpi(key), next(iter(made.rows(key)), None))
    named = sentences.listed(
        [one for kept in made.where(key).values() for one in kept] or [say("Whole company")]
    )
    return [Series(named, (cell,) * places, Role.LIMIT)] if known(cell) is not None else []


def is_there(row: Row, by: str) -> bool:
    """Whether there is anything to say of a group; of people without a group only what is shown."""
    nobody = str(row[by]) == "unknown" and row["status"] != Shown.OK
    return row["status"] != Shown.NO_DATA and not nobody


def chosen(kpi: Kpi, now: Mapping[str, Row], by: str, members: Sequence[str]) -> tuple[list[str], str]:
    """Members in the order of reading, at most so many as a chart takes, and what is said of the rest.

    Args:
        kpi: What was measured; the worst stands first.
        now: Row of each member.
        by: The dimension.
        members: All of them, in the order that those of some dimensions keep.
    """
    kept = sorted(now, key=lambda name: -(number(now[name]["n"]) or 0.0))[:MOST_GROUPS]
    if by in ORDERED:
        kept = [name for name in (*members, "unknown") if name in kept]
    else:
        sign = 1 if kpi.better is Better.HIGHER else -1
        shown = [name for name in kept if now[name]["status"] == Shown.OK]
        kept = [
            *sorted(shown, key=lambda name: sign * (number(now[name]["value"]) or 0.0)),
            *sorted(name for name in kept if name not in shown),
        ]
    rest = len(now) - len(kept)
    return kept, sentences.largest(len(kept), len(now), by) if rest else ""


def extremes(axis: Sequence[str], cells: Sequence[Cell]) -> str:
    """Which group is highest and which lowest."""
    seen = [
        (value, name, cell.text)
        for name, cell in zip(axis, cells, strict=True)
        if (value := known(cell)) is not None
    ]
    is_whole = all(cell.shown is not Shown.HIDDEN for cell in cells)
    if not seen:
        return say(NOTHING if is_whole else UNTOLD)
    (most, top, high), (least, bottom, low) = max(seen), min(seen)
    if len(seen) == 1 or most == least:
        return say("{label}: {text}.", label=top, text=high)
    told = say(
        "Highest: {top} with {high}. Lowest: {bottom} with {low}.", top=top, high=high, bottom=bottom, low=low
    )
    return told if is_whole else f"{told} {say('What is hidden may be higher or lower.')}"


def told(made: Figures, kpi: Kpi, rows: Sequence[Row]) -> str:
    """First and last figure, and what is aimed at."""
    ends = sentences.in_words(kpi, [(str(r["period"]), number(r["value"])) for r in rows], made.wording)
    aim = number(rows[-1]["target"]) if rows else None
    return f"{ends.removesuffix('.')}{sentences.aim(kpi, aim, made.wording)}."


def known(cell: Cell) -> float | None:
    """The figure of a cell that is shown."""
    return float(cell.value) if cell.shown is Shown.OK and isinstance(cell.value, int | float) else None


def seen(cells: Sequence[Cell]) -> bool:
    """Whether any cell shows a figure."""
    return any(known(cell) is not None for cell in cells)
