"""Targets as dated series per KPI and population, inherited from the unit above; the verdicts they allow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from hrkpi.fact import ORGANISATION
from hrkpi.kpi import Better, Kpi
from hrkpi.store.schema import TARGETS, StoredTarget
from hrkpi.workspace import Workspace

PERIODS = 3  # compared with as many before them
NOISE = 1e-9  # of a value; divisions that should meet a target exactly do not always
WHOLE = "company"  # how the scope of everybody is written

Parents = Mapping[str, Mapping[str, tuple[str, str]]]


class Verdict(StrEnum):
    """Status by level."""

    ON_TARGET = "on_target"
    WATCH = "watch"
    OFF_TARGET = "off_target"
    NO_TARGET = "no_target"
    NO_VERDICT = "no_verdict"


class Momentum(StrEnum):
    """Status by direction."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    STEADY = "steady"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Target:
    """One aim for one KPI, population and time; every number is in the KPI's unit.

    Args:
        value: The aim.
        tolerance: Grace before a miss is off target.
        stretch: The aim beyond.
        baseline: Where it started.
        owner: Who answers for it.
        reason: Why this aim.
        scope: Population it was set for, for example ``department=Sales``; blank is the company.
        valid_from: First day.
        valid_to: Last day; none while open.
        inherited_from: Scope it comes from where that is not the one asked for; ``company`` for the whole.
    """

    value: float
    tolerance: float | None = None
    stretch: float | None = None
    baseline: float | None = None
    owner: str | None = None
    reason: str | None = None
    scope: str = ""
    valid_from: date = date.min
    valid_to: date | None = None
    inherited_from: str | None = None

    def holds(self, day: date) -> bool:
        """Whether it is valid on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class TargetBook:
    """All targets, ready to be looked up.

    Args:
        targets: Targets by KPI and scope, the latest first day first.
        parents: Unit above each unit, as ``{"department": {"Sales": ("division", "Commercial")}}``.
    """

    targets: Mapping[tuple[str, str], tuple[Target, ...]]
    parents: Parents
    _series: dict[tuple[str, frozenset[tuple[str, str]]], tuple[Target, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def empty(cls) -> "TargetBook":
        """A book without targets."""
        return cls({}, {})

    @classmethod
    def of(cls, targets: Iterable[tuple[str, Target]], parents: Parents) -> "TargetBook":
        """A book of targets, each with its KPI."""
        series: dict[tuple[str, str], list[Target]] = {}
        for kpi, target in targets:
            series.setdefault((kpi, target.scope), []).append(target)
        latest = {key: tuple(sorted(of, key=_first_day, reverse=True)) for key, of in series.items()}
        return cls(latest, parents)

    @cached_property
    def kpis(self) -> frozenset[str]:
        """Keys of the KPIs that have any target."""
        return frozenset(kpi for kpi, _ in self.targets)

    def find(self, kpi: Kpi, population: Mapping[str, str], day: date) -> Target | None:
        """The target of a population on a day: its own, else that of the unit above, else the company's.

        Of a figure that adds up only its own: what the company aims at is not what a unit should have.

        Args:
            kpi: What is measured.
            population: Member by dimension, for example ``{"department": "Sales"}``; empty is the company.
            day: The last day of the period judged.
        """
        key = (kpi.key, frozenset(population.items()))
        if key not in self._series:
            inherited = self._inherited(kpi.key, population)
            self._series[key] = tuple(
                one for one in inherited if not kpi.adds_up or one.inherited_from is None
            )
        return next((target for target in self._series[key] if target.holds(day)), None)

    def _inherited(self, kpi: str, population: Mapping[str, str]) -> Iterable[Target]:
        """Targets that could hold, the nearest first."""
        own = scope_of(population)
        for scope in dict.fromkeys([own, *(scope_of(wider) for wider in self._wider(population))]):
            for target in self.targets.get((kpi, scope), ()):
                yield target if scope == own else replace(target, inherited_from=scope or WHOLE)

    def _wider(self, population: Mapping[str, str]) -> Iterable[Mapping[str, str]]:
        """Populations around one: units further and further up, with ever fewer of the other attributes."""
        units = [*self._units(population), {}]
        others = sorted(dim for dim in population if dim not in ORGANISATION)
        for count in range(len(others), -1, -1):
            for kept in combinations(others, count):
                for unit in units:
                    yield {**unit, **{dim: population[dim] for dim in kept}}

    def _units(self, population: Mapping[str, str]) -> Iterable[Mapping[str, str]]:
        """The unit a population lies in, and the units above it."""
        level = next((dim for dim in reversed(ORGANISATION) if dim in population), None)
        unit = population[level] if level else ""
        while level is not None:
            yield {level: unit}
            up = [dim for dim in ORGANISATION[: ORGANISATION.index(level)] if dim in population]
            above = (up[-1], population[up[-1]]) if up else None
            level, unit = self.parents.get(level, {}).get(unit) or above or (None, "")


def above(parents: Parents, dimension: str, unit: str) -> tuple[str, str] | None:
    """The unit above a unit, as dimension and label."""
    return parents.get(dimension, {}).get(unit)


def target_book(workspace: Workspace, parents: Parents, imported: pd.DataFrame) -> TargetBook:
    """All targets of a workspace as they stand; one that was set here wins over one that came with an import.

    Args:
        workspace: Where they are.
        parents: Unit above each unit.
        imported: The canonical table ``targets`` of the snapshot.
    """
    found = {(kpi, one.scope, one.valid_from): (kpi, one) for kpi, one in _imported(imported)}
    with workspace.reading() as connection:
        found.update(
            {(row.kpi, row.scope, row.valid_from): (row.kpi, _target(row)) for row in current(connection)}
        )
    return TargetBook.of(found.values(), parents)


def current(connection: Connection) -> list[StoredTarget]:
    """The newest version of each target that is not withdrawn, in order of KPI, scope and first day."""
    rows = connection.execute(select(TARGETS).order_by(TARGETS.c.id))
    newest = {(row.kpi, row.scope, row.valid_from): StoredTarget(*row) for row in rows}
    return [newest[key] for key in sorted(newest) if not newest[key].is_withdrawn]


def scope_of(population: Mapping[str, str]) -> str:
    """A population as it is written: ``department=Sales; gender=woman``; blank is the company."""
    units = [dim for dim in ORGANISATION if dim in population]
    others = sorted(dim for dim in population if dim not in ORGANISATION)
    return "; ".join(f"{dim}={population[dim]}" for dim in [*units, *others])


def judge(value: float | None, target: Target | None, better: Better) -> Verdict:
    """The status of a value by its level; a value that equals its target meets it.

    Args:
        value: The figure; missing where it is hidden or has no data.
        target: What it is held against.
        better: Which way is good. Where the figure has no direction, the way from baseline to target is;
            without a baseline the target is the middle of a band.
    """
    if target is None:
        return Verdict.NO_TARGET
    if value is None or not np.isfinite(value):
        return Verdict.NO_VERDICT
    grace = target.tolerance or 0.0
    miss = _miss(value, target, better) - NOISE * max(1.0, abs(target.value))
    return Verdict.ON_TARGET if miss <= 0 else Verdict.WATCH if miss <= grace else Verdict.OFF_TARGET


def direction(better: Better, target: Target | None) -> Better:
    """Which way is good: the figure's own way, else the way from the target's baseline to its value."""
    if better is not Better.NONE or target is None or target.baseline in {None, target.value}:
        return better
    return Better.HIGHER if target.value > (target.baseline or 0.0) else Better.LOWER


def momentum(
    values: NDArray[np.float64], better: Better, target: float | None = None, *, precision: float
) -> Momentum:
    """The status of a series by its direction: the mean of its last three values against the three before.

    Args:
        values: One value per period, oldest first; missing where hidden or without data.
        better: Which way is good. Where the figure has no direction, towards the target is.
        target: The aim, if any.
        precision: The last digit that is shown; a change of less than half of it is none.
    """
    recent, before = values[-PERIODS:], values[-2 * PERIODS : -PERIODS]
    if not len(recent) or np.isnan(recent[-1]) or np.isnan(before).all():
        return Momentum.UNKNOWN
    now, then = float(np.nanmean(recent)), float(np.nanmean(before))
    gain = {Better.HIGHER: now - then, Better.LOWER: then - now, Better.NONE: 0.0}[better]
    if better is Better.NONE and abs(now - then) >= precision / 2:
        if target is None:
            return Momentum.UNKNOWN
        gain = abs(then - target) - abs(now - target)
    if abs(gain) < precision / 2:
        return Momentum.STEADY
    return Momentum.IMPROVING if gain > 0 else Momentum.WORSENING


def _miss(value: float, target: Target, better: Better) -> float:
    """How far a value falls short; a band is met within its tolerance and watched as far again."""
    better = direction(better, target)
    if better is Better.NONE:
        return abs(value - target.value) - (target.tolerance or 0.0)
    return value - target.value if better is Better.LOWER else target.value - value


def _imported(rows: pd.DataFrame) -> Iterable[tuple[str, Target]]:
    known = rows.astype("object").where(rows.notna(), None)
    for row in known.to_dict("records"):
        days = {name: row[name] and row[name].date() for name in ("valid_from", "valid_to")}
        kept = {name: row[name] for name in ("tolerance", "stretch", "baseline", "owner", "reason")}
        yield str(row["kpi"]), Target(value=float(row["target"]), scope=row["scope"] or "", **days, **kept)


def _first_day(target: Target) -> date:
    return target.valid_from


def _target(row: StoredTarget) -> Target:
    return Target(
        value=row.target,
        tolerance=row.tolerance,
        stretch=row.stretch,
        baseline=row.baseline,
        owner=row.owner,
        reason=row.reason,
        scope=row.scope,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
