"""Laws that every KPI is held to by existing: on one large company, and on whatever dice make."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrkpi.discovery import collect
from hrkpi.evaluate import evaluate
from hrkpi.kpi import Count, Kpi, Spread, Timing, Unit
from hrkpi.period import Window
from hrkpi.query import FloatArray
from tests.builders import (
    FEB_2025,
    Q1_2025,
    UNKNOWN,
    Y2024,
    Company,
    Figures,
    Labels,
    answers,
    company,
    month,
    months,
    query,
    ttm,
)
from tests.companies import made_up

pytestmark = pytest.mark.no_cover  # many companies, and no line that other tests do not reach
KPIS = collect("hrkpi.kpis", "KPI", Kpi)
SPLIT = {key: kpi.splits for key, kpi in KPIS.items()}
OVER = (month("2024-02"), FEB_2025, Q1_2025, Y2024, ttm("2025-06"))
EACH_MONTH = months("2024-01", "2024-12")
IDS = (
    *("employee_id", "application_id", "requisition_id", "enrolment_id", "respondent_id", "manager_id"),
    *("goal_id", "parent_id", "owner_id", "giver_id", "receiver_id"),
)
STANDING = {  # figures of a whole window, which months do not add up to
    "average_headcount",
    "retention_rate",
    "training_coverage",
    "exit_parity_ratio",
    "promotion_impact_ratio",
}
DIFFERENCES = {"pay_gap_mean", "pay_gap_median", "pay_quartiles"}  # of shares or pay: they may be below zero
KINDS = ("voluntary", "involuntary", "other", "unknown")


def said(
    asked: Company, over: Window | tuple[Window, ...] = OVER, *, by: Labels = (), **how: object
) -> dict[str, Figures]:
    """What every KPI says; those that always split do."""
    found: dict[str, Figures] = {}
    for split in set(SPLIT.values()):
        several = [kpi for key, kpi in KPIS.items() if SPLIT[key] == split]
        found |= answers(several, asked, over, by=(*by, split) if split else by, **how)
    return found


def same(left: Figures, right: Figures, *names: str) -> None:
    """Figures of the same groups, in whatever order these come, are equal."""
    assert set(left.groups) == set(right.groups)
    for group in left.groups:
        for name in names:
            expected = getattr(right.of(*group), name)
            assert getattr(left.of(*group), name) == pytest.approx(expected, nan_ok=True), (group, name)


def groups_add_up_to_the_whole(asked: Company) -> None:
    whole, groups = said(asked), said(asked, by=("department",))
    for key, kpi in KPIS.items():
        for part in kpi.additive_parts:
            for group in whole[key].groups:
                inside = [at for at, labels in enumerate(groups[key].groups) if labels[1:] == group]
                summed = np.nansum(getattr(groups[key], part)[:, inside], axis=1, keepdims=True)
                expected = np.nan_to_num(getattr(whole[key].of(*group), part))
                assert summed == pytest.approx(expected), (key, part)


def what_decides_about_hiding_is_what_the_whole_answer_has(asked: Company) -> None:
    for key, kpi in KPIS.items():
        if kpi.behind is None:
            continue
        assert not kpi.guards_numerator, key
        by = ("department", SPLIT[key]) if SPLIT[key] else ("department",)
        whole, few = (answers([one], asked, OVER, by=by)[key] for one in (kpi, kpi.guarding))
        same(whole, few, "people")


def the_order_of_rows_is_irrelevant(asked: Company) -> None:
    shuffled = Company({name: rows.sample(frac=1, random_state=1) for name, rows in asked.items()})
    mixed = Company({name: rows.reset_index(drop=True) for name, rows in shuffled.items()})
    left, right = said(asked, by=("department",)), said(mixed, by=("department",))
    for key in KPIS:
        same(left[key], right[key], "value", "numerator", "denominator", "people", "low", "high")


def everybody_twice_leaves_every_rate_as_it_is(asked: Company) -> None:
    twice = Company({name: _twice(rows) for name, rows in asked.items()})
    once, double = said(asked), said(twice)
    for key, kpi in KPIS.items():
        counted = (
            kpi.unit in {Unit.PERSONS, Unit.FTE} and "p90" not in once[key].beside
        )  # a spread is no count
        before, after = _rate(once[key]), _rate(double[key])
        assert after == pytest.approx(before * (2 if counted else 1), nan_ok=True), key


def shares_lie_between_nobody_and_everybody(asked: Company) -> None:
    found = said(asked, by=("department",))
    for key, kpi in KPIS.items():
        if kpi.unit is Unit.SHARE and not kpi.averages and key not in DIFFERENCES:
            value = found[key].value[~np.isnan(found[key].value)]
            assert ((value >= 0) & (value <= 1)).all(), key


def months_add_up_to_the_year(asked: Company) -> None:
    whole, parts = said(asked, Y2024), said(asked, EACH_MONTH)
    for key, kpi in KPIS.items():
        if kpi.timing is not Timing.CLOSE and key not in STANDING:
            summed = np.nansum(parts[key].numerator, axis=0, keepdims=True)
            assert summed == pytest.approx(np.nan_to_num(whole[key].numerator)), key
    days = [found["turnover_rate"].beside["employee_days"].sum() for found in (whole, parts)]
    assert days[0] == days[1]


def exit_classes_add_up_to_exits(asked: Company) -> None:
    keys = ["exits", "turnover_rate", *(f"{kind}_turnover_rate" for kind in KINDS)]
    found = answers([KPIS[key] for key in keys], asked, OVER, by="department")
    classes = np.nansum([found[f"{kind}_turnover_rate"].numerator for kind in KINDS], axis=0)
    assert classes == pytest.approx(found["exits"].value)
    assert classes == pytest.approx(found["turnover_rate"].numerator)


def known_groups_represent_everybody(asked: Company) -> None:
    for dimension in ("gender", "ethnicity", "age_band", "tenure_band"):
        found = answers([KPIS["representation"]], asked, OVER, by=dimension)["representation"]
        known = [at for at, (label,) in enumerate(found.groups) if label not in {UNKNOWN, "undisclosed"}]
        total = found.value[:, known].sum(axis=1)
        anybody = found.numerator[:, known].sum(axis=1) > 0
        assert total[anybody] == pytest.approx(1.0)


def a_filter_says_what_the_group_says(asked: Company) -> None:
    groups = said(asked, by=("department",))
    for department in sorted({labels[0] for figures in groups.values() for labels in figures.groups}):
        kept = said(asked, by=("department",), where={"department": department})
        for key in KPIS:
            for labels in kept[key].groups:
                mine, whole = kept[key].of(*labels), groups[key].of(*labels)
                same(mine, whole, "value", "numerator", "denominator", "people", "low", "high")


def medians_lie_within_the_values(asked: Company) -> None:
    spreads = [KPIS["time_to_hire"], KPIS["time_to_fill"], KPIS["time_in_stage"]]
    for found in evaluate(spreads, query(asked, OVER, by="department")).answers.values():
        assert isinstance(found, Spread)
        some = found.denominator > 0
        assert (found.quantile(0.0)[some] <= found.value[some]).all()
        assert (found.value[some] <= found.beside["p90"][some]).all()
        assert (found.beside["p90"][some] <= found.quantile(1.0)[some]).all()


def values_lie_within_their_intervals(asked: Company) -> None:
    for key, found in said(asked, by=("department",)).items():
        certain = np.isnan(found.low) | np.isnan(found.value)
        low, value, high = (part[~certain] for part in (found.low, found.value, found.high))
        assert (low <= value + 1e-9).all(), key
        assert (value <= high + 1e-9).all(), key


def nobody_stands_behind_a_figure_less_than_never(asked: Company) -> None:
    for key, found in said(asked, by=("department",)).items():
        assert (found.people >= 0).all(), key


def every_engine_gives_the_same_integers(asked: Company) -> None:
    left, right = said(asked, by=("department",)), said(asked, by=("department",), engine="frames")
    for key in KPIS:
        same(left[key], right[key], "numerator", "denominator", "people", "value")


LAWS = (
    groups_add_up_to_the_whole,
    what_decides_about_hiding_is_what_the_whole_answer_has,
    the_order_of_rows_is_irrelevant,
    everybody_twice_leaves_every_rate_as_it_is,
    shares_lie_between_nobody_and_everybody,
    months_add_up_to_the_year,
    exit_classes_add_up_to_exits,
    known_groups_represent_everybody,
    a_filter_says_what_the_group_says,
    medians_lie_within_the_values,
    values_lie_within_their_intervals,
    nobody_stands_behind_a_figure_less_than_never,
    every_engine_gives_the_same_integers,
)


@cache
def large() -> Company:
    """Sixty people and every feed."""
    return made_up(1, people=60, feeds=True)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_law_holds_for_a_large_company(law: Callable[[Company], None]) -> None:
    law(large())


@settings(max_examples=settings().max_examples // 12)
@given(
    asked=st.builds(made_up, st.randoms(use_true_random=False), people=st.integers(0, 6), feeds=st.booleans())
)
def test_all_laws_hold_for_any_company(asked: Company) -> None:
    for law in LAWS:
        law(asked)


@pytest.mark.parametrize("kpi", KPIS.values(), ids=KPIS.keys())
def test_nobody_is_no_data_and_no_error(kpi: Kpi) -> None:
    """A count, which adds up over units, is zero then; there is no feed that would make it a figure."""
    question = query(company(), OVER, by=(kpi.splits,) if kpi.splits else ())

    found = evaluate([kpi], question).answers[kpi.key]

    assert question.book.coverage == {}
    assert kpi.adds_up == isinstance(found, Count)
    assert not found.value.any() if kpi.adds_up else np.isnan(found.value).all()


@pytest.mark.parametrize("kpi", KPIS.values(), ids=KPIS.keys())
def test_every_kpi_says_something_of_a_large_company(kpi: Kpi) -> None:
    """Laws about nothing would hold as well; what is not made up is left to the examples worked by hand."""
    anything = (np.nan_to_num(said(large(), by=("department",))[kpi.key].value) != 0).any()

    assert anything


def _rate(figures: Figures) -> FloatArray:
    """What does not depend on how many people there are; of a ratio to the best group the rate behind it.

    Which group that is depends on which are large enough to be judged.
    """
    return figures.beside["rate"] if "enough" in figures.beside else figures.value


def _twice(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows and a copy of them with ids of its own."""
    ids = [name for name in IDS if name in rows]
    copies = rows.assign(**{name: rows[name] + "'" for name in ids})
    return pd.concat([rows, copies], ignore_index=True) if ids else rows
