"""How far two scores go together: Spearman's rank correlation, group by group, from pairs and their numbers.

Pairs of scores and how often they occur add up over groups and time, so the ranks are those of exactly the
people asked about, and ranks and their products are integers.
"""

import numpy as np

from hrkpi.histogram import FloatArray, IntArray


def spearman(
    group: IntArray, first: IntArray, second: IntArray, weight: IntArray, size: int
) -> tuple[FloatArray, FloatArray]:
    """Rank correlation of each group, tied values sharing the mean of their ranks.

    Args:
        group: Group of each pair, shape (pairs,).
        first: One score, same shape.
        second: The other, same shape.
        weight: How often the pair occurs, same shape.
        size: Number of groups.

    Returns:
        Coefficients, missing where one score is the same for all; numbers of pairs; shape (groups,) each.

    References:
        Spearman (1904), The proof and measurement of association between two things; Kendall (1948), Rank
        correlation methods: ties.
    """
    often = weight.astype(np.float64)
    count: FloatArray = np.bincount(group, often, size).astype(np.float64)
    one, two = (_ranks(group, score, often, count) for score in (first, second))
    both, of_one, of_two = (
        np.bincount(group, often * product, size) for product in (one * two, one**2, two**2)
    )
    spread = np.sqrt(of_one * of_two)
    some = spread > 0
    rho = np.where(some, both / np.where(some, spread, 1.0), np.nan)
    return np.clip(rho, -1.0, 1.0), count


def _ranks(group: IntArray, score: IntArray, often: FloatArray, count: FloatArray) -> FloatArray:
    """Twice the mean rank of each pair's score in its group, less the group's mean rank: whole numbers."""
    keys, at = np.unique(np.stack([group, score]), axis=1, return_inverse=True)
    ties = np.bincount(at.ravel(), often)
    up_to = np.cumsum(ties)
    before = np.concatenate([[0.0], np.cumsum(count)])[keys[0]]
    doubled: FloatArray = (2 * (up_to - before) - ties - count[keys[0]])[at.ravel()]
    return doubled
