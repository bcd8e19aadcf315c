"""Signal or noise on the whole way: which months count, what is hidden, what may be said of a change."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hrkpi.limits import binomial_limits
from hrkpi.period import Window, WindowKind, month_label, windows
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.signal import Movement, Signal, signal, signals, verdict_of_change
from hrkpi.watch import Rule
from tests.charted import FIRST, seen, staff
from tests.reports import MARCH

CALM = [0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1] * 3  # four of fifty a year
LATE = [*CALM[:-1], 6]
LAST = Question("turnover_rate", first=MARCH, last=MARCH)
NOW, BEFORE = (windows(WindowKind.TTM, month, month)[0] for month in (MARCH, MARCH - 12))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Fifty in Sales, of whom six leave in the last month; fifty in Finance; four in Legal."""
    return seen(
        tmp_path_factory.mktemp("signal"),
        staff("Sales", 50, LATE),
        staff("Finance", 50, CALM),
        staff("Legal", 4, [1] + [0] * 35),
    )


@pytest.fixture(scope="module")
def departments(report: Report) -> Signal:
    return signal(report, Question("turnover_rate", by=("department",), first=MARCH, last=MARCH))


def test_twelve_months_are_judged_on_their_months(report: Report) -> None:
    found = signal(report, LAST)

    assert found.rows["period"].tolist() == [month_label(month) for month in range(FIRST, MARCH + 1)]
    assert found.is_signal
    assert found.rule is Rule.OUTSIDE
    assert found.points["period"].tolist() == ["2025-03"]
    last = found.rows.iloc[-1]
    assert last["value"] > last["upper"] > last["centre"] > last["lower"] == 0
    assert last["method"] == "exact Poisson"


def test_each_unit_has_its_own_limits(departments: Signal) -> None:
    assert departments.of(department="Sales").is_signal
    assert not departments.of(department="Finance").is_signal
    assert departments.is_signal


def test_of_a_hidden_unit_nothing_is_said(departments: Signal) -> None:
    """Legal is small, and hidden in each month or year."""
    legal = departments.of(department="Legal")

    assert set(legal.rows["status"]) == {Shown.HIDDEN}
    assert legal.rows[["value", "centre", "lower", "upper"]].isna().all(axis=None)
    assert set(legal.rows["rule"]) == {""}
    assert not legal.is_signal
    assert legal.rule is Rule.NONE


def test_a_unit_that_is_hidden_at_the_end_is_hidden_throughout(tmp_path: Path) -> None:
    """Legal shrinks under the limit in the last month; its shown months would tell where it came from."""
    shrinking = staff("Legal", 30, [0] * 34) + staff("Legal", 2, [])
    gone = [
        type(one)(one.department, last_day="2024-02-29", hire_date=one.hire_date) for one in shrinking[:30]
    ]

    report = seen(tmp_path, staff("Sales", 50, CALM), gone, shrinking[30:])
    found = signal(report, Question("turnover_rate", by=("department",), first=MARCH, last=MARCH))

    assert set(found.of(department="Legal").rows["status"]) == {Shown.HIDDEN}


def test_several_figures_are_judged_together(report: Report) -> None:
    found = signals(report, ("headcount", "turnover_rate", "retention_rate"), LAST)

    assert list(found) == ["headcount", "turnover_rate", "retention_rate"]
    pd.testing.assert_frame_equal(found["turnover_rate"].rows, signal(report, LAST).rows)
    assert found["headcount"].rows["value"].iloc[-1] == 97  # 104 less seven of the last day


def test_a_long_question_has_limits_of_all_its_months(report: Report) -> None:
    asked = Question("turnover_rate", first=MARCH - 40, last=MARCH, window=WindowKind.MONTH)

    assert len(signal(report, asked).rows) == 41


def test_a_month_that_is_not_over_is_not_judged(tmp_path: Path) -> None:
    report = seen(tmp_path, staff("Sales", 50, CALM))

    rows = signal(report, Question("turnover_rate", as_of=pd.Timestamp("2025-03-20").date())).rows

    assert rows["centre"].notna().tolist()[-2:] == [True, False]


def test_hires_of_the_last_year_are_not_judged_yet(tmp_path: Path) -> None:
    """Who was hired in the last twelve months can still leave within a year."""
    report = seen(tmp_path, staff("Sales", 50, [10] * 36))

    rows = signal(report, Question("first_year_turnover_rate", first=MARCH, last=MARCH)).rows

    assert rows.loc[rows["centre"].notna(), "stop"].max() == MARCH - 12 + 1


def test_a_scaled_rate_has_scaled_limits(report: Report) -> None:
    month = Question("turnover_rate", first=MARCH, last=MARCH, window=WindowKind.MONTH)

    once = signal(report, month).rows.iloc[-1]
    year = signal(report, Question(**{**vars(month), "annualise": True})).rows.iloc[-1]

    assert year[["value", "upper"]].tolist() == pytest.approx((once[["value", "upper"]] * 365 / 31).tolist())


def test_a_question_without_any_group_has_no_rows(report: Report) -> None:
    asked = Question("turnover_rate", by=("team",), where={"team": ("unknown",)}, first=0, last=12)

    found = signal(report, asked)

    assert found.rows.empty
    assert not found.is_signal


def test_what_splits_is_judged_group_by_group(report: Report) -> None:
    found = signal(report, Question("representation", first=MARCH, last=MARCH))

    assert found.question.by == ("gender",)
    assert found.latest["gender"].tolist() == ["man"]


def test_a_rise_may_be_called_one_where_a_month_shows_it(report: Report) -> None:
    found = signal(report, LAST)

    assert verdict_of_change(found, 0.04, now=NOW, then=BEFORE) == Movement(
        allowed=True, direction=1, rule=Rule.OUTSIDE, points=("2025-03",)
    )


def test_a_fall_may_not_where_the_month_shows_a_rise(report: Report) -> None:
    found = signal(report, LAST)

    assert not verdict_of_change(found, -0.04, now=NOW, then=BEFORE).allowed


def test_chance_is_neither(departments: Signal) -> None:
    finance = departments.of(department="Finance")

    assert verdict_of_change(finance, 0.02, now=NOW, then=BEFORE) == Movement(allowed=False, direction=1)


@pytest.mark.parametrize("change", [None, np.nan, 0.0])
def test_nothing_moves_where_nothing_is_known(report: Report, change: float | None) -> None:
    assert verdict_of_change(signal(report, LAST), change, now=NOW, then=BEFORE) == Movement(
        allowed=False, direction=0
    )


def made(rule: str, side: int, month: int = MARCH) -> Signal:
    """A figure with one month that is a signal."""
    rows = {"period": [month_label(month)], "start": [month], "stop": [month + 1], "side": [side]}
    return Signal(LAST, pd.DataFrame({**rows, "rule": [rule], "centre": [0.0], "status": ["ok"]}))


def test_a_low_month_that_dropped_out_explains_a_rise() -> None:
    """The same window a month later: what left it counts as much as what entered it."""
    month_before = Window("2025-02", NOW.start - 1, NOW.stop - 1)

    moved = verdict_of_change(made("run", -1, NOW.start - 1), 0.01, now=NOW, then=month_before)

    assert (moved.allowed, moved.rule) == (True, Rule.RUN)


def test_a_month_in_both_windows_explains_nothing() -> None:
    month_before = Window("2025-02", NOW.start - 1, NOW.stop - 1)

    assert not verdict_of_change(made("outside", 1, MARCH - 3), 0.01, now=NOW, then=month_before).allowed


def test_the_limits_are_those_of_the_arithmetic(report: Report) -> None:
    found = signal(report, Question("retention_rate", first=MARCH, last=MARCH, window=WindowKind.MONTH))
    rows = report.answer(Question("retention_rate", first=FIRST, last=MARCH, window=WindowKind.MONTH)).rows

    limits = binomial_limits(rows["numerator"].to_numpy(), rows["denominator"].to_numpy())

    assert found.rows["lower"].to_numpy() == pytest.approx(limits.low)
