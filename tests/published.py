"""Companies with known answers: worked by hand in the definitions of the KPIs, or published."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain, repeat
from pathlib import Path

import pandas as pd

from hrkpi.conform import conform
from hrkpi.tables import TABLES
from tests.builders import Company, Worker, company, worker

DATA = Path(__file__).parent / "data"
SMALL = DATA / "test_db_small"
SMALL_AS_OF = date(2002, 7, 31)  # the month of the last event
FOREVER = "9999-01-01"


@cache
def year_2024() -> Company:
    """Opening 33 and closing 48 in 2024, with 94 hires and 79 exits between."""
    hired = chain(
        repeat("2023-01-01", 33), repeat("2024-03-01", 40), repeat("2024-05-01", 50), repeat("2024-09-15", 4)
    )
    gone = {"2024-02-10": 2, "2024-06-30": 4, "2024-08-31": 45, "2024-09-30": 20, "2024-11-15": 8}
    return company(*_staff(hired, gone))


@cache
def monthly_separations() -> Company:
    """62 separations in 2024, of month closings whose mean is 118.25: nine of 118, then three of 119."""
    exits = [6, 6, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]
    hires = [6, 6, 5, 5, 5, 5, 5, 5, 5, 6, 5, 5]
    hired = chain(
        repeat("2023-01-01", 118), *(repeat(f"2024-{month:02d}-02", n) for month, n in enumerate(hires, 1))
    )
    return company(*_staff(hired, {f"2024-{month:02d}-20": n for month, n in enumerate(exits, 1)}))


@cache
def employees_small() -> Company:
    """The people of test_db_small: a spell is from the first ``from_date`` to the day before the last end."""
    people = pd.read_csv(SMALL / "employee.csv", dtype=str)
    jobs = pd.read_csv(SMALL / "dept_emp.csv", dtype=str).sort_values(["emp_no", "from_date"])
    spells = jobs.groupby("emp_no", as_index=False).agg(first=("from_date", "min"), end=("to_date", "max"))
    gone = pd.to_datetime(spells["end"].where(spells["end"] != FOREVER)) - timedelta(days=1)
    rows = {
        "employees": {
            "employee_id": people["emp_no"],
            "birth_date": pd.to_datetime(people["birth_date"]),
            "gender": people["gender"].map({"M": "man", "F": "woman"}),
        },
        "employments": {
            "employee_id": spells["emp_no"],
            "hire_date": pd.to_datetime(spells["first"]),
            "last_day": gone,
        },
        "jobs": {
            "employee_id": jobs["emp_no"],
            "effective_date": pd.to_datetime(jobs["from_date"]),
            "department": jobs["dept_no"],
        },
    }
    return Company({name: conform(pd.DataFrame(columns), TABLES[name]) for name, columns in rows.items()})


@cache
def survivors() -> Company:
    """The people of rforhr: 701 spells, known on 1 January 2019; race stands in the column of ethnicity."""
    people = pd.read_csv(DATA / "rforhr" / "Survival.csv", dtype=str)
    kinds = {"1": "voluntary", "2": "involuntary"}
    return _of_spells(
        people["id"],
        pd.to_datetime(people["Start_date"], format="%m/%d/%Y"),
        pd.to_datetime(people["Turnover_date"], format="%m/%d/%Y"),
        people["Turnover"].map(kinds),
        ethnicity=people["Race"],
    )


@cache
def job_retention() -> Company:
    """The people of mcnulty, a month as a day; who was there when last asked is gone for another reason.

    Sentiment of 7 and more stands in the column of ethnicity.
    """
    people = pd.read_csv(DATA / "mcnulty" / "job_retention.csv", dtype=str)
    hired = pd.Series(pd.Timestamp(2020, 1, 1), people.index)
    return _of_spells(
        pd.Series(people.index.astype(str)),
        hired,
        hired + pd.to_timedelta(people["month"].astype(int), unit="D"),
        people["left"].map({"1": "voluntary", "0": "other"}),
        gender=people["gender"].map({"M": "man", "F": "woman"}),
        ethnicity=(people["sentiment"].astype(int) >= 7).map({True: "high", False: "low"}),
    )


def _of_spells(
    ids: "pd.Series[str]",
    first: "pd.Series[pd.Timestamp]",
    last: "pd.Series[pd.Timestamp]",
    kind: "pd.Series[str]",
    **person: "pd.Series[str]",
) -> Company:
    rows: dict[str, dict[str, pd.Series]] = {
        "employees": {"employee_id": ids, **person},
        "employments": {"employee_id": ids, "hire_date": first, "last_day": last, "exit_type": kind},
    }
    return Company({name: conform(pd.DataFrame(columns), TABLES[name]) for name, columns in rows.items()})


def _staff(hired: Iterator[str], gone: dict[str, int]) -> list[Worker]:
    """People by their first days; whoever has been there longest goes first."""
    last_days = chain.from_iterable(repeat(day, count) for day, count in gone.items())
    return [worker(hire_date=day, last_day=next(last_days, None)) for day in hired]
