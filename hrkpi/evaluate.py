"""From KPIs and a query to arrays: notes what is wanted, asks the engine once, divides."""

from collections.abc import Iterable
from dataclasses import dataclass

from hrkpi.kpi import Answer, Kpi
from hrkpi.query import IntArray, Query


@dataclass(frozen=True)
class Evaluation:
    """Answers of several KPIs to one query.

    Args:
        groups: Codes of the query's dimensions, shape (groups, dimensions); one row without columns for the
            whole.
        answers: By key of the KPI; arrays of shape (windows, groups).
    """

    groups: IntArray
    answers: dict[str, Answer]


def evaluate(kpis: Iterable[Kpi], query: Query) -> Evaluation:
    """The answers of KPIs to a query, with one statement per fact and filter for all of them.

    Args:
        kpis: What to measure.
        query: Fresh: nothing has been asked with it yet.
    """
    several = tuple(kpis)
    for kpi in several:
        kpi.measure(query)
    groups = query.fetch()
    return Evaluation(groups, {kpi.key: kpi.measure(query) for kpi in several})
