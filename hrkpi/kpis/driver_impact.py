"""Driver impact: which themes go together with how people feel on the whole."""

import numpy as np

from hrkpi.association import spearman
from hrkpi.fact import SURVEY
from hrkpi.intervals import rank_correlation
from hrkpi.kpi import Better, Index, Kpi, Sensitivity, Timing, Unit
from hrkpi.population import respondents
from hrkpi.query import Query
from hrkpi.restate.opinions import split


def measure(query: Query) -> Index:
    """Spearman's coefficient, person by person, of a theme's mean score and that of all other items.

    Ranks are made anew among the people of each window and group, from sums of pairs of scores; people who
    answered nothing else than the theme are left out. Nothing is summed up in it, so there is no numerator.
    """
    found = [
        spearman(groups, *split(pair), weight, query.size)
        for groups, pair, weight in query.each_window(SURVEY.pairs, "pair")
    ]
    rho, pairs = (np.stack([part[at] for part in found]) for at in (0, 1))
    people = np.minimum(respondents(query), pairs)
    return Index(rho, np.full_like(rho, np.nan), pairs, people, rank_correlation(rho, people))


KPI = Kpi(
    key="driver_impact",
    label="Driver (association)",
    family="Engagement",
    unit=Unit.COEFFICIENT,
    better=Better.NONE,
    definition=(
        "Rank correlation, over the people who answered, of each person's mean score on the theme with the "
        "engagement index of the person: the mean score of all other items, so that no theme is held against "
        "itself. From −1 to 1. It is an association: it does not say what causes what."
    ),
    source="Spearman (1904), The proof and measurement of association between two things.",
    facts=("survey",),
    sensitivity=Sensitivity.M4,
    timing=Timing.OCCASION,
    decimals=2,
    splits="theme",
    window="month",
    order=5,
    without=("item",),
    additive_parts=("denominator",),
    needs=(
        "survey_answers.theme",
        "survey_answers.score",
        "survey_answers.scale_min",
        "survey_answers.scale_max",
        "surveys.closed_date?",
    ),
    measure=measure,
)
