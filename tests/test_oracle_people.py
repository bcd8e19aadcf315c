"""Stays, tenures, teams, moves, promotions and absences are what a count day by day says."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest

from hrkpi.discovery import collect
from hrkpi.evaluate import evaluate
from hrkpi.kpi import Kpi
from hrkpi.period import Window, WindowKind, first_day, last_day, parse_month, windows
from hrkpi.survival import Survival
from tests.builders import UNKNOWN, Company, Figures, answers, facts_of, query, ttm, year
from tests.companies import KNOWN, made_up
from tests.oracle import DAY
from tests.oracle_people import PeopleOracle

pytestmark = pytest.mark.no_cover  # many companies, and no line that other tests do not reach
COMPANIES = 60
BATCH = 10
BY = ((), ("department",))
YEAR = 365.25
KEYS = (
    "promotion_rate",
    "internal_mobility_rate",
    "ninety_day_turnover_rate",
    "regretted_turnover_rate",
    "stability_index",
    "absence_rate",
    "tenure_median",
    "span_of_control",
    "management_layers",
)
KPIS = collect("hrkpi.kpis", "KPI", Kpi)
FACTS = facts_of(KPIS[key] for key in (*KEYS, "survival_curve", "headcount"))
WINDOWS = (
    *windows(WindowKind.MONTH, parse_month("2024-11"), parse_month("2025-07")),
    year(2024),
    ttm("2025-06"),
)


@pytest.mark.parametrize("batch", range(COMPANIES // BATCH))
def test_figures_are_those_of_a_count_day_by_day(batch: int) -> None:
    for seed in range(batch * BATCH, batch * BATCH + BATCH):
        asked, as_of = whole_days(made_up(seed, feeds=True)), KNOWN[seed % 5]
        oracle = PeopleOracle(asked, as_of)
        for by in BY:
            found = answers([KPIS[key] for key in KEYS], asked, WINDOWS, by=by, as_of=as_of, facts=FACTS)
            for at, window in enumerate(WINDOWS):
                same(found, oracle, window, by, at)


@pytest.mark.parametrize("batch", range(COMPANIES // BATCH))
def test_people_at_risk_and_gone_are_those_of_a_count_day_by_day(batch: int) -> None:
    for seed in range(batch * BATCH, batch * BATCH + BATCH):
        asked, as_of = made_up(seed), KNOWN[seed % 5]
        oracle = PeopleOracle(asked, as_of)
        for by in BY:
            fresh = query(asked, WINDOWS[-3:], by=by, as_of=as_of, facts=FACTS)
            codes = evaluate([KPIS["survival_curve"]], fresh).groups
            curve, labels = Survival(fresh).curve(), [(None, *fresh.book.labels[name]) for name in by]
            for at, window in enumerate(WINDOWS[-3:]):
                watched, gone = oracle.at_risk(min(last_day(window.last), as_of), by)
                for group, members in enumerate(codes):
                    unit = tuple(labels[place][code] for place, code in enumerate(members))
                    assert curve.at_risk[at, group].tolist() == [watched[unit, day] for day in curve.days]
                    assert curve.events[at, group].tolist() == [gone[unit, day] for day in curve.days]


@pytest.mark.parametrize("batch", range(COMPANIES // BATCH))
def test_people_under_each_manager_are_those_of_a_count_day_by_day(batch: int) -> None:
    for seed in range(batch * BATCH, batch * BATCH + BATCH):
        asked, as_of = made_up(seed), KNOWN[seed % 5]
        oracle = PeopleOracle(asked, as_of)
        found = answers([KPIS["headcount"]], asked, WINDOWS, by="manager", as_of=as_of, facts=FACTS)[
            "headcount"
        ]
        for at, window in enumerate(WINDOWS):
            under = oracle.under(last_day(window.last))
            named = {
                label: int(found.of(label).value[at].item()) for (label,) in found.groups if label != UNKNOWN
            }
            assert Counter(named) == under, (seed, window.label)


def same(
    found: Mapping[str, Figures], oracle: PeopleOracle, window: Window, by: tuple[str, ...], at: int
) -> None:
    """The figures of a window are what was counted."""
    first, last = first_day(window.start), last_day(window.last)
    cohort, gone = oracle.early(first, last, by, 90)
    lost, due = oracle.absent(first, last, by)
    before = first_day(window.stop - 12)
    counted = {
        ("promotion_rate", "numerator"): oracle.promotions(first, last, by),
        ("internal_mobility_rate", "numerator"): oracle.relocations(first, last, by),
        ("ninety_day_turnover_rate", "denominator"): cohort,
        ("ninety_day_turnover_rate", "numerator"): gone,
        ("regretted_turnover_rate", "numerator"): oracle.regretted(first, last, by),
        ("stability_index", "numerator"): oracle.kept(before, last, by),
        ("stability_index", "denominator"): oracle.headcount(before - DAY, by),
        ("absence_rate", "numerator"): lost,
        ("absence_rate", "denominator"): due,
    }
    for (key, part), expected in counted.items():
        parts = 100 if key == "absence_rate" else 1
        told = found[key].named(np.nan_to_num(getattr(found[key], part)[at] * parts))
        if key != "promotion_rate" or not np.isnan(found[key].numerator[at]).all():  # else nothing says why
            assert Counter(told) == expected, (key, part, window.label)
    medians = {
        "tenure_median": (oracle.tenures(last, by), YEAR),
        "span_of_control": (oracle.spans(last, by), 1.0),
        "management_layers": (oracle.layers(last, by), 1.0),
    }
    for key, (values, scale) in medians.items():
        told = found[key].named(found[key].value[at])
        expected_medians = {unit: float(np.median(days)) / scale for unit, days in values.items()}
        assert told == pytest.approx(expected_medians, abs=1e-6), key


def whole_days(asked: Company) -> Company:
    """The company without absences that say how long they were."""
    if "absences" not in asked:
        return asked
    blank = asked["absences"][asked["absences"]["days"].isna()].reset_index(drop=True)
    return Company({**asked, "absences": blank})
