"""What a reader adds to Explore is in its files: the same tiles with the same words as on the page."""

from contextlib import suppress

import pytest

from hrkpi.errors import HrkpiError
from hrkpi.report import Report
from hrkpi.view import Asking, Block, Chart, Table, View
from hrkpi.views._added import MADE
from hrkpi.views._figures import Figures
from hrkpi.views.explore import VIEW
from hrkpi.wording import Wording
from layouts._address import read
from layouts._asked import Asked, asked
from layouts._more import MADE as TILES
from layouts._more import _crossed
from layouts._taken import asked_of

EVERYTHING = "&".join(f"show={name}" for name in MADE)
KPIS = ("turnover_rate", "time_to_fill", "enps", "headcount")


def taken(report: Report, search: str) -> View:
    """What is in the file of an address."""
    return VIEW.draw(report, Wording(), asked_of(report, read(search), VIEW))


def told(blocks: list[Block]) -> list[tuple[str, str, str]]:
    return [(one.title, one.statement, one.note) for one in blocks if isinstance(one, Chart | Table)]


def test_all_that_the_page_offers_can_be_taken() -> None:
    assert list(MADE) == list(TILES)


def test_nothing_is_added_unless_it_is_asked_for(report: Report) -> None:
    plain, more = taken(report, "?kpi=turnover_rate"), taken(report, f"?kpi=turnover_rate&{EVERYTHING}")

    assert more.blocks[: len(plain.blocks)] == plain.blocks
    assert len(more.blocks) > len(plain.blocks)


@pytest.mark.parametrize("kpi", KPIS)
def test_added_tiles_say_what_the_page_says(report: Report, kpi: str) -> None:
    search = f"?kpi={kpi}&by=department&across=location&{EVERYTHING}"

    blocks = taken(report, search).blocks

    plain = len(taken(report, f"?kpi={kpi}&by=department").blocks)
    here = told([one for one in blocks[plain:] if not one.key.startswith("no-")])
    assert here == told(on_the_page(report, asked(report, read(search))))
    assert len({one.key for one in blocks}) == len(blocks)


def test_what_cannot_be_made_says_why_and_stops_no_other(report: Report) -> None:
    blocks = taken(report, "?kpi=enps&show=methods&show=limits").blocks

    (why,) = [one for one in blocks if one.key == "no-methods"]
    assert isinstance(why, Table)
    assert why.title == "Every method of averaging"
    assert "has no average headcount in it" in why.rows[0][0].text
    assert blocks.index(why) == len(blocks) - 1


def on_the_page(report: Report, wanted: Asked) -> list[Block]:
    """The blocks of the tiles that the page draws, of those that can be made."""
    asking = Asking(month=wanted.last, months=wanted.span, where=wanted.where, by=wanted.by)
    found: list[Block] = []
    for make in (*TILES.values(), _crossed):
        with suppress(HrkpiError):
            found += make(Figures(report, Wording(), asking), wanted)
    return found
