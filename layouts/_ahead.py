"""The forecast on the chart: its line and its two ranges, and its rows in the table beside it."""

from hrkpi.ahead import MEMORY, Ahead, between, in_words
from hrkpi.ahead import ahead as ahead_of
from hrkpi.export.plot import Figure, plain
from hrkpi.forecast import Z80, Z95
from hrkpi.kpi import Kpi
from hrkpi.language import say
from hrkpi.period import WindowKind, month_label
from hrkpi.wording import Wording
from layouts._series import Line

__all__ = ("MEMORY", "Ahead", "ahead", "in_words", "rows", "traces")
SHADES = ((Z95, "0.10"), (Z80, "0.16"))  # the wider range lies below


def ahead(kpi: Kpi, window: WindowKind, line: Line) -> Ahead | str:
    """What may come after a line, or why nothing is said of it."""
    return ahead_of(kpi, window, line.points)


def traces(kpi: Kpi, told: Ahead, wording: Wording) -> list[Figure]:
    """Two ranges and a dotted line, from the last known point on."""
    start = told.start.value or 0.0
    months = [told.start.last, *told.months]
    drawn: list[Figure] = []
    for z, alpha in SHADES:
        low, high = told.found.band(z)
        bare = {"type": "scatter", "mode": "lines", "x": months, "hoverinfo": "skip", "line": {"width": 0}}
        fill = {"fill": "tonexty", "fillcolor": f"token:brand/{alpha}"}
        drawn += [{**bare, "y": [start, *low.tolist()]}, {**bare, "y": [start, *high.tolist()], **fill}]
    low, high = told.found.band(Z80)
    ends = [between(kpi, a, b, wording) for a, b in zip(low.tolist(), high.tolist(), strict=True)]
    said = [
        plain(
            say(
                "Forecast {value} for {month}, 80 % range {within}",
                value=wording.value(kpi, value),
                month=wording.month(month),
                within=within,
            )
        )
        for month, value, within in zip(told.months, told.found.values.tolist(), ends, strict=True)
    ]
    line = {
        "type": "scatter",
        "mode": "lines",
        "name": say("Forecast"),
        "x": months,
        "y": [start, *told.found.values.tolist()],
        "hovertext": ["", *said],
        "hoverinfo": "text",
        "line": {"color": "token:brand", "width": 2.25, "dash": "2px,4px"},
    }
    return [*drawn, line]


def rows(kpi: Kpi, told: Ahead, wording: Wording) -> list[tuple[str, str]]:
    """Month and forecast with its range, for the table beside the chart."""
    low, high = told.found.band(Z80)
    return [
        (
            wording.period(month_label(month)),
            f"{wording.value(kpi, float(value))} ({between(kpi, float(a), float(b), wording)})",
        )
        for month, value, a, b in zip(told.months, told.found.values, low, high, strict=True)
    ]
