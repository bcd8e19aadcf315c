"""One ratio from many strata: whether groups differ once like is compared with like."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from hrkpi.intervals import Z
from hrkpi.kpi import divide
from hrkpi.query import FloatArray

CORRECTION = 0.5  # for continuity, as in the printed tests


@dataclass(frozen=True)
class Common:
    """The ratio of two shares that is common to all strata.

    Args:
        ratio: Mantel-Haenszel's ratio; missing where no stratum holds both groups.
        low: Lower end of its 95 % interval.
        high: Upper end.
        chi_square: Mantel-Haenszel's test that there is no difference in any stratum, corrected.
        p: Its two-sided p.
        strata: Strata that hold people of both groups.
    """

    ratio: FloatArray
    low: FloatArray
    high: FloatArray
    chi_square: FloatArray
    p: FloatArray
    strata: FloatArray


def mantel_haenszel(hits: FloatArray, n: FloatArray, other_hits: FloatArray, other_n: FloatArray) -> Common:
    """The ratio of two shares common to strata.

    Args:
        hits: Persons chosen of a group in each stratum, shape (strata, …).
        n: Persons who could be, same shape.
        other_hits: Persons chosen of the group it is measured against, same shape.
        other_n: Persons who could be, same shape.

    Returns:
        Figures of the shape without strata.

    References:
        Mantel, Haenszel (1959), Statistical aspects of the analysis of data from retrospective studies;
        Greenland, Robins (1985), Estimation of a common effect parameter from sparse follow-up data.
    """
    both = (n > 0) & (other_n > 0)
    a, group, b, other = (np.where(both, part, 0.0) for part in (hits, n, other_hits, other_n))
    total, chosen = group + other, a + b

    def over(part: FloatArray) -> FloatArray:
        summed: FloatArray = np.nan_to_num(part).sum(axis=0)
        return summed

    top, bottom = over(divide(a * other, total)), over(divide(b * group, total))
    ratio = divide(top, bottom)
    spread = over(divide(group * other * chosen - a * b * total, total**2))
    half = Z * np.sqrt(divide(spread, top * bottom))
    apart = np.abs(over(a - divide(group * chosen, total)))
    variance = over(divide(group * other * chosen * (total - chosen), total**2 * (total - 1)))
    chi_square = divide(np.maximum(apart - CORRECTION, 0.0) ** 2, variance)
    return Common(
        ratio=ratio,
        low=ratio * np.exp(-half),
        high=ratio * np.exp(half),
        chi_square=chi_square,
        p=2 * ndtr(-np.sqrt(chi_square)),
        strata=both.sum(axis=0).astype(float),
    )


def is_reversed(crude: FloatArray, common: FloatArray) -> NDArray[np.bool_]:
    """Whether a group is behind as a whole and ahead within strata, or the other way round."""
    opposite: NDArray[np.bool_] = (crude - 1) * (common - 1) < 0
    return opposite
