"""Survival: what share of people is still here so many days after the hire."""

import numpy as np

from hrkpi.fact import EXITS, PEOPLE
from hrkpi.kpi import Better, Index, Kpi, Ratio, Timing, Unit
from hrkpi.population import behind_exits
from hrkpi.query import Query
from hrkpi.restate.coding import EXIT_TYPES
from hrkpi.survival import Survival

YEAR = 365
BESIDE = {"after_90_days": 90, "after_730_days": 730, "after_1095_days": 1095}


def measure(query: Query) -> Index:
    """The share still here after a year, with the shares after other times and the median beside it."""
    known = Survival(query)
    curve = known.curve()
    low, high = curve.interval
    times = np.array([YEAR, *BESIDE.values()])
    at_risk = known.at_risk(times)
    shares = [curve.after(day, curve.share, 1.0) for day in times]
    seen = [
        np.where((at_risk[:, :, at] > 0) | (share == 0), share, np.nan) for at, share in enumerate(shares)
    ]
    spells = behind(query)
    known_ends = (np.where(np.isnan(seen[0]), np.nan, curve.after(YEAR, end, np.nan)) for end in (low, high))
    return Index(
        value=seen[0],
        numerator=spells.numerator,
        denominator=spells.denominator,
        people=spells.people,
        interval=(next(known_ends), next(known_ends)),
        beside={**dict(zip(BESIDE, seen[1:], strict=True)), "median_days": curve.median},
    )


def behind(query: Query) -> Ratio:
    """People who have left, of all spells known: what decides whether the curve may be shown."""
    left = query.closing(EXITS.exits)
    ended = [query.closing(PEOPLE.measure(f"exits_{kind}")) for kind in EXIT_TYPES]
    spells = sum(ended, start=query.closing(PEOPLE.headcount))
    return Ratio(left, spells, behind_exits(query, left, spells))


KPI = Kpi(
    key="survival_curve",
    label="Stay beyond a year",
    family="Turnover and retention",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Kaplan-Meier share of people still employed 365 days after the hire, from all spells known at the "
        "close of the period; those still employed are censored, those known only from a later day count "
        "from then on. Beside it the shares after 90, 730 and 1,095 days and the median in days."
    ),
    source=(
        "Kaplan, Meier (1958), Nonparametric estimation from incomplete observations; interval by "
        "Greenwood's variance on the log-log scale (Kalbfleisch, Prentice)."
    ),
    facts=("people",),
    counted="exits",
    timing=Timing.CLOSE,
    window="month",
    without=("tenure_band", "exit_reason"),
    additive_parts=("numerator", "denominator", "people"),
    order=11,
    needs=("employments.hire_date", "employments.last_day"),
    measure=measure,
    behind=behind,
)
