"""Time to hire, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.time_to_hire import KPI
from tests.builders import JAN_2025, Q1_2025, answer, application, company, requisition


def test_from_the_application_of_the_person_hired_to_the_acceptance() -> None:
    hiring = company(
        requisition(),
        application("2025-01-11"),  # 10 days
        application("2025-01-21"),  # 20
        application("2025-03-02"),  # 60
    )

    days = answer(KPI, hiring, Q1_2025)

    assert days.value == 20
    assert days.beside["mean"] == pytest.approx(30)
    assert days.beside["p90"] == pytest.approx(20 + (60 - 20) * 0.8)
    assert days.people == 3


def test_both_days_at_the_ends_of_the_period_count() -> None:
    decided = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    hiring = company(*(application(day, applied_date="2024-12-01") for day in decided))

    days = answer(KPI, hiring, Q1_2025)

    assert days.people == 2
    assert days.value == (31 + 120) / 2


@pytest.mark.parametrize("outcome", ["declined", "reneged", "rescinded", "pending"])
def test_who_was_not_hired_does_not_count(outcome: str) -> None:
    hiring = company(application("2025-01-11"), application("2025-03-11", offer_outcome=outcome))

    days = answer(KPI, hiring, Q1_2025)

    assert days.one("value", "people") == (10, 1)


def test_a_decision_before_the_application_is_an_error_of_the_source() -> None:
    hiring = company(application("2025-01-11", applied_date="2025-01-12"))

    assert np.isnan(answer(KPI, hiring, JAN_2025).value)


def test_a_decision_after_the_day_of_knowledge_is_not_known() -> None:
    hiring = company(application("2025-01-11"), application("2025-01-12"))

    assert answer(KPI, hiring, JAN_2025, as_of=date(2025, 1, 11)).people == 1


def test_it_can_be_told_by_source_and_by_the_unit_of_the_vacancy() -> None:
    hiring = company(requisition(), application("2025-01-11", source="Referral"), application("2025-01-21"))

    days = answer(KPI, hiring, JAN_2025, by=("department", "hire_source"))

    assert days.of("Sales", "Referral").value == 10
    assert days.of("Sales", "unknown").value == 20
