"""Hires by source, worked by hand."""

from datetime import date

import pytest

from hrkpi.kpis.hires_by_source import KPI
from tests.builders import JAN_2025, Q1_2025, answer, application, company, requisition


def test_each_source_has_its_share_and_the_unknown_theirs() -> None:
    hires = company(
        application("2025-01-11", source="Referral"),
        application("2025-01-11", source="Referral"),
        application("2025-02-11", source="Job board"),
        application("2025-03-11"),
        application("2025-03-11", source="Job board", offer_outcome="declined"),
        application(source="Job board"),
    )

    share = answer(KPI, hires, Q1_2025, by="hire_source")

    assert share.of("Referral").value == pytest.approx(2 / 4)
    assert share.of("Job board").value == pytest.approx(1 / 4)
    assert share.of("unknown").value == pytest.approx(1 / 4)
    assert share.of("Referral").people == 2


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    hires = company(*(application(day, source="Referral") for day in days))

    assert answer(KPI, hires, Q1_2025, by="hire_source").of("Referral").numerator == 2


def test_each_unit_is_a_whole_of_its_own() -> None:
    hires = company(
        requisition("R1"),
        requisition("R2", department="Legal"),
        application("2025-01-11", source="Referral"),
        application("2025-01-11", source="Job board"),
        application("2025-01-11", source="Job board", requisition_id="R2"),
    )

    share = answer(KPI, hires, JAN_2025, by=("department", "hire_source"))

    assert share.of("Sales", "Job board").value == pytest.approx(1 / 2)
    assert share.of("Legal", "Job board").value == 1


def test_an_acceptance_after_the_day_of_knowledge_is_not_known() -> None:
    hires = company(
        application("2025-01-11", source="Referral"), application("2025-01-12", source="Job board")
    )

    share = answer(KPI, hires, JAN_2025, by="hire_source", as_of=date(2025, 1, 11))

    assert share.of("Referral").value == 1
