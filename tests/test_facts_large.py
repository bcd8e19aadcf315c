"""Facts of companies that are built part by part are those of one piece, integer for integer."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from pathlib import Path

import pandas as pd
import pytest

from hrkpi import facts, facts_large
from hrkpi.book import BOOK, Facts, Rules, Units, load
from hrkpi.errors import WorkspaceError
from hrkpi.fact import FACTS
from hrkpi.facts_crew import Crew
from hrkpi.facts_parts import PEOPLE
from hrkpi.snapshot import TABLES_FOLDER, write_table
from hrkpi.tables import TABLES
from tests.builders import Company, company, requisition
from tests.companies import made_up

PLAIN = Rules(as_of=date(2025, 12, 31))
REORGANISED = replace(
    PLAIN,
    as_of=date(2025, 7, 17),
    leadership_levels=("Director",),
    records_from=date(2024, 1, 1),
    units=Units.AS_NOW,
    lines=True,
)
RENAMED = 4  # dice that make a company with a reorganisation


@pytest.mark.parametrize("parts", [1, 2, 7])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_however_many_parts_the_facts_are_the_same(seed: int, parts: int, tmp_path: Path) -> None:
    asked = made_up(seed, people=60, feeds=True)

    found = built_in_parts(asked, PLAIN, tmp_path, parts)

    same(found, facts.built(asked, PLAIN))
    assert sum(map(len, found.frames.values())) > 1000


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_so_they_are_of_reorganised_units_and_lines_of_managers(parts: int, tmp_path: Path) -> None:
    asked = made_up(RENAMED, people=60, feeds=True)

    found = built_in_parts(asked, REORGANISED, tmp_path, parts)

    same(found, facts.built(asked, REORGANISED))
    assert found.book.chains.managers


@pytest.mark.parametrize("asked", [company(requisition()), Company()], ids=["one vacancy", "nothing"])
def test_feeds_that_do_not_exist_have_facts_without_rows(asked: Company, tmp_path: Path) -> None:
    same(built_in_parts(asked, PLAIN, tmp_path, 2), facts.built(asked, PLAIN))


def test_invitations_without_answers_were_not_replied_to(tmp_path: Path) -> None:
    everything = made_up(1, people=60, feeds=True)
    asked = Company({name: rows for name, rows in everything.items() if name != "survey_answers"})

    found = built_in_parts(asked, PLAIN, tmp_path, 2)

    same(found, facts.built(asked, PLAIN))
    assert found.frames["survey"]["invited"].sum() > 0


def test_processes_of_their_own_build_the_same(tmp_path: Path) -> None:
    asked = made_up(1, people=60, feeds=True)

    found = built_in_parts(asked, PLAIN, tmp_path, 3, processes=2)

    same(found, facts.built(asked, PLAIN))


@dataclass(frozen=True)
class Failing:
    """Work that cannot be done."""

    def run(self) -> None:
        """Fails."""
        raise MemoryError


def test_a_process_that_ends_early_is_told_and_no_other_is_left() -> None:
    crew = Crew(1)

    with crew, pytest.raises(WorkspaceError, match="ended before its work was done"):
        crew.run([Failing()])
    with Crew(1) as other, pytest.raises(WorkspaceError, match="ended before its work was done"):
        other.run([Failing(), Failing()])


def test_what_is_needed_on_the_way_is_gone_even_after_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrkpi.facts_large.Join", lambda *_: Failing())

    with pytest.raises(MemoryError):
        built_in_parts(made_up(1, feeds=True), PLAIN, tmp_path, 1)

    assert list((tmp_path / "facts").iterdir()) == []


def built_in_parts(asked: Company, rules: Rules, home: Path, parts: int, processes: int = 0) -> Facts:
    """The facts of a company, built of so many parts of its people."""
    folder = home / "facts"
    for one in (home / TABLES_FOLDER, folder):
        one.mkdir()
    for name, rows in asked.items():
        write_table(home, TABLES[name], rows)
    of_people = sum(len(asked[name]) for name in PEOPLE.keys if name in asked)
    size = max(ceil(of_people / parts), 1)
    book = facts_large.build(home / TABLES_FOLDER, folder, rules, rows_per_part=size, processes=processes)
    assert {path.name for path in folder.iterdir()} == {BOOK, *(f"{name}.parquet" for name in FACTS)}
    found = load(folder)
    assert found.book == book
    return found


def same(found: Facts, expected: Facts) -> None:
    """Facts are equal, row for row and column for column."""
    assert found.book == expected.book
    for name in FACTS:
        pd.testing.assert_frame_equal(found.frames[name], expected.frames[name], obj=name)
