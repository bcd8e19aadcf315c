"""Full-time equivalents, worked by hand."""

import pytest

from hrkpi.kpis.fte import KPI
from tests.builders import FEB_2025, MAR_2025, Q1_2025, answer, company, job, worker


def test_contracted_shares_add_up_and_blank_is_full_time() -> None:
    people = company(worker(fte=0.5), worker(fte=0.75), worker(), worker(jobs=()))

    full_time = answer(KPI, people, Q1_2025)

    assert full_time.value == pytest.approx(0.5 + 0.75 + 1 + 1)
    assert full_time.people == 4


def test_a_change_on_the_last_day_counts_at_its_close() -> None:
    people = company(
        worker(jobs=(job("2020-01-01", fte=1.0), job("2025-02-28", fte=0.6))),
        worker(fte=0.5, last_day="2025-03-31"),
    )

    full_time = answer(KPI, people, (FEB_2025, MAR_2025))

    assert full_time.value.ravel() == pytest.approx([0.6 + 0.5, 0.6])


def test_a_change_of_hours_moves_nobody() -> None:
    person = worker(jobs=(job("2020-01-01", fte=1.0), job("2025-02-28", fte=0.6)))

    full_time = answer(KPI, company(person), MAR_2025, by="department")

    assert full_time.of("Sales").value == pytest.approx(0.6)
    assert full_time.of("Sales").people == 1


def test_contractors_are_apart() -> None:
    people = company(worker(fte=0.5), worker(fte=1.0, worker_type="contractor"))

    assert answer(KPI, people, Q1_2025).value == pytest.approx(0.5)
