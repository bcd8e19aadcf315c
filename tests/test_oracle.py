"""Facts and figures say what a count day by day says, for a thousand made-up companies."""

from collections import Counter
from datetime import date

import numpy as np
import pytest

from hrkpi.bridge import bridge
from hrkpi.discovery import collect
from hrkpi.kpi import Kpi
from hrkpi.period import Window, WindowKind, first_day, last_day, parse_month, windows
from tests.builders import UNKNOWN, Asking, Company, answers, facts_of, quarter, query, ttm, year
from tests.companies import KNOWN, made_up
from tests.oracle import DAY, Oracle, Unit

pytestmark = pytest.mark.no_cover  # many companies, and no line that other tests do not reach
COMPANIES = 1000
BATCH = 50
SEVERAL = 100  # companies that are asked by every group; of the others each by one kind of group
BY = ((), ("department",), ("department", "level"))
BRIDGE_DAYS = (30, 30, 7, 0)
KEYS = (
    "headcount",
    "fte",
    "average_headcount",
    "hires",
    "exits",
    "turnover_rate",
    "voluntary_turnover_rate",
    "involuntary_turnover_rate",
    "retention_rate",
    "first_year_turnover_rate",
)
KPIS = [kpi for key, kpi in collect("hrkpi.kpis", "KPI", Kpi).items() if key in KEYS]
FACTS = facts_of(KPIS)
WINDOWS = (
    *windows(WindowKind.MONTH, parse_month("2023-09"), parse_month("2025-08")),
    *(quarter(label) for label in ("2023-12", "2024-03", "2025-03", "2025-09")),
    *(year(number) for number in (2024, 2025)),
    *(ttm(label) for label in ("2024-02", "2025-06")),
    *windows(WindowKind.YTD, parse_month("2024-05"), parse_month("2024-05")),
)


@pytest.mark.parametrize("batch", range(COMPANIES // BATCH))
def test_figures_and_bridge_are_those_of_a_count_day_by_day(batch: int) -> None:
    for seed in range(batch * BATCH, batch * BATCH + BATCH):
        asked, as_of, bridge_days = made_up(seed), KNOWN[seed % 5], BRIDGE_DAYS[seed % 4]
        oracle = Oracle(asked, as_of, bridge_days)
        for by in BY if seed < SEVERAL else BY[seed % len(BY) :][:1]:
            told = said(asked, by, as_of=as_of, bridge_days=bridge_days)
            for window, figures in zip(WINDOWS, told, strict=True):
                assert figures == count(oracle, window, by), (seed, window.label)


def count(oracle: Oracle, window: Window, by: tuple[str, ...]) -> dict[str, Counter[Unit]]:
    """What the day-by-day count says of a window, by group."""
    first, last = first_day(window.start), last_day(window.last)
    hires, exits = oracle.hires(first, last, by), oracle.exits(first, last, by)
    moves, (cohort, gone) = oracle.moves(first, last, by), oracle.early(first, last, by)
    new, conversion, rehire, acquired = (
        hires.get(kind, Counter()) for kind in ("new", "conversion", "rehire", "acquisition")
    )
    opening, closing = oracle.headcount(first - DAY, by), oracle.headcount(last, by)
    return {
        "headcount": closing,
        "fte": oracle.fte(last, by),
        "employee days": oracle.days(first, last, by),
        "hires": new + conversion + rehire,
        "exits": sum(exits.values(), Counter()),
        "voluntary": exits.get("voluntary", Counter()),
        "involuntary": exits.get("involuntary", Counter()),
        "kept": oracle.kept(first, last, by),
        "at the opening": opening,
        "cohort": cohort,
        "gone in the first year": gone,
        "opening": opening,
        "new": new + conversion,
        "rehires": rehire,
        "acquisitions": acquired,
        "transfers in": moves["in"],
        "transfers out": moves["out"],
        "reclassified": moves["reclassified"],
        "closing": closing,
    }


def said(
    asked: Company, by: tuple[str, ...], *, as_of: date, bridge_days: int
) -> list[dict[str, Counter[Unit]]]:
    """What the product says of each window, by group."""
    how = Asking(by=by, as_of=as_of, bridge_days=bridge_days, engine="frames", facts=FACTS)
    found = answers(KPIS, asked, WINDOWS, **vars(how))
    bridged = bridge(query(asked, WINDOWS, **vars(how))).figures
    figures = {
        "headcount": found["headcount"].value,
        "fte": found["fte"].value * 100,
        "employee days": found["turnover_rate"].beside["employee_days"],
        "hires": found["hires"].value,
        "exits": found["exits"].value,
        "voluntary": np.nan_to_num(found["voluntary_turnover_rate"].numerator),  # not known where nobody said
        "involuntary": np.nan_to_num(found["involuntary_turnover_rate"].numerator),
        "kept": found["retention_rate"].numerator,
        "at the opening": found["retention_rate"].denominator,
        "cohort": found["first_year_turnover_rate"].denominator,
        "gone in the first year": found["first_year_turnover_rate"].numerator,
        "opening": bridged["opening"],
        "new": bridged["hires"],
        "rehires": bridged["rehires"],
        "acquisitions": bridged["acquisitions"],
        "transfers in": bridged["transfers_in"],
        "transfers out": bridged["transfers_out"],
        "reclassified": bridged["reclassified"],
        "closing": bridged["closing"],
    }
    groups = [
        tuple(None if label == UNKNOWN else label for label in group) for group in found["headcount"].groups
    ]
    return [
        {
            name: Counter(dict(zip(groups, figure[at].round(6), strict=True)))
            for name, figure in figures.items()
        }
        for at in range(len(WINDOWS))
    ]
