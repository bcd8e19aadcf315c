"""Median pay gap: a published example, and the edges by hand."""

import numpy as np
import pytest

from hrkpi.kpis.pay_gap_median import KPI
from tests.builders import FEB_2025, JAN_2025, answer, company
from tests.paid import paid


def test_the_middle_of_each_is_compared() -> None:
    """Men 10, 20, 90, women 15 and 17: 16 against 20, whatever the best paid man has."""
    found = answer(KPI, company(*paid("man", 10, 20, 90), *paid("woman", 15, 17)), JAN_2025)

    assert found.value == pytest.approx(0.2)
    assert found.one("numerator", "denominator", "people") == (4, 20, 5)
    assert found.beside["flag"] == 1
    assert found.beside["pay_women"] == 16


def test_the_interval_is_put_together_from_those_of_both_medians() -> None:
    """Of six the lowest and the highest enclose the median with 97 %: 15 to 20 against 20 to 25."""
    people = company(*paid("man", 20, 21, 22, 23, 24, 25), *paid("woman", 15, 16, 17, 18, 19, 20))

    found = answer(KPI, people, JAN_2025)

    ratio = np.log(17.5 / 22.5)
    down = np.hypot(np.log(17.5 / 15), np.log(25 / 22.5))
    up = np.hypot(np.log(20 / 17.5), np.log(22.5 / 20))
    assert found.value == pytest.approx(5 / 22.5)
    assert found.low == pytest.approx(1 - np.exp(ratio + up))
    assert found.high == pytest.approx(1 - np.exp(ratio - down))


def test_of_fewer_than_six_there_is_no_interval() -> None:
    found = answer(KPI, company(*paid("man", 20, 30), *paid("woman", 15, 17)), JAN_2025)

    assert np.isnan(found.low)
    assert np.isnan(found.high)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    people = company(
        *paid("woman", 10),
        *paid("man", 20, hire_date="2025-01-31"),
        *paid("man", 90, last_day="2025-01-31"),
        *paid("man", 60, hire_date="2025-02-01"),
    )

    assert answer(KPI, people, JAN_2025).value == 0.5
    assert answer(KPI, people, FEB_2025).value == pytest.approx(0.75)


def test_who_is_paid_in_another_currency_does_not_count() -> None:
    people = company(*paid("man", 20), *paid("man", 90, pay_currency="CHF"), *paid("woman", 10))

    assert answer(KPI, people, JAN_2025).value == 0.5


def test_without_men_there_is_no_gap() -> None:
    assert np.isnan(answer(KPI, company(*paid("woman", 20, 30)), JAN_2025).value)
