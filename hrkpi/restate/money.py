"""Amounts as whole hundredths of the reporting currency; none is converted."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from hrkpi.dates import IntArray

HUNDREDTHS = 100


def is_ours(codes: "pd.Series[str]", currency: str) -> "NDArray[np.bool_]":
    """Whether each amount is in the reporting currency; one without a code is."""
    ours: NDArray[np.bool_] = (codes.isna() | (codes.str.upper() == currency)).to_numpy(dtype=bool)
    return ours


def hundredths(amounts: "pd.Series[float]") -> "IntArray":
    """Amounts in hundredths, integers that add up exactly; a missing one is 0."""
    whole: IntArray = (amounts.fillna(0.0).to_numpy(dtype=float) * HUNDREDTHS).round().astype(np.int64)
    return whole
