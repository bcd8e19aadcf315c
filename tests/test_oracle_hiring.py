"""Figures of hiring are what a count row by row says, for a thousand made-up companies."""

from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import Any

import numpy as np
import pytest

from hrkpi.discovery import collect
from hrkpi.kpi import Kpi
from hrkpi.period import Window, WindowKind, first_day, last_day, parse_month, windows
from tests.builders import Company, Figures, answer, answers, company, facts_of, ttm, year
from tests.companies import KNOWN, hiring
from tests.oracle import Unit
from tests.oracle_hiring import HiringOracle

pytestmark = pytest.mark.no_cover  # many companies, and no line that other tests do not reach
COMPANIES = 1000
BATCH = 50
OPENINGS = 6
OF_OPENINGS = ("time_to_fill", "open_requisition_age")
OF_PEOPLE = (
    "time_to_hire",
    "time_to_start",
    "offer_acceptance_rate",
    "applications_per_hire",
    "internal_fill_rate",
)
KPIS = collect("hrkpi.kpis", "KPI", Kpi)
HOW: Mapping[str, Any] = {
    "engine": "frames",
    "facts": facts_of(KPIS[key] for key in (*OF_PEOPLE, *OF_OPENINGS, "time_in_stage")),
}
WINDOWS = (
    *windows(WindowKind.MONTH, parse_month("2024-11"), parse_month("2025-01")),
    year(2024),
    ttm("2025-02"),
)


@pytest.mark.parametrize("batch", range(COMPANIES // BATCH))
def test_figures_are_those_of_a_count_row_by_row(batch: int) -> None:
    for seed in range(batch * BATCH, batch * BATCH + BATCH):
        asked = company(*hiring(Random(seed), OPENINGS))  # noqa: S311  # dice are no secret
        as_of, by = KNOWN[seed % 5], ((), ("department",), ("hire_source",))[seed % 3]
        keys = OF_PEOPLE if "hire_source" in by else (*OF_PEOPLE, *OF_OPENINGS)
        found = answers([KPIS[key] for key in keys], asked, WINDOWS, by=by, as_of=as_of, **HOW)
        oracle = HiringOracle(asked, as_of)
        for at, window in enumerate(WINDOWS):
            same(found, oracle, window, by, at)
        if seed % 4 == 0:
            staged(asked, oracle)


def same(
    found: Mapping[str, Figures], oracle: HiringOracle, window: Window, by: tuple[str, ...], at: int
) -> None:
    """The figures of a window are what was counted."""
    first, last = first_day(window.start), last_day(window.last)
    offers, (starts, waiting) = oracle.answered(first, last, by), oracle.starts(first, last, by)
    counted = {
        ("offer_acceptance_rate", "numerator"): offers["accepted"],
        ("offer_acceptance_rate", "denominator"): sum(offers.values(), Counter()),
        ("applications_per_hire", "numerator"): oracle.applied(first, last, by),
        ("time_to_start", "not_started"): waiting,
    }
    for (key, part), expected in counted.items():
        figure = getattr(found[key], part, None)
        shown = found[key].beside[part] if figure is None else figure
        assert Counter(found[key].named(np.nan_to_num(shown[at]))) == expected, (key, part, window.label)
    if not by:
        inside = found["internal_fill_rate"]
        assert (inside.numerator[at, 0], inside.denominator[at, 0]) == oracle.internal(first, last)
    spreads = {"time_to_hire": oracle.waits(first, last, by), "time_to_start": starts}
    if "time_to_fill" in found:
        spreads |= {"time_to_fill": oracle.fills(first, last, by)}
        spreads |= {"open_requisition_age": oracle.ages(last, by)}
    for key, days in spreads.items():
        spread(found[key], days, at, (key, window.label))


def staged(asked: Company, oracle: HiringOracle) -> None:
    """The days in each stage, and who is there at the close, are what was counted."""
    found = answer(KPIS["time_in_stage"], asked, WINDOWS, by="stage", as_of=oracle.as_of, **HOW)
    for at, window in enumerate(WINDOWS):
        days, there = oracle.stays(first_day(window.start), last_day(window.last))
        spread(found, days, at, ("time_in_stage", window.label), persons=False)
        assert Counter(found.named(found.beside["waiting"][at])) == there, window.label


def spread(
    figures: Figures,
    days: Mapping[Unit, list[int]],
    at: int,
    where: tuple[str, str],
    *,
    persons: bool = True,
) -> None:
    """Median, ninetieth percentile, mean and number are those of the days counted."""
    told = {"value": figures.value, "p90": figures.beside["p90"], "mean": figures.beside["mean"]}
    for name, figure in told.items():
        by_hand = {unit: summary(name, several) for unit, several in days.items()}
        assert figures.named(figure[at]) == pytest.approx(by_hand, abs=1e-6), (*where, name)
    number = figures.people if persons else figures.denominator
    assert Counter(figures.named(number[at])) == Counter(
        {unit: len(several) for unit, several in days.items()}
    ), where


def summary(name: str, days: list[int]) -> float:
    """A summary of days by its name."""
    if name == "mean":
        return float(np.mean(days))
    return float(np.percentile(days, 90 if name == "p90" else 50))
