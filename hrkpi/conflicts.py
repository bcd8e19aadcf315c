"""Rows that contradict themselves or another table, and so make a figure doubtful."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from hrkpi import dates
from hrkpi.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from hrkpi.relevance import Known

OPEN = ("open", "on_hold", "cancelled")
NOT_COMPLETE = ("assigned", "in_progress", "failed")


@dataclass(frozen=True)
class Conflict:
    """A contradiction.

    Args:
        key: Stable name.
        table: Whose rows.
        columns: Columns that may be wrong; figures that need one of them are doubtful. The first is shown.
        what: What is wrong, for the steward.
        rows: Which rows of the table contradict.
    """

    key: str
    table: str
    columns: tuple[str, ...]
    what: str
    rows: "Callable[[Known], pd.Series[bool]]"


def _type_without_day(known: "Known") -> "pd.Series[bool]":
    rows = known.table("employments")
    return rows["exit_type"].notna() & rows["last_day"].isna()


def _hire_without_job(known: "Known") -> "pd.Series[bool]":
    """Spells that end before the person's first job begins, or of people without any job."""
    rows, first = (
        known.table("employments"),
        known.table("jobs").groupby("employee_id")["effective_date"].min(),
    )
    begun = dates.looked_up(rows["employee_id"], first)
    until = rows["last_day"].fillna(pd.Timestamp(known.as_of))
    return (begun.isna() | (begun > until)) & (rows["hire_date"] <= pd.Timestamp(known.as_of))


def _job_without_employment(known: "Known") -> "pd.Series[bool]":
    jobs, people = known.table("jobs"), known.table("employments")["employee_id"]
    return ~jobs["employee_id"].isin(people)


def _rehire_without_first(known: "Known") -> "pd.Series[bool]":
    rows = known.table("employments")
    first = rows["hire_date"] == rows.groupby("employee_id")["hire_date"].transform("min")
    earlier = rows["original_hire_date"] < rows["hire_date"]
    return (rows["hire_type"] == "rehire") & first & ~earlier


def _filled_before_approved(known: "Known") -> "pd.Series[bool]":
    rows = known.table("requisitions")
    return rows["filled_date"] < rows["approved_date"].fillna(rows["opened_date"])


def _filled_but_open(known: "Known") -> "pd.Series[bool]":
    rows = known.table("requisitions")
    return rows["status"].isin(OPEN) & rows["filled_date"].notna()


def _accepted_before_applied(known: "Known") -> "pd.Series[bool]":
    rows = known.table("applications")
    return (rows["offer_outcome"] == "accepted") & (rows["offer_decided_date"] < rows["applied_date"])


def _completed_but_open(known: "Known") -> "pd.Series[bool]":
    rows = known.table("training")
    return rows["completed_date"].notna() & rows["status"].isin(NOT_COMPLETE)


def _score_without_scale(known: "Known") -> "pd.Series[bool]":
    rows = known.table("survey_answers")
    return rows["score"].notna() & (rows["scale_max"] <= rows["scale_min"])


def _answer_without_invitation(known: "Known") -> "pd.Series[bool]":
    """Answers of people who were not invited, in surveys that list who was."""
    answers, asked = known.table("survey_answers"), known.table("survey_invitations")
    pairs = pd.MultiIndex.from_frame(asked[["survey_id", "respondent_id"]])
    invited = pd.MultiIndex.from_frame(answers[["survey_id", "respondent_id"]]).isin(pairs)
    return answers["survey_id"].isin(asked["survey_id"]) & ~invited


CONFLICTS = (
    Conflict(
        "exit_type_without_day",
        "employments",
        ("last_day", "exit_type"),
        marked("has an exit type and no last day"),
        _type_without_day,
    ),
    Conflict(
        "hire_without_job",
        "employments",
        ("hire_date",),
        marked("has no job that begins before the spell ends"),
        _hire_without_job,
    ),
    Conflict(
        "job_without_employment",
        "jobs",
        ("effective_date", "fte", "is_leader", "level", "manager_id", "change"),
        marked("is of a person who was never employed"),
        _job_without_employment,
    ),
    Conflict(
        "rehire_without_first",
        "employments",
        ("hire_type",),
        marked("is a rehire of a person with no earlier spell"),
        _rehire_without_first,
    ),
    Conflict(
        "filled_before_approved",
        "requisitions",
        ("filled_date", "approved_date", "opened_date"),
        marked("was filled before it was approved"),
        _filled_before_approved,
    ),
    Conflict(
        "filled_but_open",
        "requisitions",
        ("status", "filled_date"),
        marked("has a day of filling and is still open"),
        _filled_but_open,
    ),
    Conflict(
        "accepted_before_applied",
        "applications",
        ("offer_decided_date", "applied_date"),
        marked("was accepted before the application"),
        _accepted_before_applied,
    ),
    Conflict(
        "completed_but_open",
        "training",
        ("completed_date", "status"),
        marked("has a day of completion and is not complete"),
        _completed_but_open,
    ),
    Conflict(
        "score_without_scale",
        "survey_answers",
        ("score", "scale_min", "scale_max"),
        marked("has a score and no scale"),
        _score_without_scale,
    ),
    Conflict(
        "answer_without_invitation",
        "survey_answers",
        ("respondent_id",),
        marked("is of somebody who was not invited"),
        _answer_without_invitation,
    ),
)
