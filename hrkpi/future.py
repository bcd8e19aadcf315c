"""What is known already and has not happened yet: listed apart, in no figure."""

from dataclasses import dataclass

import pandas as pd

from hrkpi.query import EMPLOYEE
from hrkpi.report import Report


@dataclass(frozen=True)
class Future:
    """Events of employees after the day of knowledge.

    Args:
        hires: Spells that begin after it.
        exits: Spells that end after it and have begun.
    """

    hires: int
    exits: int


def known_future(report: Report) -> Future:
    """Hires and exits that the data name and that lie after their day, in the whole company."""
    rows, today = report.table("employments"), pd.Timestamp(report.as_of)
    staff = rows[rows["worker_type"].fillna(EMPLOYEE) == EMPLOYEE]
    to_come = staff["hire_date"] > today
    return Future(hires=int(to_come.sum()), exits=int(((staff["last_day"] > today) & ~to_come).sum()))
