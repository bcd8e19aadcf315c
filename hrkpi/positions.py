"""Where words stand in a list, for columns of millions of them."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

IntArray = NDArray[np.int64]


def positions(words: "Iterable[str] | pd.Series[str]", among: "Iterable[str] | pd.Index") -> IntArray:
    """The position of each word in a list of distinct ones; −1 where it is missing, or not among them.

    Arrow compares the words where they are, so none becomes an object of Python.
    """
    found = pc.index_in(_arrow(words), value_set=_arrow(among), skip_nulls=True)
    at: IntArray = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return at


def _arrow(words: "Iterable[str] | pd.Series[str] | pd.Index") -> "pa.Array[Any]":
    held = words if isinstance(words, pd.Series | pd.Index) else list(words)
    found: Any = pa.array(held, type=pa.large_string(), from_pandas=True)  # Any: of one piece or of several
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
