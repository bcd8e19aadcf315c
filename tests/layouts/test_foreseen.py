"""What is looked at next is worked out ahead, and forgotten when anything is done to the figures."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hrkpi import notes
from hrkpi.language import speaking
from hrkpi.note_book import Kind
from hrkpi.notes import Draft, Known
from layouts._address import read
from layouts._build import build
from layouts._page import Desk, body_of
from tests.layouts.conftest import desk_of
from tests.layouts.test_pages import PAGES
from tests.reports import workspace

HERE = read("?kpi=headcount")
EXPLORE = PAGES["explore"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(workspace(tmp_path))


def test_what_was_worked_out_is_shown_without_drawing_it_again(desk: Desk) -> None:
    client = build(desk).server.test_client()

    answer = client.get("/foreseen/explore?kpi=headcount")

    assert (answer.status_code, answer.data) == (204, b"")
    assert len(desk.bodies) == 1
    assert body_of(EXPLORE, desk, HERE) is body_of(EXPLORE, desk, read("?kpi=headcount&"))
    assert len(desk.bodies) == 1


@pytest.mark.parametrize("key", ["data", "nonsense"])
def test_a_page_that_hangs_on_more_than_the_address_is_not_worked_out(desk: Desk, key: str) -> None:
    assert build(desk).server.test_client().get(f"/foreseen/{key}").status_code == 404
    assert len(desk.bodies) == 0


def test_a_note_changes_what_is_known(desk: Desk) -> None:
    before = body_of(EXPLORE, desk, HERE)
    draft = Draft(Kind.NOTE, date(2025, 3, 1), "Why.")
    notes.add(desk.workspace, draft, desk.principal, datetime.now(UTC), Known(desk.report().catalogue, {}))

    after = body_of(EXPLORE, desk, HERE)

    assert after is not before
    assert "Why." in str(after.body)


def test_each_language_has_its_own(desk: Desk) -> None:
    before = body_of(EXPLORE, desk, HERE)

    with speaking("de"):
        assert body_of(EXPLORE, desk, HERE) is not before


def test_reopened_nothing_is_left(desk: Desk) -> None:
    body_of(EXPLORE, desk, HERE)

    desk.reopen()

    assert len(desk.bodies) == 0
