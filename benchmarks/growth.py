"""How a question grows with people, years and dimensions: ``python -m benchmarks.growth [PEOPLE …]``.

Prints the table of ``docs/scale.md`` in Markdown. Every company is made, imported and asked in a process of
its own, so that the memory of one does not slow the next.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from hrkpi.bench.byhand import FILTERS
from hrkpi.bench.made import made
from hrkpi.bench.run import ASKER, published, timed
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.scorecard import scorecard

PEOPLE = (10_000, 100_000, 1_000_000)
YEARS = (2, 5, 10)
DIMENSIONS = ("department", "level", "gender", "country")  # one more with each step
COLUMNS = ("people", "years", "question", "rows of the answer", "first, ms", "median, ms", "p95, ms")


def main(people: Sequence[int]) -> None:
    """Growth with people and dimensions over the most years, then with years at the middle size."""
    middle = people[len(people) // 2]
    _print(COLUMNS)
    _print(["---"] * len(COLUMNS))
    for count, years in (
        *((count, YEARS[-1]) for count in people),
        *((middle, years) for years in YEARS[:-1]),
    ):
        subprocess.run([sys.executable, "-m", "benchmarks.growth", "one", str(count), str(years)], check=True)


def one(people: int, years: int) -> None:
    """The rows of one company."""
    company = made(people, years)
    with TemporaryDirectory() as folder:
        workspace = published(Path(folder) / "workspace", company)
        months, who = company.months, (f"{people:,}", str(years))
        del company
        for row in rows(Report(workspace, ASKER), months):
            _print((*who, *row))


def rows(report: Report, months: tuple[int, int]) -> Iterator[tuple[str, ...]]:
    """Headcount of every month by none to all dimensions, and the scorecard with three filters."""
    for depth in range(len(DIMENSIONS) + 1):
        by = DIMENSIONS[:depth]
        asked = Question("headcount", by, {}, *months)
        begun = perf_counter()
        answered = len(report.answer(asked).rows)
        first = (perf_counter() - begun) * 1000
        again = timed("", lambda asked=asked: report.answer(asked), 9)
        yield _told(
            "headcount by " + (", ".join(by) or "nothing"), f"{answered:,}", first, again.p50, again.p95
        )
    begun = perf_counter()
    cards = len(scorecard(report, None, FILTERS).cards)
    first = (perf_counter() - begun) * 1000
    again = timed("", lambda: scorecard(report, None, FILTERS), 9)
    yield _told("the scorecard, three filters", f"{cards} cards", first, again.p50, again.p95)


def _told(name: str, size: str, *took: float) -> tuple[str, ...]:
    return (name, size, *(f"{time:,.1f}" for time in took))


def _print(cells: Sequence[str]) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        one(int(sys.argv[2]), int(sys.argv[3]))
    else:
        main(tuple(int(count) for count in sys.argv[1:]) or PEOPLE)
