"""Measures a company of any size, and the ways by hand on the same files, in one run."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import duckdb
import numpy as np
import pandas as pd

from hrkpi.bench import byhand
from hrkpi.bench.byhand import FILTERS, GROUPS
from hrkpi.bench.made import Made, made
from hrkpi.bench.promises import (
    CHART,
    OVER_FACTS,
    OVER_TABLES,
    SCORECARD,
    WITH_MASKS,
    Promise,
    promises,
)
from hrkpi.errors import WorkspaceError
from hrkpi.manifest import Source
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.scorecard import KEYS, scorecard
from hrkpi.workspace import Workspace

ROUNDS = 15
OWNER = Principal.owner("bench")
ASKER = Principal.viewer("bench")  # nobody is shown what a viewer is not: hiding is part of every figure
T = TypeVar("T")


@dataclass(frozen=True)
class Timing:
    """How long something took, in milliseconds.

    Args:
        name: What it was.
        p50: Median of the rounds.
        p95: The slowest but five in a hundred.
        rounds: How often it was done.
    """

    name: str
    p50: float
    p95: float
    rounds: int


@dataclass(frozen=True)
class Measured:
    """What one run found.

    Args:
        people: People ever employed.
        years: Calendar years.
        rows: Rows by canonical table.
        build: Seconds, gigabytes and rows of the facts, built in a process of their own.
        timings: In the order in which they were taken.
        ratios: How many times longer the ways by hand take than a chart of ours.
        promises: What a company of this size must be able to do, and did.
    """

    people: int
    years: int
    rows: Mapping[str, int]
    build: Mapping[str, float]
    timings: tuple[Timing, ...]
    ratios: Mapping[str, float] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()


def measured(
    folder: Path, people: int, years: int, tell: Callable[[str], None], rounds: int = ROUNDS
) -> Measured:
    """One company made, published, and asked.

    Args:
        folder: An empty folder for its workspace.
        people: People ever employed.
        years: Calendar years.
        tell: Called before each step with its name.
        rounds: How often each quick thing is done.

    Raises:
        WorkspaceError: If two ways of making one figure do not agree, or the truth is missed.
    """
    tell("make the company")
    company = made(people, years)
    tell("import it")
    workspace = published(folder, company)
    snapshot = workspace.current()
    if snapshot is None:
        raise _wrong("nothing was published")
    tell("build its facts in a process of their own")
    build = _build(snapshot.tables_folder, company)
    report, months = Report(workspace, ASKER), range(company.months[0], company.months[1] + 1)
    tell("check the truth")
    _check(report, company)
    tell("ask for charts and scorecards")
    ours = _ours(report, months, rounds)
    tell("do the same by hand")
    hand = _by_hand(report, snapshot.tables_folder, company, months, rounds)
    same = next(timing for timing in ours if timing.name == SAME)
    return Measured(
        people=people,
        years=years,
        rows={name: len(rows) for name, rows in company.tables.items()},
        build=build,
        timings=(*ours, *hand),
        ratios={timing.name: timing.p50 / same.p50 for timing in hand},
        promises=promises(people, {timing.name: timing.p50 for timing in (*ours, *hand)}, build),
    )


SAME = CHART


def published(folder: Path, company: Made) -> Workspace:
    """A workspace in an empty folder that holds a company."""
    """A workspace in an empty folder, with a company imported."""
    workspace = Workspace.create(folder)
    sources = [Source(name, "", "bench", len(rows)) for name, rows in company.tables.items()]
    loaded = datetime.combine(company.as_of, time(23), UTC)
    workspace.publish(company.tables, sources=sources, as_of=company.as_of, loaded_at=loaded, principal=OWNER)
    return workspace


def _build(tables: Path, company: Made) -> Mapping[str, float]:
    command = [sys.executable, "-m", "hrkpi.bench.build", str(tables), company.as_of.isoformat()]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own module
    found: Mapping[str, float] = json.loads(done.stdout)
    return found


def _ours(report: Report, months: range, rounds: int) -> list[Timing]:
    by_unit = Question("headcount", ("department",), FILTERS, months.start, months.stop - 1)
    turnover = replace(by_unit, kpi="turnover_rate")
    both = replace(by_unit, by=tuple(GROUPS))
    return [
        timed("chart: headcount by department, three filters", lambda: report.answer(by_unit), rounds),
        timed(
            "chart: turnover of twelve months by department, three filters",
            lambda: report.answer(turnover),
            rounds,
        ),
        timed(SAME, lambda: _chart(report, both), rounds),
        timed("scorecard: the page, three filters", lambda: scorecard(report, None, FILTERS), rounds),
        timed(
            SCORECARD,
            lambda: _figures(report, by_unit),
            rounds,
        ),
    ]


def _chart(report: Report, question: Question) -> pd.DataFrame:
    """The values of a question by group and month, hidden ones missing."""
    asked = report.completed(question)
    scope = report.scope(asked, report.windows(asked))
    found = report.measure([report.kpi(asked.kpi)], scope, report.read(asked))[asked.kpi]
    return pd.DataFrame(np.where(found.hidden, np.nan, found.answer.value))


def _figures(report: Report, question: Question) -> None:
    """All figures of the scorecard that can be divided and filtered so, in one go."""
    asked = report.completed(question)
    kpis = [report.kpi(key) for key in KEYS if not report.kpi(key).splits]
    fitting = [kpi for kpi in kpis if {*asked.by, *asked.where} <= set(report.dimensions(kpi.key))]
    report.measure(fitting, report.scope(asked, report.windows(asked)), report.read(asked))


def _by_hand(report: Report, tables: Path, company: Made, months: range, rounds: int) -> list[Timing]:
    facts = duckdb.connect()
    facts.execute("SET threads=2")
    facts.execute(f"CREATE TABLE people AS FROM '{tables.parent / 'facts' / 'people.parquet'}'")
    book = report.reading().book
    ways: Mapping[str, Callable[[], pd.DataFrame]] = {
        OVER_FACTS: lambda: byhand.over_facts(facts, book, months),
        OVER_TABLES: lambda: byhand.over_tables(facts, tables, months),
        "by hand: pandas, group-by and running sums": lambda: byhand.with_groupby(company.tables, months),
        WITH_MASKS: lambda: byhand.with_masks(company.tables, months),
    }
    found = {name: way() for name, way in ways.items()}
    first, *others = found.values()
    for name, other in zip(list(ways)[1:], others, strict=True):
        if first.sub(other, fill_value=0).to_numpy(dtype=float).any():  # groups that held nobody may lack
            raise _wrong(f"{name} does not agree with {next(iter(ways))}")
    slow = {"pandas": 1}
    return [timed(name, way, slow.get(name.split()[2].rstrip(","), rounds)) for name, way in ways.items()]


def _check(report: Report, company: Made) -> None:
    """The headcount of every month is the truth."""
    rows = report.answer(Question("headcount", first=company.months[0], last=company.months[1])).rows
    shown = rows["value"].to_numpy(dtype=float)
    if not np.array_equal(shown[~np.isnan(shown)], company.headcount[~np.isnan(shown)]):
        raise _wrong("the headcount is not the truth")


def timed(name: str, work: Callable[[], object], rounds: int) -> Timing:
    """How long some work takes, once it has been done before."""
    took = []
    for _ in range(rounds + (rounds > 1)):
        begun = perf_counter()
        work()
        took.append((perf_counter() - begun) * 1000)
    counted = took[1:] or took
    return Timing(name, float(np.median(counted)), float(np.percentile(counted, 95)), len(counted))


def _wrong(what: str) -> WorkspaceError:
    return WorkspaceError(
        f"The benchmark found a wrong figure: {what}.",
        where="hrkpi bench",
        mend="report it with the version of HR KPI; its times mean nothing.",
    )
