"""The sample goes through the same doors as a user's files, and the figures are those that were published."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrkpi.explained import explained
from hrkpi.pay import QUARTERS
from hrkpi.period import WindowKind, parse_month
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.scorecard import scorecard
from hrkpi.targets import Verdict
from hrkpi.workspace import Workspace
from tests.data.sample import Row, table

OWNER = Principal.owner("ada", unprotected=True)
YEARS = tuple(str(year) for year in range(2020, 2026))
LATEST = "ttm 2026-10"
BY = ("", "department")


@pytest.fixture(scope="module")
def report(sample: Path) -> Report:
    """What the owner sees of the sample company after its exports were imported."""
    return Report(Workspace.open(sample), OWNER)


def asked(kpi: str, period: str, by: str = "") -> Question:
    """A question about a month, a year or the last twelve months of one."""
    kind, _, month = period.rpartition(" ")
    if not kind:
        kind, month = ("month", period) if "-" in period else ("year", f"{period}-12")
    last = parse_month(month)
    return Question(kpi, by=(by,) if by else (), first=last, last=last, window=WindowKind(kind))


def figures(report: Report, kpi: str, period: str, by: str = "") -> dict[str, Any]:
    """Rows of the answer by the member of a dimension; the whole under a blank."""
    rows = report.answer(asked(kpi, period, by)).rows.to_dict("records")
    return {row[by] if by else "": row for row in rows}


def truth(name: str, by: str, **where: str) -> list[Row]:
    """Rows of the published truth about the whole, or about the members of a dimension."""
    unit = "division" if name == "surveys" else "department"
    found = [row for row in table(f"truth/{name}") if all(row[key] == word for key, word in where.items())]
    return [row for row in found if bool(row.get(unit)) == bool(by)]


def agree(found: dict[str, Any], rows: list[Row], column: str, parts: tuple[str, str] | None = None) -> None:
    """Every row of the truth is found, in value and, where they are named, in numerator and denominator."""
    assert rows
    for row in rows:
        if row[column]:
            figure = found[row.get("department", row.get("division", ""))]
            assert figure["value"] == pytest.approx(
                float(row[column]), abs=1e-4 if column == "enps" else 1e-6
            )
            if parts:
                assert [figure["numerator"], figure["denominator"]] == [float(row[part]) for part in parts]


def test_every_export_is_read(report: Report) -> None:
    assert [feed.name for feed in report.feeds] == ["people", "hiring", "survey", "training"]
    assert {feed.last for feed in report.feeds} == {"2026-10"}


@pytest.mark.parametrize("by", BY)
def test_headcount_of_every_month(report: Report, by: str) -> None:
    question = replace(asked("headcount", "month 2026-10", by), first=parse_month("2020-01"))
    counted = report.answer(question).rows.to_dict("records")

    closings = {(row["period"], row[by] if by else ""): row["value"] for row in counted if row["value"] > 0}
    assert closings == {
        (row["month"], row["department"]): float(row["closing"])
        for row in truth("months", by)
        if row["closing"] != "0"
    }


@pytest.mark.parametrize("by", BY)
def test_the_bridge_of_every_month(report: Report, by: str) -> None:
    question = replace(asked("headcount", "month 2026-10", by), first=parse_month("2020-01"))
    found = report.bridge(question).rows.to_dict("records")

    steps = {(row["period"], row[by] if by else ""): row for row in found}
    for row in truth("months", by):
        number = {name: int(row[name]) for name in row if name not in {"month", "department"}}
        step = steps[row["month"], row["department"]]
        expected = {
            "opening": number["opening"],
            "hires": number["hires"] + number["conversions"],
            "rehires": number["rehires"],
            "acquisitions": number["acquisitions"],
            "transfers_in": number["transfers_in"],
            "transfers_out": number["transfers_out"],
            "exits": sum(number[name] for name in number if name.startswith("exits_")),
            "reclassified": number["reclassified_in"] - number["reclassified_out"],
            "closing": number["closing"],
        }
        assert {name: step[name] for name in expected} == expected, row


@pytest.mark.parametrize("period", [*YEARS, LATEST])
@pytest.mark.parametrize("by", BY)
def test_turnover_and_retention(report: Report, period: str, by: str) -> None:
    rows = truth("turnover", by, period=period)

    for kpi in ("turnover_rate", "voluntary_turnover_rate", "average_headcount"):
        agree(figures(report, kpi, period, by), rows, kpi)
    agree(figures(report, "retention_rate", period, by), rows, "retention_rate", ("stayed", "opening"))


@pytest.mark.parametrize("period", [*YEARS, "ttm 2025-10"])
@pytest.mark.parametrize("by", BY)
def test_first_years(report: Report, period: str, by: str) -> None:
    rows = truth("first_year", by, hired=period, hire_type="all")
    found = figures(report, "first_year_turnover_rate", period, by)

    agree(found, rows, "first_year_turnover_rate", ("gone", "cohort"))


@pytest.mark.parametrize("period", [*YEARS, LATEST])
@pytest.mark.parametrize("by", BY)
def test_women_at_the_close(report: Report, period: str, by: str) -> None:
    rows = truth("women", by, day="2026-10-31" if period == LATEST else f"{period}-12-31")

    agree(figures(report, "women_share", period, by), rows, "women_share", ("women", "known"))
    leading = figures(report, "women_in_leadership", period, by)
    agree(leading, rows, "women_in_leadership", ("women_leaders", "known_leaders"))


@pytest.mark.parametrize("period", [*YEARS, LATEST])
@pytest.mark.parametrize("by", BY)
def test_pay_at_the_close(report: Report, period: str, by: str) -> None:
    rows = truth("pay", by, day=_close(period))

    for kind in ("mean", "median"):
        found = figures(report, f"pay_gap_{kind}", period, by)
        agree(found, rows, f"pay_gap_{kind}")
        for row in rows:
            figure = found[row["department"]]
            assert (figure["women"], figure["men"]) == (float(row["women"]), float(row["men"]))
            assert figure["pay_women"] == pytest.approx(float(row[f"{kind}_women"]), abs=1e-6)
            assert figure["pay_men"] == pytest.approx(float(row[f"{kind}_men"]), abs=1e-6)


@pytest.mark.parametrize("period", [*YEARS, LATEST])
def test_quarters_of_pay_at_the_close(report: Report, period: str) -> None:
    found = figures(report, "pay_quartiles", period)[""]
    row = next(row for row in table("truth/pay_quarters") if row["day"] == _close(period))

    assert [found[name] for name in QUARTERS] == pytest.approx([float(row[name]) for name in QUARTERS])
    assert found["value"] == pytest.approx(float(row["lower"]) - float(row["upper"]))


@pytest.mark.parametrize("period", [*YEARS, LATEST])
def test_promotions_and_exits_of_women_and_men(report: Report, period: str) -> None:
    promoted, stayed = (
        figures(report, kpi, period, "gender") for kpi in ("promotion_impact_ratio", "exit_parity_ratio")
    )
    for row in table("truth/parity"):
        if row["period"] == period:
            gender = {"Female": "woman", "Male": "man"}[row["gender"]]
            counts = [(one[gender]["numerator"], one[gender]["denominator"]) for one in (promoted, stayed)]
            assert counts == [
                (float(row["promoted"]), float(row["pool"])),
                (float(row["stayed"]), float(row["opening"])),
            ]


@pytest.mark.parametrize("period", [*YEARS, LATEST])
@pytest.mark.parametrize("by", ["gender", "ethnicity"])
def test_diversity_at_the_close(report: Report, period: str, by: str) -> None:
    found = figures(report, "diversity_index", period, by)["all"]
    row = next(
        row for row in table("truth/diversity") if (row["day"], row["attribute"]) == (_close(period), by)
    )

    assert (found["n"], found["groups"]) == (float(row["known"]), float(row["groups"]))
    assert found["value"] == pytest.approx(float(row["blau"]), abs=1e-7)
    assert found["normalised"] == pytest.approx(float(row["normalised"]), abs=1e-7)
    assert found["shannon"] == pytest.approx(float(row["shannon"]), abs=1e-7)


def _close(period: str) -> str:
    return "2026-10-31" if period == LATEST else f"{period}-12-31"


@pytest.mark.parametrize("period", [*YEARS, LATEST])
def test_hiring(report: Report, period: str) -> None:
    for kpi in ("time_to_fill", "time_to_hire", "offer_acceptance_rate"):
        agree(figures(report, kpi, period), truth("hiring", "", period=period), kpi)


@pytest.mark.parametrize("kpi", ["engagement_favourable", "enps", "survey_response_rate"])
@pytest.mark.parametrize("by", ["", "division"])
def test_surveys(report: Report, kpi: str, by: str) -> None:
    for closed in sorted({row["closed"] for row in table("truth/surveys")}):
        agree(figures(report, kpi, closed[:7], by), truth("surveys", by, closed=closed), kpi)


@pytest.mark.parametrize("period", [*YEARS, LATEST])
@pytest.mark.parametrize("by", BY)
def test_training(report: Report, period: str, by: str) -> None:
    rows = truth("training", by, period=period)

    completed = figures(report, "training_completion_rate", period, by)
    agree(completed, rows, "training_completion_rate", ("on_time", "due"))
    agree(figures(report, "training_hours_per_fte", period, by), rows, "training_hours_per_fte")


def test_the_scorecard_shows_every_verdict(report: Report) -> None:
    card = scorecard(report)
    verdicts = Counter(one.verdict for one in card.cards)

    assert card.month == parse_month("2026-10")
    assert 4 <= verdicts[Verdict.ON_TARGET] <= 6
    assert 3 <= verdicts[Verdict.WATCH] <= 4
    assert 3 <= verdicts[Verdict.OFF_TARGET] <= 4
    assert verdicts.total() == sum(verdicts[one] for one in list(Verdict)[:3])


def test_levels_explain_about_half_of_the_pay_gap(report: Report) -> None:
    rows = explained(report, Question("pay_gap_mean", last=parse_month("2026-10")), ("level",))

    row = rows.iloc[0]
    assert row["gap"] == pytest.approx(0.058, abs=0.005)
    assert row["explained"] / row["gap"] == pytest.approx(0.55, abs=0.1)
