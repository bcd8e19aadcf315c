"""Unknown turnover, worked by hand."""

import pytest

from hrkpi.kpis.unknown_turnover_rate import KPI
from tests.builders import JAN_2025, Q1_2025, answer, company, worker


def test_only_exits_of_this_class_count() -> None:
    """Any exit lowers the average headcount."""
    people = company(
        worker(last_day="2025-02-14", exit_type="unknown"),  # 45 of 90 days
        worker(last_day="2025-02-14", exit_type="voluntary"),  # 45 of 90 days
        worker(),
        worker(),
    )

    turnover = answer(KPI, people, Q1_2025)

    assert turnover.denominator == pytest.approx(3.0)
    assert turnover.value == pytest.approx(1 / 3)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01")
    people = company(*(worker(last_day=day, exit_type="unknown") for day in days))

    assert answer(KPI, people, JAN_2025).numerator == 2


@pytest.mark.parametrize("exit_type", ["voluntary", "involuntary", "other"])
def test_no_exit_of_another_class_counts(exit_type: str | None) -> None:
    people = company(worker(last_day="2025-02-14", exit_type=exit_type), worker())

    assert answer(KPI, people, Q1_2025).value == 0


def test_an_exit_that_nobody_classed_is_unknown() -> None:
    assert answer(KPI, company(worker(last_day="2025-02-14")), Q1_2025).numerator == 1
