"""Files must be quick to make, with the promise beside the measurement; `make bench` on a quiet machine."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from hrkpi.export.pictures import to_pdf, to_png
from hrkpi.export.pptx import to_pptx
from hrkpi.export.xlsx import to_xlsx
from hrkpi.report import Report
from hrkpi.scorecard import KEYS
from hrkpi.view import Asking, View
from hrkpi.views.explore import VIEW
from hrkpi.wording import Wording
from tests.seen import GROUPS, LINE, STAMP, view

PICTURES, DECK, PACK, BOOK = 5.0, 1.0, 10.0, 1.0  # seconds for twenty, and for twelve pages of a kind
ROUNDS = 3


def measured(benchmark: BenchmarkFixture, work: Callable[[], object]) -> float:
    """Median of three warm runs, in seconds; zero where nothing is measured."""
    benchmark.pedantic(work, rounds=ROUNDS, warmup_rounds=1)  # type: ignore[no-untyped-call]  # it has no types
    return float(benchmark.stats.stats.median) if benchmark.stats else 0.0


@pytest.fixture(scope="module")
def twelve(report: Report) -> list[View]:
    """Twelve pages of the sample company, each with its trend, its groups and their table."""
    asked = Asking(report.default_month, by="department")
    return [VIEW.draw(report, Wording(), replace(asked, chosen={"kpi": key})) for key in KEYS]


def test_twenty_charts_as_pictures(benchmark: BenchmarkFixture) -> None:
    charts = [view(replace(LINE if at % 2 else GROUPS, title=f"Chart {at}")) for at in range(20)]

    took = measured(benchmark, lambda: [to_png([one], Wording(), STAMP) for one in charts])

    assert took < PICTURES


def test_a_deck_of_twelve(benchmark: BenchmarkFixture, twelve: list[View]) -> None:
    trends = tuple(replace(one.blocks[1], key=f"trend-{at}") for at, one in enumerate(twelve))

    assert measured(benchmark, lambda: to_pptx([view(*trends)], Wording(), STAMP)) < DECK


def test_a_workbook_of_twelve(benchmark: BenchmarkFixture, twelve: list[View]) -> None:
    assert measured(benchmark, lambda: to_xlsx(twelve, Wording(), STAMP)) < BOOK


def test_a_printed_pack_of_twelve(benchmark: BenchmarkFixture, twelve: list[View]) -> None:
    assert measured(benchmark, lambda: to_pdf(twelve, Wording(), STAMP)) < PACK
