"""Transfers out, worked by hand."""

from hrkpi.kpis.transfers_out import KPI
from tests.builders import JAN_2025, Q1_2025, answer, company, job, worker


def test_who_goes_to_another_department_moves_out() -> None:
    people = company(
        worker(jobs=(job("2020-01-01", "Sales"), job("2025-01-10", "Finance"))),
        worker(jobs=(job("2020-01-01", "Sales"), job("2025-02-10", "Finance"), job("2025-03-10", "Sales"))),
        worker(),
    )

    transfers = answer(KPI, people, Q1_2025, by="department")

    assert [transfers.of(unit).value for unit in ("Sales", "Finance")] == [2, 1]


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01")
    people = company(*(worker(jobs=(job("2020-01-01"), job(day, "Finance"))) for day in days))

    assert answer(KPI, people, JAN_2025, by="department").of("Sales").value == 2


def test_an_exit_is_no_transfer() -> None:
    people = company(worker(last_day="2025-01-10"), worker(department="Finance"))

    assert answer(KPI, people, JAN_2025, by="department").of("Sales").value == 0


def test_nobody_moves_within_the_whole() -> None:
    people = company(worker(jobs=(job("2020-01-01"), job("2025-01-10", "Finance"))))

    assert answer(KPI, people, JAN_2025).value == 0
