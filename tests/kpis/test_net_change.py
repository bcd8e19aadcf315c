"""Net change, worked by hand."""

from hrkpi.kpis.net_change import KPI
from tests.builders import JAN_2025, Q1_2025, Y2024, answer, company, job, worker
from tests.published import year_2024


def test_who_came_less_who_went() -> None:
    people = company(
        worker(),
        worker(hire_date="2025-01-10"),
        worker(last_day="2025-02-14"),
        worker(last_day="2025-03-14"),
        worker(jobs=(job("2020-01-01", "Sales"), job("2025-03-01", "Finance"))),
    )

    assert answer(KPI, people, Q1_2025).value == 1 - 2
    change = answer(KPI, people, Q1_2025, by="department")
    assert change.of("Sales").value == 1 - 2 - 1
    assert change.of("Finance").value == 1


def test_both_days_at_the_ends_of_the_period_count() -> None:
    """Who leaves on the last day is not in the closing; who comes on the first was not in the opening."""
    people = company(
        worker(hire_date="2025-01-01"), worker(last_day="2025-01-31"), worker(last_day="2024-12-31"), worker()
    )

    assert answer(KPI, people, JAN_2025).value == 1 - 1


def test_who_comes_later_does_not_count() -> None:
    assert answer(KPI, company(worker(), worker(hire_date="2025-02-01")), JAN_2025).value == 0


def test_published_company() -> None:
    assert answer(KPI, year_2024(), Y2024).value == 48 - 33
