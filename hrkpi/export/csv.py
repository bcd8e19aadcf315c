"""A result as CSV: one row per window and group, with what it is and where it comes from on every row."""

from typing import Any

import pandas as pd

from hrkpi import sentences
from hrkpi.result import Result

STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")  # of a text that a spreadsheet would run as a formula
FIGURES = ("value", "numerator", "denominator", "n", "low", "high", "target")


def to_csv(result: Result) -> str:
    """The rows of a result; figures of hidden rows are blank and their status says so.

    Returns:
        Text with a byte-order mark, so that spreadsheets read it as UTF-8.
    """
    rows = result.rows
    context = {
        "kpi": result.kpi.key,
        "label": result.kpi.label,
        "unit": str(result.kpi.unit),
        "window": str(result.question.window),
        "average": str(result.question.average),
        "filters": sentences.scope(result.question.where),
        "as_of": result.as_of.isoformat(),
        "snapshot": result.snapshot,
    }
    by = [name for name in result.question.by if name in rows]
    frame = rows[["period", *by, *FIGURES, "verdict", "status"]].assign(**context)
    ordered = frame[["kpi", "label", "period", *by, *FIGURES, "verdict", "status", *list(context)[2:]]]
    return "\ufeff" + ordered.map(_safe).to_csv(index=False, lineterminator="\r\n")


def _safe(cell: Any) -> Any:  # Any: a cell of a frame
    """A text that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip().startswith(STARTS):
        return f"'{cell}"
    return "" if cell is None or cell is pd.NA else cell
