"""Views as one HTML file: the words of the screen, nothing fetched, nothing hidden inside."""

import re
from dataclasses import replace

import pytest

from hrkpi.errors import SettingError
from hrkpi.export import chromium as programs
from hrkpi.export.page import HALF, WHOLE, rows, view_html
from hrkpi.export.pictures import to_html, to_pdf, to_svg
from hrkpi.wording import Wording
from tests.seen import BAR, COLUMN, FACTS, HEAT, LINE, STACK, STAMP, STEP, TABLE, view


def page(*blocks: object) -> str:
    return view_html(
        [view(*blocks)], Wording(), STAMP, lambda chart, width: f"<svg>{chart.key} {width}</svg>"
    )


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_it_says_what_the_screen_says() -> None:
    said = words(page(FACTS, LINE, TABLE))

    for text in (
        "Voluntary turnover is 12.4 %, 0.4 points above target.",
        "Turnover · Alder &amp; Finch Group · Division: Operations · Sep 2026 to Nov 2026",
        "Target at most 12.0 %",
        "What the line shows: 12.4 % in November 2026.",
        "−0.4 pp",
        "hidden here: Legal",
        "Source: ISO/TS 30421:2021.",
        "Made: 1 Dec 2026, 12:30 by ada.",
    ):
        assert text in said


def test_two_narrow_blocks_stand_side_by_side() -> None:
    drawn = [(len(row.blocks), row.width) for row in rows(view(FACTS, LINE, STACK, HEAT, COLUMN))]

    assert drawn == [(1, WHOLE), (2, HALF), (1, WHOLE), (1, WHOLE)]


def test_a_heading_begins_a_row() -> None:
    found = rows(view(LINE, BAR, STEP))

    assert [row.section for row in found] == ["", "Where people leave"]
    assert [len(row.blocks) for row in found] == [1, 2]


def test_a_small_table_stands_beside_a_chart() -> None:
    small = replace(TABLE, heads=TABLE.heads[:3], rows=tuple(row[:3] for row in TABLE.rows * 2))

    assert [len(row.blocks) for row in rows(view(LINE, small))] == [2]


def test_a_chart_has_its_key_and_its_figures_as_a_table() -> None:
    html = page(LINE)

    assert f"<svg>line-chart {WHOLE}</svg>" in html
    assert '<span class="stroke stroke-target"></span>Target' in html
    assert html.count("<table") == 1


def test_a_heat_map_is_a_shaded_table() -> None:
    html = page(HEAT)

    assert "<svg>" not in html
    assert 'style="background:#' in html


def test_a_chart_without_a_figure_is_no_picture() -> None:
    """Neither where all are hidden nor where there is none; a target alone is nothing to be drawn."""
    veiled = replace(LINE.series[0], cells=BAR.series[0].cells[2:3] * 3)

    for series in ((veiled,), (veiled, LINE.series[2]), ()):
        assert "<svg>" not in page(replace(LINE, series=series))


def test_only_the_link_back_points_outside() -> None:
    outside = re.findall(r'(?:src|href)="(?!data:|#)([^"]+)"|url\((?!data:)', page())

    assert outside == [STAMP.link]


def test_names_from_data_are_only_text() -> None:
    html = page(replace(LINE, title="<script>alert(1)</script>", note="<img src=x>"))

    assert "<script>" not in html
    assert "<img" not in html


def test_without_chromium_tables_stand_in_place_of_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "NAMES", ("no-such-program",))

    html = to_html([view(LINE)], Wording(), STAMP)

    assert "<svg class" not in html
    assert "14.2\u00a0%" in html


def test_without_chromium_pictures_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "NAMES", ("no-such-program",))

    for make in (to_pdf, to_svg):
        with pytest.raises(SettingError, match="apt-get install chromium"):
            make([view(LINE)], Wording(), STAMP)


def test_each_step_of_a_file_is_told() -> None:
    """A heat map is no picture, and neither are targets alone."""
    told: list[tuple[str, int, int]] = []

    aims = replace(LINE, series=LINE.series[2:])
    to_pdf([view(LINE, HEAT, BAR, aims)], Wording(), STAMP, lambda *step: told.append(step))

    assert list(dict.fromkeys(told)) == [
        ("Drawing picture 1 of 2", 0, 2),
        ("Drawing picture 2 of 2", 1, 2),
        ("Writing the file", 0, 0),
    ]


def test_a_short_table_leaves_no_half_of_a_row_empty_beside_a_chart() -> None:
    short = replace(TABLE, heads=TABLE.heads[:2], rows=tuple(row[:2] for row in TABLE.rows))
    long = replace(short, key="long", rows=short.rows * 2)

    found = [[block.key for block in row.blocks] for row in rows(view(LINE, short, short, BAR, long))]

    assert found == [["line-chart"], ["reasons", "reasons"], ["bar-chart", "long"]]
