"""Uncertainty: 95 % intervals of shares, rates, medians, means, correlations and net scores."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hrkpi.discovery import late

FloatArray = NDArray[np.float64]

LIMITS = Path(__file__).with_name("garwood.npy")  # of 0 to 999 events; made by docs/limits.py

Z = 1.959963984540054  # 97.5th percentile of the normal distribution
TAIL = 0.025
TAIL_OF_TWO = (1 - 0.95**0.5) / 2  # of each of two independent intervals that hold together with 95 %
SMALLEST_VARIANCE = 1e-300  # keeps a quotient of variances finite where there is none
SMALLEST_SAMPLE = 6  # values; of fewer no two enclose the median with 95 %
SMALLEST_PAIRS = 3  # pairs; a correlation of so few has no standard error
Z_TABLE = 1.96  # printed tables and the published examples of ratio intervals use the rounded value


def wilson(hits: FloatArray, trials: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Wilson's score interval of a share.

    Args:
        hits: Persons with the property; any shape.
        trials: Persons asked; same shape.

    Returns:
        Lower and upper end; missing where there are no trials.

    References:
        Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    n = np.where(np.asarray(trials, float) > 0, trials, np.nan)
    share = np.clip(hits / n, 0.0, 1.0)
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return np.clip(centre - half, 0.0, 1.0), np.clip(centre + half, 0.0, 1.0)


def garwood(events: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Exact Poisson interval of a number of events.

    Args:
        events: Events counted; any shape.

    Returns:
        Lower and upper end of the expected number.

    References:
        Garwood (1936), Fiducial limits for the Poisson distribution.
    """
    count = np.asarray(events, float)
    missing, limits = np.isnan(count), _limits()
    known = np.where(missing, 0.0, count)
    if (known < len(limits)).all() and (known == np.floor(known)).all():  # nobody waits for scipy then
        low, high = np.moveaxis(limits[known.astype(int)], -1, 0)
    else:
        low, high = poisson_limits(known)
    return np.where(missing, np.nan, low), np.where(missing, np.nan, high)


def poisson_limits(count: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Garwood's limits, computed; arguments and returns as of ``garwood``, but nothing may be missing."""
    chdtri = late("scipy.special").chdtri
    low = np.where(count > 0, chdtri(2 * np.maximum(count, 1e-9), 1 - TAIL) / 2, 0.0)
    return low, np.asarray(chdtri(2 * (count + 1), TAIL) / 2, dtype=np.float64)


@cache
def _limits() -> FloatArray:
    """Lower and upper limits by the number of events."""
    table: FloatArray = np.load(LIMITS)
    return table


def counts(events: FloatArray, others: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Exact interval of the ratio of two numbers of events, given how many there were together.

    Args:
        events: Events counted; any shape.
        others: Events they are measured against; same shape.

    Returns:
        Lower and upper end; missing where there are no others.

    References:
        Przyborowski, Wilenski (1940), Homogeneity of results in testing samples from Poisson series; Clopper,
        Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the binomial.
    """
    some = np.asarray(others, float) > 0
    seen, base = np.where(some, events, np.nan), np.where(some, others, np.nan)
    betaincinv = late("scipy.special").betaincinv
    low = np.where(seen > 0, betaincinv(np.maximum(seen, 1e-9), base + 1, TAIL), seen)
    high = np.asarray(betaincinv(seen + 1, base, 1 - TAIL), dtype=np.float64)
    return low / (1 - low), high / (1 - high)


def median_ranks(n: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Ranks, from one, of the order statistics that enclose the median with at least 95 % confidence.

    Args:
        n: Values behind each median; any shape.

    Returns:
        Lower and upper rank; missing below six values, where no pair reaches 95 %.

    References:
        Conover, Practical Nonparametric Statistics, interval for a quantile.
    """
    count = np.where(np.asarray(n, float) >= SMALLEST_SAMPLE, n, np.nan)
    low = np.asarray(np.floor(count / 2 - Z * np.sqrt(count) / 2), dtype=np.float64).clip(min=1.0)
    for _ in range(2):  # the normal approximation is never further off
        low += np.where(_at_most(low, count) <= TAIL, 1.0, 0.0)
        low -= np.where(_at_most(low - 1, count) > TAIL, 1.0, 0.0)
    return low, count + 1 - low


def log_log(share: FloatArray, variance: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Interval of a survival share on the log-log scale, so that it stays between 0 and 1.

    Args:
        share: Shares still there; any shape.
        variance: Greenwood's sum, the variance of each share over its square; same shape.

    Returns:
        Lower and upper end; missing where nobody or everybody is still there.

    References:
        Kalbfleisch, Prentice (1980), The statistical analysis of failure time data.
    """
    inside = (share > 0) & (share < 1)
    part = np.where(inside, share, np.nan)
    half = Z * np.sqrt(variance) / np.abs(np.log(part))
    return part ** np.exp(half), part ** np.exp(-half)


def student(mean: FloatArray, variance: FloatArray, n: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Interval of a mean of independent values by Student's t.

    Args:
        mean: Means; any shape.
        variance: Variance of the single values, n − 1 in its denominator; same shape.
        n: Values behind each mean; same shape.

    Returns:
        Lower and upper end; missing below two values.

    References:
        Student (1908), The probable error of a mean.
    """
    several = np.where(np.asarray(n, float) > 1, n, np.nan)
    half = late("scipy.special").stdtrit(several - 1, 1 - TAIL) * np.sqrt(np.maximum(variance, 0.0) / several)
    return mean - half, mean + half


def rank_correlation(rho: FloatArray, n: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Interval of Spearman's rank correlation on Fisher's scale, with the variance for ranks.

    Args:
        rho: Coefficients; any shape.
        n: Persons behind each; same shape.

    Returns:
        Lower and upper end; missing below four persons and where the ranks agree or disagree entirely.

    References:
        Bonett, Wright (2000), Sample size requirements for estimating Pearson, Kendall and Spearman
        correlations.
    """
    inside = (np.asarray(n, float) > SMALLEST_PAIRS) & (np.abs(rho) < 1)
    part, count = np.where(inside, rho, np.nan), np.where(inside, n, np.nan)
    half = Z * np.sqrt((1 + part**2 / 2) / (count - SMALLEST_PAIRS))
    return np.tanh(np.arctanh(part) - half), np.tanh(np.arctanh(part) + half)


def _at_most(k: FloatArray, n: FloatArray) -> FloatArray:
    """Chance that at most k of n fair coins show heads."""
    betainc = late("scipy.special").betainc
    return np.asarray(betainc(n - k, k + 1, 0.5), dtype=np.float64)


def net_score(promoters: FloatArray, detractors: FloatArray, n: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Interval of a net promoter score in points, by its standard error.

    Args:
        promoters: Answers that promote.
        detractors: Answers that detract.
        n: All scored answers.
    """
    base = np.where(np.asarray(n, float) > 0, n, np.nan)
    plus, minus = promoters / base, detractors / base
    half = Z * np.sqrt(np.maximum(plus + minus - (plus - minus) ** 2, 0.0)) / np.sqrt(base) * 100
    score = (plus - minus) * 100
    return np.maximum(score - half, -100.0), np.minimum(score + half, 100.0)


def katz(
    hits: FloatArray,
    trials: FloatArray,
    best_hits: FloatArray,
    best_trials: FloatArray,
    *,
    z: float = Z_TABLE,
) -> tuple[FloatArray, FloatArray]:
    """Log-normal interval of a ratio of two shares; missing where a share is zero.

    Args:
        hits: Persons chosen; any shape.
        trials: Persons who could be, same shape.
        best_hits: Persons chosen of the group it is measured against, same shape.
        best_trials: Persons who could be, same shape.
        z: Quantile of the normal distribution at either end.

    References:
        Katz, Baptista, Azen, Pike (1978), Obtaining confidence intervals for the risk ratio.
    """
    fine = (hits > 0) & (best_hits > 0) & (trials > 0) & (best_trials > 0)
    a, n, b, m = (np.where(fine, part, np.nan) for part in (hits, trials, best_hits, best_trials))
    ratio = (a / n) / (b / m)
    half = z * np.sqrt(1 / a - 1 / n + 1 / b - 1 / m)
    return ratio * np.exp(-half), ratio * np.exp(half)


def exact_ratio(
    hits: FloatArray, trials: FloatArray, best_hits: FloatArray, best_trials: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Interval of a ratio of two shares that is never narrower than 95 %, however small they are.

    It is put together from the exact intervals of both shares, each at the square root of 95 %, as the two
    are independent. Without an upper end where the second share may be zero.

    References:
        Clopper, Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the
        binomial.
    """
    low, high = clopper_pearson(hits, trials, TAIL_OF_TWO)
    best_low, best_high = clopper_pearson(best_hits, best_trials, TAIL_OF_TWO)
    some = best_low > 0
    return low / best_high, np.where(some, high / np.where(some, best_low, 1.0), np.nan)


def clopper_pearson(
    hits: FloatArray, trials: FloatArray, tail: float = TAIL
) -> tuple[FloatArray, FloatArray]:
    """Exact interval of a share; missing where there are no trials.

    Args:
        hits: Persons with the property; any shape.
        trials: Persons asked; same shape.
        tail: Chance left out at either end.
    """
    n = np.where(np.asarray(trials, float) > 0, trials, np.nan)
    rest, betaincinv = n - hits, late("scipy.special").betaincinv
    low = betaincinv(np.maximum(hits, 1e-9), rest + 1, tail)
    high = betaincinv(hits + 1, np.maximum(rest, 1e-9), 1 - tail)
    return np.where(hits > 0, low, hits / n), np.where(rest > 0, high, hits / n)


def newcombe(
    hits: FloatArray, trials: FloatArray, other_hits: FloatArray, other_trials: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Interval of the difference of two independent shares, put together from Wilson's of each.

    References:
        Newcombe (1998), Interval estimation for the difference between independent proportions, method 10.
    """
    low, high = wilson(hits, trials)
    other_low, other_high = wilson(other_hits, other_trials)
    share, other = (
        part / np.where(np.asarray(n, float) > 0, n, np.nan)
        for part, n in ((hits, trials), (other_hits, other_trials))
    )
    apart = share - other
    down = np.sqrt((share - low) ** 2 + (other_high - other) ** 2)
    up = np.sqrt((high - share) ** 2 + (other - other_low) ** 2)
    return apart - down, apart + up


def ratio_of_means(
    mean: FloatArray,
    error: FloatArray,
    n: FloatArray,
    base: FloatArray,
    base_error: FloatArray,
    m: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Interval of the ratio of two independent means, on the scale of logarithms, by Welch's t.

    Args:
        mean: Means above; any shape.
        error: Standard error of each; same shape.
        n: Values behind each; same shape.
        base: Means below, above zero.
        base_error: Standard error of each.
        m: Values behind each.

    Returns:
        Lower and upper end; missing where either mean has fewer than two values or is not above zero.

    References:
        Welch (1947), The generalization of Student's problem when several different population variances are
        involved.
    """
    fine = (np.asarray(n, float) > 1) & (np.asarray(m, float) > 1) & (mean > 0) & (base > 0)
    top, bottom = np.where(fine, mean, np.nan), np.where(fine, base, np.nan)
    first, second = (error / top) ** 2, (base_error / bottom) ** 2
    freedom = (first + second) ** 2 / np.maximum(
        first**2 / (n - 1.0) + second**2 / (m - 1.0), SMALLEST_VARIANCE
    )
    some = np.where(first + second > 0, freedom, np.inf)
    stdtrit = late("scipy.special").stdtrit
    half = np.where(first + second > 0, stdtrit(some, 1 - TAIL) * np.sqrt(first + second), 0.0)
    return top / bottom * np.exp(-half), top / bottom * np.exp(half)


def ratio_of_two(
    value: FloatArray,
    ends: tuple[FloatArray, FloatArray],
    base: FloatArray,
    base_ends: tuple[FloatArray, FloatArray],
) -> tuple[FloatArray, FloatArray]:
    """Interval of the ratio of two independent figures from the interval of each, on the scale of logarithms.

    References:
        Zou, Donner (2008), Construction of confidence limits about effect measures: a general approach.
    """
    top, low, high, bottom, base_low, base_high = (
        np.log(np.where(part > 0, part, np.nan)) for part in (value, *ends, base, *base_ends)
    )
    apart = top - bottom
    down = np.sqrt((top - low) ** 2 + (base_high - bottom) ** 2)
    up = np.sqrt((high - top) ** 2 + (bottom - base_low) ** 2)
    return np.exp(apart - down), np.exp(apart + up)
