"""Vacancy rate, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.vacancy_rate import KPI
from tests.builders import FEB_2025, JAN_2025, MAR_2025, answer, company, job, requisition, worker


def test_open_openings_stand_over_openings_and_people() -> None:
    firm = company(
        *(worker() for _ in range(8)),
        requisition("R1", approved_date="2025-01-11", status="open"),
        requisition("R2", approved_date="2025-01-11", status="on_hold"),
        requisition("R3", approved_date="2025-01-11", filled_date="2025-02-11"),
    )

    vacant = answer(KPI, firm, (JAN_2025, FEB_2025))

    assert vacant.value.ravel() == pytest.approx([3 / 11, 2 / 10])
    assert vacant.people.ravel().tolist() == [8, 8]


def test_approved_on_the_last_day_it_is_vacant_and_filled_on_the_last_day_it_is_not() -> None:
    firm = company(
        worker(),
        requisition("R1", approved_date="2025-02-28", filled_date="2025-03-31"),
        requisition("R2", approved_date="2025-03-31", status="open"),
    )

    assert answer(KPI, firm, (JAN_2025, FEB_2025, MAR_2025)).numerator.ravel().tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "closed"},
        {"status": "cancelled", "closed_date": "2025-01-20"},
        {"filled_date": "2025-01-01"},
        {"approved_date": None},
    ],
)
def test_what_is_not_open_does_not_count(cells: dict[str, str | None]) -> None:
    firm = company(worker(), requisition("R1", status="open"), requisition("R2", **cells))

    assert answer(KPI, firm, JAN_2025).value == pytest.approx(1 / 2)


def test_a_vacancy_is_of_its_unit() -> None:
    firm = company(
        worker(), worker(jobs=(job("2020-01-01", "Legal"),)), requisition(status="open", department="Legal")
    )

    vacant = answer(KPI, firm, JAN_2025, by="department")

    assert vacant.of("Sales").value == 0
    assert vacant.of("Legal").value == pytest.approx(1 / 2)


def test_opened_before_all_feeds_it_is_open_from_the_start() -> None:
    firm = company(worker(hire_date="2025-01-01"), requisition(approved_date="2019-01-01", status="open"))

    assert answer(KPI, firm, JAN_2025).value == pytest.approx(1 / 2)


def test_nobody_and_nothing_is_no_data() -> None:
    assert np.isnan(answer(KPI, company(requisition(filled_date="2025-01-10")), FEB_2025).value)
