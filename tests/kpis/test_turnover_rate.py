"""Turnover: the published years by every method, and the edges by hand."""

import numpy as np
import pytest

from hrkpi.kpis.turnover_rate import KPI
from hrkpi.query import Average
from tests.builders import (
    FEB_2025,
    JAN_2025,
    Q1_2025,
    Y2024,
    Y2025,
    answer,
    company,
    months,
    ttm,
    worker,
    year,
)
from tests.published import SMALL_AS_OF, employees_small, monthly_separations, year_2024

Y2000, Y2001 = year(2000), year(2001)


def test_exits_are_measured_against_the_days_of_all() -> None:
    people = company(
        worker(last_day="2025-02-14"), worker(last_day="2025-02-14", exit_type="other"), worker()
    )

    turnover = answer(KPI, people, Q1_2025)

    assert turnover.numerator == 2
    assert turnover.denominator == pytest.approx((45 + 45 + 90) / 90)
    assert turnover.value == pytest.approx(1.0)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01")
    people = company(*(worker(last_day=day) for day in days), worker())

    turnover = answer(KPI, people, (JAN_2025, FEB_2025))

    assert turnover.numerator.tolist() == [[2], [1]]
    assert turnover.denominator.ravel() == pytest.approx([(1 + 31 * 3) / 31, (1 + 28) / 28])


def test_contractors_who_leave_do_not_count() -> None:
    people = company(worker(), worker(worker_type="contractor", last_day="2025-02-14"))

    assert answer(KPI, people, Q1_2025).value == 0


def test_a_year_s_rate_is_that_of_the_year_and_not_of_the_window() -> None:
    people = company(worker(last_day="2025-01-31"), worker())

    turnover = answer(KPI, people, JAN_2025, annualise=True)

    assert turnover.value == pytest.approx(1 / 2 * 366 / 31)  # the twelve months hold a 29 February
    assert turnover.low < turnover.value < turnover.high


@pytest.mark.parametrize(
    ("method", "rate"),
    [
        (Average.OPENING, 239.4),
        (Average.TWO_POINT, 195.1),
        (Average.CLOSING, 164.6),
        (Average.THIRTEEN_POINT, 117.5),
        (Average.MONTH_END, 112.7),
        (Average.DAILY, 103.6),
    ],
)
def test_the_methods_differ_as_published(method: Average, rate: float) -> None:
    turnover = answer(KPI, year_2024(), Y2024, average=method)

    assert turnover.numerator == 79
    assert turnover.value * 100 == pytest.approx(rate, abs=0.05)


def test_twelve_months_are_the_year_and_not_the_sum_of_monthly_rates() -> None:
    asked = monthly_separations()

    whole = answer(KPI, asked, (Y2024, ttm("2024-12")), average=Average.MONTH_END)
    monthly = answer(KPI, asked, months("2024-01", "2024-12"), average=Average.MONTH_END)

    assert whole.numerator.tolist() == [[62], [62]]
    assert whole.denominator == pytest.approx(118.25)
    assert whole.value == pytest.approx(0.5243129, abs=5e-8)
    assert monthly.value.sum() != pytest.approx(0.5243129, abs=1e-5)


@pytest.mark.parametrize(
    ("method", "rates"),
    [
        (Average.DAILY, (2.571004, 3.010399)),
        (Average.TWO_POINT, (2.583676, 3.010235)),
        (Average.MONTH_END, (2.573099, 3.013864)),
        (Average.THIRTEEN_POINT, (2.571942, 3.010095)),
    ],
)
def test_the_small_company_comes_out_to_the_last_digit(method: Average, rates: tuple[float, float]) -> None:
    turnover = answer(KPI, employees_small(), (Y2000, Y2001), average=method, as_of=SMALL_AS_OF)

    assert turnover.value.ravel() * 100 == pytest.approx(rates, abs=5e-7)
    assert turnover.numerator.tolist() == [[22], [25]]
    assert turnover.beside["opening"].tolist() == [[860], [843]]
    assert turnover.beside["closing"].tolist() == [[843], [818]]
    assert turnover.beside["employee_days"].tolist() == [[313_185], [303_116]]


def test_nobody_at_risk_is_no_data() -> None:
    people = company(worker(last_day="2024-06-30"))

    turnover = answer(KPI, people, Y2025)

    assert np.isnan(turnover.value)
