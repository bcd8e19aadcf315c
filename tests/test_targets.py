"""Targets: who is held to what on which day, and the verdict."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpi import Better
from hrkpi.kpis.enps import KPI as ENPS
from hrkpi.kpis.headcount import KPI as HEADCOUNT
from hrkpi.kpis.turnover_rate import KPI as TURNOVER
from hrkpi.targets import Momentum, Target, TargetBook, Verdict, judge, momentum, scope_of

PARENTS = {
    "team": {"Field": ("department", "Sales")},
    "department": {"Sales": ("division", "Commercial"), "Marketing": ("division", "Commercial")},
}
DAY = date(2025, 6, 30)
MAY, JUNE, JULY = date(2025, 5, 31), date(2025, 6, 1), date(2025, 7, 1)


def book(*targets: Target) -> TargetBook:
    return TargetBook.of([("turnover_rate", target) for target in targets], PARENTS)


def found(of: TargetBook, day: date = DAY, **population: str) -> tuple[float, str | None] | None:
    target = of.find(TURNOVER, population, day)
    return None if target is None else (target.value, target.inherited_from)


@pytest.mark.parametrize(
    ("value", "better", "expected"),
    [
        (0.12, Better.LOWER, Verdict.ON_TARGET),
        (0.11, Better.LOWER, Verdict.ON_TARGET),
        (0.13, Better.LOWER, Verdict.WATCH),
        (0.14, Better.LOWER, Verdict.WATCH),
        (0.141, Better.LOWER, Verdict.OFF_TARGET),
        (0.12, Better.HIGHER, Verdict.ON_TARGET),
        (0.10, Better.HIGHER, Verdict.WATCH),
        (0.099, Better.HIGHER, Verdict.OFF_TARGET),
        (0.14, Better.NONE, Verdict.ON_TARGET),
        (0.10, Better.NONE, Verdict.ON_TARGET),
        (0.16, Better.NONE, Verdict.WATCH),
        (0.08, Better.NONE, Verdict.WATCH),
        (0.17, Better.NONE, Verdict.OFF_TARGET),
    ],
)
def test_equality_meets_the_target_and_the_end_of_the_tolerance(
    value: float, better: Better, expected: Verdict
) -> None:
    assert judge(value, Target(0.12, tolerance=0.02), better) is expected


@pytest.mark.parametrize(
    ("value", "baseline", "expected"),
    [
        (0.45, 0.30, Verdict.ON_TARGET),
        (0.39, 0.30, Verdict.WATCH),
        (0.31, 0.30, Verdict.OFF_TARGET),
        (0.39, 0.50, Verdict.ON_TARGET),
        (0.41, 0.50, Verdict.WATCH),
        (0.45, 0.0, Verdict.ON_TARGET),
        (0.45, 0.40, Verdict.OFF_TARGET),
    ],
)
def test_a_figure_without_direction_takes_that_from_baseline_to_target(
    value: float, baseline: float, expected: Verdict
) -> None:
    """A baseline that equals the target points nowhere: the target is the middle of a band."""
    assert judge(value, Target(0.40, tolerance=0.02, baseline=baseline), Better.NONE) is expected


def test_without_tolerance_a_miss_is_off_target() -> None:
    assert judge(0.121, Target(0.12), Better.LOWER) is Verdict.OFF_TARGET


def test_a_division_that_meets_its_target_does_so_whatever_its_last_binary_digit() -> None:
    assert judge(0.1 + 0.2, Target(0.3), Better.LOWER) is Verdict.ON_TARGET


@pytest.mark.parametrize("value", [None, np.nan, np.inf])
def test_nothing_to_judge_gives_no_verdict(value: float | None) -> None:
    assert judge(value, Target(0.12), Better.LOWER) is Verdict.NO_VERDICT


@pytest.mark.parametrize("value", [None, 0.1])
def test_nothing_to_judge_by_is_no_target(value: float | None) -> None:
    assert judge(value, None, Better.LOWER) is Verdict.NO_TARGET


def test_a_target_holds_on_its_first_and_its_last_day() -> None:
    targets = book(Target(0.12, valid_from=JUNE, valid_to=DAY))

    assert found(targets, JUNE) == found(targets, DAY) == (0.12, None)
    assert found(targets, MAY) is found(targets, JULY) is None


def test_the_later_target_holds_and_the_earlier_again_after_it() -> None:
    targets = book(Target(0.12, valid_from=MAY), Target(0.10, valid_from=JUNE, valid_to=DAY))

    assert [found(targets, day) for day in (MAY, DAY, JULY)] == [(0.12, None), (0.10, None), (0.12, None)]


def test_a_unit_without_a_target_has_that_of_the_unit_above() -> None:
    targets = book(
        Target(0.20),
        Target(0.15, scope="division=Commercial"),
        Target(0.10, scope="department=Sales"),
    )

    assert found(targets) == (0.20, None)
    assert found(targets, division="Commercial") == (0.15, None)
    assert found(targets, department="Sales") == (0.10, None)
    assert found(targets, team="Field") == (0.10, "department=Sales")
    assert found(targets, department="Marketing") == (0.15, "division=Commercial")
    assert found(targets, department="Finance") == (0.20, "company")


def test_an_outdated_target_of_the_unit_gives_way_to_the_one_above() -> None:
    targets = book(Target(0.20), Target(0.10, scope="department=Sales", valid_to=MAY))

    assert found(targets, department="Sales") == (0.20, "company")


def test_a_division_named_with_its_department_is_the_unit_above_where_no_other_is_known() -> None:
    targets = book(Target(0.15, scope="division=New"))

    assert found(targets, division="New", department="Lab") == (0.15, "division=New")


def test_a_group_without_a_target_has_that_of_everybody_in_the_unit() -> None:
    targets = book(Target(0.20), Target(0.10, scope="department=Sales"), Target(0.50, scope="gender=woman"))

    assert found(targets, department="Sales", gender="woman") == (0.50, "gender=woman")
    assert found(targets, department="Sales", gender="man") == (0.10, "department=Sales")
    assert found(targets, location="Lisbon") == (0.20, "company")


def test_a_unit_is_not_held_to_how_many_people_the_company_wants() -> None:
    aims = (Target(1210.0), Target(70.0, scope="department=Sales"))
    targets = TargetBook.of([("headcount", aim) for aim in aims], PARENTS)

    wanted = [targets.find(HEADCOUNT, {"department": name}, DAY) for name in ("Sales", "Marketing")]

    assert [aim and aim.value for aim in wanted] == [70.0, None]
    assert (company := targets.find(HEADCOUNT, {}, DAY)) is not None
    assert company.value == 1210.0


def test_the_order_in_which_a_population_is_written_is_irrelevant() -> None:
    targets = book(Target(0.50, scope="department=Sales; gender=woman"))

    assert found(targets, gender="woman", department="Sales") == (0.50, None)
    assert scope_of({"gender": "woman", "department": "Sales"}) == "department=Sales; gender=woman"


def test_another_kpi_has_no_part_in_it() -> None:
    assert book(Target(0.12)).find(ENPS, {}, DAY) is None
    assert found(TargetBook.empty()) is None


@pytest.mark.parametrize(
    ("values", "better", "expected"),
    [
        ((1, 1, 1, 2, 2, 2), Better.HIGHER, Momentum.IMPROVING),
        ((1, 1, 1, 2, 2, 2), Better.LOWER, Momentum.WORSENING),
        ((9, 1, 1, 1, 2, 2, 2), Better.HIGHER, Momentum.IMPROVING),
        ((2, 2, 2, 1, 1, 1), Better.HIGHER, Momentum.WORSENING),
        ((1, 1, 1, 1.04, 1.04, 1.04), Better.HIGHER, Momentum.STEADY),
        ((1, 1, 1, 1.06, 1.06, 1.06), Better.HIGHER, Momentum.IMPROVING),
        ((1, 1, 1, 1.04, 1.04, 1.04), Better.NONE, Momentum.STEADY),
        ((np.nan, np.nan, 1, 2, np.nan, 2), Better.HIGHER, Momentum.IMPROVING),
        ((1, 1, 1, 2, 2, np.nan), Better.HIGHER, Momentum.UNKNOWN),
        ((np.nan, np.nan, np.nan, 2, 2, 2), Better.HIGHER, Momentum.UNKNOWN),
        ((1, 1, 2), Better.HIGHER, Momentum.UNKNOWN),
        ((), Better.HIGHER, Momentum.UNKNOWN),
    ],
)
def test_three_periods_are_compared_with_the_three_before(
    values: tuple[float, ...], better: Better, expected: Momentum
) -> None:
    """Precision 0.1: what changes by less than 0.05 is steady."""
    assert momentum(np.array(values, dtype=float), better, precision=0.1) is expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (5.0, Momentum.IMPROVING),
        (0.0, Momentum.WORSENING),
        (1.5, Momentum.STEADY),
        (None, Momentum.UNKNOWN),
    ],
)
def test_towards_the_target_is_better_where_the_figure_has_no_direction(
    target: float | None, expected: Momentum
) -> None:
    """From 1 to 2; around 1.5 it ends as far from the target as it began."""
    values = np.array([1.0, 1.0, 1.0, 2.0, 2.0, 2.0])

    assert momentum(values, Better.NONE, target, precision=0.1) is expected
