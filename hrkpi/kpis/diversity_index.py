"""Diversity: how evenly people spread over the groups of an attribute."""

import numpy as np

from hrkpi.fact import PEOPLE
from hrkpi.intervals import Z
from hrkpi.kpi import Better, Index, Kpi, Sensitivity, Timing, Unit, divide
from hrkpi.population import attribute, is_known
from hrkpi.query import FloatArray, Query

EQUAL = 1e-6  # persons; groups whose sizes differ by less are equal


def measure(query: Query) -> Index:
    """Chance that two people belong to different groups (Blau), of those whose group is known.

    The numerator is what the people known would have to be for that chance to be their share. The interval is
    that of a large sample of a multinomial; missing where all groups are equally large, as it has none there.
    """
    dimension = attribute(query)
    group = query.closing(PEOPLE.headcount) * is_known(query, dimension)
    everybody = query.across(group, dimension)
    share = divide(group, everybody)

    def over_groups(part: FloatArray) -> FloatArray:
        return np.where(everybody > 0, query.across(np.nan_to_num(part), dimension), np.nan)

    same, cubes = over_groups(share**2), over_groups(share**3)
    groups = over_groups((group > 0).astype(float))
    shannon = over_groups(-share * np.log(np.where(share > 0, share, 1.0)))
    spread = np.sqrt(np.maximum(divide(cubes - same**2, everybody), 0.0))
    half = np.where(spread * everybody > EQUAL, 2 * Z * spread, np.nan)
    return Index(
        value=1 - same,
        numerator=everybody * (1 - same),
        denominator=everybody,
        people=group,
        interval=(np.maximum(1 - same - half, 0.0), np.minimum(1 - same + half, 1.0)),
        beside={
            "groups": groups,
            "normalised": divide((1 - same) * groups, groups - 1),
            "shannon": shannon,
            "evenness": divide(shannon, np.log(np.where(groups > 1, groups, 1.0))),
            "effective_number": np.exp(shannon),
        },
    )


KPI = Kpi(
    key="diversity_index",
    label="Diversity index",
    family="Diversity",
    unit=Unit.RATIO,
    better=Better.HIGHER,
    definition=(
        "Chance that two people, drawn with replacement from those whose group is known, belong to "
        "different groups (Blau: one minus the sum of the squared shares), after the exits of the last day. "
        "Beside it the same divided by its highest value for the number of groups that occur, Shannon's "
        "index, its evenness, and the number of equally large groups that would be as diverse."
    ),
    source="Blau (1977), Inequality and heterogeneity; Shannon (1948); Hill (1973), Diversity and evenness.",
    facts=("people",),
    sensitivity=Sensitivity.S0,
    timing=Timing.CLOSE,
    decimals=2,
    window="month",
    splits="gender",
    gathers=True,
    order=5,
    additive_parts=("people",),
    needs=("employments.hire_date", "employments.last_day", "employees.gender"),
    measure=measure,
)
