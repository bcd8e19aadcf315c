"""Claims: what may be said of a figure, each a condition and the numbers that make it true.

No claim says why. None names a group that is hidden, and none calls a rise or a fall what may be chance.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hrkpi.funnel import Outside
from hrkpi.kpi import Better
from hrkpi.material import Seen, Unit
from hrkpi.phrases import Number
from hrkpi.result import Shown
from hrkpi.watch import Rule

Numbers = dict[str, Number]
HALF = 0.5  # of a change, from which on a group is its main part


@dataclass(frozen=True)
class Condition:
    """When a claim may be made.

    Args:
        key: Name of the claim; its template has the same.
        numbers: What stands in it; none where it must not be made.
        is_caveat: Whether it limits what the others say, and so is never left out.
    """

    key: str
    numbers: Callable[[Seen], Numbers | None]
    is_caveat: bool = False


# ---- the figure itself: of these exactly one holds


def _hidden(seen: Seen) -> Numbers | None:
    return {} if seen.now is not None and seen.now.status == Shown.HIDDEN else None


def _no_data(seen: Seen) -> Numbers | None:
    if seen.now is None or seen.now.status != Shown.NO_DATA:
        return None
    return {"period": seen.now.period}


def _first(seen: Seen) -> Numbers | None:
    if seen.now is None or seen.now.value is None or seen.change is not None:
        return None
    return {"now": seen.now.value, "period": seen.now.period}


def _too_few(seen: Seen) -> Numbers | None:
    return None if seen.is_judged or not seen.is_seen(seen.change) else _ends(seen)


def _unchanged(seen: Seen) -> Numbers | None:
    return None if seen.is_seen(seen.change) else _ends(seen)


def _no_material_change(seen: Seen) -> Numbers | None:
    noise = seen.is_judged and seen.is_seen(seen.change) and not seen.moved
    return _ends(seen) if noise else None


def _rose(seen: Seen) -> Numbers | None:
    return _ends(seen) if seen.is_judged and seen.moved > 0 else None


def _fell(seen: Seen) -> Numbers | None:
    return _ends(seen) if seen.is_judged and seen.moved < 0 else None


def _ends(seen: Seen) -> Numbers | None:
    """Both ends and the change, where there is one."""
    if seen.change is None or seen.now is None or seen.then is None:
        return None
    ends = {"now": seen.now.value or 0.0, "then": seen.then.value or 0.0, "change": seen.change}
    return {**ends, "period": seen.now.period, "before": seen.then.period}


# ---- the target and the last month


def _held(verdict: str) -> Callable[[Seen], Numbers | None]:
    def numbers(seen: Seen) -> Numbers | None:
        if seen.verdict != verdict or seen.target is None:
            return None
        return {"target": seen.target, "held": seen.held}

    return numbers


def _outside(side: int) -> Callable[[Seen], Numbers | None]:
    def numbers(seen: Seen) -> Numbers | None:
        last = seen.latest
        if last is None or last.rule is not Rule.OUTSIDE or last.side != side:
            return None
        return {"month": last.month, "low": last.low, "high": last.high}

    return numbers


def _run(side: int) -> Callable[[Seen], Numbers | None]:
    def numbers(seen: Seen) -> Numbers | None:
        last = seen.latest
        return (
            None
            if last is None or last.rule is not Rule.RUN or last.side != side
            else {"length": last.length}
        )

    return numbers


# ---- the change in parts


def _reversal(seen: Seen) -> Numbers | None:
    parts = seen.contribution
    reverses = parts is not None and parts.is_reversed and seen.moved
    return {"dimension": seen.dimension} if reverses else None


def _mix(seen: Seen) -> Numbers | None:
    parts = seen.contribution
    if parts is None or not seen.moved or not np.isfinite(parts.mix) or not seen.is_seen(parts.mix):
        return None
    return {"mix": parts.mix, "rate": parts.rate, "dimension": seen.dimension}


def _main_part(seen: Seen) -> Numbers | None:
    parts = seen.contribution
    if parts is None or not seen.moved or len(parts.rows) < 2:
        return None
    named, rows = {unit.group for unit in seen.units}, parts.rows
    told = zip(rows["total"].tolist(), rows[seen.dimension].tolist(), rows["status"].tolist(), strict=True)
    totals = [(part / parts.change, group, part) for part, group, status in told if status == Shown.OK]
    share, group, part = max((one for one in totals if one[1] in named), default=(0.0, "", 0.0))
    return {"group": group, "part": part} if share >= HALF else None


# ---- the groups


def _most(direction: int, *, judged: bool) -> Callable[[Seen], Numbers | None]:
    """The group that moved most one way, of those whose change is no chance.

    Args:
        direction: 1 for better, or up; −1 for worse, or down.
        judged: Whether better and worse are meant.
    """

    def numbers(seen: Seen) -> Numbers | None:
        if judged == (seen.kpi.better is Better.NONE):
            return None
        sign = -direction if seen.kpi.better is Better.LOWER else direction
        moved = [
            (sign * unit.change, unit.group)
            for unit in seen.units
            if unit.change is not None and unit.movement.allowed and seen.is_seen(unit.change)
        ]
        change, group = max(moved, default=(0.0, ""))
        if change <= 0 or len(seen.units) < 2:
            return None
        return {"group": group, "change": sign * change}

    return numbers


def _none_moved(seen: Seen) -> Numbers | None:
    """That no group moved, of a figure that is of groups alone: each change that can be told is chance."""
    compared = _compared(seen)
    if any(unit.movement.allowed for unit in compared) or not any(unit.is_judged for unit in compared):
        return None
    return _between(seen)


def _groups_too_few(seen: Seen) -> Numbers | None:
    """That no group can be judged, of a figure that is of groups alone."""
    compared = _compared(seen)
    return None if not compared or any(unit.is_judged for unit in compared) else _between(seen)


def _compared(seen: Seen) -> tuple[Unit, ...]:
    """The groups with a figure at both ends, of a figure that is of groups alone; else none."""
    return () if seen.now is not None else tuple(unit for unit in seen.units if unit.change is not None)


def _between(seen: Seen) -> Numbers:
    return {"dimension": seen.dimension, "before": seen.ends[0], "period": seen.ends[1]}


def _unit(side: int) -> Callable[[Seen], Numbers | None]:
    """The group that lies furthest from the whole, of those whose size does not explain it."""

    def numbers(seen: Seen) -> Numbers | None:
        if seen.now is None or seen.now.value is None:
            return None
        whole = seen.now.value
        far = [
            (side * (unit.value - whole), unit.group, unit.value)
            for unit in seen.units
            if unit.outside == Outside.SIGNAL
        ]
        distance, group, value = max(far, default=(0.0, "", 0.0))
        return {"group": group, "value": value, "whole": whole} if distance > 0 else None

    return numbers


# ---- caveats


def _partial(seen: Seen) -> Numbers | None:
    if seen.now is None or seen.now.value is None or not seen.is_partial:
        return None
    return {"period": seen.now.period}


def _some_hidden(seen: Seen) -> Numbers | None:
    return {"dimension": seen.dimension} if seen.some_hidden and seen.dimension else None


CLAIMS = (  # in the order in which they are told
    Condition("hidden", _hidden),
    Condition("no_data", _no_data),
    Condition("first", _first),
    Condition("too_few", _too_few),
    Condition("unchanged", _unchanged),
    Condition("no_material_change", _no_material_change),
    Condition("rose", _rose),
    Condition("fell", _fell),
    Condition("on_target", _held("on_target")),
    Condition("watch", _held("watch")),
    Condition("off_target", _held("off_target")),
    Condition("above_usual", _outside(1)),
    Condition("below_usual", _outside(-1)),
    Condition("run_above", _run(1)),
    Condition("run_below", _run(-1)),
    Condition("reversal", _reversal),
    Condition("mix", _mix),
    Condition("main_part", _main_part),
    Condition("worsened_most", _most(-1, judged=True)),
    Condition("improved_most", _most(1, judged=True)),
    Condition("rose_most", _most(1, judged=False)),
    Condition("fell_most", _most(-1, judged=False)),
    Condition("none_moved", _none_moved),
    Condition("groups_too_few", _groups_too_few),
    Condition("unit_above", _unit(1)),
    Condition("unit_below", _unit(-1)),
    Condition("partial", _partial, is_caveat=True),
    Condition("some_hidden", _some_hidden, is_caveat=True),
)
