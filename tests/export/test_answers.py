"""Answers in plain types: safe in a spreadsheet, exact in JSON."""

import json
import math
from dataclasses import replace

import pandas as pd

from hrkpi.export.answers import plain_csv, records, scorecard_answer
from hrkpi.period import parse_month
from hrkpi.result import Landing
from tests.cards import CARD, scorecard


def test_text_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    frame = pd.DataFrame(
        {"unit": ["=1+1", " @sum", "-Plant", "Sales", None], "value": [-1.0, 2.5, 3.0, 4.0, 5.0]}
    )

    assert plain_csv(frame).splitlines() == [
        "unit,value",
        "'=1+1,-1.0",
        "' @sum,2.5",
        "'-Plant,3.0",
        "Sales,4.0",
        ",5.0",
    ]


def test_missing_is_none_and_numbers_are_untouched() -> None:
    frame = pd.DataFrame({"value": [0.1 + 0.2, math.nan], "count": pd.array([3, None], dtype="Int64")})

    assert records(frame) == [{"value": 0.1 + 0.2, "count": 3}, {"value": None, "count": None}]


def test_a_landing_is_told_by_its_month() -> None:
    landing = Landing(parse_month("2026-12"), 0.119, 0.11, 0.128)

    told = scorecard_answer(scorecard(replace(CARD, landing=landing)))

    card = json.loads(json.dumps(told["cards"]))[0]
    assert card["landing"] == {
        "month": "2026-12",
        "value": 0.119,
        "low": 0.11,
        "high": 0.128,
    }
