"""Answers for machines and notebooks: the same columns as JSON, CSV and frame."""

import re
from dataclasses import asdict

import pandas as pd

from hrkpi.bridge import FIGURES as STEPS
from hrkpi.bridge import BridgeTable
from hrkpi.headline import claims
from hrkpi.kpi import Kpi
from hrkpi.period import month_label
from hrkpi.result import Card, Claim, Question, Result, Scorecard, Shown
from hrkpi.rows import FIGURES

INNER = ("start", "stop", "tolerance", "owner")  # columns of a result that answers do not carry
LAST = ("target", "verdict", "status")
RISKY = re.compile(r"\s*[=+\-@\t\r\0]")  # how a cell begins that a spreadsheet would run as a formula


def table(result: Result) -> pd.DataFrame:
    """The rows of an answer.

    Returns:
        One row per period and group; columns ``period``, one per dimension, ``value``, ``numerator``,
        ``denominator``, ``n``, ``low``, ``high``, what stands beside the value, ``partial`` (whether the
        period is not over), ``target``, ``verdict`` and ``status``. Every figure of a hidden row is missing.
    """
    named = ("period", *result.question.by, *FIGURES)
    beside = [str(name) for name in result.rows if name not in {*named, *INNER, *LAST}]
    rows = result.rows[[*named, *beside, *LAST]]
    status = rows["status"].astype(str)
    return rows.assign(
        partial=rows["partial"].astype(object).where(status != Shown.HIDDEN),
        verdict=rows["verdict"].astype(str).where(status == Shown.OK),
        status=status,
    )


def answer(result: Result) -> dict[str, object]:
    """An answer in plain types, ready for JSON; a missing figure is None."""
    return {
        **about(result.kpi),
        **_asked(result.question),
        "as_of": result.as_of.isoformat(),
        "snapshot": result.snapshot,
        "definition": result.definition,
        "rows": records(table(result)),
    }


def about(kpi: Kpi) -> dict[str, object]:
    """What every answer says of its KPI."""
    return {"kpi": kpi.key, "label": kpi.label, "unit": kpi.unit.value, "better": kpi.better.value}


def bridge_table(bridge: BridgeTable) -> pd.DataFrame:
    """The rows of a bridge: ``period``, one column per dimension, opening, steps, closing, ``status``."""
    rows = bridge.rows[["period", *bridge.dimensions, *STEPS, "status"]]
    counts = {name: rows[name].astype("Int64") for name in STEPS}
    return rows.assign(**counts, status=rows["status"].astype(str))


def scorecard_answer(scorecard: Scorecard) -> dict[str, object]:
    """A scorecard in plain types, ready for JSON; what is not shown is None."""
    return {
        "month": month_label(scorecard.month),
        "partial": scorecard.partial,
        "where": {name: list(kept) for name, kept in scorecard.where.items()},
        "company": scorecard.company,
        "as_of": scorecard.as_of.isoformat(),
        "loaded_at": scorecard.loaded_at.isoformat(),
        "snapshot": scorecard.snapshot,
        "minimum": scorecard.minimum,
        "claims": [_claim(claim) for claim in claims(scorecard)],
        "cards": [_card(card) for card in scorecard.cards],
    }


def records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Rows in plain types; missing is None."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")  # type: ignore[return-value]


def plain_csv(frame: pd.DataFrame) -> str:
    """Rows as CSV; text that a spreadsheet would run as a formula begins with an apostrophe."""
    words = frame.select_dtypes(exclude="number").columns
    return frame.assign(**{name: frame[name].map(_harmless) for name in words}).to_csv(
        index=False, lineterminator="\n"
    )


def _card(card: Card) -> dict[str, object]:
    inside = {
        name: value for name, value in vars(card).items() if name not in {"kpi", "shown", "window", "mover"}
    }
    moved = {"previous": asdict(card.previous), "year_ago": asdict(card.year_ago)}
    trend = [{"period": period, "value": value} for period, value in card.trend]
    mover = asdict(card.mover) if card.mover else None
    return {
        **about(card.kpi),
        "window": card.window.value,
        **inside,
        **moved,
        "trend": trend,
        "mover": mover,
        "landing": card.landing and {**asdict(card.landing), "month": month_label(card.landing.month)},
        "status": card.shown.value,
    }


def _claim(claim: Claim) -> dict[str, object]:
    """A claim in plain types."""
    numbers = {name: list(one) if isinstance(one, tuple) else one for name, one in claim.numbers.items()}
    return {"claim": claim.key, "numbers": numbers, "text": claim.text}


def _asked(question: Question) -> dict[str, object]:
    window = question.window.value if question.window else None
    units = {} if question.units == Question.units else {"units": question.units.value}
    scaled = {"annualised": True} if question.annualise else {}
    return {"window": window, "average": question.average.value, **units, **scaled}


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and RISKY.match(cell) else cell
