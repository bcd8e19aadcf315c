"""Span of control: how many people a manager has directly under them."""

import numpy as np

from hrkpi.fact import SPANS
from hrkpi.intervals import median_ranks
from hrkpi.kpi import Better, Index, Kpi, Timing, Unit, divide
from hrkpi.query import Query

LIMITS = (3, 7, 12)  # direct reports that a class of the distribution ends with


def measure(query: Query) -> Index:
    """Median number of direct reports of those who have one, at the close, and how managers spread."""
    held = query.standing(SPANS.managers, "reports")
    low, high = median_ranks(held.count)
    classes = np.diff(held.up_to(np.array([LIMITS])), axis=2, prepend=0.0)
    names = [f"{first + 1}_to_{last}" for first, last in zip((0, *LIMITS[:-1]), LIMITS, strict=True)]
    return Index(
        value=held.quantile(0.5),
        numerator=held.total,
        denominator=held.count,
        people=held.count,
        interval=(held.at(low - 1), held.at(high - 1)),
        beside={
            "p90": held.quantile(0.9),
            "mean": divide(held.total, held.count),
            **{name: classes[:, :, at] for at, name in enumerate(names)},
            f"over_{LIMITS[-1]}": held.count - classes.sum(axis=2),
        },
    )


KPI = Kpi(
    key="span_of_control",
    label="Span of control",
    family="Workforce",
    unit=Unit.PERSONS,
    better=Better.NONE,
    definition=(
        "Employees who name a person as their manager at the close of the period, counted per manager: the "
        "median of the managers who are employed then; beside it how many managers have how many."
    ),
    source="ISO 30414:2018, leadership: span of control.",
    facts=("spans",),
    timing=Timing.CLOSE,
    window="month",
    order=11,
    needs=("employments.hire_date", "jobs.effective_date", "jobs.manager_id"),
    measure=measure,
)
