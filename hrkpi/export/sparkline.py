"""A year and a month of one KPI as a line without axes, in plain SVG."""

from collections.abc import Sequence
from itertools import groupby

from hrkpi.export.tokens import NAMED, THEMES, tone

WIDTH, HEIGHT = 118, 36  # CSS pixels; the image scales with its box
MARGIN = 5.0  # room for the last point, CSS pixels


def sparkline(values: Sequence[float | None], *, target: float | None, verdict: str, theme: str) -> str:
    """The trend with its target dashed and its last point in the colour of the status.

    Args:
        values: Figures in order of time; missing ones leave a gap.
        target: The aim, in the unit of the values; no line where none.
        verdict: Status of the last value.
        theme: ``light`` or ``dark``; ``named`` for a page that brings both.

    Returns:
        An SVG document; its scale comes from the shown values alone, so nothing hidden can be read from it.
    """
    colours = THEMES.get(theme, NAMED)
    points = _points(values, target)
    parts = [_aim(values, target, colours["muted"])] if target is not None and points else []
    for shown, run in groupby(points, key=lambda point: point is not None):
        if shown:
            parts.append(_line([point for point in run if point is not None], colours["brand"]))
    if points and points[-1] is not None:
        parts.append(_dot(points[-1], colours[tone(verdict)], colours["surface"]))
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(parts)}</svg>'


def _points(values: Sequence[float | None], target: float | None) -> list[tuple[float, float] | None]:
    if all(value is None for value in values):
        return []
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    return [
        None if value is None else (MARGIN + index * step, _height(value, values, target))
        for index, value in enumerate(values)
    ]


def _height(value: float, values: Sequence[float | None], target: float | None) -> float:
    """Distance from the top of the image, CSS pixels."""
    seen = [shown for shown in (*values, target) if shown is not None]
    low, high = min(seen), max(seen)
    if high == low:
        return HEIGHT / 2
    return MARGIN + (high - value) / (high - low) * (HEIGHT - 2 * MARGIN)


def _line(run: Sequence[tuple[float, float]], colour: str) -> str:
    if len(run) == 1:
        return f'<circle cx="{run[0][0]:.1f}" cy="{run[0][1]:.1f}" r="1.4" fill="{colour}"/>'
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.7" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _aim(values: Sequence[float | None], target: float | None, colour: str) -> str:
    y = _height(target, values, target) if target is not None else 0.0
    return (
        f'<line x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}" stroke-width="1.1" '
        'stroke-dasharray="3 2.4"/>'
    )


def _dot(point: tuple[float, float], colour: str, around: str) -> str:
    return (
        f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="3.4" fill="{colour}" stroke="{around}" '
        'stroke-width="1.2"/>'
    )
