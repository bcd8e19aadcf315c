"""Layers of management: how far people are from the top."""

import numpy as np

from hrkpi.fact import LAYERS, PEOPLE
from hrkpi.kpi import Better, FloatArray, Kpi, Spread, Timing, Unit
from hrkpi.query import Query

REACHED = 5  # employees in or below a layer: of fewer it would tell where single people stand


def measure(query: Query) -> Spread:
    """Layer of each employee at the close; the deepest, and employees in no chain of managers, beside it."""
    placed = query.standing(LAYERS.placed, "layer")
    layers = Spread(*placed.dense)
    apart = {"deepest": _deepest(layers), "unplaced": query.closing(PEOPLE.headcount) - placed.count}
    return Spread(layers.days, layers.weights, apart)


def _deepest(layers: Spread) -> FloatArray:
    """The deepest layer that enough employees reach; missing where there is none."""
    reaching = np.cumsum(layers.weights[..., ::-1], axis=2)[..., ::-1]
    deepest: FloatArray = np.where(reaching >= REACHED, layers.days, -np.inf).max(axis=2, initial=-np.inf)
    return np.where(np.isinf(deepest), np.nan, deepest)


KPI = Kpi(
    key="management_layers",
    label="Layers of management",
    family="Workforce",
    unit=Unit.LAYERS,
    better=Better.NONE,
    definition=(
        "Managers above an employee at the close of the period, one above the other, and one: who names no "
        "manager and has employees is in layer 1, their direct reports are in layer 2; the median of all "
        "employees in a chain. A chain has one top, the company may have several. Beside it stand the "
        "deepest layer that five employees or more reach, and how many are in no chain: with nobody above "
        "and below, or where managers name each other in a circle."
    ),
    source="ISO 30414:2018, leadership: span of control; of the same chains, counted downwards.",
    facts=("layers", "people"),
    timing=Timing.CLOSE,
    window="month",
    decimals=0,
    order=11,
    needs=("employments.hire_date", "jobs.effective_date", "jobs.manager_id"),
    measure=measure,
)
