"""Women, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.women_share import KPI
from tests.builders import FEB_2025, MAR_2025, answer, company, job, worker


def test_women_are_a_share_of_those_whose_gender_is_known() -> None:
    people = company(
        worker(gender="woman"),
        worker(gender="man"),
        worker(gender="non_binary"),
        worker(gender="undisclosed"),
        worker(gender=None),
    )

    share = answer(KPI, people, MAR_2025)

    assert share.value == pytest.approx(1 / 3)
    assert share.people == 3


def test_who_begins_on_the_last_day_counts_and_whose_last_day_it_is_does_not() -> None:
    people = company(
        worker(gender="woman", hire_date="2025-03-31"),
        worker(gender="woman", last_day="2025-03-31"),
        worker(gender="man"),
        worker(gender="man", last_day="2025-02-28"),
    )

    share = answer(KPI, people, (FEB_2025, MAR_2025))

    assert share.value.ravel() == pytest.approx([1 / 2, 1 / 2])


def test_a_unit_of_which_nothing_is_known_is_no_data() -> None:
    people = company(
        worker(gender="woman"),
        worker(gender=None, jobs=(job("2020-01-01", "Finance"),)),
        worker(gender="man", jobs=(job("2020-01-01", "Finance"),), last_day="2025-01-10"),
    )

    share = answer(KPI, people, MAR_2025, by="department")

    assert share.of("Sales").value == 1
    assert np.isnan(share.of("Finance").value)


def test_women_under_contract_of_another_firm_do_not_count() -> None:
    people = company(worker(gender="man"), worker(gender="woman", worker_type="contractor"))

    assert answer(KPI, people, MAR_2025).value == 0
