"""Funnel limits: who differs from the company by more than size explains."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hrkpi.errors import QueryError
from hrkpi.funnel import Outside, funnel
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from tests.charted import seen, staff
from tests.reports import MARCH

FIGURES = ["value", "n", "low95", "high95", "low998", "high998"]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """In a year 40 of 100 leave Shops, 15 of 100 Field, 1 of 40 Works, and 3 of 8 two small units."""
    return seen(
        tmp_path_factory.mktemp("funnel"),
        staff("Shops", 100, [4] * 10 + [0] * 2),
        staff("Field", 100, [2] * 7 + [1] + [0] * 4),
        staff("Works", 40, [1] + [0] * 11),
        staff("Press", 4, [1] * 3 + [0] * 9),
        staff("Audit", 4, [0] * 12),
    )


def asked(key: str = "turnover_rate", **parts: object) -> Question:
    """One year to March 2025 by department."""
    return Question(**{"kpi": key, "by": ("department",), "first": MARCH, "last": MARCH, **parts})  # type: ignore[arg-type]  # parts of a question


def of(rows: pd.DataFrame, department: str) -> pd.Series:
    """The row of a department."""
    return rows[rows["department"] == department].iloc[0]


def test_limits_are_those_of_the_company_s_rate_at_each_size(report: Report) -> None:
    """59 exits of 248 people: 23.8 are expected of 100, 15 to 34 (95 %) or 10 to 40 (99.8 %) are usual."""
    rows = funnel(report, asked())

    shops = of(rows, "Shops")
    assert shops["whole"] == pytest.approx(59 / 248, rel=0.001)
    assert shops[["low95", "high95", "low998", "high998"]].tolist() == pytest.approx(
        [0.15, 0.34, 0.10, 0.40], rel=0.01
    )


def test_only_who_is_outside_is_told(report: Report) -> None:
    rows = funnel(report, asked())

    assert of(rows, "Shops")["outside"] == Outside.NOTABLE
    assert of(rows, "Field")["outside"] == Outside.INSIDE
    assert of(rows, "Works")["outside"] == Outside.SIGNAL


def test_a_hidden_unit_has_no_limits(report: Report) -> None:
    hidden = funnel(report, asked())
    hidden = hidden[hidden["status"] == Shown.HIDDEN]

    assert set(hidden["department"]) == {"Press", "Audit"}
    assert hidden[FIGURES].isna().all(axis=None)
    assert set(hidden["outside"]) == {""}


def test_where_the_whole_is_hidden_nothing_is_told(tmp_path: Path) -> None:
    report = seen(tmp_path, staff("Shops", 4, [1] * 12))

    rows = funnel(report, asked())

    assert rows[[*FIGURES, "whole"]].isna().all(axis=None)
    assert set(rows["outside"]) == {""}


def test_shares_have_the_limits_of_their_persons(report: Report) -> None:
    rows = funnel(report, asked("women_share", by=("department",)))

    assert rows.loc[rows["status"] == Shown.OK, "low998"].to_numpy() == pytest.approx(0.0)  # all are men


def test_a_scaled_rate_has_scaled_limits(report: Report) -> None:
    month = asked(first=MARCH - 8, last=MARCH - 8, window=WindowKind.MONTH)

    once, year = (funnel(report, Question(**{**vars(month), "annualise": yes})) for yes in (False, True))

    shown = once["status"] == Shown.OK
    ratio = (year.loc[shown, "high95"] / once.loc[shown, "high95"]).to_numpy()
    assert ratio == pytest.approx(np.full(len(ratio), 366 / 31), rel=0.01)


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (asked(by=()), "has no units"),
        (asked("representation"), "has no units"),
        (asked("headcount"), "neither a share nor a rate"),
        (asked("time_to_fill"), "neither a share nor a rate"),
        (asked("training_hours_per_fte"), "neither a share nor a rate"),
    ],
)
def test_what_size_does_not_explain_is_refused(report: Report, question: Question, what: str) -> None:
    with pytest.raises(QueryError, match=what):
        funnel(report, question)
