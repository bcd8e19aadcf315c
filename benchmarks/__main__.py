"""How long facts and a chart take, beside the plain way on the same company: ``python -m benchmarks``."""

import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

import numpy as np

from benchmarks.made import AS_OF, made
from benchmarks.plain import stints, turnover
from hrkpi import facts
from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.evaluate import evaluate
from hrkpi.kpis.turnover_rate import KPI
from hrkpi.period import WindowKind, parse_month, windows
from hrkpi.query import Query

SIZES = (1_000, 10_000, 100_000)
CHART = windows(WindowKind.TTM, parse_month("2020-01"), parse_month("2025-12"))
ROUNDS = 5
HEAD = (
    f"Turnover of {len(CHART)} windows by department; milliseconds, one run.\n\n"
    "   people |     facts |      cold |      warm |     plain | plain ÷ warm"
)
T = TypeVar("T")


def timed(work: Callable[[], T], rounds: int = ROUNDS) -> tuple[float, T]:
    """Median time in milliseconds, and what the work gave."""
    took, given = [], []
    for _ in range(rounds):
        begun = perf_counter()
        given.append(work())
        took.append((perf_counter() - begun) * 1000)
    return median(took), given[-1]


def measured(people: int) -> str:
    """One line of the table."""
    tables = made(people)
    build, built = timed(lambda: facts.build(tables, as_of=AS_OF), 1)
    with TemporaryDirectory() as folder:
        built.save(Path(folder))
        engine = DuckdbEngine(Path(folder))
        chart = lambda: evaluate([KPI], Query(engine, built.book, CHART, by=("department",)))  # noqa: E731
        cold, _ = timed(chart, 1)
        warm, found = timed(chart)
    rows = stints(tables)
    plain, expected = timed(lambda: turnover(rows, CHART), 1)
    if not np.allclose(found.answers[KPI.key].value, expected.to_numpy()):
        raise SystemExit("The two ways do not agree.")
    figures = (build, cold, warm, plain)
    return (
        f"{people:>9,} |" + "".join(f"{figure:>10,.1f} |" for figure in figures) + f"{plain / warm:>9.1f} ×"
    )


def main() -> None:
    """Prints the table; sizes may be named."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    lines = chain([HEAD], (measured(people) for people in sizes))
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
