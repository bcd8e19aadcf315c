"""Span of control, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.span_of_control import KPI
from tests.builders import JAN_2025, MAR_2025, Q1_2025, Worker, answer, company, job, months, worker


def team(manager: str, size: int) -> list[Worker]:
    """A manager and people who report to them."""
    return [worker(manager), *(worker(manager_id=manager) for _ in range(size))]


def test_half_of_the_managers_have_fewer() -> None:
    people = company(*team("a", 2), *team("b", 5), *team("c", 13))

    span = answer(KPI, people, JAN_2025)

    assert span.one("value", "numerator", "denominator", "people") == (5, 20, 3, 3)
    assert span.beside["mean"] == pytest.approx(20 / 3)
    classes = ("1_to_3", "4_to_7", "8_to_12", "over_12")
    assert [span.beside[name].item() for name in classes] == [1, 1, 0, 1]


def test_both_days_at_the_ends_of_the_period_count() -> None:
    """Who comes on the last day is in the closing, who goes on it or comes later is not."""
    people = company(
        worker("a"),
        worker(hire_date="2025-01-31", manager_id="a"),
        worker(hire_date="2025-02-01", manager_id="a"),
        worker(last_day="2025-01-31", manager_id="a"),
        worker(last_day="2025-02-01", manager_id="a"),
    )

    assert answer(KPI, people, JAN_2025).value == 2


def test_who_has_nobody_is_no_manager() -> None:
    people = company(worker("a"), worker(last_day="2025-01-10", manager_id="a"), worker("b"))

    assert np.isnan(answer(KPI, people, JAN_2025).value)


def test_a_team_passes_to_another_manager() -> None:
    moved = worker(jobs=(job("2020-01-01", manager_id="a"), job("2025-02-10", manager_id="b")))
    people = company(worker("a", department="Sales"), worker("b", department="Finance"), moved)

    span = answer(KPI, people, months("2025-01", "2025-03"), by="department")

    assert span.of("Sales").people[:, 0].tolist() == [1, 0, 0]
    assert span.of("Finance").people[:, 0].tolist() == [0, 1, 1]


def test_a_manager_belongs_to_the_unit_they_are_in_themselves() -> None:
    manager = worker("a", jobs=(job("2020-01-01", "Sales"), job("2025-02-10", "Finance")))
    people = company(manager, worker(manager_id="a", department="Support"))

    span = answer(KPI, people, (JAN_2025, MAR_2025), by="department")

    assert span.of("Sales").value[0].item() == span.of("Finance").value[1].item() == 1
    assert np.isnan(span.of("Finance").value[0])


def test_a_manager_who_has_left_does_not_count() -> None:
    people = company(worker("a", last_day="2025-02-14"), worker(manager_id="a"))

    assert answer(KPI, people, months("2025-01", "2025-03")).people[:, 0].tolist() == [1, 0, 0]


@pytest.mark.parametrize("worker_type", ["contractor", "intern"])
def test_only_employees_count_as_reports(worker_type: str) -> None:
    people = company(worker("a"), worker(manager_id="a"), worker(manager_id="a", worker_type=worker_type))

    assert answer(KPI, people, JAN_2025).value == 1


def test_nobody_reports_to_themselves_or_to_somebody_unknown() -> None:
    people = company(worker("a", manager_id="a"), worker(manager_id="z"))

    assert np.isnan(answer(KPI, people, JAN_2025).value)


def test_a_longer_window_asks_for_its_close_as_far_as_it_is_known() -> None:
    people = company(worker("a"), worker(manager_id="a"), worker(hire_date="2025-03-10", manager_id="a"))

    assert answer(KPI, people, Q1_2025).value == 2
    assert answer(KPI, people, Q1_2025, as_of=date(2025, 3, 9)).value == 1
