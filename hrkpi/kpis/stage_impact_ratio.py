"""Stage impact ratio: at which stage of hiring the share of each group that gets further falls behind."""

from hrkpi.fact import STAGES
from hrkpi.kpi import Better, Index, Kpi, Unit
from hrkpi.parity import impact
from hrkpi.population import attribute, candidates
from hrkpi.query import Query


def measure(query: Query) -> Index:
    """Share of the group's applications that went on from a stage over that of the group with the highest."""
    reached, entered = query.total(STAGES.reached), query.total(STAGES.entered)
    return impact(query, reached, entered, attribute(query), people=candidates(query))


KPI = Kpi(
    key="stage_impact_ratio",
    label="Stage impact ratio",
    family="Diversity",
    unit=Unit.RATIO,
    better=Better.NONE,
    definition=(
        "Of a group's applications of the period that entered a stage of hiring the share that entered a "
        "later one, divided by the same share of the group with the highest, of groups of at least five "
        "people and 2 % of all; of all stages together where none is named. Below four fifths calls for a "
        "closer look; exactly 0.80 does not."
    ),
    source=(
        "Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D, applied to each stage as "
        "1607.4 C asks where the whole shows a difference."
    ),
    facts=("stages",),
    decimals=2,
    splits="gender",
    order=11,
    additive_parts=("numerator", "denominator"),
    needs=("application_stages.stage", "application_stages.entered_date", "applications.gender"),
    measure=measure,
)
