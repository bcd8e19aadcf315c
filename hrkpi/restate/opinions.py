"""What each person says on the whole: mean scores, and each theme beside all others."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrkpi.dates import IntArray
from hrkpi.restate.distinct import paired

SCALE = 10_000  # parts of a scale, so that mean scores stay integers
SIDE = SCALE + 1  # values of a mean score, so that two fit into one integer


@dataclass(frozen=True)
class Opinions:
    """Mean scores, one element of each array per answer, in parts of the scale.

    Args:
        share: Score of the answer.
        mean: Mean of the person's answers in the survey.
        of_theme: Mean of those on the answer's theme.
        of_others: Mean of those on everything else; −1 where there is none or the theme is not known.
    """

    share: IntArray
    mean: IntArray
    of_theme: IntArray
    of_others: IntArray

    def measures(self, one: IntArray, of_theme: IntArray) -> Mapping[str, IntArray]:
        """Columns of the fact, each person (and theme) standing at one row only.

        Args:
            one: 1 where a person of a survey is counted.
            of_theme: 1 where a person is counted for a theme.
        """
        pairs = of_theme * (self.of_others >= 0)
        return {
            "means": one * self.mean,
            "mean_squares": one * self.mean**2,
            "theme_means": of_theme * self.of_theme,
            "theme_mean_squares": of_theme * self.of_theme**2,
            "squares": self.share**2,
            "pairs": pairs,
            "pair": pairs * (self.of_theme * SIDE + self.of_others),
        }


def opinions(share: NDArray[np.float64], person: IntArray, survey: IntArray, theme: IntArray) -> Opinions:
    """Mean scores of persons, in a survey and on its themes.

    Args:
        share: Score of each answer in whole parts of the scale.
        person: Integer of who gave it.
        survey: Code of the survey.
        theme: Code of the theme; 0 where it is not known.
    """
    score = share.astype(np.int64)
    whole = _sums(paired(person, survey), score)
    _, talk = np.unique(paired(person, survey), return_inverse=True)
    some = _sums(paired(talk, theme), score)
    total, count = whole[0] - some[0], whole[1] - some[1]
    others = np.where((count > 0) & (theme > 0), _divided(total, np.maximum(count, 1)), -1)
    return Opinions(score, _divided(*whole), _divided(*some), others)


def split(pair: IntArray) -> tuple[IntArray, IntArray]:
    """The mean score of the theme and that of all others, of integers that hold both."""
    return pair // SIDE, pair % SIDE


def _sums(key: IntArray, score: IntArray) -> tuple[IntArray, IntArray]:
    """Sum and number of the scores of each row's key."""
    _, at = np.unique(key, return_inverse=True)
    total = np.bincount(at, score.astype(float)).astype(np.int64)
    return total[at], np.bincount(at)[at].astype(np.int64)


def _divided(total: IntArray, count: IntArray) -> IntArray:
    """Quotients of positive integers, rounded half up."""
    quotient: IntArray = (2 * total + count) // (2 * count)
    return quotient
