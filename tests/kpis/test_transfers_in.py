"""Transfers in, worked by hand."""

from hrkpi.kpis.transfers_in import KPI
from tests.builders import JAN_2025, Q1_2025, Company, answer, company, job, worker


def moved(day: str) -> Company:
    """Somebody who goes from Sales to Finance on a day."""
    return company(worker(jobs=(job("2020-01-01", "Sales"), job(day, "Finance"))))


def test_who_comes_from_another_department_moves_in() -> None:
    people = company(
        worker(jobs=(job("2020-01-01", "Sales"), job("2025-01-10", "Finance"))),
        worker(jobs=(job("2020-01-01", "Support"), job("2025-02-10", "Finance"), job("2025-03-10", "Sales"))),
        worker(department="Finance"),
    )

    transfers = answer(KPI, people, Q1_2025, by="department")

    assert [transfers.of(unit).value for unit in ("Finance", "Sales", "Support")] == [2, 1, 0]


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01")
    people = company(*(worker(jobs=(job("2020-01-01"), job(day, "Finance"))) for day in days))

    assert answer(KPI, people, JAN_2025, by="department").of("Finance").value == 2


def test_nobody_moves_within_the_whole() -> None:
    assert answer(KPI, moved("2025-01-10"), JAN_2025).value == 0


def test_a_filter_is_a_border_too() -> None:
    assert answer(KPI, moved("2025-01-10"), JAN_2025, where={"department": "Finance"}).value == 1


def test_neither_a_hire_nor_a_reorganised_unit_is_a_move() -> None:
    people = company(
        worker(jobs=(job("2020-01-01", "Sales"), job("2025-01-10", "Finance", change="reorganisation"))),
        worker(hire_date="2025-01-10", department="Finance"),
    )

    assert answer(KPI, people, JAN_2025, by="department").of("Finance").value == 0


def test_another_level_in_the_same_unit_is_no_move() -> None:
    people = company(worker(jobs=(job("2020-01-01", level="1"), job("2025-01-10", level="2"))))

    assert not answer(KPI, people, JAN_2025, by=("department", "level")).value.any()
