"""Representation, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.representation import KPI
from tests.builders import FEB_2025, MAR_2025, answer, company, job, worker


def test_groups_are_shares_of_those_whose_group_is_known() -> None:
    people = company(
        *(worker(gender="woman") for _ in range(3)),
        worker(gender="man"),
        worker(gender="undisclosed"),
        worker(gender=None),
    )

    share = answer(KPI, people, MAR_2025, by="gender")

    assert share.of("woman").value == pytest.approx(3 / 4)
    assert share.of("man").value == pytest.approx(1 / 4)
    assert share.of("undisclosed").value == pytest.approx(1 / 6)  # a refusal and a blank are two unknowns,
    assert share.of("unknown").value == pytest.approx(1 / 6)  # each of them measured against everybody


def test_each_unit_is_a_whole_of_its_own() -> None:
    people = company(
        worker(gender="woman"),
        worker(gender="man", jobs=(job("2020-01-01", "Finance"),)),
        worker(gender="man", jobs=(job("2020-01-01", "Finance"),)),
    )

    share = answer(KPI, people, MAR_2025, by=("department", "gender"))

    assert share.of("Sales", "woman").value == 1
    assert share.of("Finance", "man").value == 1
    assert share.of("Finance", "man").denominator == 2


def test_ages_are_those_of_the_close() -> None:
    people = company(worker(birth_date="1990-03-31"), worker(birth_date="1990-04-01"))

    share = answer(KPI, people, MAR_2025, by="age_band")

    assert share.of("35 to 44").value == pytest.approx(1 / 2)  # one has a birthday on the last day
    assert share.of("25 to 34").value == pytest.approx(1 / 2)


def test_who_begins_on_the_last_day_counts_and_whose_last_day_it_is_does_not() -> None:
    people = company(
        worker(gender="woman", hire_date="2025-02-28"),
        worker(gender="man", last_day="2025-02-28"),
        worker(gender="man", last_day="2025-03-01"),
    )

    share = answer(KPI, people, (FEB_2025, MAR_2025), by="gender")

    assert share.of("woman").value.ravel() == pytest.approx([1 / 2, 1])


def test_contractors_are_apart() -> None:
    people = company(worker(gender="woman"), worker(gender="man", worker_type="contractor"))

    assert answer(KPI, people, MAR_2025, by="gender").of("woman").value == 1


def test_nobody_is_no_data() -> None:
    people = company(worker(gender="woman", last_day="2025-02-10"))

    assert np.isnan(answer(KPI, people, MAR_2025, by="gender").of("woman").value)
