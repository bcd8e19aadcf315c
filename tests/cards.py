"""Cards and KPIs made by hand, for tests of words, cards and printed pages."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hrkpi.kpi import Better, Kpi, Unit
from hrkpi.period import WindowKind, parse_month
from hrkpi.result import Card, Delta, Evidence, Mover, Scorecard, Shown


def kpi(unit: Unit = Unit.SHARE, better: Better = Better.LOWER, decimals: int = 1, **more: Any) -> Kpi:
    """A KPI of some unit and direction that measures nothing."""
    named = {
        "key": "voluntary_turnover_rate",
        "label": "Voluntary turnover",
        "family": "Turnover and retention",
    }
    return Kpi(
        **{**named, **more},
        unit=unit,
        better=better,
        decimals=decimals,
        definition="Who left.",
        source="A test.",
        measure=lambda query: query,  # type: ignore[arg-type, return-value]  # never called
        facts=("people",),
    )


TURNOVER = kpi()
HEADCOUNT = kpi(Unit.PERSONS, Better.NONE, 0, key="headcount", label="Headcount")
FILL = kpi(Unit.DAYS, Better.LOWER, 0, key="time_to_fill", label="Time to fill")
HOURS = kpi(Unit.HOURS, Better.HIGHER, 1, key="training_hours_per_fte", label="Training hours per FTE")
ENPS = kpi(Unit.POINTS, Better.HIGHER, 0, key="enps", label="eNPS")
IMPACT = kpi(Unit.RATIO, Better.NONE, 2, key="hiring_impact_ratio", label="Hiring impact ratio")

CARD = Card(
    kpi=TURNOVER,
    period="2026-11",
    window=WindowKind.TTM,
    value=0.118,
    n=3018,
    low=0.109,
    high=0.127,
    shown=Shown.OK,
    partial=False,
    trend=(("2025-11", 0.124), ("2026-05", None), ("2026-11", 0.118)),
    target=0.12,
    tolerance=0.01,
    owner="Ines Okafor",
    verdict="on_target",
    momentum="improving",
    periods_in_verdict=5,
    previous=Delta(-0.001, "2026-10", Evidence.SIGNAL),
    year_ago=Delta(-0.006, "2025-11", Evidence.SIGNAL),
    mover=Mover("Commercial", "division", -0.007),
)
HIDDEN = replace(
    CARD,
    shown=Shown.HIDDEN,
    value=None,
    n=None,
    low=None,
    high=None,
    target=None,
    verdict="no_target",
    mover=None,
)


def scorecard(*cards: Card, **changed: Any) -> Scorecard:
    """A scorecard of November 2026 with those cards."""
    made = Scorecard(
        month=parse_month("2026-11"),
        where={},
        cards=cards,
        as_of=date(2026, 11, 30),
        loaded_at=datetime(2026, 12, 1, 6, 10, tzinfo=UTC),
        snapshot="000003-1a2b3c",
        minimum=10,
        company="Alder & Finch Group",
        partial=False,
    )
    return replace(made, **changed)
