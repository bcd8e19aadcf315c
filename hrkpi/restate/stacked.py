"""Rows of a fact put together column by column, as narrow as they fit: facts are long and hold little."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

WIDTHS = (np.int8, np.int16, np.int32)
Whole = NDArray[np.signedinteger[Any]]  # Any: of any width


def stacked(parts: Sequence[pd.DataFrame], columns: Iterable[str]) -> pd.DataFrame:
    """The rows of several frames, one under the other.

    Args:
        parts: Frames with some of the columns; in the rows of a frame that lacks one it is zero.
        columns: Columns wanted, in order.

    Returns:
        Whole numbers, each column of the narrowest width; missing numbers are zero.
    """
    return pd.DataFrame({name: _column(parts, name) for name in columns}, copy=False)


def narrow(values: "pd.Series[Any]") -> Whole:
    """Whole numbers at the narrowest width that holds them all; missing ones are zero."""
    whole = values.to_numpy()
    if whole.dtype.kind not in "iu":
        whole = values.fillna(0).to_numpy().astype(np.int64)
    low, high = (int(whole.min()), int(whole.max())) if len(whole) else (0, 0)
    fitting = (width for width in WIDTHS if np.iinfo(width).min <= low and high <= np.iinfo(width).max)
    found: Whole = whole.astype(next(fitting, np.int64), copy=False)
    return found


def _column(parts: Sequence[pd.DataFrame], name: str) -> Whole:
    held = [narrow(part[name]) if name in part else np.zeros(len(part), np.int8) for part in parts]
    return np.concatenate(held) if held else np.zeros(0, np.int8)
