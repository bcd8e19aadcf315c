"""Time to start, worked by hand."""

from datetime import date

import pytest

from hrkpi.kpis.time_to_start import KPI
from tests.builders import JAN_2025, Q1_2025, answer, application, company, requisition


def test_it_runs_from_the_approval_to_the_first_day() -> None:
    hires = company(
        requisition("R1", approved_date="2025-01-01"),
        requisition("R2", approved_date="2025-01-11"),
        application("2025-01-20", requisition_id="R1", start_date="2025-03-02"),  # 60 days
        application("2025-01-20", requisition_id="R2", start_date="2025-01-31"),  # 20
    )

    days = answer(KPI, hires, JAN_2025)

    assert days.value == 40
    assert days.numerator == 60 + 20
    assert days.people == 2


def test_both_days_at_the_ends_of_the_month_of_acceptance_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    openings = [requisition(f"R{day}", approved_date="2024-12-01") for day in days]
    hires = [application(day, requisition_id=f"R{day}", start_date="2025-05-01") for day in days]

    assert answer(KPI, company(*openings, *hires), Q1_2025).people == 2


@pytest.mark.parametrize("starts", [None, "2025-02-02"])
def test_who_has_not_begun_yet_is_counted_apart(starts: str | None) -> None:
    hires = company(
        requisition("R1"),
        requisition("R2"),
        application("2025-01-20", requisition_id="R1", start_date="2025-02-01"),
        application("2025-01-20", requisition_id="R2", start_date=starts),
    )

    days = answer(KPI, hires, JAN_2025, as_of=date(2025, 2, 1))

    assert days.one("value", "people") == (31, 1)
    assert days.beside["not_started"] == 1


def test_an_offer_declined_or_for_nothing_approved_does_not_count() -> None:
    hires = company(
        requisition("R1"),
        requisition("R2", approved_date=None),
        application("2025-01-20", requisition_id="R1", start_date="2025-02-01", offer_outcome="declined"),
        application("2025-01-20", requisition_id="R2", start_date="2025-02-01"),
        application("2025-01-20", requisition_id=None, start_date="2025-02-01"),
    )

    assert answer(KPI, hires, JAN_2025).people == 0


def test_one_of_several_openings_is_the_one_filled_on_the_day_of_acceptance() -> None:
    openings = company(
        requisition("R1", opening_id="1", approved_date="2024-01-01", filled_date="2024-02-01"),
        requisition("R1", opening_id="2", approved_date="2025-01-01", filled_date="2025-01-11"),
        application("2025-01-11", start_date="2025-01-21"),
        application("2025-01-12", start_date="2025-01-21"),  # nobody knows which opening it filled
    )

    days = answer(KPI, openings, JAN_2025, by="department")

    assert days.of("Sales").value == 20
    assert days.of("Sales").people == 1


def test_a_first_day_before_the_approval_is_an_error_of_the_source() -> None:
    hires = company(requisition(), application("2025-01-20", start_date="2024-12-31"))

    assert answer(KPI, hires, JAN_2025).people == 0
