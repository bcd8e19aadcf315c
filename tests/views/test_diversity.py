"""The diversity view: of the sample company, and of companies where something is not there."""

from datetime import date
from pathlib import Path

import pytest

from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.views.diversity import VIEW
from hrkpi.workspace import Workspace
from tests import reports
from tests.builders import Entry, application, company, requisition, worker
from tests.paid import paid
from tests.viewed import drawn, facts, reported, texts
from tests.views.looks import chart, complaints, table
from tests.workspaces import NOON, OWNER, sources

STEPS = "from-application-to-exit"


@pytest.fixture(scope="module")
def report(sample: Path) -> Report:
    return reported(sample)


def small(path: Path, *parts: object) -> Report:
    """A company known up to the end of March 2025."""
    made = Workspace.create(path / "workspace")
    made.publish(
        company(*parts),  # type: ignore[arg-type]  # workers and rows
        sources=sources("small"),
        as_of=date(2025, 3, 31),
        loaded_at=NOON,
        principal=OWNER,
    )
    return Report(made, reports.ANALYST)


def applicants(**groups: tuple[int, int]) -> list[Entry]:
    """Applications of January 2025: for each gender how many were hired, and of how many."""
    return [requisition()] + [
        application("2025-02-10" if number < hired else None, gender=gender)
        for gender, (hired, pool) in groups.items()
        for number in range(pool)
    ]


@pytest.mark.parametrize("attribute", ["gender", "ethnicity", "age_band"])
@pytest.mark.parametrize("by", ["division", "level"])
def test_it_keeps_what_all_views_keep(report: Report, by: str, attribute: str) -> None:
    assert complaints(drawn(VIEW, report, by=by, chosen={"attribute": attribute})) == []


def test_women_in_leadership_stand_against_their_target(report: Report) -> None:
    view = drawn(VIEW, report)

    leaders = chart(view, "women-in-leadership")
    assert "Target" in [one.name for one in leaders.series]
    assert "target at least 32.5" in view.statement


def test_levels_stand_over_time_with_the_highest_on_top(report: Report) -> None:
    levels = chart(drawn(VIEW, report), "women-share-by-level-over-time")

    month = report.default_month
    rows = report.answer(Question("women_share", by=("level",), first=month, last=month)).rows
    now = dict(zip(rows["level"], rows["value"], strict=True))
    first = next(one for one in levels.series if one.name == "L1")
    assert [one.name for one in levels.series] == sorted(now, reverse=True)
    assert levels.axis[-1] == "Oct 2026"
    assert first.cells[-1].value == now["L1"]
    assert "Three rows are hidden" in levels.statement


def test_every_step_from_application_to_exit_has_its_ratio(report: Report) -> None:
    view = drawn(VIEW, report)

    steps = chart(view, STEPS)
    assert steps.axis[0] == "Application Review"
    assert steps.axis[-3:] == ("Hired, of applicants", "Promoted", "Stayed")
    month = report.default_month
    rows = report.answer(Question("hiring_impact_ratio", first=month, last=month)).rows.set_index("gender")
    women = next(one for one in steps.series if one.name == "Woman")
    assert women.cells[-3].value == rows.loc["woman", "value"]
    assert women.low[-3] == rows.loc["woman", "low"]


def test_rates_of_each_step_stand_beside_the_lowest_ratio(report: Report) -> None:
    steps = table(drawn(VIEW, report), "steps")

    month = report.default_month
    rows = report.answer(Question("hiring_impact_ratio", first=month, last=month)).rows.set_index("gender")
    hired = next(row for row in steps.rows if row[0].text == "Hired, of applicants")
    assert steps.heads == ("Step", "Man", "Woman", "Lowest ratio")
    assert [cell.value for cell in hired[1:3]] == [rows.loc["man", "rate"], rows.loc["woman", "rate"]]
    assert hired[3].text.startswith(f"{rows['value'].astype(float)['woman']:.2f} (")
    assert "Non-binary" in steps.note


def test_attributes_that_applicants_have_not_begin_after_the_hire(report: Report) -> None:
    view = drawn(VIEW, report, chosen={"attribute": "age_band"})

    assert chart(view, STEPS).axis == ("Promoted", "Stayed")


def test_below_four_fifths_by_more_than_chance_is_said_so(tmp_path: Path) -> None:
    hiring = applicants(man=(40, 50), woman=(10, 50))

    view = drawn(VIEW, small(tmp_path, *(worker(gender="man") for _ in range(6)), *hiring))

    assert chart(view, STEPS).statement == (
        "Below four fifths by more than chance: Woman at Hired, of applicants (0.25)."
    )


def test_a_small_shortfall_may_be_chance(tmp_path: Path) -> None:
    hiring = applicants(man=(5, 10), woman=(3, 10))

    view = drawn(VIEW, small(tmp_path, *(worker(gender="man") for _ in range(6)), *hiring))

    assert "nearest is Woman at Hired, of applicants (0.60" in chart(view, STEPS).statement


def test_groups_too_small_to_be_judged_have_no_column(tmp_path: Path) -> None:
    hiring = applicants(man=(100, 300), woman=(100, 300), non_binary=(1, 6))

    view = drawn(VIEW, small(tmp_path, *(worker(gender="man") for _ in range(6)), *hiring))

    assert [one.name for one in chart(view, STEPS).series] == ["Man", "Woman", "Four fifths"]
    assert "too few to be judged: Non-binary" in table(view, "steps").note


def test_pay_is_told_by_quarter_and_split(report: Report) -> None:
    view = drawn(VIEW, report)

    month = report.default_month
    row = report.answer(Question("pay_quartiles", first=month, last=month)).rows.iloc[0]
    quarters = chart(view, "pay-quarters").series[0].cells
    assert [cell.value for cell in quarters] == [
        row[name] for name in ("lower", "lower_middle", "upper_middle", "upper")
    ]
    gap = facts(view)["Pay gap, mean"].cell.text
    assert table(view, "pay-gap-explained").statement.startswith(f"Of a gap of {gap}, ")


def test_without_pay_the_columns_it_needs_are_named(tmp_path: Path) -> None:
    view = drawn(VIEW, reports.report(tmp_path))

    assert complaints(view) == []
    assert ["jobs", "pay_amount"] in [texts(row)[:2] for row in table(view, "missing-pay-gap-mean").rows]


def test_a_gap_of_few_people_is_hidden_and_not_split(tmp_path: Path) -> None:
    view = drawn(VIEW, small(tmp_path, *paid("woman", 20.0, 21.0), *paid("man", *([25.0] * 12))))

    assert complaints(view) == []
    assert facts(view)["Pay gap, mean"].cell.shown is Shown.HIDDEN


def test_too_few_people_for_a_split_are_told(tmp_path: Path) -> None:
    people = [
        person
        for gender, amount in (("woman", 20.0), ("man", 25.0))
        for cells in ({"level": "L1"}, {"level": "L2", "hire_date": "2024-12-01"})
        for person in paid(gender, *([amount] * 12), **cells)
    ]

    view = drawn(VIEW, small(tmp_path, *people))

    assert "not split" in table(view, "pay-gap-explained").statement


def test_without_genders_what_they_need_is_named(tmp_path: Path) -> None:
    view = drawn(VIEW, small(tmp_path, *(worker(gender=None) for _ in range(12))))

    assert complaints(view) == []
    assert view.statement == "The share of women is not known for this period."
    assert table(view, "missing-stage-impact-ratio").rows
