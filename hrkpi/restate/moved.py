"""Moves of people within a spell: what changed, and whether it was the person that moved."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.dates import DayArray, IntArray
from hrkpi.fact import ORGANISATION, PEOPLE_DIMENSIONS, REORGANISED, changed_bit, renamed_bit
from hrkpi.restate.units import Renames, Step

BoolArray = NDArray[np.bool_]
NOT_A_MOVE = ("reorganisation", "data")
PLACES_OF_WORK = (*ORGANISATION, "job_family")  # another of these is a move inside the company


def changed(segments: pd.DataFrame, renames: Renames) -> IntArray:
    """Which dimensions differ from the segment before, one bit each, and whether a unit was only renamed."""
    mask = np.where(_is_no_move(segments["cause"]), REORGANISED, 0)
    for name in PEOPLE_DIMENSIONS:
        mask |= np.where(_differs(segments[name].to_numpy()), changed_bit(name), 0)
    for name in ORGANISATION:
        mask |= np.where(_is_renamed(segments, name, renames), renamed_bit(name), 0)
    return mask


def relocated(segments: pd.DataFrame, mask: IntArray) -> BoolArray:
    """Whether the person moved to another unit or job family, both of them known.

    Args:
        segments: As ``hrkpi.restate.timeline`` makes them.
        mask: What changed, as ``changed`` says it.
    """
    moved = np.zeros(len(segments), dtype=bool)
    for name in PLACES_OF_WORK:
        renamed = renamed_bit(name) if name in ORGANISATION else 0
        codes = segments[name].to_numpy()
        known = codes > 0
        known[1:] &= codes[:-1] > 0
        moved |= known & ((mask & changed_bit(name)) != 0) & ((mask & (renamed | REORGANISED)) == 0)
    return moved


def _is_no_move(cause: "pd.Series[str]") -> BoolArray:
    """Whether it was not the person that moved: the unit changed around them, or only its record did."""
    return cause.isin(NOT_A_MOVE).to_numpy()


def _differs(codes: IntArray) -> BoolArray:
    differs = np.zeros(len(codes), dtype=bool)
    differs[1:] = codes[1:] != codes[:-1]
    return differs


def _is_renamed(segments: pd.DataFrame, name: str, renames: Renames) -> BoolArray:
    """Whether a unit became the next one on that day or before, directly or by several steps."""
    renamed, codes = np.zeros(len(segments), dtype=bool), segments[name].to_numpy().astype(np.int64)
    steps = renames.get(name, ())
    at = np.flatnonzero(_differs(codes) & np.isin(np.roll(codes, 1), [step.old for step in steps]))
    renamed[at] = _leads_to(codes[at - 1], codes[at], dates.days_of(segments["start"])[at], steps)
    return renamed


def _leads_to(old: IntArray, new: IntArray, day: DayArray, steps: Iterable[Step]) -> BoolArray:
    found, now = np.zeros(len(old), dtype=bool), old.copy()
    for step in steps:
        over = day >= step.day
        found |= over & (old == step.old) & (new == step.new)
        now = np.where(over & (now == step.old), step.new, now)
        found |= now == new
    return found
