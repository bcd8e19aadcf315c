"""Mean pay gap, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.pay_gap_mean import KPI
from tests.builders import FEB_2025, JAN_2025, answer, company, job, worker
from tests.paid import paid


def test_the_gap_is_a_share_of_what_men_are_paid() -> None:
    """Men 20, 30 and 40, women 21, 24 and 27: 6 of 30."""
    found = answer(KPI, company(*paid("man", 20, 30, 40), *paid("woman", 21, 24, 27)), JAN_2025)

    assert found.value == pytest.approx(0.2)
    assert found.one("numerator", "denominator", "people") == (6, 30, 6)
    assert {
        name: found.beside[name].item() for name in ("pay_women", "pay_men", "women", "men", "known")
    } == {
        "pay_women": 24,
        "pay_men": 30,
        "women": 3,
        "men": 3,
        "known": 1,
    }


def test_the_interval_is_that_of_a_ratio_of_means_by_welch() -> None:
    """Standard errors 10/√3 of 30 and 3/√3 of 24, so 0.19245 and 0.07217 of the means; t of 2.55 degrees."""
    found = answer(KPI, company(*paid("man", 20, 30, 40), *paid("woman", 21, 24, 27)), JAN_2025)

    first, second = (10 / 30) ** 2 / 3, (3 / 24) ** 2 / 3
    freedom = (first + second) ** 2 / (first**2 / 2 + second**2 / 2)
    assert freedom == pytest.approx(2.55, abs=0.005)
    half = 3.5231 * np.sqrt(first + second)  # between the printed 4.3027 of two and 3.1824 of three degrees
    assert found.low == pytest.approx(1 - 0.8 * np.exp(half), abs=1e-3)
    assert found.high == pytest.approx(1 - 0.8 * np.exp(-half), abs=1e-3)


def test_women_who_are_paid_more_make_the_gap_negative() -> None:
    found = answer(KPI, company(*paid("man", 20), *paid("woman", 25)), JAN_2025)

    assert found.value == -0.25
    assert np.isnan(found.low)  # one person each has no spread


@pytest.mark.parametrize(("women", "flag"), [(19.0, 1), (19.01, 0), (21.0, 1), (20.99, 0), (20.0, 0)])
def test_a_category_is_flagged_from_five_per_cent_either_way(women: float, flag: int) -> None:
    found = answer(KPI, company(*paid("man", 20), *paid("woman", women)), JAN_2025)

    assert found.beside["flag"] == flag


def test_categories_are_compared_within_themselves() -> None:
    """Women are paid alike at each level, and yet a quarter less: more of them are clerks."""
    people = company(
        *paid("man", 40, 40, 40, level="Director"),
        *paid("man", 20, level="Clerk"),
        *paid("woman", 40, level="Director"),
        *paid("woman", 20, 20, 20, level="Clerk"),
    )

    assert answer(KPI, people, JAN_2025).value == pytest.approx(10 / 35)
    assert answer(KPI, people, JAN_2025, by="level").value.tolist() == [[0, 0]]


def test_both_days_at_the_ends_of_the_period_count() -> None:
    """Who goes on the last day is not in the closing, who comes on it is; a raise counts from its day."""
    people = company(
        *paid("woman", 10),
        *paid("man", 20, hire_date="2025-01-31"),
        *paid("man", 90, last_day="2025-01-31"),
        *paid("man", 60, hire_date="2025-02-01"),
    )

    assert answer(KPI, people, JAN_2025).value == 0.5
    assert answer(KPI, people, FEB_2025).value == pytest.approx(0.75)


def test_who_is_not_comparable_does_not_count() -> None:
    people = company(
        *paid("man", 20),
        *paid("woman", 10),
        *paid("undisclosed", 90),
        *paid(None, 90),
        *paid("man", 90, pay_currency="CHF"),
        *paid("man", 90, worker_type="contractor"),
        worker(gender="man"),
    )

    found = answer(KPI, people, JAN_2025)

    assert found.value == 0.5
    assert found.people == 2
    assert found.beside["known"] == pytest.approx(4 / 6)
    assert found.beside["other_currency"] == 1


def test_pay_is_for_an_hour_of_full_time() -> None:
    """3,120 a month for full time and 1,560 for half of it are 18 an hour each."""
    monthly = {"pay_period": "month", "pay_currency": "EUR"}
    people = company(
        worker(gender="man", jobs=(job("2020-01-01", pay_amount=3120.0, **monthly),)),
        worker(gender="woman", jobs=(job("2020-01-01", pay_amount=1560.0, fte=0.5, **monthly),)),
    )

    assert answer(KPI, people, JAN_2025).value == 0


def test_without_men_or_without_women_there_is_no_gap() -> None:
    for gender in ("man", "woman"):
        found = answer(KPI, company(*paid(gender, 20, 30)), JAN_2025)
        assert np.isnan(found.value)
        assert np.isnan(found.beside["flag"])
