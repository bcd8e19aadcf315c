"""Quarters of pay, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.pay_quartiles import KPI
from hrkpi.pay import QUARTERS
from tests.builders import FEB_2025, JAN_2025, Figures, answer, company
from tests.paid import paid


def shares(found: Figures) -> list[float]:
    """Share of women in each quarter, from the lowest up."""
    return [found.beside[name].item() for name in QUARTERS]


def test_women_are_counted_in_each_quarter_of_everybody() -> None:
    """Of eight, two in each quarter: women and women, woman and man, man and woman, man and man."""
    people = company(*paid("woman", 10, 11, 12, 15), *paid("man", 13, 14, 16, 17))

    found = answer(KPI, people, JAN_2025)

    assert shares(found) == [1, 0.5, 0.5, 0]
    assert found.value == 1
    assert found.one("numerator", "denominator", "people") == (4, 8, 8)


def test_who_is_paid_alike_across_a_border_counts_in_proportion() -> None:
    """Of eight, three are paid 11: one of them belongs to the lowest quarter, and two of three are women."""
    people = company(*paid("man", 10, 11, 20, 21, 22, 23), *paid("woman", 11, 11))

    assert shares(answer(KPI, people, JAN_2025)) == pytest.approx([1 / 3, 2 / 3, 0, 0])


def test_quarters_are_those_of_the_whole_company() -> None:
    """Sales is paid below Finance, so all of it is in the lower half."""
    people = company(
        *paid("woman", 10, 12, department="Sales"),
        *paid("man", 11, 13, department="Sales"),
        *paid("woman", 20, 21, department="Finance"),
        *paid("man", 22, 23, department="Finance"),
    )

    groups = answer(KPI, people, JAN_2025, by="department")
    kept = answer(KPI, people, JAN_2025, where={"department": "Sales"})

    sales = groups.of("Sales")
    assert sales.beside["lower"] == 0.5
    assert np.isnan(sales.beside["upper"])
    assert np.isnan(sales.value)  # nobody of Sales is in the highest quarter
    assert kept.beside["lower_middle"] == sales.beside["lower_middle"] == 0.5


def test_contractors_have_quarters_of_their_own() -> None:
    people = company(
        *paid("woman", 10),
        *paid("man", 20),
        *paid("woman", 30, 31, worker_type="contractor"),
        *paid("man", 32, 33, worker_type="contractor"),
    )

    kept = answer(KPI, people, JAN_2025, where={"worker_type": "contractor"})
    groups = answer(KPI, people, JAN_2025, by="worker_type")

    assert shares(kept) == [1, 1, 0, 0]
    assert groups.of("employee").people == 2
    assert groups.of("contractor").beside["upper"] == 0


def test_the_interval_is_newcombe_s() -> None:
    """Ten in each quarter, nine women in the lowest and two in the highest: Wilson of each."""
    people = company(
        *paid("woman", *[10.0] * 9),
        *paid("man", 10),
        *paid("man", *[20.0] * 20),
        *paid("man", *[30.0] * 8),
        *paid("woman", 30, 30),
    )

    found = answer(KPI, people, JAN_2025)

    assert found.value == pytest.approx(0.7)
    assert found.low == pytest.approx(0.7 - np.hypot(0.9 - 0.59585, 0.50984 - 0.2), abs=1e-4)
    assert found.high == pytest.approx(0.7 + np.hypot(0.98212 - 0.9, 0.2 - 0.05668), abs=1e-4)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    people = company(
        *paid("woman", 10, hire_date="2025-01-31"),
        *paid("man", 20),
        *paid("woman", 90, last_day="2025-01-31"),
        *paid("woman", 95, hire_date="2025-02-01"),
    )

    assert shares(answer(KPI, people, JAN_2025)) == [1, 1, 0, 0]
    assert answer(KPI, people, FEB_2025).people == 3


def test_who_is_of_unknown_gender_is_in_a_quarter_and_in_no_share() -> None:
    people = company(*paid("woman", 10), *paid(None, 11), *paid("man", 20), *paid("undisclosed", 30))

    found = answer(KPI, people, JAN_2025)

    assert found.beside["lower"] == 1
    assert np.isnan(found.beside["lower_middle"])
    assert found.people == 2
