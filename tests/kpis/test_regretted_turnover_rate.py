"""Regretted turnover, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.regretted_turnover_rate import KPI
from tests.builders import JAN_2025, Q1_2025, answer, company, worker


def test_only_regretted_resignations_count() -> None:
    people = company(
        worker(last_day="2025-02-14", exit_type="voluntary", regretted=True),  # 45 of 90 days
        worker(last_day="2025-02-14", exit_type="voluntary", regretted=False),  # 45 of 90 days
        worker(last_day="2025-02-14", exit_type="involuntary", regretted=True),  # 45 of 90 days
        worker(),
        worker(),
    )

    turnover = answer(KPI, people, Q1_2025)

    assert turnover.one("numerator", "denominator") == (1, 3.5)
    assert turnover.value == pytest.approx(1 / 3.5)


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01")
    people = company(*(worker(last_day=day, exit_type="voluntary", regretted=True) for day in days))

    assert answer(KPI, people, JAN_2025).numerator == 2


def test_the_share_of_which_nobody_said_stands_beside() -> None:
    flags = (True, False, None, None, None)
    people = company(
        *(worker(last_day="2025-01-10", exit_type="voluntary", regretted=flag) for flag in flags), worker()
    )

    turnover = answer(KPI, people, JAN_2025)

    assert turnover.numerator == 1
    assert turnover.beside["unflagged_share"] == pytest.approx(3 / 5)


def test_resignations_of_which_nobody_said_anything_are_no_data() -> None:
    people = company(worker(last_day="2025-01-10", exit_type="voluntary"), worker())

    assert np.isnan(answer(KPI, people, JAN_2025).value)


def test_nobody_gone_is_zero_and_no_share_of_nobody() -> None:
    turnover = answer(KPI, company(worker()), JAN_2025)

    assert turnover.value == 0
    assert np.isnan(turnover.beside["unflagged_share"])
