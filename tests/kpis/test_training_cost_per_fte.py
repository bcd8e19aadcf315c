"""Training cost per FTE, worked by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from hrkpi.kpis.training_cost_per_fte import KPI
from tests.builders import MAR_2025, Q1_2025, Entry, answer, company, enrolment, job, months, worker


def paid(person: str, amount: float | None, day: str | None = "2025-02-10", **cells: Any) -> Entry:
    """A completed course and what it cost."""
    return enrolment(person, completed_date=day, cost_amount=amount, **{"currency": "EUR", **cells})


def test_costs_of_what_was_completed_over_full_time_equivalents() -> None:
    people = company(
        worker("ann"),
        worker("ben", fte=0.5),
        paid("ann", 120.50),
        paid("ben", 29.5, "2025-03-10", is_mandatory=False),  # money is spent, duty or not
    )

    cost = answer(KPI, people, Q1_2025)

    assert cost.numerator == 150
    assert cost.value == pytest.approx(150 / 1.5)
    assert cost.people == 2


def test_both_days_at_the_ends_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    people = company(worker("ann"), *(paid("ann", 10.0, day) for day in days))

    assert answer(KPI, people, Q1_2025).numerator == 20


@pytest.mark.parametrize("cells", [{"status": "failed"}, {"status": "cancelled"}, {"day": None}])
def test_what_was_not_completed_does_not_count(cells: dict[str, Any]) -> None:
    people = company(worker("ann"), paid("ann", 10.0), paid("ann", 10.0, **cells))

    assert answer(KPI, people, Q1_2025).numerator == 10


def test_another_currency_is_left_out_and_told() -> None:
    people = company(
        worker("ann"), paid("ann", 10.0), paid("ann", 99.0, currency="CHF"), paid("ann", 5.0, currency=None)
    )

    cost = answer(KPI, people, Q1_2025)

    assert cost.numerator == 15
    assert cost.beside["other_currency"] == 1
    assert answer(KPI, people, Q1_2025, currency="CHF").numerator == 104


def test_until_a_cost_is_known_nobody_can_say_that_there_is_none() -> None:
    people = company(worker("ann"), paid("ann", None, "2025-01-10"), paid("ann", 10.0, "2025-02-10"))

    cost = answer(KPI, people, months("2025-01", "2025-03"))

    assert np.isnan(cost.value[0, 0])
    assert cost.numerator[1:, 0].tolist() == [10, 0]


def test_a_course_free_of_charge_is_a_cost_of_nothing() -> None:
    assert answer(KPI, company(worker("ann"), paid("ann", 0.0)), Q1_2025).value == 0


def test_costs_belong_to_the_unit_of_the_day() -> None:
    jobs = (job("2020-01-01", "Sales"), job("2025-02-10", "Finance"))
    people = company(worker("ann", jobs=jobs), paid("ann", 10.0))

    cost = answer(KPI, people, Q1_2025, by="department")

    assert cost.of("Finance").numerator == 10
    assert np.isnan(cost.of("Sales").numerator)


def test_people_who_are_gone_and_completions_not_known_yet_cost_nothing() -> None:
    people = company(
        worker("ann"),
        worker("ben", last_day="2025-02-09"),
        paid("ann", 10.0),
        paid("ben", 10.0),
        paid("ann", 10.0, "2025-03-10"),
    )

    assert answer(KPI, people, Q1_2025, as_of=date(2025, 3, 9)).numerator == 10


def test_nobody_employed_is_no_data() -> None:
    people = company(worker("ann", last_day="2025-02-28"), paid("ann", 10.0))

    assert np.isnan(answer(KPI, people, MAR_2025).value)
