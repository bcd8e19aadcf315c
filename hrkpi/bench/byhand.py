"""The same chart as good analysts write it: in pandas, and in DuckDB over the tables and over the facts.

The chart is the headcount at the close of each month by department and level, with three filters.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from hrkpi.book import Book
from hrkpi.period import last_day

GROUPS = ["department", "level"]
FILTERS: Mapping[str, tuple[str, ...]] = {
    "country": ("Austria", "Belgium", "Cyprus"),
    "employment_type": ("Full time",),
    "gender": ("woman", "man"),
}
FOREVER = pd.Timestamp("2200-01-01")


def with_masks(tables: Mapping[str, pd.DataFrame], months: range) -> pd.DataFrame:
    """What people write first: for each month a mask of who was there, then a group-by.

    Args:
        tables: Canonical tables.
        months: As ``hrkpi.period`` counts them.
    """
    rows = _states(tables)
    found = {}
    for month in months:
        close = pd.Timestamp(last_day(month))
        mask = (rows["effective_date"] <= close) & (rows["until"] > close)
        for name, kept in FILTERS.items():
            mask &= rows[name].isin(kept)
        found[month] = rows[mask].groupby(GROUPS).size()
    return _wide(found)


def with_groupby(tables: Mapping[str, pd.DataFrame], months: range) -> pd.DataFrame:
    """The same from two group-bys: who came minus who went, added up over the months."""
    rows = _states(tables)
    for name, kept in FILTERS.items():
        rows = rows[rows[name].isin(kept)]
    came, went = rows.assign(month=_month(rows["effective_date"])), rows.assign(month=_month(rows["until"]))
    flows = pd.concat([came.assign(change=1), went.assign(change=-1)])
    wide = flows.pivot_table(index="month", columns=GROUPS, values="change", aggfunc="sum", fill_value=0)
    return wide.cumsum().reindex(months, method="ffill", fill_value=0).sort_index(axis=1)


OVER_TABLES = """
WITH states AS (
    SELECT department, level, effective_date AS start,
           coalesce(lead(effective_date) OVER person, last_day) AS until
    FROM '{folder}/jobs.parquet' JOIN '{folder}/employments.parquet' USING (employee_id)
         JOIN '{folder}/employees.parquet' USING (employee_id)
    WINDOW person AS (PARTITION BY employee_id ORDER BY effective_date)
    QUALIFY {kept}
), flows AS (
    SELECT month, department, level, sum(change) AS change FROM (
        SELECT year(start) * 12 + month(start) - 1 AS month, department, level, 1 AS change FROM states
        UNION ALL
        SELECT year(until) * 12 + month(until) - 1, department, level, -1 FROM states WHERE until IS NOT NULL
    ) GROUP BY ALL
)
SELECT m.month, g.department, g.level,
       sum(coalesce(change, 0)) OVER so_far::BIGINT AS headcount
FROM range({first}, {stop}) m(month) CROSS JOIN (SELECT DISTINCT department, level FROM flows) g
     LEFT JOIN flows f ON f.month = m.month AND f.department = g.department AND f.level = g.level
WINDOW so_far AS (PARTITION BY g.department, g.level ORDER BY m.month)
"""
OVER_FACTS = """
WITH flows AS (
    SELECT month, department, level, sum(headcount) AS change FROM people WHERE {kept} GROUP BY ALL
)
SELECT m.month, g.department, g.level,
       sum(coalesce(change, 0)) OVER so_far::BIGINT AS headcount
FROM range({first}, {stop}) m(month) CROSS JOIN (SELECT DISTINCT department, level FROM flows) g
     LEFT JOIN flows f ON f.month = m.month AND f.department = g.department AND f.level = g.level
WINDOW so_far AS (PARTITION BY g.department, g.level ORDER BY m.month)
"""


def over_tables(connection: duckdb.DuckDBPyConnection, folder: Path, months: range) -> pd.DataFrame:
    """Hand-written SQL over the canonical Parquet files."""
    kept = " AND ".join(f"{name} IN {_listed(words)}" for name, words in FILTERS.items())
    sql = OVER_TABLES.format(folder=folder, kept=kept, first=months.start, stop=months.stop)
    return _long(connection.execute(sql).df())


def over_facts(connection: duckdb.DuckDBPyConnection, book: Book, months: range) -> pd.DataFrame:
    """Hand-written SQL over the facts, loaded into memory as ``people``."""
    codes = {name: [book.labels[name].index(word) + 1 for word in words] for name, words in FILTERS.items()}
    kept = " AND ".join(f"{name} IN {_listed(codes[name])}" for name in FILTERS)
    found = connection.execute(OVER_FACTS.format(kept=kept, first=months.start, stop=months.stop)).df()
    for name in GROUPS:
        found[name] = np.array(["unknown", *book.labels[name]])[found[name]]
    return _long(found)


def _states(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per state of a person's job with the day it was over."""
    rows = tables["jobs"].merge(tables["employments"][["employee_id", "last_day"]], on="employee_id")
    rows = rows.merge(tables["employees"][["employee_id", "gender"]], on="employee_id")
    rows = rows.sort_values(["employee_id", "effective_date"])
    follows = rows.groupby("employee_id")["effective_date"].shift(-1)
    return rows.assign(until=follows.fillna(rows["last_day"]).fillna(FOREVER))


def _month(days: "pd.Series[pd.Timestamp]") -> "pd.Series[int]":
    return days.dt.year * 12 + days.dt.month - 1


def _wide(found: Mapping[int, "pd.Series[int]"]) -> pd.DataFrame:
    return pd.DataFrame(dict(found)).T.fillna(0).sort_index(axis=1)


def _long(found: pd.DataFrame) -> pd.DataFrame:
    return found.set_index(["month", *GROUPS])["headcount"].unstack(GROUPS).sort_index().sort_index(axis=1)  # noqa: PD010


def _listed(values: "tuple[str, ...] | list[int]") -> str:
    return f"({', '.join(map(repr, values))})"
