"""Views on paper: charts are drawn once, as high as their page has room."""

from hrkpi.export.figure import height
from hrkpi.export.page import HALF
from hrkpi.export.printed import ROOM, Found, Ghosts, paged
from tests.seen import BAR, LINE


def test_blanks_are_as_large_as_charts_and_are_drawn_as_high_as_planned() -> None:
    ghosts = Ghosts()
    html = f"<p>{ghosts(LINE, HALF)}</p><p>{ghosts(BAR, HALF)}</p>"

    drawn = ghosts.drawn(html, [0.5, 0.0], lambda one, wide, high: f"<svg>{one.key} {wide} {high}</svg>")

    assert f'viewBox="0 0 {HALF} {height(LINE)}"' in html
    assert drawn == (
        f"<p><svg>line-chart {HALF} {round(height(LINE) * 1.5)}</svg></p>"
        f"<p><svg>bar-chart {HALF} {height(BAR)}</svg></p>"
    )


def test_pages_begin_where_they_are_planned_and_charts_fill_them() -> None:
    head = Found("band-0-0", 160.0, (), tears=False)
    rows = [Found(f"band-0-{at}", 0.6 * ROOM, (300.0, 280.0), tears=False) for at in (1, 2)]

    style, taller = paged([[head, *rows], [head]])

    assert style == "@media print{#band-0-2{break-before:page}}"
    assert [round(share * high) for share, high in zip(taller, (300, 280, 300, 280), strict=True)] == [
        112,
        112,
        0,
        0,
    ]


def test_a_view_of_one_page_begins_none() -> None:
    assert paged([[Found("band-0-0", 160.0, (), tears=False)]]) == ("", [])
