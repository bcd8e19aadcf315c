"""Contradictions: one row that contradicts and one that does not, for each."""

import pytest

from hrkpi.conflicts import CONFLICTS
from hrkpi.relevance import Need
from hrkpi.report import catalogue
from hrkpi.tables import TABLES
from tests.builders import (
    Entry,
    Worker,
    answer_of,
    application,
    enrolment,
    invitation,
    job,
    requisition,
    spell,
    worker,
)
from tests.kept import keys, known

ORPHAN = Entry("jobs", {"employee_id": "nobody", "effective_date": "2024-01-01"})
CASES: dict[str, tuple[str, list[Worker | Entry], list[str]]] = {  # column shown; rows; which contradict
    "exit_type_without_day": (
        "employee_id",
        [
            worker("wrong", exit_type="voluntary"),
            worker("right", exit_type="voluntary", last_day="2025-02-14"),
        ],
        ["wrong"],
    ),
    "hire_without_job": (
        "employee_id",
        [
            worker("right"),
            worker("none", jobs=()),
            worker("late", last_day="2024-01-31", jobs=(job("2024-02-01"),)),
            worker("begins_later", hire_date="2025-06-01", jobs=()),
        ],
        ["none", "late"],
    ),
    "job_without_employment": ("employee_id", [worker("right"), ORPHAN], ["nobody"]),
    "rehire_without_first": (
        "employee_id",
        [
            worker("wrong", hire_type="rehire"),
            worker("elsewhere", hire_type="rehire", original_hire_date="2010-01-01"),
            worker(
                "right",
                spells=(spell("2019-01-01", "2019-12-31"), spell("2021-01-01", hire_type="rehire")),
            ),
        ],
        ["wrong"],
    ),
    "filled_before_approved": (
        "requisition_id",
        [
            requisition("wrong", filled_date="2024-12-31"),
            requisition("right", filled_date="2025-01-01"),
            requisition("opened", approved_date=None, opened_date="2025-01-01", filled_date="2025-02-01"),
        ],
        ["wrong"],
    ),
    "filled_but_open": (
        "requisition_id",
        [requisition("wrong", status="open", filled_date="2025-02-01"), requisition("right", status="open")],
        ["wrong"],
    ),
    "accepted_before_applied": (
        "application_id",
        [application("2024-12-31", key="wrong"), application("2025-01-01", key="right")],
        ["wrong"],
    ),
    "completed_but_open": (
        "enrolment_id",
        [
            enrolment("e", key="wrong", status="assigned", completed_date="2025-03-01"),
            enrolment("e", key="right", status="completed", completed_date="2025-03-01"),
        ],
        ["wrong"],
    ),
    "score_without_scale": (
        "respondent_id",
        [
            answer_of("wrong", 1, scale_max=1.0),
            answer_of("right", 1),
            answer_of("blank", None, scale_max=1.0),
        ],
        ["wrong"],
    ),
    "answer_without_invitation": (
        "respondent_id",
        [
            answer_of("wrong", 1),
            answer_of("right", 1),
            invitation("right"),
            answer_of("open", 1, survey="S2"),
        ],
        ["wrong"],
    ),
}


def test_each_is_proved() -> None:
    assert list(CASES) == [conflict.key for conflict in CONFLICTS]


@pytest.mark.parametrize("conflict", CONFLICTS, ids=lambda conflict: conflict.key)
def test_who_contradicts_is_found_and_nobody_else(conflict: object) -> None:
    found = next(one for one in CONFLICTS if one is conflict)
    column, parts, wrong = CASES[found.key]
    tables = known(*parts)

    chosen = found.rows(tables).fillna(value=False).astype(bool)

    assert keys(tables.table(found.table), chosen, column) == wrong


@pytest.mark.parametrize("conflict", CONFLICTS, ids=lambda conflict: conflict.key)
def test_nothing_contradicts_where_there_is_nothing(conflict: object) -> None:
    found = next(one for one in CONFLICTS if one is conflict)

    assert not found.rows(known()).any()


def test_each_makes_some_figure_doubtful() -> None:
    needed = {
        (need.table, column)
        for kpi in catalogue().values()
        for need in map(Need.read, kpi.needs)
        for column in need.columns
    }

    for conflict in CONFLICTS:
        assert set(conflict.columns) <= set(TABLES[conflict.table].names)
        assert needed & {(conflict.table, column) for column in conflict.columns}, conflict.key
