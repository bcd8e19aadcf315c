"""Layers of management, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.management_layers import KPI
from tests.builders import (
    JAN_2025,
    MAR_2025,
    Q1_2025,
    Worker,
    answer,
    company,
    job,
    months,
    worker,
)


def chain(*keys: str, department: str = "Sales") -> list[Worker]:
    """People of whom each reports to the one before."""
    above = (None, *keys)
    return [
        worker(key, manager_id=manager, department=department)
        for key, manager in zip(keys, above, strict=False)
    ]


def under(manager: str, size: int) -> list[Worker]:
    """People who report to a manager."""
    return [worker(manager_id=manager) for _ in range(size)]


def test_half_of_the_people_are_no_deeper() -> None:
    """One at the top, two below, three below one of these, and one who is in no chain."""
    people = company(
        *chain("top", "a", "aa"),
        worker("b", manager_id="top"),
        worker(manager_id="a"),
        worker(manager_id="a"),
        worker("alone"),
    )

    found = answer(KPI, people, JAN_2025)

    assert found.one("value", "numerator", "people") == ((2 + 3) / 2, 1 + 2 + 2 + 3 + 3 + 3, 6)
    assert [found.beside[name].item() for name in ("deepest", "unplaced")] == [2, 1]
    assert found.beside["mean"] == pytest.approx(14 / 6)


def test_a_layer_that_few_reach_is_not_the_deepest() -> None:
    """Seven in a row, one in each layer: five of them are in or below the third, four below it."""
    people = company(*chain("a", "b", "c", "d", "e", "f", "g"))

    assert answer(KPI, people, JAN_2025).beside["deepest"] == 3
    assert np.isnan(answer(KPI, company(*chain("a", "b", "c", "d")), JAN_2025).beside["deepest"])


def test_both_days_at_the_ends_of_the_period_count() -> None:
    """Who comes on the last day is in the closing, who goes on it or comes later is not."""
    people = company(
        worker("top"),
        worker(hire_date="2025-01-31", manager_id="top"),
        worker(hire_date="2025-02-01", manager_id="top"),
        worker(last_day="2025-01-31", manager_id="top"),
        worker(last_day="2025-02-01", manager_id="top"),
    )

    assert answer(KPI, people, JAN_2025).one("numerator", "people") == (1 + 2 + 2, 3)


def test_several_tops_begin_in_the_first_layer() -> None:
    people = company(*chain("a", "b"), *chain("c", "d", "e"))

    assert answer(KPI, people, JAN_2025).one("numerator", "people") == (1 + 2 + 1 + 2 + 3, 5)


def test_who_names_nobody_and_has_nobody_does_not_count() -> None:
    people = company(*chain("a", "b"), worker(), worker(manager_id="x", worker_type="contractor"))

    found = answer(KPI, people, JAN_2025)

    assert found.one("numerator", "people") == (1 + 2, 2)
    assert found.beside["unplaced"] == 1


def test_without_any_manager_there_are_no_layers() -> None:
    found = answer(KPI, company(worker(), worker()), JAN_2025)

    assert np.isnan(found.value)
    assert np.isnan(found.beside["deepest"])
    assert found.beside["unplaced"] == 2


def test_nobody_in_a_circle_or_under_one_has_a_layer() -> None:
    people = company(
        worker("a", manager_id="b"), worker("b", manager_id="a"), worker(manager_id="b"), *chain("c", "d")
    )

    found = answer(KPI, people, JAN_2025)

    assert found.one("numerator", "people") == (1 + 2, 2)
    assert found.beside["unplaced"] == 3


def test_who_names_themselves_is_at_the_top() -> None:
    assert answer(KPI, company(worker("a", manager_id="a"), worker(manager_id="a")), JAN_2025).value == 1.5


def test_a_manager_whom_nobody_knows_is_above() -> None:
    """Of a manager outside the data nothing is known but that there is one."""
    assert answer(KPI, company(worker(manager_id="outside")), JAN_2025).one("value", "people") == (2, 1)


def test_whoever_has_left_stays_in_the_chain() -> None:
    """The people of a manager who left on 14 January are as far from the top as before."""
    people = company(worker("top"), worker("a", manager_id="top", last_day="2025-01-14"), *under("a", 2))

    assert answer(KPI, people, JAN_2025).one("numerator", "people") == (3 + 3, 2)


def test_a_manager_who_came_later_was_at_the_top_before() -> None:
    """Their people name them from 2020 on; what is above them is known from March 2025 on."""
    people = company(worker("top"), worker("a", hire_date="2025-03-01", manager_id="top"), *under("a", 1))

    found = answer(KPI, people, (JAN_2025, MAR_2025))

    assert found.numerator[:, 0].tolist() == [2, 1 + 2 + 3]


def test_everybody_below_moves_with_their_manager() -> None:
    moved = worker("b", jobs=(job("2020-01-01", manager_id="a"), job("2025-02-10", manager_id="top")))
    people = company(*chain("top", "a"), moved, *under("b", 5))

    found = answer(KPI, people, months("2025-01", "2025-03"))

    assert found.numerator[:, 0].tolist() == [1 + 2 + 3 + 20, 1 + 2 + 2 + 15, 1 + 2 + 2 + 15]
    assert found.beside["deepest"][:, 0].tolist() == [4, 3, 3]


def test_people_are_counted_in_their_own_unit() -> None:
    people = company(*chain("top", "a", department="Finance"), *under("a", 2))

    found = answer(KPI, people, JAN_2025, by="department")

    assert found.of("Finance").value == 1.5
    assert found.of("Sales").one("value", "people") == (3, 2)
    assert answer(KPI, people, JAN_2025, where={"manager": "a"}).one("value", "people") == (3, 2)


def test_a_longer_window_asks_for_its_close_as_far_as_it_is_known() -> None:
    people = company(worker("a"), *under("a", 1), worker(hire_date="2025-03-10", manager_id="a"))

    assert answer(KPI, people, Q1_2025).people == 3
    assert answer(KPI, people, Q1_2025, as_of=date(2025, 3, 9)).people == 2
