"""Lists to take away from the readiness page: the KPIs with their grades, and the rows to mend."""

from collections.abc import Iterable

import pandas as pd
from flask import Flask, Response

from hrkpi.errors import AccessError
from hrkpi.export.answers import plain_csv
from hrkpi.language import say
from hrkpi.readiness import Coverage, Readiness
from layouts._address import Query
from layouts._downloads import sent
from layouts._page import Desk
from layouts._readied import readied, to_mend
from layouts._taken import File

KPIS, ROWS = "/download/readiness.csv", "/download/mend.csv"


def connect(server: Flask, desk: Desk) -> None:
    """Add the addresses of the lists."""

    @server.get(KPIS)
    def _kpis() -> Response:
        return sent(desk, lambda query: kpis_file(desk, query))

    @server.get(ROWS)
    def _rows() -> Response:
        return sent(desk, lambda query: rows_file(desk, query))


def kpis_file(desk: Desk, _query: Query) -> File:
    """Every KPI with its grade, what keeps it back, and its bounds."""
    name = f"readiness_{desk.report().snapshot}.csv"
    return File(name, "text/csv", plain_csv(listed(readied(desk))).encode())


def rows_file(desk: Desk, _query: Query) -> File:
    """The rows to mend, by table and key.

    Raises:
        AccessError: If the asker does not keep the data: rows are of single people.
    """
    rows = to_mend(desk)
    if rows is None:
        raise AccessError(
            say("The rows to mend are for those who keep the data."),
            where=say("rows to mend"),
            mend=say("ask the owner of the workspace."),
        )
    return File(f"rows_to_mend_{desk.report().snapshot}.csv", "text/csv", plain_csv(rows).encode())


def listed(found: Iterable[Readiness]) -> pd.DataFrame:
    """The KPIs as rows of a file: grade, why, weakest column, age, bounds."""
    return pd.DataFrame(
        {
            "kpi": one.kpi.key,
            "label": say(one.kpi.label),
            "grade": one.grade.value,
            "because": "; ".join(one.because),
            "missing": "; ".join(one.missing),
            "filled": min((_filled(column) for column in one.coverage), default=1.0),
            "months_old": one.months,
            "contradictions": sum(conflict.rows or 0 for conflict in one.conflicts),
            "value": None if one.bounds is None else one.bounds.value,
            "low": None if one.bounds is None else one.bounds.low,
            "high": None if one.bounds is None else one.bounds.high,
        }
        for one in found
    )


def _filled(one: Coverage) -> float:
    return 0.0 if one.is_missing else 1.0 if one.share is None else one.share
