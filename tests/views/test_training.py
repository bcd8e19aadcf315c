"""The training view: of the sample company, and of companies where something is not there."""

from datetime import date
from pathlib import Path

import pytest

from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.views.training import VIEW
from hrkpi.workspace import Workspace
from tests import reports
from tests.builders import Entry, Worker, company, enrolment, worker
from tests.viewed import drawn, facts, reported, texts
from tests.views.looks import chart, complaints, table
from tests.workspaces import NOON, OWNER, sources


@pytest.fixture(scope="module")
def report(sample: Path) -> Report:
    return reported(sample)


def small(path: Path, *parts: Worker | Entry) -> Report:
    """A company known up to the end of March 2025."""
    made = Workspace.create(path / "workspace")
    made.publish(
        company(*parts),
        sources=sources("small"),
        as_of=date(2025, 3, 31),
        loaded_at=NOON,
        principal=OWNER,
    )
    return Report(made, reports.ANALYST)


@pytest.mark.parametrize("by", ["division", "department", "location", "level"])
def test_it_keeps_what_all_views_keep(report: Report, by: str) -> None:
    assert complaints(drawn(VIEW, report, by=by)) == []


def test_it_says_how_much_is_done_in_time_and_what_is_aimed_at(report: Report) -> None:
    view = drawn(VIEW, report)

    done = facts(view)["Training on time"].cell.text
    assert view.statement.startswith(f"{done} of required training was done in time")
    assert "target at least 90.0" in view.statement


def test_what_fell_due_stands_beside_what_was_done(report: Report) -> None:
    due = chart(drawn(VIEW, report), "due-and-in-time")

    month = report.default_month
    asked = Question("training_completion_rate", first=month, last=month, window=WindowKind.MONTH)
    row = report.answer(asked).rows.iloc[-1]
    done, wanted = due.series
    assert (done.cells[-1].value, wanted.cells[-1].value) == (row["numerator"], row["denominator"])
    assert f"{row['denominator']:.0f}\u00a0assignments fell due" in due.statement


def test_ages_of_the_overdue_add_up_to_all_of_them(report: Report) -> None:
    ages = chart(drawn(VIEW, report), "overdue-by-age")

    month = report.default_month
    late = report.answer(Question("training_overdue_rate", first=month, last=month)).rows["numerator"].item()
    assert sum(float(str(cell.value)) for cell in ages.series[0].cells) == late
    assert [one.name for one in ages.series] == ["Now", "A year ago"]


def test_the_matrix_has_a_row_for_each_course_and_hides_small_ones(report: Report) -> None:
    view = drawn(VIEW, report, by="department")

    matrix = chart(view, "training-compliance-course-by-department")
    leading = next(one for one in matrix.series if one.name == "Leading People")
    assert leading.cells[0].shown is Shown.OK  # of the whole company
    assert Shown.HIDDEN in {cell.shown for cell in leading.cells[1:]}


def test_without_training_the_columns_it_needs_are_named(tmp_path: Path) -> None:
    view = drawn(VIEW, reports.report(tmp_path))

    assert complaints(view) == []
    assert view.statement == "Training on time is not known for this period."
    named = [texts(row)[1] for row in table(view, "missing-training-overdue-rate").rows]
    assert named == ["is_mandatory", "first_due_date", "due_date", "completed_date"]


def test_of_four_people_nothing_is_told(tmp_path: Path) -> None:
    keys = [f"P{number}" for number in range(4)]
    view = drawn(VIEW, small(tmp_path, *map(worker, keys), *(enrolment(key) for key in keys)))

    assert complaints(view) == []
    assert view.statement == "Training on time is hidden to protect people."
    assert chart(view, "overdue-by-age").statement == "Overdue training is hidden to protect people."


def test_where_all_is_done_nothing_is_overdue(tmp_path: Path) -> None:
    keys = [f"P{number}" for number in range(6)]
    done = [enrolment(key, completed_date="2025-03-01", status="completed", hours=2.0) for key in keys]

    view = drawn(VIEW, small(tmp_path, *(worker(key, department=None) for key in keys), *done))

    assert complaints(view) == []
    assert chart(view, "overdue-by-age").statement == "Nothing is overdue."


def test_where_nothing_fell_due_it_says_so(tmp_path: Path) -> None:
    keys = [f"P{number}" for number in range(6)]
    early = [enrolment(key, "2024-06-30") for key in keys]
    learnt = [
        enrolment(key, None, is_mandatory=False, completed_date="2025-03-20", status="completed")
        for key in keys
    ]

    view = drawn(VIEW, small(tmp_path, *map(worker, keys), *early, *learnt), months=3)

    assert chart(view, "due-and-in-time").statement == "Nothing fell due in these months."
