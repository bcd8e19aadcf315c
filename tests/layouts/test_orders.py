"""Files that take a while: told in steps, stopped, kept for their owner, and thrown away after a week."""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from hrkpi import packs
from hrkpi.errors import QueryError
from hrkpi.export.forms import Form
from hrkpi.language import speaking
from hrkpi.principal import Principal
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace
from layouts import _orders, downloads
from layouts._build import build
from layouts._order import Order
from layouts._ordered import listed
from layouts._orders import give, orders, stop, taken
from layouts._page import Desk
from tests.layouts.conftest import desk_of, gone
from tests.layouts.trees import of_kind, text
from tests.workspaces import company, load

LONGEST = 400  # looks of a tenth of a second


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Workspace.create(tmp_path / "workspace")
    load(made, 12, company(12))
    found = desk_of(made)
    yield found
    finished(found)


def finished(desk: Desk) -> Order | None:
    """The latest order, once it is not worked on any more."""
    for _ in range(LONGEST):
        found = orders(desk)
        if all(order.phase != "running" for order in found):
            return next(iter(found), None)
        sleep(0.1)
    raise TimeoutError


def test_a_file_is_made_and_kept(desk: Desk) -> None:
    order = give(desk, "headcount", "Headcount", Form.CSV)

    assert orders(desk)[0].name == order.name
    done = finished(desk)
    assert done is not None
    assert (done.phase, done.file) == ("done", "headcount_company_2025-03_v1.csv")
    assert b"Headcount" in taken(desk, order.name)[1]


def test_a_file_speaks_the_language_of_whoever_ordered_it(desk: Desk) -> None:
    with speaking("de"):
        order = give(desk, "headcount", "Personalbestand", Form.CSV)

    assert finished(desk) is not None
    said = taken(desk, order.name)[1].decode("utf-8-sig")
    assert ",Ganzes Unternehmen," in said
    assert "12\u00a0Personen" in said


def test_a_pack_is_one_file_and_tells_what_it_lacks(desk: Desk) -> None:
    pages = ("headcount", "exits?department=Salez")
    packs.save(desk.workspace, packs.Pack("board", pages, datetime.now(UTC), "ada"), desk.principal)

    give(desk, "pack:board", "Pack: board", Form.XLSX)

    done = finished(desk)
    assert done is not None
    assert (done.file, done.left_out) == ("board_company_2025-03_v1.xlsx", ("exits",))
    assert "Left out: exits." in text(listed([done], Wording()))


def test_what_cannot_be_drawn_has_failed(desk: Desk) -> None:
    give(desk, "headcount?department=Salez", "Headcount", Form.CSV)

    done = finished(desk)
    assert done is not None
    assert done.phase == "failed"
    assert "did you mean 'Sales'?" in text(listed([done], Wording()))


def test_a_fault_is_told_by_its_reference(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: Any, **__: Any) -> bytes:  # Any: whatever the writer is given
        raise LookupError("a secret")

    monkeypatch.setattr(_orders, "written", wrong)
    give(desk, "headcount", "Headcount", Form.CSV)

    done = finished(desk)
    assert done is not None
    assert "under reference" in done.error[0]
    assert "secret" not in done.error[0]


def test_a_stopped_order_makes_no_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*given: Any) -> Any:  # Any: as the edition is asked
        for order in orders(desk):
            stop(desk, order.name)
        given[-1]("page 1 of 1", 0, 1)
        raise AssertionError

    monkeypatch.setattr(_orders, "edition", slow)
    order = give(desk, "headcount", "Headcount", Form.CSV)

    done = finished(desk)
    assert done is not None
    assert done.phase == "stopped"
    with pytest.raises(QueryError, match="not made yet"):
        taken(desk, order.name)


def test_an_order_that_is_done_can_be_thrown_away(desk: Desk) -> None:
    order = give(desk, "headcount", "Headcount", Form.CSV)
    finished(desk)

    assert downloads.stopped(desk, order.name) == "Stopped."
    assert orders(desk) == ()
    assert downloads.stopped(desk, order.name) == "This file is not here any more."


def test_nobody_sees_the_files_of_others(desk: Desk) -> None:
    order = give(desk, "headcount", "Headcount", Form.CSV)
    finished(desk)
    other = Desk(desk.workspace, Principal.viewer("eve"), desk.importer, desk.wording)

    assert orders(other) == ()
    for name in (order.name, "../../hrkpi.db", ""):
        with pytest.raises(QueryError):
            taken(other, name)


def test_files_are_thrown_away_after_a_week(desk: Desk) -> None:
    order = give(desk, "headcount", "Headcount", Form.CSV)
    finished(desk)
    home = desk.workspace.path / "exports" / order.name
    kept = json.loads((home / "order.json").read_text(encoding="utf-8"))
    kept["asked_at"] = (datetime.now(UTC) - timedelta(days=8)).isoformat()
    (home / "order.json").write_text(json.dumps(kept), encoding="utf-8")
    (home.parent / "stray").mkdir()

    assert orders(desk) == ()
    assert not home.exists()


def test_an_order_of_a_stopped_server_has_failed(desk: Desk) -> None:
    order = give(desk, "headcount", "Headcount", Form.CSV)
    finished(desk)
    state = desk.workspace.path / "exports" / order.name / "order.json"
    kept = json.loads(state.read_text(encoding="utf-8")) | {"phase": "running", "process": gone()}
    state.write_text(json.dumps(kept), encoding="utf-8")

    assert orders(desk)[0].error[0] == "The server was stopped before this was done."


def test_an_order_that_another_worker_is_at_goes_on(desk: Desk) -> None:
    """Behind several workers the one that is asked is seldom the one that works."""
    order = give(desk, "headcount", "Headcount", Form.CSV)
    finished(desk)
    state = desk.workspace.path / "exports" / order.name / "order.json"
    kept = json.loads(state.read_text(encoding="utf-8"))
    state.write_text(json.dumps(kept | {"phase": "running", "process": os.getppid()}), encoding="utf-8")

    assert orders(desk)[0].phase == "running"
    state.write_text(json.dumps(kept), encoding="utf-8")


def test_the_page_takes_orders_of_what_is_offered(desk: Desk) -> None:
    assert downloads.ordered(desk, "scorecard", "doc") == "Choose what is to be made."
    assert downloads.ordered(desk, "payroll", "pdf") == "Choose what is to be made."
    assert downloads.ordered(desk, "scorecard", "csv") == "Scorecard is being made."


def test_a_file_is_of_the_month_and_units_that_were_chosen(desk: Desk) -> None:
    scope = "department:Sales"

    said = downloads.ordered(desk, "workforce", "csv", "2025-02", scope)

    done = finished(desk)
    assert said == "Workforce, Sales, Feb 2025 is being made."
    assert done is not None
    assert (done.phase, done.file) == ("done", "workforce_sales_2025-02_v1.csv")
    assert b"Department: Sales" in taken(desk, done.name)[1]


def test_what_nobody_offers_is_the_last_whole_month_of_everybody(desk: Desk) -> None:
    downloads.ordered(desk, "workforce", "csv", "2031-13", "department:Salez")

    done = finished(desk)
    assert done is not None
    assert (done.title, done.file) == ("Workforce", "workforce_company_2025-03_v1.csv")


def test_a_page_of_a_pack_keeps_the_units_it_was_saved_with(desk: Desk) -> None:
    pages = ("headcount?department=Sales", "headcount")
    packs.save(desk.workspace, packs.Pack("two", pages, datetime.now(UTC), "ada"), desk.principal)
    asked = _orders.Asked(where={"department": ("Salez",)})

    order = give(desk, "pack:two", "Two", Form.CSV, asked)

    done = finished(desk)
    assert done is not None
    assert done.left_out == ("headcount",)  # the one that was saved without, since there are no such units
    assert b"Department: Sales" in taken(desk, order.name)[1]


def test_a_running_order_has_a_bar_with_its_step() -> None:
    order = Order("a" * 24, "Turnover", "pdf", "running", "ada", "2026-11-01T12:00:00+00:00", 1)

    waiting = listed([order], Wording())
    assert of_kind(waiting, "Progress")
    assert "Waiting" in text(waiting)
    assert "Nothing has been made yet" in text(listed([], Wording()))


def test_the_file_of_an_order_is_at_its_address(desk: Desk) -> None:
    order = give(desk, "headcount", "Headcount", Form.CSV)
    finished(desk)

    answer = build(desk).server.test_client().get(f"/download/made/{order.name}")

    assert answer.headers["Content-Disposition"] == "attachment; filename=headcount_company_2025-03_v1.csv"
    assert "Headcount" in answer.text


def test_an_order_says_what_it_is_doing_and_stops_there_when_it_is_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps are those of the writer; at the next one after the stop nothing more is done."""
    steps: list[str] = []

    def slow(*_: Any, tell: Any, **__: Any) -> bytes:  # Any: whatever the writer is given
        for step in ("Drawing picture 1 of 2", "Drawing picture 2 of 2", "Writing the file"):
            monkeypatch.setattr(_orders, "OFTEN", -1)
            tell(step, 0, 2)
            steps.append(orders(desk)[0].step)
            if len(steps) == 2:
                stop(desk, orders(desk)[0].name)
        raise AssertionError

    monkeypatch.setattr(_orders, "written", slow)
    order = give(desk, "headcount", "Headcount", Form.CSV)

    done = finished(desk)
    assert done is not None
    assert (steps, done.phase) == (["Drawing picture 1 of 2", "Drawing picture 2 of 2"], "stopped")
    kept = {file.name for file in (desk.workspace.path / "exports" / order.name).iterdir()}
    assert kept == {"order.json", "stop"}


def test_an_order_stopped_while_its_file_is_kept_leaves_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = Workspace.audit

    def late(workspace: Workspace, *told: Any) -> None:  # Any: as the log takes it
        stop(desk, orders(desk)[0].name)
        audit(workspace, *told)

    monkeypatch.setattr(Workspace, "audit", late)
    order = give(desk, "headcount", "Headcount", Form.CSV)

    done = finished(desk)
    assert done is not None
    assert done.phase == "stopped"
    assert not list((desk.workspace.path / "exports" / order.name).glob("*.csv"))


def test_an_order_that_waits_for_its_turn_can_be_stopped(desk: Desk) -> None:
    with ExitStack() as turns:
        for _ in range(_orders.AT_ONCE):
            turns.enter_context(_orders.TURNS)
        order = give(desk, "headcount", "Headcount", Form.CSV)
        stop(desk, order.name)

        done = finished(desk)

    assert done is not None
    assert done.phase == "stopped"
