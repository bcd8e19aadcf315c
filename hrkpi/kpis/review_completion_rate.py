"""Reviews: how many are completed by the end of their cycle."""

from hrkpi.fact import REVIEW
from hrkpi.kpi import Better, Kpi, Ratio, Unit
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """Reviews completed by the cycle's end over reviews due; people are persons, each once."""
    return Ratio(
        query.total(REVIEW.completed), query.total(REVIEW.due), people=query.distinct(REVIEW.persons)
    )


KPI = Kpi(
    key="review_completion_rate",
    label="Reviews completed",
    family="Strategy",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "Reviews completed by the last day of their cycle divided by the reviews of cycles that ended in the "
        "period, of people employed on that day; exempt and cancelled ones are left out."
    ),
    source="ISO/TS 30428:2021, skills and capabilities metrics cluster; practice of performance management.",
    facts=("reviews",),
    order=5,
    additive_parts=("numerator", "denominator"),
    needs=("reviews.period_end", "reviews.completed_date|status"),
    measure=measure,
)
