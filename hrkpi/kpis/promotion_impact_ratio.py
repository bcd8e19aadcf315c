"""Promotion impact ratio: how the share of each group that is promoted compares with the highest."""

import numpy as np

from hrkpi.fact import PEOPLE, PROMOTIONS
from hrkpi.kpi import Better, Index, Kpi, Unit
from hrkpi.parity import impact
from hrkpi.population import attribute, here_or_hired, moves, tells_promotions
from hrkpi.query import Query


def measure(query: Query) -> Index:
    """Promotion rate of the group over that of the group with the highest, of all who were ever there.

    Who moved in stands in several units, and so is left out of the people behind each figure. A person
    counts once, however often promoted; not known where no job says why it changes.
    """
    promoted = query.distinct(PROMOTIONS.persons) + (0.0 if tells_promotions(query) else np.nan)
    here, moved_in = here_or_hired(query), sum(moves(query, PEOPLE.moves_in))
    return impact(query, promoted, here + moved_in, attribute(query), people=here)


KPI = Kpi(
    key="promotion_impact_ratio",
    label="Promotion impact ratio",
    family="Diversity",
    unit=Unit.RATIO,
    better=Better.NONE,
    definition=(
        "People of a group promoted in the period divided by its people employed at any time of it, divided "
        "by the same share of the group with the highest, of groups of at least five people and 2 % of all. "
        "Below four fifths calls for a closer look; exactly 0.80 does not."
    ),
    source="Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D; 1607.2 B for promotions.",
    facts=("people", "promotions"),
    decimals=2,
    splits="gender",
    order=6,
    additive_parts=("numerator", "people"),
    needs=("employments.hire_date", "jobs.effective_date", "jobs.change", "employees.gender"),
    measure=measure,
)
