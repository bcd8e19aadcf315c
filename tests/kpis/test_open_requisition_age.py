"""Age of open vacancies, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.open_requisition_age import KPI
from tests.builders import (
    FEB_2025,
    JAN_2025,
    MAR_2025,
    Q1_2025,
    answer,
    application,
    company,
    requisition,
    worker,
)


def test_at_each_close_the_openings_still_open_have_their_age_of_that_day() -> None:
    openings = company(
        requisition("R1", approved_date="2025-01-01", status="open"),  # 30, 58, 89 days
        requisition("R2", approved_date="2025-02-18", status="open"),  # 10, 41
        requisition("R3", approved_date="2025-01-11", filled_date="2025-02-10"),  # 20
    )

    age = answer(KPI, openings, (JAN_2025, FEB_2025, MAR_2025))

    assert age.value.ravel().tolist() == [(30 + 20) / 2, (58 + 10) / 2, (89 + 41) / 2]
    assert age.people.ravel().tolist() == [2, 2, 2]
    assert age.numerator.ravel().tolist() == [50, 68, 130]


def test_a_longer_window_says_what_its_last_day_says() -> None:
    openings = company(
        requisition("R1", approved_date="2025-01-01", filled_date="2025-03-01"),
        requisition("R2", approved_date="2025-03-21", status="open"),
    )

    assert answer(KPI, openings, Q1_2025).one("value", "people") == (10, 1)


def test_approved_on_the_last_day_it_is_open_and_filled_on_the_last_day_it_is_not() -> None:
    openings = company(
        requisition("R1", approved_date="2025-02-28", status="open"),
        requisition("R2", approved_date="2025-01-01", filled_date="2025-02-28"),
        requisition("R3", approved_date="2025-01-01", filled_date="2025-03-01"),
    )

    age = answer(KPI, openings, FEB_2025)

    assert age.people == 2
    assert age.numerator == 0 + 58


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "closed", "closed_date": "2025-02-10"},
        {"status": "cancelled", "closed_date": "2025-02-10"},
        {"status": None, "closed_date": "2025-02-10"},
        {"status": None, "filled_date": "2025-02-10", "closed_date": "2025-03-10"},
        {"status": "filled", "closed_date": "2025-02-10"},
    ],
)
def test_what_was_closed_is_open_before_and_not_after(cells: dict[str, str | None]) -> None:
    openings = company(requisition("R1", status="open"), requisition("R2", **cells))

    assert answer(KPI, openings, (JAN_2025, FEB_2025)).people.ravel().tolist() == [2, 1]


@pytest.mark.parametrize("cells", [{"status": "closed"}, {"status": "filled"}, {"approved_date": None}])
def test_what_ended_nobody_knows_when_does_not_count(cells: dict[str, str | None]) -> None:
    openings = company(requisition("R1", status="open"), requisition("R2", **cells))

    assert answer(KPI, openings, JAN_2025).people == 1


def test_without_a_status_an_acceptance_ends_it() -> None:
    openings = company(
        requisition("R1", status=None), requisition("R2", status=None), application("2025-01-11")
    )

    assert answer(KPI, openings, JAN_2025).people == 1


def test_days_on_hold_stand_beside_it_where_they_are_known() -> None:
    openings = company(
        requisition("R1", status="on_hold", on_hold_days=20.0),
        requisition("R2", status="open", on_hold_days=0.0),
        requisition("R3", status="open"),
    )

    age = answer(KPI, openings, (FEB_2025, MAR_2025), as_of=date(2025, 3, 15))

    assert age.people.ravel().tolist() == [3, 3]
    assert age.value[1] == 73
    assert np.isnan(age.beside["on_hold_days"][0])
    assert age.beside["on_hold_days"][1] == (20 + 0) / 2


def test_an_approval_after_the_day_of_knowledge_is_not_known_and_a_later_filling_neither() -> None:
    openings = company(
        requisition("R1", filled_date="2025-03-16"), requisition("R2", approved_date="2025-03-16")
    )

    age = answer(KPI, openings, MAR_2025, as_of=date(2025, 3, 15))

    assert age.one("value", "people") == (73, 1)


def test_none_open_is_no_data() -> None:
    age = answer(KPI, company(worker(), requisition(filled_date="2025-01-10")), FEB_2025)

    assert np.isnan(age.value)
