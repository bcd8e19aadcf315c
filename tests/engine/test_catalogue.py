"""The whole catalogue on three engines: whoever counts, every figure of every KPI is the same, exactly."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from hrkpi import facts
from hrkpi.book import Book, load_book
from hrkpi.discovery import collect
from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.engine.spark import SparkEngine
from hrkpi.engine.sql import SqlEngine
from hrkpi.engine.sql_tables import FactTables
from hrkpi.engine.sums import Engine
from hrkpi.evaluate import evaluate
from hrkpi.kpi import Kpi
from hrkpi.query import Average, Query
from tests.builders import AS_OF, FEB_2025, Q1_2025, Y2024, month, ttm
from tests.companies import made_up

pytestmark = pytest.mark.xdist_group("servers")

KPIS = collect("hrkpi.kpis", "KPI", Kpi)
OVER = (month("2024-02"), FEB_2025, Q1_2025, Y2024, ttm("2025-06"))
SECONDS = 300
Parts = Mapping[str, NDArray[Any]]  # the arrays of an answer, by where they are in it
Said = tuple[dict[str, Parts], ...]  # per question the answer of each KPI


class Asked(NamedTuple):
    """How the catalogue is asked."""

    by: tuple[str, ...]
    where: Mapping[str, tuple[int, ...]]
    average: Average


QUESTIONS = (
    Asked((), {}, Average.DAILY),
    Asked(("department", "gender"), {"level": (0, 1)}, Average.THIRTEEN_POINT),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facts of sixty people with every feed."""
    home = tmp_path_factory.mktemp("catalogue") / "facts"
    home.mkdir()
    facts.build(made_up(1, people=60, feeds=True), as_of=AS_OF).save(home)
    return home


@pytest.fixture(scope="module")
def embedded(folder: Path) -> Said:
    """What the embedded engine says."""
    return said(DuckdbEngine(folder), folder)


@pytest.fixture(scope="module", params=["postgresql", "spark_local", "spark_connect"])
def other(request: pytest.FixtureRequest, folder: Path) -> Said:
    """What another engine says."""
    url = request.getfixturevalue(request.param)
    if request.param == "postgresql":
        tables = FactTables("catalogue", "000001-abc123", folder, folder.parent)
        return said(SqlEngine(url, tables, seconds=SECONDS), folder)
    return said(SparkEngine(url, folder, seconds=SECONDS), folder)


@pytest.mark.parametrize("key", KPIS)
def test_every_engine_gives_the_same_figures(key: str, embedded: Said, other: Said) -> None:
    for expected, found in zip(embedded, other, strict=True):
        assert found[key].keys() == expected[key].keys()
        for name, part in expected[key].items():
            np.testing.assert_array_equal(found[key][name], part, err_msg=name, strict=True)


def test_the_figures_that_are_compared_say_something(embedded: Said) -> None:
    spoken = {
        key
        for asked in embedded
        for key, parts in asked.items()
        if np.nan_to_num(parts["value"].astype(float)).any()
    }

    assert spoken == KPIS.keys()


def said(engine: Engine, folder: Path) -> Said:
    """What every KPI says to each question, with everything that it is made of."""
    return tuple(_said(engine, folder, asked) for asked in QUESTIONS)


def _said(engine: Engine, folder: Path, asked: Asked) -> dict[str, Parts]:
    found: dict[str, Parts] = {}
    for split in {kpi.splits for kpi in KPIS.values()}:
        by = (*asked.by, *([split] if split else []))
        question = Query(engine, _book(folder), OVER, by=by, where=asked.where, average=asked.average)
        answers = evaluate([kpi for kpi in KPIS.values() if kpi.splits == split], question)
        groups = {"groups": answers.groups}
        found |= {key: {**groups, **dict(_parts("", one))} for key, one in answers.answers.items()}
    return found


@cache
def _book(folder: Path) -> Book:
    return load_book(folder)


def _parts(
    name: str, figure: Any
) -> Iterator[tuple[str, NDArray[Any]]]:  # Any: answers differ in what they hold
    """Every array of an answer, by where it is."""
    if is_dataclass(figure):
        names: Iterable[str] = [field.name for field in fields(figure)]
        shown = [one for one in ("value", "interval", "beside") if not name and hasattr(figure, one)]
        for one in dict.fromkeys([*shown, *names]):
            yield from _parts(f"{name}.{one}".strip("."), getattr(figure, one))
    elif isinstance(figure, Mapping):
        for one, inner in figure.items():
            yield from _parts(f"{name}.{one}", inner)
    elif isinstance(figure, tuple):
        for at, inner in enumerate(figure):
            yield from _parts(f"{name}.{at}", inner)
    elif isinstance(figure, np.ndarray):
        yield name, figure
