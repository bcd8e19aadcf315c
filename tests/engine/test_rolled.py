"""What is asked again is answered from fewer rows, and the same."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from hrkpi import facts
from hrkpi.engine.duckdb import DuckdbEngine
from hrkpi.engine.sums import Columns, Sums
from hrkpi.fact import FACTS
from tests.builders import AS_OF
from tests.companies import made_up

CLOSES = Sums("people", ("headcount", "day_adjustment"), ("month", "department"), {"gender": (1, 2)}, 24310)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("facts")
    facts.build(made_up(1, people=60, feeds=True), as_of=AS_OF).save(home)
    return home


@pytest.fixture
def engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> DuckdbEngine:
    """An engine to which every fact is a large one, and every roll-up a small one."""
    monkeypatch.setattr("hrkpi.engine.rolled.WORTH", 0)
    monkeypatch.setattr("hrkpi.engine.rolled.SMALLER", 1)
    return DuckdbEngine(folder)


def in_order(found: Columns) -> list[list[int]]:
    return sorted(np.stack(list(found.values())).T.tolist())


def tables(engine: DuckdbEngine) -> set[str]:
    found = engine._connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()  # noqa: SLF001 - its own
    return {name for (name,) in found}


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_says_the_same_however_often_it_is_asked(
    engine: DuckdbEngine, folder: Path, fact: str
) -> None:
    measures, dimensions = FACTS[fact].measures, (*FACTS[fact].dimensions[-6:], *FACTS[fact].keys)
    for by in list(combinations(dimensions, 2))[::5]:
        for part in (measures[:2], measures[1:]):
            asked = Sums(fact, part, ("month", *by), {FACTS[fact].dimensions[2]: (0, 1, 2)}, 24310)
            plain = in_order(DuckdbEngine(folder).sums(asked))
            assert [in_order(engine.sums(asked)) for _ in range(3)] == [plain] * 3


def test_the_second_question_about_some_columns_makes_a_roll_up_for_all_that_follow(
    engine: DuckdbEngine,
) -> None:
    engine.sums(CLOSES)
    assert tables(engine) == {"people"}

    engine.sums(CLOSES)
    assert tables(engine) == {"people", "roll_up_0_people"}

    before = tables(engine)
    engine.sums(Sums("people", ("headcount",), ("department",)))
    engine.sums(Sums("people", ("headcount",), ("month", "gender"), {"department": (1,)}))
    assert tables(engine) == before


def test_columns_that_leave_too_many_rows_are_not_tried_again(
    engine: DuckdbEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrkpi.engine.rolled.SMALLER", 4)
    fine = Sums("people", ("headcount",), ("month", "hired", "tenure"))
    finer = Sums("people", ("headcount",), ("month", "hired", "tenure", "gender"))

    for asked in (fine, finer) * 3:
        engine.sums(asked)

    assert tables(engine) == {"people"}


def test_a_small_fact_and_a_full_memory_are_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = DuckdbEngine(folder)
    monkeypatch.setattr("hrkpi.engine.rolled.ROOM", 0)
    full = DuckdbEngine(folder)

    for engine in (small, full):
        for _ in range(3):
            engine.sums(CLOSES)

    assert tables(small) == tables(full) == {"people"}


def test_a_measure_that_comes_later_is_rolled_up_too(engine: DuckdbEngine) -> None:
    later = Sums("people", ("exits_voluntary",), CLOSES.by, CLOSES.where)

    for asked in (CLOSES, CLOSES, later, later):
        engine.sums(asked)

    assert tables(engine) == {"people", "roll_up_0_people", "roll_up_1_people"}
