"""Exit parity, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.exit_parity_ratio import KPI
from tests.builders import Q1_2025, Company, Worker, answer, company, worker


def people(gender: str, stayed: int, left: int, *, department: str = "Sales") -> list[Worker]:
    """People of the opening: so many who stay and so many who go in February."""
    gone = [worker(gender=gender, department=department, last_day="2025-02-14") for _ in range(left)]
    return [*(worker(gender=gender, department=department) for _ in range(stayed)), *gone]


def test_the_share_who_stay_is_compared_with_the_highest() -> None:
    """Of 20 men 18 stay, of 25 women 18: 0.72 over 0.9 is four fifths exactly, and not below."""
    found = answer(KPI, company(*people("man", 18, 2), *people("woman", 18, 7)), Q1_2025, by="gender")

    women = found.of("woman")
    assert women.value == pytest.approx(0.8)
    assert women.beside["below_four_fifths"] == 0
    assert women.beside["rate"] == pytest.approx(0.72)
    assert women.beside["shortfall"] == pytest.approx(
        25 * 36 / 45 - 18
    )  # two women fewer than the pooled rate
    assert women.one("numerator", "denominator", "people") == (18, 25, 25)
    assert found.of("man").value == 1
    assert np.isnan(found.of("man").beside["fisher"])  # the yardstick is compared with nobody


def test_both_days_at_the_ends_of_the_period_count() -> None:
    """Who goes on the day before the period is not in its opening; on the last day it is an exit of it."""
    last_days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")

    found = answer(
        KPI, company(*(worker(gender="woman", last_day=day) for day in last_days)), Q1_2025, by="gender"
    )

    assert found.of("woman").one("numerator", "denominator") == (1, 3)


def test_who_came_later_does_not_count() -> None:
    found = answer(
        KPI,
        company(worker(gender="man"), worker(gender="man", hire_date="2025-01-01", last_day="2025-02-01")),
        Q1_2025,
        by="gender",
    )

    assert found.of("man").one("numerator", "denominator") == (1, 1)


def test_an_exit_that_is_not_known_yet_does_not_count() -> None:
    asked = company(*people("man", 1, 1))

    assert answer(KPI, asked, Q1_2025, by="gender", as_of=date(2025, 2, 13)).of("man").numerator == 2


def test_groups_are_compared_within_their_unit() -> None:
    asked: Company = company(
        *people("man", 4, 0), *people("woman", 2, 2), *people("woman", 3, 3, department="Finance")
    )

    found = answer(KPI, asked, Q1_2025, by=("department", "gender"))

    assert found.of("Sales", "woman").value == 0.5
    assert found.of("Finance", "woman").value == 1


def test_where_all_have_left_there_is_nothing_to_compare() -> None:
    found = answer(KPI, company(*people("man", 0, 3), *people("woman", 0, 2)), Q1_2025, by="gender")

    assert np.isnan(found.value).all()
