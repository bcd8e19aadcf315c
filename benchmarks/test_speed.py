"""What must be quick, with the promise beside the measurement; `make bench` on a quiet machine."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from hrkpi.period import WindowKind, parse_month
from hrkpi.report import Report, catalogue
from hrkpi.result import Question
from hrkpi.scorecard import scorecard

HRKPI = str(Path(sys.executable).with_name("hrkpi"))
PROCESS = 1.0  # seconds for one command, start of Python included
WARM = 0.050  # seconds for one question in the app
PAGE = 0.5  # seconds for twelve of them with their movers
FIRST, LAST = parse_month("2025-11"), parse_month("2026-10")


def measured(benchmark: BenchmarkFixture, work: Callable[[], object]) -> float:
    """Median of nine runs, in seconds; zero where nothing is measured."""
    benchmark.pedantic(work, rounds=9, warmup_rounds=1)  # type: ignore[no-untyped-call]  # it has no types
    return float(benchmark.stats.stats.median) if benchmark.stats else 0.0


def test_a_question_at_the_command_line(benchmark: BenchmarkFixture, sample: Path) -> None:
    words = ["kpi", "turnover_rate", "--by", "department", "--from", "2025-11", "--to", "2026-10"]
    command = [HRKPI, *words, "--workspace", str(sample)]

    took = measured(benchmark, lambda: subprocess.run(command, check=True, capture_output=True))

    assert took < PROCESS


@pytest.mark.parametrize("key", catalogue())
def test_a_warm_question(benchmark: BenchmarkFixture, report: Report, key: str) -> None:
    question = Question(key, by=("department",), first=FIRST, last=LAST, window=WindowKind.MONTH)

    assert measured(benchmark, lambda: report.answer(question)) < WARM


def test_a_warm_scorecard(benchmark: BenchmarkFixture, report: Report) -> None:
    assert measured(benchmark, lambda: scorecard(report)) < PAGE
