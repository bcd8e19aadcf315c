"""The line without axes: gaps stay gaps, and nothing hidden moves the scale."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from hrkpi.export.sparkline import HEIGHT, MARGIN, WIDTH, sparkline

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(*values: float | None, target: float | None = None, verdict: str = "on_target") -> str:
    return sparkline(values, target=target, verdict=verdict, theme="light")


def heights(svg: str) -> list[float]:
    """Distances from the top of the points of the first line."""
    points = re.search(r'points="([^"]+)"', svg)
    assert points is not None
    return [float(pair.split(",")[1]) for pair in points[1].split()]


def test_the_highest_is_at_the_top_and_the_lowest_at_the_bottom() -> None:
    assert heights(drawn(1.0, 3.0, 2.0)) == [HEIGHT - MARGIN, MARGIN, HEIGHT / 2]


def test_a_missing_value_leaves_a_gap() -> None:
    svg = drawn(1.0, 2.0, None, 4.0, 5.0)

    assert svg.count("<polyline") == 2


def test_a_value_between_gaps_is_a_point() -> None:
    svg = fromstring(drawn(1.0, 2.0, None, 4.0, None))  # noqa: S314 - our own text

    assert len(svg.findall(f"{NAMESPACE}polyline")) == 1
    assert len(svg.findall(f"{NAMESPACE}circle")) == 1


def test_the_target_belongs_to_the_scale() -> None:
    svg = drawn(1.0, 1.0, target=3.0)

    assert "stroke-dasharray" in svg
    assert heights(svg) == [HEIGHT - MARGIN, HEIGHT - MARGIN]


def test_the_last_point_has_the_colour_of_the_status() -> None:
    assert 'fill="#A11D33"' in drawn(1.0, 2.0, verdict="off_target")
    assert 'fill="#76808F"' in drawn(1.0, 2.0, verdict="no_target")


def test_a_level_line_lies_in_the_middle() -> None:
    assert heights(drawn(2.0, 2.0)) == [HEIGHT / 2, HEIGHT / 2]


@pytest.mark.parametrize("values", [(), (None, None)])
def test_nothing_to_show_draws_nothing(values: tuple[None, ...]) -> None:
    svg = drawn(*values, target=2.0)

    assert "<polyline" not in svg
    assert "<line" not in svg
    assert f'width="{WIDTH}"' in svg
