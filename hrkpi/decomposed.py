"""A pay gap in two parts: what the work of women and men explains, and what it does not."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hrkpi.intervals import Z
from hrkpi.language import marked
from hrkpi.query import FloatArray

IntArray = NDArray[np.int64]
PER_COLUMN = 10  # men per coefficient; fewer give figures that fit chance
TOGETHER = -1  # code of members that are too few to stand alone
TOO_FEW = marked("too few people for so many explanations")
THE_SAME = marked("two explanations say the same")


class Sums(NamedTuple):
    """Persons of each cell, the sum of their pay and of its squares."""

    n: FloatArray
    total: FloatArray
    squares: FloatArray

    @property
    def mean(self) -> float:
        """Mean pay of all."""
        return float(self.total.sum() / self.n.sum())


@dataclass(frozen=True)
class Split:
    """A gap as shares of mean pay of men.

    Args:
        gap: Mean pay of men less that of women.
        explained: What women would have less if they were paid as men of their kind.
        unexplained: The rest.
        low: Lower end of the 95 % interval of the rest.
        high: Upper end.
        parts: What each explanation adds to the part explained.
        reason: Why there are no parts; empty where there are.
    """

    gap: float
    explained: float
    unexplained: float
    low: float
    high: float
    parts: tuple[float, ...]
    reason: str = ""


def split(codes: IntArray, women: Sums, men: Sums, smallest: int) -> Split:
    """Oaxaca's and Blinder's split of a difference in means, by the coefficients of men.

    Least squares of pay on the members of each explanation, among men; then what women would be paid by it.
    Members with fewer than some men, or with fewer women though any, stand together, because their
    coefficient would tell what few are paid.

    Args:
        codes: Members of each cell, shape (cells, explanations).
        women: Of each cell, shape (cells,).
        men: Likewise.
        smallest: Fewest men of a member that stands alone.

    References:
        Oaxaca (1973), Male-female wage differentials in urban labor markets; Blinder (1973), Wage
        discrimination: reduced form and structural estimates.
    """
    base = men.mean
    gap = (base - women.mean) / base
    design, owner = _design(codes, women.n, men.n, smallest)
    root = np.sqrt(men.n)
    if men.n.sum() < PER_COLUMN * design.shape[1]:
        return _without(gap, codes.shape[1], TOO_FEW)
    if np.linalg.matrix_rank(design * root[:, None]) < design.shape[1]:
        return _without(gap, codes.shape[1], THE_SAME)
    slope = _fitted(design, men)
    usual, hers = (part.n @ design / part.n.sum() for part in (men, women))
    pieces = (usual - hers) * slope
    parts = tuple(float(pieces[owner == place].sum() / base) for place in range(codes.shape[1]))
    rest = float(hers @ slope - women.mean) / base
    half = Z * _error(design, slope, men, women, hers) / base
    return Split(gap, sum(parts), rest, rest - half, rest + half, parts)


def _without(gap: float, count: int, reason: str) -> Split:
    nothing = float("nan")
    return Split(gap, nothing, nothing, nothing, nothing, (nothing,) * count, reason)


def _design(
    codes: IntArray, women: FloatArray, men: FloatArray, smallest: int
) -> tuple[FloatArray, IntArray]:
    """A column of ones, and one per member of each explanation but its first; and whose each column is."""
    columns, owner = [np.ones(len(codes))], [TOGETHER]
    for place, members in enumerate(codes.T):
        pooled = _pooled(members, women, men, smallest)
        for member in np.unique(pooled)[1:]:
            columns.append((pooled == member).astype(float))
            owner.append(place)
    return np.stack(columns, axis=1), np.array(owner)


def _pooled(members: IntArray, women: FloatArray, men: FloatArray, smallest: int) -> IntArray:
    """Members with those that are too few put together, and with the next larger one if need be."""
    names, at = np.unique(members, return_inverse=True)
    hers, his = (np.bincount(at, part) for part in (women, men))
    few = (his < smallest) | ((hers > 0) & (hers < smallest))
    order = np.argsort(np.where(few, -1.0, his), kind="stable")
    while few.any() and not few.all() and (his[few].sum() < smallest or 0 < hers[few].sum() < smallest):
        few[order[few.sum()]] = True
    return np.where(few, TOGETHER, names)[at]


def _fitted(design: FloatArray, people: Sums) -> FloatArray:
    """Coefficients of least squares, from cells as exact as from persons."""
    some = people.n > 0
    root = np.sqrt(people.n[some])
    slope = np.linalg.lstsq(design[some] * root[:, None], people.total[some] / root, rcond=None)[0]
    return np.asarray(slope, dtype=np.float64)


def _residual(design: FloatArray, slope: FloatArray, people: Sums) -> float:
    """Variance of pay around the line; missing where nobody is left to vary."""
    line = design @ slope
    left = people.squares.sum() - 2 * line @ people.total + line**2 @ people.n
    some = people.n > 0
    freedom = people.n.sum() - np.linalg.matrix_rank(design[some])
    return max(float(left), 0.0) / freedom if freedom > 0 else float("nan")


def _error(design: FloatArray, slope: FloatArray, men: Sums, women: Sums, hers: FloatArray) -> float:
    """Standard error of the part not explained, in the unit of pay; who works where is taken as given."""
    inverse = np.linalg.inv(design.T @ (design * men.n[:, None]))
    of_men = _residual(design, slope, men) * float(hers @ inverse @ hers)
    of_women = _residual(design, _fitted(design, women), women) / women.n.sum()
    return float(np.sqrt(of_men + of_women))
