"""Cost per hire, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.cost_per_hire import KPI
from tests.builders import JAN_2025, Q1_2025, answer, application, company, cost, requisition


def test_internal_and_external_costs_stand_over_hires() -> None:
    spent = company(
        application("2025-01-11"),
        application("2025-02-11"),
        application("2025-02-11", offer_outcome="declined"),
        cost(1200.50, kind="external"),
        cost(800.25, kind="internal"),
        cost(99.25, kind=None),  # somebody spent it
        cost(-100.0),  # an agency paid it back
    )

    each = answer(KPI, spent, Q1_2025)

    assert each.numerator == 1200.50 + 800.25 + 99.25 - 100
    assert each.value == pytest.approx(1000)
    assert each.people == 2
    assert each.beside["internal"] == 800.25
    assert each.beside["external"] == 1100.50
    assert np.isnan(each.low)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    spent = company(application("2025-02-11"), *(cost(10.0, day) for day in days))

    assert answer(KPI, spent, Q1_2025).numerator == 20


def test_another_currency_is_left_out_and_counted() -> None:
    spent = company(
        application("2025-01-11"),
        cost(100.0, currency="EUR"),
        cost(10.0, currency=None),  # in the reporting currency where nothing else is said
        cost(1.0, currency="eur"),
        cost(5000.0, currency="USD"),
    )

    euros, dollars = answer(KPI, spent, JAN_2025), answer(KPI, spent, JAN_2025, currency="USD")

    assert euros.value == 111
    assert euros.beside["other_currency"] == 1
    assert dollars.value == 5010
    assert dollars.beside["other_currency"] == 2


def test_a_cost_is_of_the_unit_of_its_vacancy() -> None:
    spent = company(
        requisition("R1"),
        requisition("R2", department="Legal"),
        application("2025-01-11"),
        application("2025-01-11", requisition_id="R2"),
        cost(300.0),
        cost(500.0, requisition_id="R2"),
        cost(50.0, requisition_id=None),
    )

    each = answer(KPI, spent, JAN_2025, by="department")

    assert each.of("Sales").value == 300
    assert each.of("Legal").value == 500
    assert np.isnan(each.of("unknown").value)


def test_a_cost_after_the_day_of_knowledge_is_not_known() -> None:
    spent = company(application("2025-01-11"), cost(100.0, "2025-01-12"), cost(10.0, "2025-01-11"))

    assert answer(KPI, spent, JAN_2025, as_of=date(2025, 1, 11)).value == 10
