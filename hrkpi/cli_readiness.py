"""``hrkpi readiness``: per KPI what the data can carry, what is missing, and the rows to mend."""

from pathlib import Path
from typing import Annotated

import pandas as pd
from typer import Argument, Option, Typer

from hrkpi.cli_options import Folder, Json, opened, owner
from hrkpi.cli_output import MISSING, write, write_json, write_table
from hrkpi.errors import SettingError
from hrkpi.export.answers import plain_csv
from hrkpi.mending import rows_to_mend
from hrkpi.readiness import Grade, Readiness, readiness
from hrkpi.report import Report
from hrkpi.wording import Wording

APP = Typer()
NAMED = 20  # keys listed of each kind of row to mend; a file holds them all
FEW = 5  # the same in the table for people


@APP.command("readiness")
def ready(
    keys: Annotated[
        list[str] | None, Argument(metavar="[KPI]…", help="Keys of KPIs; the whole catalogue unless said.")
    ] = None,
    file: Annotated[
        Path | None, Option("-o", "--output", metavar="FILE", help="Write all rows to mend to a CSV file.")
    ] = None,
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """Per KPI: grade, what is missing, freshness, bounds; and the rows to mend."""
    report = Report(opened(folder), owner())
    found = readiness(report, keys or None)
    rows = rows_to_mend(report, [one.kpi for one in found])
    if file is not None:
        _save(file, rows)
    if as_json:
        write_json({"kpis": [_answer(one) for one in found], "mend": _mend(rows, NAMED)})
    else:
        _table(found, Wording(report.locale))
        _listed(rows)


def _save(file: Path, rows: pd.DataFrame) -> None:
    try:
        file.write_text(plain_csv(rows), encoding="utf-8")
    except OSError as error:
        raise SettingError(
            f"The file cannot be written: {error.strerror}.",
            where=str(file),
            mend="name another with -o FILE.",
        ) from None


def _answer(one: Readiness) -> dict[str, object]:
    about = {
        "kpi": one.kpi.key,
        "label": one.kpi.label,
        "grade": one.grade.value,
        "because": list(one.because),
    }
    return {
        **about,
        "missing": list(one.missing),
        "coverage": [{**vars(column), "share": column.share} for column in one.coverage],
        "months_old": one.months,
        "conflicts": [vars(conflict) for conflict in one.conflicts],
        "bounds": None if one.bounds is None else vars(one.bounds),
    }


def _mend(rows: pd.DataFrame, named: int) -> list[dict[str, object]]:
    """Rows to mend by what is wrong with them, with the first keys."""
    kinds = rows.groupby(["table", "column", "what"], sort=True)["key"]
    return [
        {"table": table, "column": column, "what": what, "rows": len(keys), "keys": keys.tolist()[:named]}
        for (table, column, what), keys in kinds
    ]


def _table(found: tuple[Readiness, ...], words: Wording) -> None:
    headings = ["KPI", "Grade", "Filled", "Months old", "Between", "Because"]
    write_table(headings, [_cells(one, words) for one in found], right=["Filled", "Months old"])
    best = sum(one.grade is Grade.A for one in found)
    write(
        f"\n{best} of {len(found)} KPIs have the best grade. 'Between' is the figure if all that is unknown"
    )
    write("were one thing, and if it were the other; blank where that does not move it.")


def _cells(one: Readiness, words: Wording) -> list[str]:
    shares = [column.share for column in one.coverage if not column.is_missing and column.share is not None]
    return [
        one.kpi.label,
        one.grade.value,
        f"{words.number(min(shares) * 100, 1)} %" if shares else MISSING,
        MISSING if one.months is None else str(one.months),
        _between(one, words),
        "; ".join(one.because),
    ]


def _between(one: Readiness, words: Wording) -> str:
    """How far the unknown could move a figure; nothing where that cannot be seen."""
    if one.bounds is None:
        return MISSING
    ends = [words.value(one.kpi, end) for end in (one.bounds.low, one.bounds.high)]
    return words.interval(one.kpi, one.bounds.low, one.bounds.high) if ends[0] != ends[1] else ""


def _listed(rows: pd.DataFrame) -> None:
    write("\nRows to mend:" if len(rows) else "\nNo row needs mending.")
    if len(rows):
        cells = [
            [
                str(kind["table"]),
                str(kind["column"]),
                str(kind["what"]),
                str(kind["rows"]),
                _few(kind["keys"]),
            ]
            for kind in _mend(rows, FEW + 1)
        ]
        write_table(["Table", "Column", "What", "Rows", "Keys"], cells, right=["Rows"])


def _few(keys: object) -> str:
    named = list(map(str, keys)) if isinstance(keys, list) else []
    return ", ".join(named[:FEW]) + (" …" if len(named) > FEW else "")
