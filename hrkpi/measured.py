"""Measuring with protection: the only place where an answer meets the rules of hiding."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from hrkpi.cells import Axis, Leaves
from hrkpi.evaluate import evaluate
from hrkpi.fact import FACTS, LINE, MANAGER, ORGANISATION, PERSON, PLACE
from hrkpi.gathered import gathered
from hrkpi.kpi import Answer, FloatArray, Index, Kpi, Ratio, Sensitivity
from hrkpi.period import Window
from hrkpi.policy import DIMENSION_CLASS, Policy, policy_for
from hrkpi.principal import Principal
from hrkpi.protect import Release, hidden
from hrkpi.query import UNDISCLOSED, Average, IntArray, Query
from hrkpi.reading import Reading
from hrkpi.settings import Settings

BoolArray = NDArray[np.bool_]
ATTRIBUTES = {Sensitivity.S1, Sensitivity.S2}  # classes of what people are, not of where they work
TREES = (ORGANISATION, tuple(reversed(PLACE)))  # dimensions that lie within each other, from the top


@dataclass(frozen=True)
class Scope:
    """What several KPIs are measured over.

    Args:
        windows: Periods.
        by: Dimensions of the groups.
        where: Codes kept, by dimension.
        average: Method of the average headcount.
        annualise: Whether rates are scaled to a year.
    """

    windows: tuple[Window, ...]
    by: tuple[str, ...] = ()
    where: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    average: Average = Average.DAILY
    annualise: bool = False

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Dimensions broken down or filtered by."""
        return tuple(dict.fromkeys((*self.by, *self.where)))


@dataclass(frozen=True)
class Measured:
    """One KPI's answer and what of it may be shown.

    Args:
        groups: Codes of the dimensions, shape (groups, dimensions).
        answer: Arrays of shape (windows, groups), nothing hidden yet.
        hidden: Which figures must not be shown, shape (windows, groups).
        policy: By which rule; none where structure is shown as it is.
    """

    groups: IntArray
    answer: Answer
    hidden: BoolArray
    policy: Policy | None


def measure(
    kpis: Iterable[Kpi], scope: Scope, reading: Reading, settings: Settings, principal: Principal
) -> dict[str, Measured]:
    """Several KPIs over one scope, each with what must be hidden of it.

    Args:
        kpis: What to measure; each can be broken down and filtered by all dimensions of the scope.
        scope: Windows, groups, filters and methods.
        reading: Facts.
        settings: Smallest groups.
        principal: Who asks.
    """
    several = tuple(kpis)
    if reading.answers is None:
        return _measured(several, scope, reading, settings, principal)
    key = _known_by(several, scope, settings, principal)
    told: dict[str, Measured] | None = reading.answers.get(key)
    if told is None:
        told = _measured(several, scope, reading, settings, principal)
        reading.answers.put(key, told, sum(map(_size, told.values())))
    return dict(told)


def _known_by(
    kpis: tuple[Kpi, ...], scope: Scope, settings: Settings, principal: Principal
) -> tuple[object, ...]:
    """All that an answer of one reading, and what is hidden of it, depends on."""
    rules = settings.minimum_group, settings.minimum_group_special, principal.unprotected
    where = tuple(sorted((name, tuple(codes)) for name, codes in scope.where.items()))
    over = scope.windows, scope.by, where, scope.average, scope.annualise
    return (*rules, *over, *((kpi.key, kpi.sensitivity) for kpi in kpis))


def _size(measured: Measured) -> int:
    """Numbers that an answer holds."""
    parts = [part for part in vars(measured.answer).values() if isinstance(part, np.ndarray)]
    return measured.hidden.size + sum(part.size for part in parts)


def _measured(
    several: tuple[Kpi, ...], scope: Scope, reading: Reading, settings: Settings, principal: Principal
) -> dict[str, Measured]:
    """As ``measure``, worked out."""
    found = evaluate(several, asking(scope, reading))
    policies = {kpi.key: None if principal.unprotected else _policy(kpi, scope, settings) for kpi in several}
    protected = [kpi for kpi in several if policies[kpi.key]]
    masks = _masks(protected, policies, scope, reading, found.groups)
    masks = {key: _spread(found.answers[key], mask) for key, mask in masks.items()}
    nothing = np.zeros((len(scope.windows), len(found.groups)), dtype=bool)
    return {
        kpi.key: _told(
            kpi,
            Measured(found.groups, found.answers[kpi.key], masks.get(kpi.key, nothing), policies[kpi.key]),
            scope,
            reading,
        )
        for kpi in several
    }


def asking(scope: Scope, reading: Reading) -> Query:
    """A fresh query over a scope, with the groups in which its figures come."""
    whole = tuple(name for name in scope.by if DIMENSION_CLASS[name] in ATTRIBUTES)
    return replace(_query(scope, reading, scope.by, scope.where), complete=whole)


def _told(kpi: Kpi, measured: Measured, scope: Scope, reading: Reading) -> Measured:
    """A KPI's answer in the rows in which it is told: one for a whole attribute where it gathers.

    A member that holds nobody tells nothing, unless nobody counts as a small group.
    """
    if not (kpi.gathers and isinstance(measured.answer, Index)):
        return measured
    column = max(at for at, name in enumerate(scope.by) if name in PERSON)
    labels, policy = reading.book.labels[scope.by[column]], measured.policy
    undisclosed = labels.index(UNDISCLOSED) + 1 if UNDISCLOSED in labels else 0
    telling = (measured.answer.people > 0) | bool(policy and policy.zero_is_small)
    groups, answer, hidden = gathered(
        measured.groups, measured.answer, measured.hidden & telling, column, (0, undisclosed)
    )
    return Measured(groups, answer, hidden, measured.policy)


def dimensions_of(kpi: Kpi) -> tuple[str, ...]:
    """Dimensions a KPI can be broken down and filtered by: those of its facts, less what it excludes."""
    first, *others = (FACTS[name].dimensions for name in kpi.facts)
    own = FACTS[kpi.counted].dimensions if kpi.counted else ()
    common = [name for name in first if all(name in other for other in others)]
    return tuple(name for name in dict.fromkeys((*common, *own)) if name not in kpi.without)


def _guarded(kpi: Kpi, answer: Answer) -> tuple[FloatArray, ...]:
    """Numbers of persons of which each must be nobody or a full group."""
    if not kpi.guards_numerator:
        return ()
    named = answer.guarded if isinstance(answer, Ratio | Index) else ()
    return tuple(np.where(_dominated(answer), 0.0, part) for part in named or (answer.numerator,))


def _dominated(answer: Answer) -> BoolArray:
    """Where a sum would tell what one person has."""
    found = answer.dominated if isinstance(answer, Index) else None
    return np.zeros(answer.people.shape, dtype=bool) if found is None else found


def _spread(answer: Answer, mask: BoolArray) -> BoolArray:
    """What must be hidden with it: sums of one person, and what is measured against a hidden group."""
    found = mask | _dominated(answer)
    against = answer.against if isinstance(answer, Index) else None
    return found if against is None else found | np.take_along_axis(mask, against, axis=1)


def _behind(answer: Answer) -> FloatArray:
    """People behind each figure; a group of which one person has most counts as one, so as too small."""
    return np.where(_dominated(answer), np.minimum(answer.people, 1.0), answer.people)


def _policy(kpi: Kpi, scope: Scope, settings: Settings) -> Policy | None:
    policy = policy_for(
        kpi.sensitivity,
        scope.dimensions,
        minimum=settings.minimum_group,
        minimum_special=settings.minimum_group_special,
    )
    return policy and replace(policy, k=max(policy.k, kpi.smallest))


def _masks(
    kpis: list[Kpi], policies: Mapping[str, Policy | None], scope: Scope, reading: Reading, groups: IntArray
) -> dict[str, BoolArray]:
    """What must be hidden of each KPI, decided over all dimensions named, at whatever level it answers."""
    kept = reading.over(scope.dimensions).releases
    found: dict[str, Release] = {}
    for dims in {_axes(kpi, scope) for kpi in kpis}:
        chosen = {kpi.key: kpi for kpi in kpis if _axes(kpi, scope) == dims}
        keys = {key: _remembered_by(kpi, policies[key], dims, scope) for key, kpi in chosen.items()}
        known = {key: release for key in chosen if (release := kept.get(keys[key]))}
        fresh = [kpi for key, kpi in chosen.items() if key not in known]
        decided = _releases(fresh, policies, dims, scope, reading) if fresh else {}
        for key, release in decided.items():
            kept.put(keys[key], release, release.size)
        found |= known | decided
    return {key: release.hidden_for(scope.by, groups, scope.where) for key, release in found.items()}


def _remembered_by(
    kpi: Kpi, policy: Policy | None, dims: tuple[tuple[str, ...], ...], scope: Scope
) -> tuple[object, ...]:
    """All that decides what is hidden of a KPI; neither groups asked for nor members kept do."""
    flat = {name for axis in dims for name in axis}
    outside = tuple(sorted((name, codes) for name, codes in scope.where.items() if name not in flat))
    line = (MANAGER in scope.by, scope.where.get(MANAGER)) if MANAGER in flat else ()
    rule = (kpi.key, kpi.sensitivity, kpi.guards_numerator, policy)
    return (*rule, dims, outside, line, scope.windows, scope.average, scope.annualise)


def _releases(
    kpis: list[Kpi],
    policies: Mapping[str, Policy | None],
    dims: tuple[tuple[str, ...], ...],
    scope: Scope,
    reading: Reading,
) -> dict[str, Release]:
    """What may be shown of each KPI along some axes."""
    flat = tuple(name for axis in dims for name in axis)
    rest = {name: codes for name, codes in scope.where.items() if name not in flat}
    each = tuple(LINE if name == MANAGER else name for name in flat)
    leaves = evaluate([kpi.guarding for kpi in kpis], _query(scope, reading, each, rest))
    axes, codes = _nested(dims, each, leaves.groups, scope, reading)
    found = {}
    for kpi in kpis:
        answer, policy = leaves.answers[kpi.key], policies[kpi.key]
        if policy is not None:
            leaves_of = Leaves(axes, codes, _behind(answer), _guarded(kpi, answer))
            found[kpi.key] = hidden(leaves_of, policy)
    return found


def _nested(
    dims: tuple[tuple[str, ...], ...], flat: tuple[str, ...], groups: IntArray, scope: Scope, reading: Reading
) -> tuple[tuple[Axis, ...], IntArray]:
    """The axes with the codes of the groups on them; a line of managers is its managers from the top down.

    Levels below the managers that a filter names do not matter for whom it shows.
    """
    if LINE not in flat:
        return tuple(Axis(axis) for axis in dims), groups
    at = flat.index(LINE)
    paths = reading.over(scope.dimensions).book.chains.paths[groups[:, at]]
    named = np.isin(paths, scope.where[MANAGER]) if MANAGER not in scope.by else paths > 0
    levels = max(int(np.flatnonzero(named.any(axis=0)).max(initial=0)) + 1, 1)
    paths = paths[:, :levels] if paths.shape[1] else np.zeros((len(groups), 1), dtype=np.int64)
    axes = tuple(Axis(axis, levels) if axis == (MANAGER,) else Axis(axis) for axis in dims)
    return axes, np.concatenate([groups[:, :at], paths, groups[:, at + 1 :]], axis=1)


def _axes(kpi: Kpi, scope: Scope) -> tuple[tuple[str, ...], ...]:
    """The ways a scope divides people: the whole tree of a dimension that lies in one, else it alone."""
    allowed = dimensions_of(kpi)
    trees = [tuple(name for name in tree if name in allowed) for tree in TREES]
    named = [tree for tree in trees if set(tree) & set(scope.dimensions)]
    inside = {name for tree in named for name in tree}
    return (*named, *((name,) for name in scope.dimensions if name not in inside))


def _query(
    scope: Scope, reading: Reading, by: tuple[str, ...], where: Mapping[str, tuple[int, ...]]
) -> Query:
    read = reading.over((*by, *where))
    return Query(
        engine=read.engine,
        book=read.book,
        windows=scope.windows,
        by=by,
        where=dict(where),
        average=scope.average,
        annualise=scope.annualise,
    )
