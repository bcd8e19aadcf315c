"""What a snapshot holds of each kind of export."""

from collections.abc import Mapping
from dataclasses import dataclass

from hrkpi.fact import FACTS
from hrkpi.period import month_label

COUNTED = ("people", "hiring", "survey", "training")


@dataclass(frozen=True)
class Feed:
    """What is loaded of one kind of export.

    Args:
        name: Name of its fact.
        label: Name that people read.
        rows: Rows of its fact.
        first: First month with data.
        last: Last month with data.
    """

    name: str
    label: str
    rows: int
    first: str
    last: str


def loaded(coverage: Mapping[str, tuple[int, int]], rows: Mapping[str, int]) -> tuple[Feed, ...]:
    """The feeds that have data, in the order of the families.

    Args:
        coverage: First and last month with data, by name of the fact.
        rows: How many rows a fact has, by its name.
    """
    return tuple(
        Feed(
            name=name,
            label=FACTS[name].label,
            rows=rows[name],
            first=month_label(coverage[name][0]),
            last=month_label(coverage[name][1]),
        )
        for name in COUNTED
        if name in coverage
    )
