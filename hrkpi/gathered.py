"""Figures that tell of all members of an attribute together: one row in place of one per member."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hrkpi.kpi import FloatArray, Index

ALL = -1  # code of all members together


def gathered(
    groups: NDArray[np.int64], answer: Index, hidden: NDArray[np.bool_], column: int, apart: tuple[int, ...]
) -> tuple[NDArray[np.int64], Index, NDArray[np.bool_]]:
    """Groups without one of their dimensions, for a figure that stands alike at each of its members.

    Args:
        groups: Codes, shape (groups, dimensions).
        answer: Arrays of shape (windows, groups).
        hidden: Which figures must not be shown, same shape.
        column: Place of the dimension that goes; its code becomes ``ALL``.
        apart: Codes of members that are not in the figure: unknown, undisclosed.

    Returns:
        Groups, answer and what must be hidden. The people of the members are added up; a figure is hidden
        where that of any member is, because it would tell how many these are.
    """
    others, hidden = groups.copy(), hidden & ~np.isin(groups[:, column], apart)
    others[:, column] = ALL
    lines, first, line = np.unique(others, axis=0, return_index=True, return_inverse=True)
    people = np.zeros((len(answer.people), len(lines)))
    np.add.at(people.T, line.reshape(-1), answer.people.T)
    any_hidden = np.zeros((len(hidden), len(lines)), dtype=bool)
    np.logical_or.at(any_hidden.T, line.reshape(-1), hidden.T)

    def one(part: FloatArray) -> FloatArray:
        return np.broadcast_to(part, hidden.shape)[:, first]

    told = replace(
        answer,
        value=one(answer.value),
        numerator=one(answer.numerator),
        denominator=one(answer.denominator),
        people=people,
        interval=(one(answer.interval[0]), one(answer.interval[1])),
        beside={name: one(part) for name, part in answer.beside.items()},
    )
    return lines, told, any_hidden
