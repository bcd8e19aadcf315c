"""Cells of tables for people: each column of a frame by what it holds."""

from collections.abc import Mapping, Sequence

import pandas as pd

from hrkpi import sentences
from hrkpi.cli_output import MISSING
from hrkpi.kpi import Kpi
from hrkpi.wording import Wording

HEADINGS = {
    "value": "Value",
    "centre": "Usual",
    "lower": "Lower limit",
    "upper": "Upper limit",
    "rule": "Signal",
    "method": "Limits by",
    "n": "People",
    "whole": "Whole",
    "low95": "95 % from",
    "high95": "to",
    "low998": "99.8 % from",
    "high998": "to ",
    "outside": "Verdict",
    "label": "Method",
    "numerator": "Numerator",
    "denominator": "Average headcount",
    "is_chosen": "Chosen",
    "before": "Before",
    "now": "Now",
    "weight_before": "Share before",
    "weight_now": "Share now",
    "mix": "Mix",
    "rate": "Rate",
    "total": "Both",
    "day": "Day",
    "share": "Still there",
    "low": "From",
    "high": "To",
    "at_risk": "People",
    "events": "Left",
    "ratio": "Ratio",
    "common": "Common",
    "left_out": "Hidden",
    "text": "What may be said",
    "status": "Status",
}
FIGURES = {"value", "centre", "lower", "upper", "whole", "low95", "high95", "low998", "high998"} | {
    *("before", "now", "share", "low", "high"),
    *("ratio", "common", "gap", "explained", "unexplained"),
}
EXPLAINED_BY = "explained_by_"  # how columns of figures begin
CHANGES = {"mix", "rate", "total"}
SHARES = {"weight_before", "weight_now"}
COUNTS = {"n", "numerator", "day", "at_risk", "events", "strata", "left_out", "women", "men"}
DECIMALS = {"denominator": 2, "p": 4}
RIGHT = FIGURES | CHANGES | SHARES | COUNTS | set(DECIMALS)


def headings(names: Sequence[str]) -> list[str]:
    """What stands above each column."""
    return [HEADINGS.get(name, sentences.dimension(name)) for name in names]


def numbers(names: Sequence[str]) -> list[str]:
    """Headings of the columns that are numbers."""
    return headings([name for name in names if _is_number(name)])


def cells(kpi: Kpi, names: Sequence[str], row: Mapping[object, object], words: Wording) -> list[str]:
    """One row as text.

    Args:
        kpi: Whose figures stand in it.
        names: Columns to write.
        row: Cell by column.
        words: Writes figures, changes and periods.
    """
    return [
        _number(kpi, name, row[name], words) if _is_number(name) else _text(name, row[name], words)
        for name in names
    ]


def _is_number(name: str) -> bool:
    return name in RIGHT or name.startswith(EXPLAINED_BY)


def _number(kpi: Kpi, name: str, value: object, words: Wording) -> str:
    if pd.isna(value):  # type: ignore[call-overload]  # a cell of a frame
        return MISSING
    number = float(str(value))
    if name in FIGURES or name.startswith(EXPLAINED_BY):
        return words.value(kpi, number)
    if name in CHANGES:
        return words.change(kpi, number).signed
    if name in SHARES:
        return f"{words.number(number * 100, 1)} %"
    return words.number(number, DECIMALS.get(name, 0))


def _text(name: str, value: object, words: Wording) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if value is None or pd.isna(value):  # type: ignore[call-overload]  # a cell of a frame
        return MISSING
    return words.period(str(value)) if name == "period" else str(value)
