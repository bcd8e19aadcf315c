"""Training, goals, reviews and recognition are what a count day by day says, for made-up companies."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest

from hrkpi.discovery import collect
from hrkpi.kpi import Kpi
from hrkpi.period import Window, WindowKind, first_day, last_day, parse_month, windows
from tests.builders import Figures, answers, facts_of, ttm, year
from tests.companies import KNOWN, made_up
from tests.oracle import Unit
from tests.oracle_learning import LearningOracle
from tests.oracle_strategy import StrategyOracle

pytestmark = pytest.mark.no_cover  # many companies, and no line that other tests do not reach
COMPANIES = 40
BATCH = 10
BY = ((), ("department",))
LEARNING = (
    "training_completion_rate",
    "training_completed_share",
    "training_overdue_rate",
    "training_compliance",
    "training_coverage",
)
STRATEGY = (
    "goal_coverage",
    "goal_alignment",
    "check_in_rate",
    "review_completion_rate",
    "recognition_coverage",
)
KPIS = collect("hrkpi.kpis", "KPI", Kpi)
FACTS = facts_of(KPIS[key] for key in (*LEARNING, *STRATEGY))
WINDOWS = (
    *windows(WindowKind.MONTH, parse_month("2024-11"), parse_month("2025-07")),
    year(2024),
    ttm("2025-06"),
)


@pytest.mark.parametrize("batch", range(COMPANIES // BATCH))
def test_training_is_that_of_a_count_day_by_day(batch: int) -> None:
    for seed in range(batch * BATCH, batch * BATCH + BATCH):
        asked, as_of = made_up(seed, feeds=True), KNOWN[seed % 5]
        oracle = LearningOracle(asked, as_of)
        for by in BY:
            found = answers([KPIS[key] for key in LEARNING], asked, WINDOWS, by=by, as_of=as_of, facts=FACTS)
            for at, window in enumerate(WINDOWS):
                same(found, learnt(oracle, window, by), at, (seed, window.label))


@pytest.mark.parametrize("batch", range(COMPANIES // BATCH))
def test_goals_reviews_and_recognition_are_those_of_a_count_day_by_day(batch: int) -> None:
    for seed in range(batch * BATCH, batch * BATCH + BATCH):
        asked, as_of = made_up(seed, feeds=True), KNOWN[seed % 5]
        oracle = StrategyOracle(asked, as_of)
        for by in BY:
            found = answers([KPIS[key] for key in STRATEGY], asked, WINDOWS, by=by, as_of=as_of, facts=FACTS)
            for at, window in enumerate(WINDOWS):
                same(found, strategic(oracle, window, by), at, (seed, window.label))
                concentrated(found["recognition_coverage"], oracle, window, by, at)


def learnt(
    oracle: LearningOracle, window: Window, by: tuple[str, ...]
) -> Mapping[tuple[str, str], Counter[Unit]]:
    """What is counted of training, by KPI and figure."""
    first, last = first_day(window.start), last_day(window.last)
    (due, in_time), standing = oracle.due(first, last, by), oracle.standing(last, by)
    wanted, held = oracle.certified(last, by)
    return {
        ("training_completion_rate", "denominator"): due,
        ("training_completion_rate", "numerator"): in_time,
        ("training_completed_share", "denominator"): standing["due"],
        ("training_completed_share", "numerator"): standing["completed"],
        ("training_overdue_rate", "denominator"): standing["due"],
        ("training_overdue_rate", "overdue_1_30"): standing["1"],
        ("training_overdue_rate", "overdue_31_60"): standing["31"],
        ("training_overdue_rate", "overdue_61"): standing["61"],
        ("training_compliance", "denominator"): wanted,
        ("training_compliance", "numerator"): held,
        ("training_coverage", "numerator"): oracle.learners(first, last, by),
    }


def strategic(
    oracle: StrategyOracle, window: Window, by: tuple[str, ...]
) -> Mapping[tuple[str, str], Counter[Unit]]:
    """What is counted of goals, reviews and recognition, by KPI and figure."""
    first, last = first_day(window.start), last_day(window.last)
    standing, (due, done) = oracle.standing(last, by), oracle.reviewed(first, last, by)
    times = oracle.recognised(last, by)
    return {
        ("goal_coverage", "numerator"): oracle.owners(last, by),
        ("goal_coverage", "denominator"): oracle.headcount(last, by),
        ("goal_alignment", "numerator"): standing["aligned"],
        ("goal_alignment", "denominator"): standing["goals"],
        ("check_in_rate", "numerator"): standing["checked"],
        ("check_in_rate", "denominator"): standing["due"],
        ("review_completion_rate", "numerator"): done,
        ("review_completion_rate", "denominator"): due,
        ("recognition_coverage", "numerator"): Counter(
            {unit: sum(1 for one in several if one) for unit, several in times.items()}
        ),
        ("recognition_coverage", "times"): Counter({unit: sum(several) for unit, several in times.items()}),
    }


def same(
    found: Mapping[str, Figures],
    counted: Mapping[tuple[str, str], Counter[Unit]],
    at: int,
    where: tuple[int, str],
) -> None:
    """The figures of a window are what was counted."""
    for (key, part), expected in counted.items():
        figure = getattr(found[key], part) if part in vars(found[key]) else found[key].beside[part]
        assert Counter(found[key].named(np.nan_to_num(figure[at]))) == expected, (key, part, where)


def concentrated(
    figures: Figures, oracle: StrategyOracle, window: Window, by: tuple[str, ...], at: int
) -> None:
    """Half the mean difference of all pairs over the mean: the definition of the Gini coefficient."""
    expected = {
        unit: sum(abs(one - other) for one in times for other in times) / (2 * len(times) * sum(times))
        for unit, times in oracle.recognised(last_day(window.last), by).items()
        if sum(times)
    }
    told = figures.named(figures.beside["gini"][at])

    assert told == pytest.approx(expected, abs=1e-6)
