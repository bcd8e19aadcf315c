"""Facts of a company too large for one piece: divided, restated part by part, and joined fact by fact.

The integers are those of ``hrkpi.facts.built``: what is not of one person, vacancy or candidate alone is
found for the whole company first, and rows alike are added up in the end.
"""

import os
import shutil
from collections.abc import Collection, Mapping
from dataclasses import replace
from math import ceil
from pathlib import Path
from tempfile import mkdtemp

import pyarrow.parquet as pq

from hrkpi.book import Book, Rules, load_book
from hrkpi.fact import FACTS
from hrkpi.facts_crew import Crew
from hrkpi.facts_divide import Divide, Ground
from hrkpi.facts_join import Join, Look, Restate, latest_units
from hrkpi.facts_parts import FAMILIES, TOLD
from hrkpi.restate.tree import parents
from hrkpi.tables import TABLES

ROWS_PER_PART = 1_000_000  # a process needs half a gigabyte for so many
PROCESSES = min(2, os.cpu_count() or 1)
LONGEST = ("training", "certificates", "people", "survey")  # facts that take longest to join go first


def build(
    tables: Path,
    folder: Path,
    rules: Rules,
    *,
    rows_per_part: int = ROWS_PER_PART,
    processes: int = PROCESSES,
) -> Book:
    """Build the facts of a company.

    Args:
        tables: One Parquet file per canonical table.
        folder: Where the facts go, one Parquet file each, and the book; must exist.
        rules: By which rows are restated.
        rows_per_part: Rows of all tables together that one process holds at a time.
        processes: How many work at once beside this one; where none, this one works.

    Raises:
        WorkspaceError: If a process ended early.
    """
    ground = Ground(tables, folder, Path(mkdtemp(prefix="parts-", dir=folder)))
    try:
        with Crew(processes) as crew:
            return _built(ground, crew, rules, rows_per_part)
    finally:
        shutil.rmtree(ground.scratch)


def _built(ground: Ground, crew: Crew, rules: Rules, rows_per_part: int) -> Book:
    parts = {family: ceil(_rows(ground, family) / rows_per_part) for family in range(len(FAMILIES))}
    crew.run([Look(ground, rules), *_divisions(ground, parts, TABLES)])
    crew.run(_divisions(ground, parts, TOLD))
    crew.run(Restate(ground, family, part) for family, many in parts.items() for part in range(many))
    crew.run(Join(ground, fact) for fact in (*LONGEST, *(name for name in FACTS if name not in LONGEST)))
    told = load_book(ground.scratch)
    book = replace(told, parents=parents(latest_units(ground), told.coding))
    book.save(ground.folder)
    return book


def _rows(ground: Ground, family: int) -> int:
    """Rows of all tables that a family divides."""
    files = (ground.file(name) for name in FAMILIES[family].keys if name in TABLES)
    return sum(pq.read_metadata(file).num_rows for file in files if file.exists())


def _divisions(ground: Ground, parts: Mapping[int, int], among: Collection[str]) -> list[Divide]:
    """What there is to divide of some tables, the longest first."""
    found = [
        Divide(ground, family, name, many)
        for family, many in parts.items()
        for name in (*FAMILIES[family].keys, *FAMILIES[family].along)
        if many and name in among and ground.file(name).exists()
    ]
    return sorted(found, key=lambda one: ground.file(one.name).stat().st_size, reverse=True)
