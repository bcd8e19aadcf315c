"""The method panel: the published table of the definitions, and what is hidden in it."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hrkpi.errors import QueryError
from hrkpi.methods import LABELS, ORDER, panel
from hrkpi.period import WindowKind, parse_month
from hrkpi.query import Average
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.workspace import Workspace
from tests.charted import seen, staff
from tests.published import year_2024
from tests.reports import ANALYST, MARCH
from tests.workspaces import NOON, OWNER, sources

DECEMBER = parse_month("2024-12")
YEAR = Question("turnover_rate", first=DECEMBER, last=DECEMBER, window=WindowKind.YEAR)
GOLDEN = {  # rate in per cent and average headcount, as printed
    "opening": (239.4, 33),
    "two_point": (195.1, 40.5),
    "closing": (164.6, 48),
    "thirteen_point": (117.5, 67.23),
    "monthly_two_point": (113.7, 69.46),
    "month_end": (112.7, 70.08),
    "daily": (103.6, 76.27),
}


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Report:
    made = Workspace.create(tmp_path_factory.mktemp("methods") / "workspace")
    known = {"as_of": date(2024, 12, 31), "loaded_at": NOON, "principal": OWNER}
    made.publish(year_2024(), sources=sources("2024"), **known)  # type: ignore[arg-type]  # by name
    return Report(made, ANALYST)


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return seen(
        tmp_path_factory.mktemp("units"),
        staff("Shops", 30, [1] * 12),
        staff("Press", 5, [1] * 12),
        staff("Audit", 4, []),
    )


def test_the_published_table_to_its_digit(golden: Report) -> None:
    rows = panel(golden, YEAR).set_index("method")

    assert set(rows["numerator"]) == {79}
    rates, averages = (
        {name: float(of) for name, of in rows[column].items()} for column in ("value", "denominator")
    )
    assert {name: (round(rates[name] * 100, 1), round(averages[name], 2)) for name in rates} == GOLDEN
    assert list(rows.index) == list(ORDER) == sorted(GOLDEN, key=lambda name: -GOLDEN[name][0])


def test_the_chosen_method_is_marked(golden: Report) -> None:
    rows = panel(golden, Question(**{**vars(YEAR), "average": Average.TWO_POINT}))

    assert rows.loc[rows["is_chosen"], "method"].tolist() == ["two_point"]
    assert rows["label"].tolist() == [LABELS[name] for name in ORDER]


def test_the_average_itself_has_a_panel(golden: Report) -> None:
    rows = panel(golden, Question(**{**vars(YEAR), "kpi": "average_headcount"})).set_index("method")

    averages = {str(name): round(float(value), 2) for name, value in rows["value"].items()}
    assert averages == {name: average for name, (_, average) in GOLDEN.items()}
    assert rows["denominator"].isna().all()


def test_a_rate_scaled_to_a_year_is_scaled_by_every_method(golden: Report) -> None:
    month = Question(
        **{**vars(YEAR), "window": WindowKind.MONTH, "first": DECEMBER - 1, "last": DECEMBER - 1}
    )
    once, year = (panel(golden, Question(**{**vars(month), "annualise": yes})) for yes in (False, True))

    assert (year["value"] / once["value"]).tolist() == pytest.approx([366 / 30] * 7)


def test_a_month_is_its_own_two_point(golden: Report) -> None:
    month = Question(**{**vars(YEAR), "window": WindowKind.MONTH})

    rows = panel(golden, month).set_index("method")

    assert rows.loc["monthly_two_point", "value"] == pytest.approx(rows.loc["two_point", "value"])


def by_department(report: Report) -> pd.DataFrame:
    """Turnover of the year to March 2025 by department and method."""
    return panel(report, Question("turnover_rate", by=("department",), first=MARCH, last=MARCH))


def test_who_is_hidden_by_one_method_is_hidden_by_all(units: Report) -> None:
    """Press has five people at the opening, and four at the close."""
    rows = by_department(units)

    press = rows[rows["department"] == "Press"]
    assert len(press) == 7
    assert set(press["status"]) == {Shown.HIDDEN}
    assert press[["value", "numerator", "denominator"]].isna().all(axis=None)
    assert set(rows.loc[rows["department"] == "Shops", "status"]) == {Shown.OK}


def test_nobody_at_the_opening_is_no_data_by_that_method(tmp_path: Path) -> None:
    people = seen(tmp_path, staff("Shops", 30, [0] * 12))

    first = Question("turnover_rate", first=MARCH - 62, last=MARCH - 62, window=WindowKind.MONTH)
    rows = panel(people, first).set_index("method")

    assert rows.loc["opening", "status"] == Shown.NO_DATA
    assert rows.loc["closing", "status"] == Shown.OK


def test_a_small_whole_is_hidden(tmp_path: Path) -> None:
    rows = panel(seen(tmp_path, staff("Press", 4, [1] * 12)), Question("turnover_rate"))

    assert set(rows["status"]) == {Shown.HIDDEN}


def test_a_figure_without_an_average_is_refused(golden: Report) -> None:
    with pytest.raises(QueryError, match="has no average headcount in it"):
        panel(golden, Question("retention_rate"))
