"""Voluntary turnover, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.voluntary_turnover_rate import KPI
from tests.builders import JAN_2025, Q1_2025, answer, company, month, worker


def test_only_those_who_chose_to_leave_count() -> None:
    """A dismissal lowers the average headcount but is no voluntary exit."""
    people = company(
        worker(last_day="2025-02-14", exit_type="voluntary"),  # 45 of 90 days
        worker(last_day="2025-02-14", exit_type="involuntary"),  # 45 of 90 days
        worker(),
        worker(),
    )

    turnover = answer(KPI, people, Q1_2025)

    assert turnover.denominator == pytest.approx(3.0)
    assert turnover.value == pytest.approx(1 / 3)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01")
    people = company(*(worker(last_day=day, exit_type="voluntary") for day in days))

    assert answer(KPI, people, JAN_2025).numerator == 2


@pytest.mark.parametrize("exit_type", ["other", "involuntary"])
def test_an_exit_of_another_class_does_not_count(exit_type: str) -> None:
    people = company(worker(last_day="2025-02-14", exit_type=exit_type), worker())

    assert answer(KPI, people, Q1_2025).value == 0


@pytest.mark.parametrize("exit_type", ["unknown", None])
def test_where_of_nobody_it_is_said_who_decided_the_rate_is_not_known(exit_type: str | None) -> None:
    people = company(worker(last_day="2025-02-14", exit_type=exit_type), worker())
    gone = [worker(last_day="2025-02-14", exit_type=kind) for kind in (exit_type, "voluntary")]
    told = company(*gone, worker())

    assert np.isnan(answer(KPI, people, Q1_2025).value).all()
    assert answer(KPI, told, Q1_2025).numerator == 1
    assert answer(KPI, people, month("2025-03")).value == 0
