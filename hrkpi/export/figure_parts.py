"""Parts of figures: colours by role, places along an axis, the upright axis, words beside marks."""

from collections.abc import Iterator, Sequence
from typing import Any

from hrkpi.export.plot import Figure, plain
from hrkpi.export.scale import Axis, axis
from hrkpi.kpi import Unit
from hrkpi.language import say_many
from hrkpi.result import Shown
from hrkpi.terms import UNITS
from hrkpi.view import Cell, Chart, Mark, Role, Series
from hrkpi.wording import COUNTED, FIXED, Wording

COLOURED = 4  # groups that every reader can tell apart
TOKENS = {
    Role.ACTUAL: "brand",
    Role.PRIOR: "prior",
    Role.TARGET: "target",
    Role.FORECAST: "forecast",
    Role.LIMIT: "limit",
}
INKS = {"target": "ink2", "forecast": "brand", "limit": "prior"}  # colours of styles that are no token
DASHES = {"target": "8px,6px", "forecast": "2px,4px", "limit": "2px,3px"}
EVERY = (1, 2, 3, 6, 12, 24, 60, 120)  # places from one name to the next
MOST_NAMES, MOST_QUARTERS = 9, 14  # along an axis over time
QUARTER = 2  # letters: ``Q3``
YEAR = 4  # digits
MOST_STEPS = 7  # of a waterfall side by side, on half a page
LINE = 12  # letters of a name under a column, before it goes on under itself
LONGEST = 26  # letters of a name beside a bar
MANY, BROKEN = 8, 17  # rows above which a name has one line, else two of so many letters


def styled(chart: Chart) -> Iterator[tuple[str, Series]]:
    """Each series with its style: ``brand``, ``prior``, ``target``, ``forecast``, ``limit``, ``group_2``."""
    groups = int(any(series.role is Role.ACTUAL for series in chart.series))  # which has the first colour
    for series in chart.series:
        groups += series.role is Role.GROUP
        if series.role is not Role.GROUP:
            yield TOKENS[series.role], series
        else:
            yield (f"group_{groups}" if groups <= COLOURED else "prior"), series


def colour(style: str, alpha: str = "") -> str:
    """The token of a style, as strong as asked: ``token:brand/0.16``."""
    return f"token:{INKS.get(style, style)}" + (f"/{alpha}" if alpha else "")


def values(series: Series) -> list[float | None]:
    """The figures of a series; nothing where none is shown."""
    return [number(cell) for cell in series.cells]


def number(cell: Cell) -> float | None:
    """The figure of a cell that is shown."""
    return float(cell.value) if cell.shown is Shown.OK and isinstance(cell.value, int | float) else None


def told(chart: Chart, series: Series) -> list[str]:
    """What is said of each place where the pointer is."""
    whose = f"{plain(series.name)}: " if series.name else ""
    return [
        f"{plain(place)}<br>{whose}{plain(cell.text)}"
        for place, cell in zip(chart.axis, series.cells, strict=True)
    ]


def scale_of(chart: Chart, known: Sequence[float | None], *, from_zero: bool) -> Axis:
    """The axis of a chart's values; bars begin at zero."""
    smallest = 10.0**-chart.decimals / (100 if chart.unit is Unit.SHARE else 1)
    found = [value for value in known if value is not None]
    scale = axis([0.0, *found] if from_zero else found, smallest=smallest)
    if chart.unit is Unit.SHARE and found and max(found) <= 1 < scale.high:
        return Axis(scale.low, 1.0 + 0.02 * (1.0 - scale.low), tuple(t for t in scale.ticks if t <= 1))
    if not from_zero or min(found, default=0.0) < 0:
        return scale
    return Axis(0.0, scale.high, scale.ticks)


def up(chart: Chart, scale: Axis, wording: Wording) -> Figure:
    """The upright axis, its numbers written by our own formatter."""
    return {
        "range": [scale.low, scale.high],
        "tickvals": list(scale.ticks),
        "ticktext": ticks(chart, scale, wording),
    }


def ticks(chart: Chart, scale: Axis, wording: Wording) -> list[str]:
    """The round numbers of an axis as they are written."""
    if chart.unit in COUNTED:
        return [wording.number(value, chart.decimals) for value in scale.ticks]
    return [wording.amount(chart.unit, chart.decimals, value) for value in scale.ticks]


def brief(chart: Chart, cell: Cell) -> str:
    """A figure where there is little room: of people and applications the number alone."""
    figure, _, unit = cell.text.rpartition(FIXED)
    return (
        figure
        if chart.unit in COUNTED and unit in {say_many(*UNITS[chart.unit], count) for count in (1, 2)}
        else cell.text
    )


def level(chart: Chart) -> Figure:
    """The level axis of places in their order: of months every few a name, with the year once."""
    months = _are_months(chart.axis)
    ordered = months or all(label.isdigit() for label in chart.axis)
    at = _named(chart.axis, months=months) if ordered else list(range(len(chart.axis)))
    texts = _months(chart.axis, at) if months else [broken(chart.axis[place]) for place in at]
    return {"range": [-0.5, len(chart.axis) - 0.5], "tickvals": at, "ticktext": texts, "tickangle": 0}


def beside(chart: Chart, name: str) -> str:
    """A name beside a bar: on two lines where there are few rows, else cut."""
    first, *rest = _lines(name, BROKEN)
    if len(chart.axis) > MANY or not rest:
        return shortened(name)
    return f"{plain(first)}<br>{shortened(' '.join(rest), BROKEN)}"


def shortened(name: str, most: int = LONGEST) -> str:
    """A name that has room beside a bar."""
    return plain(name if len(name) <= most else name[: most - 1].rstrip() + "…")


def broken(name: str) -> str:
    """A name in lines that fit under a column."""
    return "<br>".join(plain(line) for line in _lines(name, LINE))


def word(
    text: str, *, x: float, y: float, strong: bool = False, **more: Any
) -> Figure:  # Any: of an annotation
    """A word beside a mark."""
    ink = {"size": 13 if strong else 12, "color": "token:ink" if strong else "token:ink2"}
    written = f"<b>{plain(text)}</b>" if strong else plain(text)
    return {"x": x, "y": y, "text": written, "showarrow": False, "font": ink, **more}


def is_blank(chart: Chart) -> bool:
    """Whether there is no figure in it that could be drawn; what figures are held against is none."""
    told = [series for series in chart.series if series.role not in {Role.TARGET, Role.LIMIT}]
    return all(number(cell) is None for series in told for cell in series.cells)


def is_hidden(chart: Chart) -> bool:
    """Whether any of its figures is hidden."""
    return any(cell.shown is Shown.HIDDEN for series in chart.series for cell in series.cells)


def upright(chart: Chart) -> bool:
    """Whether values go up and places along; else values go along."""
    many = chart.mark is Mark.WATERFALL and len(chart.axis) > MOST_STEPS
    return not many and chart.mark not in {Mark.BAR, Mark.FUNNEL, Mark.HEAT}


def _are_months(labels: Sequence[str]) -> bool:
    """Whether they are months or quarters: ``Nov 2026``, ``Q3 2026``."""
    years = [_parted(label)[1] for label in labels]
    return len(labels) > 1 and all(len(year) == YEAR and year.isdigit() for year in years)


def _parted(label: str) -> tuple[str, str]:
    """Month or quarter, and year: ``Nov`` and ``2026``."""
    name, _, year = label.replace(FIXED, " ").rpartition(" ")
    return name, year


def _named(labels: Sequence[str], *, months: bool) -> list[int]:
    """Places with a name: every few, in step with the first January."""
    most = MOST_NAMES if max(len(_parted(label)[0]) for label in labels) > QUARTER else MOST_QUARTERS
    every = next((step for step in EVERY if len(labels) / step <= most), EVERY[-1])
    years = [_parted(label)[1] for label in labels]
    turn = next((at for at in range(1, len(years)) if months and years[at] != years[at - 1]), 0)
    return [at for at in range(len(labels)) if (at - turn) % every == 0] or [len(labels) - 1]


def _months(labels: Sequence[str], at: Sequence[int]) -> list[str]:
    texts, before = [], ""
    for place in at:
        month, year = _parted(labels[place])
        texts.append(plain(month) if year == before else f"{plain(month)}<br>{plain(year)}")
        before = year
    return texts


def _lines(name: str, most: int) -> list[str]:
    """A name in lines of so many letters; a longer word stays whole."""
    lines = [""]
    for part in name.split(" "):
        if lines[-1] and len(lines[-1]) + len(part) >= most:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return lines
