"""What a figure is held against: a part of a year is no year."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert

from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.store.schema import TARGETS
from tests.reports import ANALYST, MARCH, workspace
from tests.workspaces import NOON

DECEMBER_2024, DECEMBER_2025 = MARCH - 3, MARCH + 9
AIMS = {"turnover_rate": 0.9, "headcount": 20.0}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A company known up to March 2025, with targets."""
    folder: Path = tmp_path_factory.mktemp("aims")
    made, aim = workspace(folder), {"scope": "", "valid_from": date(2024, 1, 1), "created_by": "ada"}
    with made.writing() as connection:
        for kpi, target in AIMS.items():
            row = {"kpi": kpi, "target": target, "created_at": NOON, **aim}
            connection.execute(insert(TARGETS).values(**row))
    return Report(made, ANALYST)


def verdicts(report: Report, kpi: str, *, annualise: bool = False) -> list[str]:
    """Those of the year 2024, and of the three months of 2025 that are known."""
    asked = Question(
        kpi, first=DECEMBER_2024, last=DECEMBER_2025, window=WindowKind.YEAR, annualise=annualise
    )
    return [str(verdict) for verdict in report.answer(asked).rows["verdict"]]


def test_three_months_of_exits_are_not_held_against_the_target_of_a_year(report: Report) -> None:
    assert verdicts(report, "turnover_rate") == ["on_target", "no_verdict"]


def test_scaled_to_a_year_they_are(report: Report) -> None:
    assert verdicts(report, "turnover_rate", annualise=True) == ["on_target", "on_target"]


def test_headcount_is_what_it_is_in_the_middle_of_a_month(report: Report) -> None:
    asked = Question("headcount", first=MARCH, last=MARCH, as_of=date(2025, 3, 15))

    row = report.answer(asked).rows.iloc[0]

    assert (bool(row["partial"]), str(row["verdict"])) == (True, "off_target")  # 28 people or so, not 20
