"""Labels of dimensions and their small integer codes; code 0 is unknown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.positions import positions
from hrkpi.restate.pipeline import pipeline
from hrkpi.restate.units import changes

CodeArray = NDArray[np.int32]

AGE_LIMITS = (25, 35, 45, 55)  # years; the bands of most statistics offices
TENURE_LIMITS = (1, 2, 5, 10)  # years
AGE_BANDS = ("under 25", "25 to 34", "35 to 44", "45 to 54", "55 and over")
TENURE_BANDS = ("under 1 year", "1 to 2 years", "2 to 5 years", "5 to 10 years", "10 years and over")
YES_NO = ("no", "yes")
EXIT_TYPES = ("voluntary", "involuntary", "other", "unknown")
WORKER_TYPES = ("employee", "contractor", "intern", "other")

FIXED: Mapping[str, tuple[str, ...]] = {
    "age_band": AGE_BANDS,
    "tenure_band": TENURE_BANDS,
    "is_leader": YES_NO,
    "is_internal": YES_NO,
    "worker_type": WORKER_TYPES,
    "exit_type": EXIT_TYPES,
}

_PLACE = ("division", "department", "team", "location", "country")
SOURCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "company": (("jobs", "company"),),
    **{name: tuple((table, name) for table in ("jobs", "requisitions", "survey_answers")) for name in _PLACE},
    "level": (("jobs", "level"), ("requisitions", "level"), ("survey_answers", "level")),
    "job_family": (("jobs", "job_family"), ("requisitions", "job_family")),
    "employment_type": (("jobs", "employment_type"),),
    "contract": (("jobs", "contract"),),
    "gender": (("employees", "gender"), ("applications", "gender"), ("survey_answers", "gender")),
    "ethnicity": (("employees", "ethnicity"), ("applications", "ethnicity")),
    "hire_source": (("applications", "source"),),
    "survey": (
        ("surveys", "survey_id"),
        ("survey_answers", "survey_id"),
        ("survey_invitations", "survey_id"),
    ),
    "theme": (("survey_answers", "theme"),),
    "item": (("survey_answers", "item_id"),),
    "course": (("training", "course"), ("training", "course_id")),
    "exit_reason": (("employments", "exit_reason"),),
    "change": (("jobs", "change"),),
    "manager": (("jobs", "manager_id"),),
}
RENAMED = "org_changes"  # what others became and lie in now, also where nobody is in it yet
PLACES = tuple(dict.fromkeys(place for places in SOURCES.values() for place in places))


@dataclass(frozen=True)
class Labels:
    """What each code of each dimension means.

    Args:
        of: Labels by dimension; the label of code ``c`` is at ``c − 1``.
    """

    of: Mapping[str, tuple[str, ...]]

    def codes(self, dimension: str, values: "pd.Series[str]") -> CodeArray:
        """The code of each value; 0 where it is missing."""
        return positions(values, self.of[dimension]).astype(np.int32) + np.int32(1)

    def code(self, dimension: str, label: str) -> int:
        """The code of one label.

        Raises:
            KeyError: If no row ever had it.
        """
        try:
            return self.of[dimension].index(label) + 1
        except ValueError:
            raise KeyError(label) from None


def labels(tables: Mapping[str, pd.DataFrame]) -> Labels:
    """The labels that occur anywhere in the tables, in code-point order; fixed lists in their own order.

    Stages of hiring are in the order in which applications go through them.
    """
    words = {place: _words(tables[place[0]][place[1]]) for place in sorted(PLACES) if place[0] in tables}
    for change in changes(tables):
        for name, label in {**change.above, change.dimension: change.new}.items():
            words.setdefault((RENAMED, name), set()).add(label)
    return labelled(words, pipeline(tables))


def labelled(words: Mapping[tuple[str, str], Iterable[str]], stages: tuple[str, ...] = ()) -> Labels:
    """The labels that occur anywhere.

    Args:
        words: What occurs in each column, by table and column.
        stages: Stages of hiring in their order, as ``hrkpi.restate.pipeline`` finds it.
    """
    found = {
        name: tuple(sorted({word for place in (*places, (RENAMED, name)) for word in words.get(place, ())}))
        for name, places in SOURCES.items()
    }
    return Labels({**found, "stage": stages, **FIXED})


def flags(values: "pd.Series[bool]") -> CodeArray:
    """Codes of a yes-or-no column: 0 unknown, 1 no, 2 yes."""
    return np.where(values.isna(), 0, values.fillna(value=False).astype(np.int32) + 1).astype(np.int32)


def bands(since: NDArray[np.datetime64], at: NDArray[np.datetime64], limits: tuple[int, ...]) -> CodeArray:
    """The band of the full years between two days; 0 where the first is missing."""
    years = sum((dates.anniversaries(since, limit) <= at).astype(np.int32) for limit in limits)
    return np.where(np.isnat(since), 0, years + 1).astype(np.int32)


def _words(column: "pd.Series[str]") -> set[str]:
    return {str(word) for word in column.dropna().unique()}
