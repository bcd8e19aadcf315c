"""Time to fill: the published example, and the edges by hand."""

from datetime import date

import pytest

from hrkpi.kpis.time_to_fill import KPI
from tests.builders import JAN_2025, Q1_2025, Entry, answer, application, company, quarter, requisition


def filled(key: str, approved: str, day: str | None, **cells: str | None) -> Entry:
    """An opening that was filled on a day."""
    return requisition(key, approved_date=approved, filled_date=day, **cells)


def test_the_published_example() -> None:
    openings = company(
        filled("R1", "2026-01-05", "2026-02-02"),  # 28 days
        filled("R2", "2026-01-10", "2026-02-20"),  # 41
        filled("R3", "2026-01-18", "2026-02-01"),  # 14
    )

    days = answer(KPI, openings, quarter("2026-03"))

    assert days.value == 28
    assert days.beside["mean"] == pytest.approx(83 / 3)  # 27.7
    assert days.numerator == 28 + 41 + 14


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    openings = company(*(filled(f"R{day}", "2024-12-01", day) for day in days))

    assert answer(KPI, openings, Q1_2025).people == 2


@pytest.mark.parametrize("status", ["open", "closed", "cancelled", "on_hold"])
def test_an_opening_that_was_not_filled_does_not_count(status: str) -> None:
    openings = company(
        filled("R1", "2025-01-01", "2025-01-11"),
        filled("R2", "2025-01-01", None, status=status, closed_date="2025-01-21"),
    )

    assert answer(KPI, openings, JAN_2025).people == 1


def test_without_approval_it_begins_with_the_opening() -> None:
    openings = company(
        requisition(approved_date=None, opened_date="2025-01-05", filled_date="2025-01-11"),
        requisition("R2", approved_date=None, filled_date="2025-01-11"),  # nobody knows when it began
    )

    days = answer(KPI, openings, JAN_2025)

    assert days.one("value", "people") == (6, 1)


def test_without_a_day_it_ends_with_the_first_offer_accepted() -> None:
    openings = company(requisition(), application("2025-01-21"), application("2025-01-11"))

    assert answer(KPI, openings, JAN_2025).value == 10


def test_an_export_without_status_shows_by_the_acceptance_that_it_was_filled() -> None:
    openings = company(requisition(status=None), requisition("R2", status=None), application("2025-01-11"))

    assert answer(KPI, openings, JAN_2025).people == 1


def test_each_opening_of_a_vacancy_counts_and_none_borrows_the_day_of_another() -> None:
    openings = company(
        filled("R1", "2025-01-01", "2025-01-11", opening_id="1"),
        filled("R1", "2025-01-01", "2025-01-21", opening_id="2"),
        filled("R1", "2025-01-01", None, opening_id="3"),
        application("2025-01-05"),
    )

    days = answer(KPI, openings, JAN_2025, by="department")

    assert days.of("Sales").value == 15
    assert days.of("Sales").people == 2


def test_an_acceptance_after_the_day_of_knowledge_is_not_known() -> None:
    openings = company(filled("R1", "2025-01-01", "2025-01-11"), filled("R2", "2025-01-01", "2025-01-12"))

    assert answer(KPI, openings, JAN_2025, as_of=date(2025, 1, 11)).people == 1


def test_days_on_hold_stand_beside_it_where_they_are_known() -> None:
    openings = company(
        filled("R1", "2025-01-01", "2025-01-31"),
        requisition("R2", filled_date="2025-01-31", on_hold_days=12.0),
        requisition("R3", filled_date="2025-01-31", on_hold_days=0.0),
        requisition("R4", status="open", on_hold_days=9.0),
    )

    days = answer(KPI, openings, JAN_2025)

    assert days.value == 30  # days on hold are not taken off
    assert days.beside["on_hold_days"] == (12 + 0) / 2
