"""Canonical tables: grain, meaning, unit and rules of each column, declared once; ``conform`` is the way in.

A connector turns an export into frames with these columns; everything behind ``conform`` trusts them without
a second look. Text is stripped and NFC; days are ``datetime64[ms]`` at midnight without zone; missing is
missing, never a word or a number that stands for it.
"""

from typing import TYPE_CHECKING

from hrkpi.tables_growth import FEEDBACK, RECOGNITIONS, REVIEWS, TRAINING
from hrkpi.tables_hiring import APPLICATION_STAGES, APPLICATIONS, RECRUITING_COSTS, REQUISITIONS
from hrkpi.tables_people import ABSENCES, EMPLOYEES, EMPLOYMENTS, JOBS, ORG_CHANGES, ORG_UNITS
from hrkpi.tables_strategy import BENCHMARKS, EVENTS, GOAL_CHECK_INS, GOALS, INITIATIVES, TARGETS
from hrkpi.tables_surveys import SURVEY_ANSWERS, SURVEY_INVITATIONS, SURVEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hrkpi.table import Table

TABLES: "Mapping[str, Table]" = {
    table.name: table
    for table in (
        EMPLOYEES,
        EMPLOYMENTS,
        JOBS,
        ORG_UNITS,
        ORG_CHANGES,
        REQUISITIONS,
        APPLICATIONS,
        APPLICATION_STAGES,
        RECRUITING_COSTS,
        SURVEYS,
        SURVEY_INVITATIONS,
        SURVEY_ANSWERS,
        TRAINING,
        ABSENCES,
        REVIEWS,
        RECOGNITIONS,
        FEEDBACK,
        GOALS,
        GOAL_CHECK_INS,
        TARGETS,
        INITIATIVES,
        EVENTS,
        BENCHMARKS,
    )
}
