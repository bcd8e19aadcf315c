"""What the rows of one person need to know of the rows of others, found once for the whole company."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd

from hrkpi.positions import positions
from hrkpi.restate import coding
from hrkpi.restate.aligned import NO_GOALS, aligned
from hrkpi.restate.chains import Chains
from hrkpi.restate.layered import layered
from hrkpi.restate.origins import applied
from hrkpi.restate.reporting import chained, lasting, managed, reports
from hrkpi.restate.spells import spells
from hrkpi.restate.states import managers
from hrkpi.restate.units import Renames, renames

NO_LAYERS = pd.DataFrame(
    {"person": pd.Series(dtype=str), "day": pd.Series(dtype="datetime64[s]"), "layer": 0}
)
NO_LINES = pd.DataFrame({"person": pd.Series(dtype=str), "day": pd.Series(dtype="datetime64[s]"), "line": 0})


@dataclass(frozen=True)
class Across:
    """What is known of persons from others' rows; every frame names persons by their ids.

    Args:
        renames: Units that became others.
        applied: Applications that ended in a hire: ``person``, ``day`` and ``source`` (code).
        reports: Direct reports: ``person`` (the manager), ``day`` and ``reports`` from its close on.
        lines: Chains of managers: ``person``, ``day`` and ``line`` from it on; empty where nobody asked.
        chains: What each line means.
        layers: Layers of management: ``person``, ``day`` and ``layer`` from it on, 0 in no chain of managers.
        aligned: Goals with a path to a goal of the company: ``person`` (the owner) and ``goal``.
    """

    renames: Renames
    applied: pd.DataFrame
    reports: pd.DataFrame
    lines: pd.DataFrame = field(default_factory=NO_LINES.copy)
    chains: Chains = field(default_factory=Chains)
    layers: pd.DataFrame = field(default_factory=NO_LAYERS.copy)
    aligned: pd.DataFrame = field(default_factory=NO_GOALS.copy)


def across(
    tables: Mapping[str, pd.DataFrame], labels: coding.Labels, *, as_of: date, bridge_days: int, lines: bool
) -> Across:
    """What is known of persons from others' rows.

    Args:
        tables: Canonical tables of the whole company.
        labels: Codes of the dimensions.
        as_of: Day of knowledge.
        bridge_days: Longest gap that does not end a spell.
        lines: Whether chains of managers are wanted.
    """
    found = spells(tables, as_of=as_of, bridge_days=bridge_days)
    people = pd.Index(found["person"].unique())
    found = found.assign(code=positions(found["person"], people))
    jobs = managers(tables, labels, people, as_of=as_of)
    person = np.append(-1, positions(labels.of["manager"], people))
    own = np.zeros(len(people), dtype=np.int64)
    own[person[person >= 0]] = np.flatnonzero(person >= 0)
    stretches = managed(found, jobs, own)
    direct = reports(stretches, found)
    employed = person[direct["manager"].to_numpy(dtype=np.int64)] if len(direct) else np.zeros(0, np.int64)
    kept = direct[employed >= 0].drop(columns="manager")
    placed = layered(lasting(stretches), direct, person, own)
    told = Across(
        renames=renames(tables, labels.of),
        applied=applied(tables, labels),
        reports=kept.assign(person=people.take(employed[employed >= 0]).to_numpy()),
        layers=placed.drop(columns="code").assign(person=people.take(placed["code"]).to_numpy()),
        aligned=aligned(tables),
    )
    if not lines:
        return told
    above, chains = chained(stretches, person)
    named = above.drop(columns="code").assign(person=people.take(above["code"]).to_numpy())
    return replace(told, lines=named, chains=chains)
