"""Rows as CSV: whole, with their context, and no cell that a spreadsheet would run."""

import csv
from datetime import date
from io import StringIO

import pandas as pd
import pytest

from hrkpi.export.csv import to_csv
from hrkpi.period import WindowKind
from hrkpi.result import Question, Result, Shown
from tests.cards import TURNOVER


def result(department: str = "Sales", *, status: Shown = Shown.OK) -> Result:
    shown = status is Shown.OK
    figures = dict.fromkeys(
        ("numerator", "denominator", "n", "low", "high", "target", "tolerance"),
        2.5 if shown else float("nan"),
    )
    row = {
        "period": "2026-11",
        "department": department,
        "value": 0.118 if shown else float("nan"),
        **figures,
    }
    rows = pd.DataFrame(
        [{**row, "verdict": "on_target" if shown else "no_target", "status": status, "partial": False}]
    )
    question = Question("voluntary_turnover_rate", by=("department",), window=WindowKind.TTM)
    return Result(TURNOVER, question, rows, "Who left.", date(2026, 11, 30), "000003-1a2b3c", 10)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_a_row_says_what_it_is_and_where_it_comes_from() -> None:
    (row,) = read(to_csv(result()))

    assert (row["kpi"], row["period"], row["department"], row["value"]) == (
        TURNOVER.key,
        "2026-11",
        "Sales",
        "0.118",
    )
    assert (row["window"], row["as_of"], row["snapshot"], row["filters"]) == (
        "ttm",
        "2026-11-30",
        "000003-1a2b3c",
        "Whole company",
    )


def test_a_hidden_row_is_blank_and_says_why() -> None:
    (row,) = read(to_csv(result(status=Shown.HIDDEN)))

    assert (row["value"], row["n"], row["target"], row["status"]) == ("", "", "", "hidden")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "\t=1", "  =1", "\r=1"])
def test_no_name_is_a_formula(name: str) -> None:
    assert read(to_csv(result(name)))[0]["department"] == f"'{name}"


def test_numbers_stay_numbers() -> None:
    lower = result()
    lower.rows["value"] = -0.5

    assert read(to_csv(lower))[0]["value"] == "-0.5"
