"""Facts that Spark builds from canonical Parquet are those of one machine, row for row."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hrkpi import facts
from hrkpi.book import BOOK, Facts, Rules, Units, load
from hrkpi.engine import spark_facts
from hrkpi.fact import FACTS
from hrkpi.snapshot import TABLES_FOLDER, write_table
from hrkpi.tables import TABLES
from tests.builders import Company, company, requisition
from tests.companies import made_up

pytestmark = pytest.mark.xdist_group("servers")

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
OF_UNITS = ("employees", "employments", "jobs", "org_changes", "requisitions", "applications")


def test_facts_of_a_cluster_are_those_of_one_machine(spark_local: str, tmp_path: Path) -> None:
    asked = made_up(1, people=60, feeds=True)

    found = built_there(spark_local, asked, PLAIN, tmp_path)

    same(found, facts.built(asked, PLAIN))
    assert all(len(found.frames[name]) for name in FACTS)


def test_so_they_are_of_reorganised_units_and_lines_of_managers(spark_connect: str, tmp_path: Path) -> None:
    everything = made_up(RENAMED, people=60, feeds=True)
    asked = Company({name: everything[name] for name in OF_UNITS})

    found = built_there(spark_connect, asked, REORGANISED, tmp_path)

    same(found, facts.built(asked, REORGANISED))


def test_a_feed_that_does_not_exist_has_facts_without_rows(spark_connect: str, tmp_path: Path) -> None:
    asked = company(requisition())

    found = built_there(spark_connect, asked, PLAIN, tmp_path)

    same(found, facts.built(asked, PLAIN))


def built_there(url: str, asked: Company, rules: Rules, home: Path) -> Facts:
    """The facts of a company, built on Spark in many small parts."""
    folder = home / "facts"
    for one in (home / TABLES_FOLDER, folder):
        one.mkdir()
    for name, rows in asked.items():
        write_table(home, TABLES[name], rows)
    spark_facts.build(url, home / TABLES_FOLDER, folder, rules, rows_per_part=300)
    assert {path.name for path in folder.iterdir()} == {BOOK, *(f"{name}.parquet" for name in FACTS)}
    return load(folder)


def same(found: Facts, expected: Facts) -> None:
    """Facts are equal; rows that no filter tells apart may stand in any order."""
    assert found.book == expected.book
    for name in FACTS:
        left, right = (one.frames[name] for one in (found, expected))
        pd.testing.assert_frame_equal(_in_order(left), _in_order(right), obj=name)
        leading = [*FACTS[name].dimensions[:4], "month"]
        pd.testing.assert_frame_equal(left[leading], right[leading], obj=f"order of {name}")


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values(list(rows.columns), ignore_index=True)
