"""Average headcount: the published year by every method, and the edges by hand."""

from datetime import date

import pytest

from hrkpi.kpis.average_headcount import KPI
from hrkpi.query import Average
from tests.builders import FEB_2025, Q1_2025, Y2024, answer, company, job, months, worker
from tests.published import year_2024


@pytest.mark.parametrize(
    ("method", "persons"),
    [
        (Average.DAILY, 27_916 / 366),  # employee-days over days: 76.27
        (Average.TWO_POINT, (33 + 48) / 2),
        (Average.MONTH_END, 841 / 12),  # 70.08
        (Average.THIRTEEN_POINT, (33 + 841) / 13),  # 67.23
        (Average.OPENING, 33),
        (Average.CLOSING, 48),
    ],
)
def test_the_methods_differ_as_published(method: Average, persons: float) -> None:
    average = answer(KPI, year_2024(), Y2024, average=method)

    assert average.value == pytest.approx(persons)
    assert average.people == pytest.approx(persons)


def test_the_mean_of_monthly_two_points_is_none_of_them() -> None:
    monthly = answer(KPI, year_2024(), months("2024-01", "2024-12"), average=Average.TWO_POINT)

    assert monthly.value.mean() == pytest.approx(69.46, abs=0.005)


def test_first_and_last_day_are_both_employed() -> None:
    people = company(
        worker(hire_date="2025-02-28"),  # 1 day of 28
        worker(last_day="2025-02-01"),  # 1 day
        worker(hire_date="2025-02-10", last_day="2025-02-10"),  # 1 day
    )

    assert answer(KPI, people, FEB_2025).value == pytest.approx(3 / 28)


def test_days_belong_to_the_unit_in_which_they_were_spent() -> None:
    mover = worker(jobs=(job("2020-01-01", "Sales"), job("2025-02-11", "Finance")))

    average = answer(KPI, company(mover), FEB_2025, by="department")

    assert average.of("Sales").value == pytest.approx(10 / 28)
    assert average.of("Finance").value == pytest.approx(18 / 28)


def test_a_window_that_is_not_over_counts_the_days_so_far() -> None:
    people = company(worker(), worker(hire_date="2025-02-11"))

    average = answer(KPI, people, Q1_2025, as_of=date(2025, 2, 20))

    assert average.value == pytest.approx((51 + 10) / 51)


def test_contractors_are_apart() -> None:
    assert answer(KPI, company(worker(worker_type="contractor")), Q1_2025).value == 0
