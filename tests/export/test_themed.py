"""Colours of charts by the names of tokens."""

from hrkpi.export.figure import figure
from hrkpi.export.themed import CODES, coded, named
from hrkpi.export.tokens import DARK, LIGHT
from hrkpi.wording import Wording
from tests.seen import LINE


def test_each_token_is_drawn_in_a_colour_that_nothing_else_has() -> None:
    assert len(set(CODES.values())) == len(LIGHT)
    assert not {code.upper() for code in CODES.values()} & {*LIGHT.values(), *DARK.values()}


def test_what_is_drawn_in_it_is_named_afterwards() -> None:
    line = coded(figure(LINE, Wording()))["data"][-1]["marker"]["color"]

    drawn = f"rgb({', '.join(str(int(line[at : at + 2], 16)) for at in (1, 3, 5))})"

    assert named(f'<path style="stroke: {drawn}; fill: rgb(9, 2, 3)"/>') == (
        '<path style="stroke: var(--brand); fill: rgb(9, 2, 3)"/>'
    )


def test_text_of_data_stays_as_it_is_written() -> None:
    """Also what is named like a colour of ours: as text, as what is kept beside it, and like an attribute."""
    for text in ("rgb(1, 2, 200)", "rgb(1, 2, 3)", 'a fill="rgb(1, 2, 3)"'):
        kept = text.replace('"', "&quot;")
        drawn = f'<text data-unformatted="{kept}" x="1" fill="rgb(1, 2, 1)">{text}</text><g>{text}</g>'

        assert named(drawn) == drawn.replace('fill="rgb(1, 2, 1)"', 'fill="var(--canvas)"')


def test_a_colour_that_is_none_of_ours_stays() -> None:
    assert named('<path fill="rgb(1, 2, 200)"></path>') == '<path fill="rgb(1, 2, 200)"></path>'
