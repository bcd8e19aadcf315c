"""Contribution on the whole way: parts add up, hidden groups are one, what has no parts is refused."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hrkpi.contribution import POOL, Contribution, Told, contribution
from hrkpi.errors import QueryError
from hrkpi.kpi import Answer, Index, Ratio
from hrkpi.kpis.enps import KPI as ENPS
from hrkpi.kpis.turnover_rate import KPI as TURNOVER
from hrkpi.measured import Measured
from hrkpi.period import WindowKind
from hrkpi.policy import Policy
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from tests.charted import seen, staff
from tests.reports import MARCH, workspace
from tests.test_scorecard import surveys
from tests.workspaces import table

YEAR = [1] * 12
ONE = np.ones((2, 1))
OWNER = Principal.owner("ada", unprotected=True)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Of 100 in Shops 12 leave in the first year and 24 in the second; of 50 in Field 12 and 12."""
    return seen(
        tmp_path_factory.mktemp("contribution"),
        staff("Shops", 100, [*YEAR, *[2] * 12]),
        staff("Field", 50, YEAR * 2),
        staff("Press", 4, [0] * 14 + [1] * 10),
        staff("Audit", 4, [0] * 24),
    )


def asked(key: str = "turnover_rate", **parts: object) -> Question:
    """The year to March 2025 against the one before, by department."""
    usual = {"kpi": key, "by": ("department",), "first": MARCH - 12, "last": MARCH, "window": WindowKind.TTM}
    return Question(**{**usual, **parts})  # type: ignore[arg-type]  # parts of a question


def row(found: Contribution, group: str) -> pd.Series:
    """The row of a group."""
    return found.rows[found.rows["department"] == group].iloc[0]


def test_the_parts_add_up_to_the_change(report: Report) -> None:
    found = contribution(report, asked())
    whole = report.answer(asked(by=())).rows["value"]

    assert (found.before, found.after) == pytest.approx((whole.iloc[0], whole.iloc[-1]))
    assert found.rows["total"].sum() == pytest.approx(found.change, abs=1e-12)
    assert found.mix + found.rate == pytest.approx(found.change, abs=1e-12)
    assert found.mix == pytest.approx(0, abs=1e-9)  # nobody grew
    assert row(found, "Shops")["rate"] == pytest.approx(12 / 158)
    assert (found.then.label, found.now.label, found.of) == ("2024-03", "2025-03", "value")


def test_hidden_groups_are_told_as_one(report: Report) -> None:
    """Press and Audit have four people each; together they are eight."""
    found = contribution(report, asked())

    assert found.rows["department"].tolist() == ["Field", "Shops", POOL]
    pool = row(found, POOL)
    assert pool["status"] == Shown.HIDDEN
    assert pool["now"] == pytest.approx(10 / 8)


def test_a_count_changes_group_by_group(report: Report) -> None:
    found = contribution(report, asked("headcount", window=WindowKind.MONTH))

    assert found.rows["department"].tolist() == ["Audit", "Field", "Press", "Shops"]
    assert found.change == found.rows["total"].sum()
    assert found.rows[["mix", "rate", "weight_now"]].isna().all(axis=None)
    assert not found.is_reversed


def test_a_median_is_split_by_its_mean(tmp_path: Path) -> None:
    """Two vacancies take 10 and 30 days in the first year, and 10, 30 and 80 in the second."""
    found = contribution(
        Report(workspace(tmp_path, None, **vacancies([10, 30] * 5, [10, 30, 80] * 5)), OWNER),
        asked("time_to_fill"),
    )

    assert found.of == "mean"
    assert (found.before, found.after) == pytest.approx((20, 40))
    assert found.rows["total"].sum() == pytest.approx(20)


def vacancies(first: Sequence[int], second: Sequence[int]) -> dict[str, pd.DataFrame]:
    """Vacancies of two departments, filled in January 2024 and 2025 after so many days."""
    days = [*first, *second]
    filled = pd.to_datetime(["2024-01-31"] * len(first) + ["2025-01-31"] * len(second))
    return {
        "requisitions": table(
            "requisitions",
            requisition_id=[f"R{number}" for number in range(len(days))],
            approved_date=filled - pd.to_timedelta(days, unit="D"),
            filled_date=filled,
            status=["filled"] * len(days),
            department=["Sales" if number % 2 else "Finance" for number in range(len(days))],
        )
    }


def test_shares_of_answers_have_parts(tmp_path: Path) -> None:
    made = workspace(tmp_path, None, **surveys("2024-02-20", "2025-02-20"))
    between = {"first": MARCH - 13, "last": MARCH - 1, "window": WindowKind.MONTH}

    found = contribution(Report(made, OWNER), asked("engagement_favourable", **between))

    assert found.rows["total"].sum() == pytest.approx(1.0)


def measured(answer: Answer, hidden: Sequence[bool] = (False,)) -> Measured:
    """An answer of two windows, of which groups are hidden."""
    groups = np.arange(len(hidden))[:, None]
    return Measured(groups, answer, np.tile(np.array(hidden), (2, 1)), Policy(5))


def scores(values: Sequence[float], promoted: Sequence[float]) -> Index:
    """The same figures of groups of ten persons in both windows, with what was added up."""
    value, top = (np.tile(np.array(part, dtype=float), (2, 1)) for part in (values, promoted))
    return Index(value, top, np.full(top.shape, 10.0), np.full(top.shape, 10.0), (value, value))


def test_a_net_score_is_a_hundred_times_its_quotient() -> None:
    whole = Index(30 * ONE, 6 * ONE, 20 * ONE, 20 * ONE, (ONE, ONE))

    told = Told(ENPS, measured(scores([20, 40], [2, 4]), [False, False]), measured(whole))

    assert told.sums(0).value == pytest.approx(30)
    assert told.sums(0).rate == pytest.approx([20, 40])


def test_a_figure_that_no_quotient_makes_is_refused() -> None:
    with pytest.raises(QueryError, match="not made of sums"):
        Told(ENPS, measured(scores([1.0, 0.8], [2, 4]), [False, False]), measured(scores([1.0], [6])))


def test_groups_that_count_somebody_twice_are_refused() -> None:
    with pytest.raises(QueryError, match="do not add up"):
        Told(ENPS, measured(scores([20, 40], [2, 4]), [False, False]), measured(scores([30], [3])))


def test_too_few_are_not_told_even_together() -> None:
    """Three groups of two people each, of which two are hidden: four people together."""
    top, two = np.array([[1.0, 1.0, 1.0]] * 2), np.full((2, 3), 2.0)
    groups = Ratio(top, two, people=two)
    whole = Ratio(3 * ONE, 6 * ONE, people=6 * ONE)

    told = Told(TURNOVER, measured(groups, [False, True, True]), measured(whole))
    rows = told.table({"department": np.array(["A", "B", "C"], dtype=object)}, told.sums(0), told.sums(1))

    assert rows["department"].tolist() == ["A", POOL]
    assert rows.loc[1, ["now", "mix", "rate", "total"]].isna().all()


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (asked(by=()), "nothing to split"),
        (asked(first=MARCH), "nothing to split"),
        (asked("representation"), "not made of sums"),
        (asked("time_to_fill"), "hidden or has no data"),
        (asked("enps"), "hidden or has no data"),
        (asked(first=MARCH - 75), "hidden or has no data"),
    ],
)
def test_what_has_no_parts_is_refused(report: Report, question: Question, what: str) -> None:
    with pytest.raises(QueryError, match=what):
        contribution(report, question)
