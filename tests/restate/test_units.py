"""Units that became others: renames, and the past in the units of today."""

from datetime import date

import pytest

from hrkpi.book import Units
from hrkpi.bridge import bridge
from hrkpi.kpis import exits, headcount, hires, transfers_in
from hrkpi.restate.units import as_now, changes
from tests.builders import (
    FEB_2025,
    JAN_2025,
    Company,
    Entry,
    answer,
    application,
    company,
    job,
    months,
    query,
    requisition,
    worker,
)
from tests.units import renamed, unit

NOW = {"units": Units.AS_NOW}
MOVED = worker(jobs=(job("2020-01-01", "Sales"), job("2025-02-01", "Markets")))
RENAMED = renamed("Sales", "Markets", "2025-02-01")


def held(asked: Company, **how: object) -> dict[str, list[float]]:
    """People of each department at the close of January and of February."""
    found = answer(headcount.KPI, asked, (JAN_2025, FEB_2025), by="department", **how)
    columns = {labels[0]: found.of(*labels).value[:, 0].tolist() for labels in found.groups}
    return {name: values for name, values in columns.items() if any(values)}


def test_as_it_was_a_renamed_unit_is_two() -> None:
    assert held(company(MOVED, RENAMED)) == {"Sales": [1, 0], "Markets": [0, 1]}


def test_as_it_is_now_it_is_one() -> None:
    assert held(company(MOVED, RENAMED), **NOW) == {"Markets": [1, 1]}


def test_people_of_whom_no_later_record_tells_are_in_the_new_unit_as_well() -> None:
    """Even where nobody has been recorded in it yet."""
    assert held(company(worker(), RENAMED), **NOW) == {"Markets": [1, 1]}
    assert held(company(worker(), RENAMED)) == {"Sales": [1, 1]}


def test_a_unit_that_takes_the_old_name_later_keeps_it() -> None:
    later = worker(jobs=(job("2025-02-10", "Sales"),), hire_date="2025-02-10")

    assert held(company(MOVED, later, RENAMED), **NOW) == {"Markets": [1, 1], "Sales": [0, 1]}


def test_names_follow_each_other() -> None:
    people = company(worker(), RENAMED, renamed("Markets", "Clients", "2025-03-01"))

    assert held(people, **NOW) == {"Clients": [1, 1]}


def test_a_change_that_is_not_known_yet_is_none() -> None:
    assert held(company(worker(), RENAMED), as_of=date(2025, 1, 31), **NOW) == {"Sales": [1, 1]}


def test_a_unit_that_became_several_keeps_its_name() -> None:
    """Nobody can say which of them its people would have been in."""
    people = company(worker(), RENAMED, renamed("Sales", "Service", "2025-02-01"))

    assert held(people, **NOW) == {"Sales": [1, 1]}


def test_units_are_named_by_their_ids_and_lie_in_what_the_new_one_lies_in() -> None:
    people = company(
        worker(division="Old"),
        unit("U1", "Sales"),
        unit("U2", "Markets", parent_id="D2"),
        Entry("org_units", {"unit_id": "D2", "name": "New", "kind": "division"}),
        renamed("U1", "U2", "2025-02-01"),
    )

    found = answer(headcount.KPI, people, JAN_2025, by=("division", "department"), **NOW)

    assert found.of("New", "Markets").value == 1
    assert [change.dimension for change in changes(people)] == ["department"]


def test_a_unit_of_another_kind_with_the_same_name_stays() -> None:
    people = company(worker(team="Sales"), unit("Sales"), RENAMED)

    assert answer(headcount.KPI, people, JAN_2025, by="team", **NOW).of("Sales").value == 1


def test_vacancies_are_in_the_units_of_today_too() -> None:
    people = company(worker(), requisition(), application("2025-01-10"), RENAMED)

    assert as_now(people, as_of=date(2025, 12, 31))["requisitions"]["department"].tolist() == ["Markets"]


def test_without_changes_nothing_is_touched() -> None:
    people = company(worker())

    assert as_now(people, as_of=date(2025, 12, 31)) is people


def test_hires_and_exits_are_in_the_units_of_today() -> None:
    people = company(worker(hire_date="2025-01-10", last_day="2025-02-10"), RENAMED)

    for kpi in (hires.KPI, exits.KPI):
        found = answer(kpi, people, (JAN_2025, FEB_2025), by="department", **NOW)
        assert found.of("Markets").value.sum() == 1


@pytest.mark.parametrize("day", ["2025-02-01", "2025-02-10"])
def test_going_along_with_a_renamed_unit_is_no_transfer(day: str) -> None:
    moved = worker(jobs=(job("2020-01-01", "Sales"), job(day, "Markets")))
    asked = query(company(moved, RENAMED), months("2025-02", "2025-02"), by="department")

    figures = bridge(asked).figures

    assert not figures["transfers_in"].any()
    assert figures["reclassified"][0].tolist() == [1, -1]


def test_as_it_is_now_nobody_moves_at_all() -> None:
    asked = query(company(MOVED, RENAMED), months("2025-02", "2025-02"), by="department", **NOW)

    assert not bridge(asked).figures["reclassified"].any()


def test_going_there_before_the_change_is_a_transfer() -> None:
    moved = worker(jobs=(job("2020-01-01", "Sales"), job("2025-01-31", "Markets")))

    found = answer(transfers_in.KPI, company(moved, RENAMED), JAN_2025, by="department")

    assert found.of("Markets").value == 1
