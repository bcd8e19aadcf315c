"""What a run of the benchmark must show, for a company of its size."""

from collections.abc import Mapping
from dataclasses import dataclass

CHART = "our chart: headcount by department and level, three filters, hiding included"
SCORECARD = "scorecard: its figures by department over every month, three filters"
OVER_FACTS = "by hand: DuckDB over the same facts"
OVER_TABLES = "by hand: DuckDB over the canonical Parquet"
WITH_MASKS = "by hand: pandas, a mask per month"
LARGE, SMALL = 1_000_000, 10_000  # people that the promises are made for


@dataclass(frozen=True)
class Promise:
    """A limit and what was found.

    Args:
        name: What is limited.
        limit: Most, or least, that is allowed.
        is_most: Whether the limit is the most.
        found: What the run took or held.
        unit: Of both.
    """

    name: str
    limit: float
    is_most: bool
    found: float
    unit: str

    @property
    def is_kept(self) -> bool:
        """Whether the run is within the limit."""
        return self.found <= self.limit if self.is_most else self.found >= self.limit


def promises(people: int, medians: Mapping[str, float], build: Mapping[str, float]) -> tuple[Promise, ...]:
    """The promises for a company of some size; none between a small and a large one.

    Args:
        people: People ever employed.
        medians: Milliseconds by name of what was timed.
        build: Seconds and gigabytes that its facts took.
    """
    chart = medians[CHART]
    if people <= SMALL:
        return (Promise("a chart", 10, is_most=True, found=chart, unit="ms"),)
    if people < LARGE:
        return ()
    return (
        Promise("a chart", 45, is_most=True, found=chart, unit="ms"),
        Promise("the scorecard", 300, is_most=True, found=medians[SCORECARD], unit="ms"),
        Promise(
            "a chart over DuckDB on the facts",
            1.15,
            is_most=True,
            found=chart / medians[OVER_FACTS],
            unit="×",
        ),
        Promise(
            "DuckDB on the tables over a chart",
            5,
            is_most=False,
            found=medians[OVER_TABLES] / chart,
            unit="×",
        ),
        Promise(
            "a mask per month over a chart", 300, is_most=False, found=medians[WITH_MASKS] / chart, unit="×"
        ),
        Promise("building the facts", 90, is_most=True, found=build["seconds"], unit="s"),
        Promise("memory to build them", 4, is_most=True, found=build["gigabytes"], unit="GB"),
    )
