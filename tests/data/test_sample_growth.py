"""Absence, learning, opinions, goals and thanks of the sample are what was published of them."""

from pathlib import Path
from typing import Any

import pytest

from hrkpi.period import WindowKind, parse_month
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.tables import TABLES
from hrkpi.workspace import Workspace
from tests.data.sample import Row, figure, headings, table

OWNER = Principal.owner("ada", unprotected=True)
BY = ("", "department")
CANONICAL = ("absences", "goals", "goal_check_ins", "reviews", "recognitions", "recruiting_costs")
STRATEGY = {
    "goal_coverage": ("owners", "headcount"),
    "goal_alignment": ("aligned", "goals"),
    "measurable_goals": ("measurable", "goals"),
    "check_in_rate": ("checked_in", "due"),
    "recognition_coverage": ("recognised", "headcount"),
}
CERTIFICATES = {
    "training_completed_share": ("completed", "due"),
    "training_compliance": ("compliant", "required"),
}
AGEING = ("overdue_1_30", "overdue_31_60", "overdue_61")


@pytest.fixture(scope="module")
def report(sample: Path) -> Report:
    """What the owner sees of the sample company after its exports were imported."""
    return Report(Workspace.open(sample), OWNER)


def told(report: Report, kpi: str, window: str, by: str = "") -> dict[str, dict[str, Any]]:
    """Rows of the answer for ``month 2026-10``, ``year 2025-12`` or ``ttm 2026-10``, by member."""
    kind, _, label = window.partition(" ")
    last = parse_month(label)
    asked = Question(kpi, by=(by,) if by else (), first=last, last=last, window=WindowKind(kind))
    rows: list[dict[str, Any]] = report.answer(asked).rows.to_dict("records")  # type: ignore[assignment]  # columns have names
    return {str(row[by] if by else ""): row for row in rows}


def truth(name: str, by: str, unit: str = "department") -> list[Row]:
    """Rows of the published truth about the whole, or about the members of a dimension."""
    return [row for row in table(f"truth/{name}") if bool(row[unit]) == bool(by)]


def window(period: str) -> str:
    """The window of a period of the truth: ``2025`` or ``ttm 2026-10``."""
    return period if " " in period else f"year {period}-12"


def agree(row: dict[str, Any], value: str, *parts: str) -> None:
    """A row says the value, of the numerator and denominator named."""
    assert row["value"] == pytest.approx(float(value), abs=1e-6)
    assert [row["numerator"], row["denominator"]] == pytest.approx([float(part) for part in parts])


@pytest.mark.parametrize("name", CANONICAL)
def test_files_without_a_system_have_columns_of_their_table(name: str) -> None:
    assert set(headings(f"exports/canonical/{name}")) <= set(TABLES[name].names)


@pytest.mark.parametrize("by", BY)
def test_absence(report: Report, by: str) -> None:
    for period in ("2023", "2025", "ttm 2026-10"):
        found = told(report, "absence_rate", window(period), by)
        for row in (row for row in truth("absences", by) if row["period"] == period):
            agree(found[row["department"]], row["absence_rate"], row["absent"], row["scheduled"])


@pytest.mark.parametrize("kpi", STRATEGY)
@pytest.mark.parametrize("by", BY)
def test_goals_and_recognition(report: Report, kpi: str, by: str) -> None:
    for day in ("2024-12-31", "2025-06-30", "2026-10-31"):
        found = told(report, kpi, f"month {day[:7]}", by)
        for row in (row for row in truth("strategy", by) if row["day"] == day and row[kpi]):
            if kpi != "recognition_coverage" or day > "2025":
                part, whole = STRATEGY[kpi]
                agree(found[row["department"]], row[kpi], row[part], row[whole])


def test_concentration_of_recognition(report: Report) -> None:
    found = told(report, "recognition_coverage", "month 2026-10", "department")

    for row in truth("strategy", "department"):
        if row["day"] == "2026-10-31":
            assert found[row["department"]]["gini"] == pytest.approx(float(row["gini"]), abs=1e-6)


@pytest.mark.parametrize("by", BY)
def test_reviews(report: Report, by: str) -> None:
    for row in truth("reviews", by):
        found = told(report, "review_completion_rate", f"month {row['end'][:7]}", by)
        agree(found[row["department"]], row["review_completion_rate"], row["completed"], row["due"])


@pytest.mark.parametrize("by", BY)
def test_certificates_and_what_is_overdue(report: Report, by: str) -> None:
    for day in ("2024-12-31", "2026-10-31"):
        rows = [row for row in truth("certificates", by) if row["day"] == day]
        for kpi, (part, whole) in CERTIFICATES.items():
            found = told(report, kpi, f"month {day[:7]}", by)
            for row in (row for row in rows if row[kpi]):
                agree(found[row["department"]], row[kpi], row[part], row[whole])
        late = told(report, "training_overdue_rate", f"month {day[:7]}", by)
        for row in (row for row in rows if row["due"] != "0"):
            assert [late[row["department"]][name] for name in AGEING] == [float(row[name]) for name in AGEING]


@pytest.mark.parametrize("by", BY)
def test_costs_and_reach_of_training(report: Report, by: str) -> None:
    for period in ("2024", "ttm 2026-10"):
        cost, reach = (
            told(report, kpi, window(period), by) for kpi in ("training_cost_per_fte", "training_coverage")
        )
        for row in (row for row in truth("learning", by) if row["period"] == period):
            assert cost[row["department"]]["numerator"] == float(row["cost"])
            if not by:  # a person counts in the unit of the first completion, the whole counts each once
                assert reach[row["department"]]["numerator"] == float(row["learners"])


@pytest.mark.parametrize("by", ["", "division"])
def test_mean_engagement(report: Report, by: str) -> None:
    for row in truth("opinions", by, "division"):
        mean = told(report, "engagement_mean", f"month {row['closed'][:7]}", by)[row["division"]]
        assert mean["value"] == pytest.approx(float(row["engagement_mean"]), abs=1e-4)
        assert mean["denominator"] == float(row["answers"])
        assert mean["low"] < mean["value"] < mean["high"]


def test_what_goes_together_with_engagement(report: Report) -> None:
    for closed in sorted({row["closed"] for row in table("truth/drivers")}):
        found = told(report, "driver_impact", f"month {closed[:7]}", "theme")
        for row in (row for row in table("truth/drivers") if row["closed"] == closed):
            assert found[row["theme"]]["value"] == pytest.approx(float(row["driver_impact"]), abs=1e-4)
            assert found[row["theme"]]["n"] == float(row["people"])


def test_what_a_hire_costs(report: Report) -> None:
    for row in table("truth/costs"):
        found = told(report, "cost_per_hire", window(row["period"]))[""]
        assert found["value"] == pytest.approx(float(row["cost_per_hire"]), abs=1e-6)
        assert found["internal"] == float(row["internal"])


def test_more_and_more_people_have_goals_and_technology_forgot_them_for_a_while() -> None:
    shares = [
        figure("strategy", "goal_coverage", day=day, department="")
        for day in ("2024-12-31", "2025-12-31", "2026-10-31")
    ]
    assert shares == sorted(shares)
    late, normal = (
        figure("strategy", "check_in_rate", day="2025-12-31", department=department)
        for department in ("Product Engineering", "Sales")
    )
    assert late < normal - 0.1


def test_customer_care_is_ill_more_often_since_more_people_leave() -> None:
    before, after = (
        figure("absences", "absence_rate", period=period, department="Customer Care")
        for period in ("2024", "ttm 2026-10")
    )
    assert after > before * 1.15
    assert figure("absences", "absence_rate", period="2025", department="") == pytest.approx(0.043, abs=0.008)
