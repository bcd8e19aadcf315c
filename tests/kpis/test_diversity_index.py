"""Diversity, as published and worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.diversity_index import KPI
from tests.builders import FEB_2025, JAN_2025, Company, answer, company, worker


def groups(**sizes: int) -> Company:
    """So many people of each group, in the column of ethnicity."""
    return company(*(worker(ethnicity=group) for group, size in sizes.items() for _ in range(size)))


def test_the_published_example_of_five_groups() -> None:
    """120, 95, 60, 45 and 30 people: Blau 0.7555, of at most four fifths; Shannon 1.4976 of at most ln 5."""
    found = answer(KPI, groups(a=120, b=95, c=60, d=45, e=30), JAN_2025, by="ethnicity").of("c")

    assert found.value == pytest.approx(0.7555, abs=5e-5)
    assert found.beside["normalised"] == pytest.approx(0.9444, abs=5e-5)
    assert found.beside["groups"] == 5
    assert found.beside["shannon"] == pytest.approx(1.4976, abs=5e-5)
    assert found.beside["evenness"] == pytest.approx(0.9305, abs=5e-5)
    assert found.beside["effective_number"] == pytest.approx(np.exp(1.4976), abs=5e-4)
    assert found.numerator / found.denominator == pytest.approx(found.value)
    assert found.denominator == 350


def test_the_published_example_of_two_groups() -> None:
    found = answer(KPI, groups(a=3, b=7), JAN_2025, by="ethnicity").of("a")

    assert found.value == pytest.approx(0.42)
    assert found.beside["normalised"] == pytest.approx(0.84)
    assert found.people == 3


def test_the_interval_is_that_of_a_large_sample() -> None:
    """Of 3 and 7 in ten: four times (Σp³ − (Σp²)²) over n, so 4 × (0.37 − 0.58²) / 10."""
    found = answer(KPI, groups(a=3, b=7), JAN_2025, by="ethnicity").of("a")

    half = 1.959964 * np.sqrt(4 * (0.027 + 0.343 - 0.58**2) / 10)
    assert found.low == pytest.approx(0.42 - half)
    assert found.high == pytest.approx(0.42 + half)


def test_groups_of_equal_size_have_no_interval() -> None:
    found = answer(KPI, groups(a=4, b=4), JAN_2025, by="ethnicity").of("a")

    assert found.value == 0.5
    assert np.isnan(found.low)
    assert np.isnan(found.high)


def test_one_group_alone_is_no_diversity() -> None:
    found = answer(KPI, groups(a=4), JAN_2025, by="ethnicity").of("a")

    assert found.value == 0
    assert found.beside["shannon"] == 0
    assert found.beside["effective_number"] == 1
    assert np.isnan(found.beside["normalised"])
    assert np.isnan(found.beside["evenness"])


def test_both_days_at_the_ends_of_the_period_count() -> None:
    """Who goes on the last day is not in the closing, who comes on it is."""
    people = company(
        worker(gender="woman"),
        worker(gender="man", hire_date="2025-01-31"),
        worker(gender="man", last_day="2025-01-31"),
        worker(gender="man", hire_date="2025-02-01"),
    )

    assert answer(KPI, people, JAN_2025, by="gender").of("man").value == 0.5
    assert answer(KPI, people, FEB_2025, by="gender").of("man").value == pytest.approx(4 / 9)


def test_the_unknown_and_the_undisclosed_do_not_count() -> None:
    people = company(
        worker(gender="woman"), worker(gender="man"), worker(), worker(gender="undisclosed"), worker()
    )

    found = answer(KPI, people, JAN_2025, by="gender")

    assert found.value.tolist() == [[0.5] * 4]
    assert found.of("undisclosed").people == 0


def test_a_contractor_does_not_count() -> None:
    people = company(worker(gender="woman"), worker(gender="man", worker_type="contractor"))

    assert answer(KPI, people, JAN_2025, by="gender").of("woman").value == 0


def test_units_are_measured_apart() -> None:
    people = company(
        worker(gender="woman", department="Sales"),
        worker(gender="man", department="Sales"),
        worker(gender="man", department="Finance"),
    )

    found = answer(KPI, people, JAN_2025, by=("department", "gender"), as_of=date(2025, 1, 31))

    assert found.of("Sales", "man").value == 0.5
    assert found.of("Finance", "man").value == 0
