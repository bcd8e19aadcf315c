"""The season of a monthly series: what the calendar month adds, where the years agree that it does."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtrc

FloatArray = NDArray[np.float64]

YEAR = 12
SEASONAL = 24  # months; of fewer no season can be told
EVIDENT = 0.05  # chance of years that agree as well where there is no season
SAME = 1e-9  # relative; values that differ by less are equal


def season(values: FloatArray) -> FloatArray:
    """What the calendar month adds to each value of consecutive months; zero where no season is evident.

    Ranks within years decide whether the months differ (Friedman's test in the F form of Iman and
    Davenport), after the trend from year to year is taken out. What a month adds is the median over the
    *other* years: a year that judged itself would be forgiven half of what is unusual in it.
    """
    whole = len(values) // YEAR * YEAR
    years = values[len(values) - whole :].reshape(-1, YEAR)
    complete = ~np.isnan(years).any(axis=1)
    if whole < SEASONAL or complete.sum() < 2 or not _is_seasonal(years[complete]):
        return np.zeros(len(values))
    shape = years - np.median(years, axis=1, keepdims=True)
    trend = _trend(years[complete]) * (np.arange(YEAR) - (YEAR - 1) / 2)
    others = [complete & (np.arange(len(years)) != year) for year in range(len(years))]
    added = np.stack([_centred(shape[rows] - trend) for rows in others])
    head = len(values) - whole
    first = _centred(shape[complete] - trend)[YEAR - head :] if head else np.zeros(0)
    return np.concatenate([first, added.ravel()])


def _is_seasonal(years: FloatArray) -> bool:
    """Whether the months rank alike from year to year; equal months share a rank."""
    level = years - _trend(years) * np.arange(years.size).reshape(years.shape)
    higher = level[:, :, None] > level[:, None, :] + SAME * np.abs(level).max()
    rank = (higher.sum(axis=2) - higher.sum(axis=1)) / 2  # from the middle rank
    if not rank.any():
        return False
    others = YEAR - 1
    statistic = others * (rank.sum(axis=0) ** 2).sum() / (rank**2).sum()
    rest = len(years) * others - statistic
    if rest <= SAME:
        return True
    ratio = (len(years) - 1) * statistic / rest
    return bool(fdtrc(others, (len(years) - 1) * others, ratio) < EVIDENT)


def _trend(years: FloatArray) -> float:
    """Change per month, told from the same months of different years, so that no season is in it."""
    return float(np.median(np.diff(years, axis=0))) / YEAR


def _centred(shapes: FloatArray) -> FloatArray:
    """The median of several years, which adds nothing over a year."""
    usual = np.median(shapes, axis=0)
    return np.asarray(usual - usual.mean(), dtype=np.float64)
