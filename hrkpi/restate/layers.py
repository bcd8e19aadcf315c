"""Fact of layers: how far each person is from the top of a chain of managers, month by month."""

import numpy as np
import pandas as pd

from hrkpi.fact import LAYERS
from hrkpi.restate.standing import held
from hrkpi.restate.timeline import Timeline


def layers(line: Timeline, placed: pd.DataFrame) -> pd.DataFrame:
    """The fact ``layers``: +1 where a person comes to stand in a layer, −1 where no longer.

    People count while they are employed, as they are described then; days within one month leave no trace.

    Args:
        line: Spells and segments.
        placed: Layer of each person from the close of a day on; 0 in no chain.
    """
    if not len(placed):
        return pd.DataFrame(columns=LAYERS.columns)
    return held(_coarse(line), placed, "layer").rename(columns={"sign": "placed"})[LAYERS.columns]


def _coarse(line: Timeline) -> Timeline:
    """The same with fewer segments: those that differ in what this fact does not tell are one."""
    fresh = np.zeros(len(line.segments), dtype=bool)
    fresh[:1] = True
    for name in ("spell", *LAYERS.dimensions):
        values = line.segments[name].to_numpy()
        fresh[1:] |= values[1:] != values[:-1]
    return Timeline(line.spells, line.segments[fresh].reset_index(drop=True), line.people)
