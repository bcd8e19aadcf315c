"""The canonical tables are declared soundly: rules name columns that exist, everything has a meaning."""

import pytest

from hrkpi.table import Kind, Table
from hrkpi.tables import TABLES

EACH = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())


@EACH
def test_names_are_said_once_and_every_column_has_a_meaning(table: Table) -> None:
    assert TABLES[table.name] is table
    assert len(set(table.names)) == len(table.names)
    assert table.grain
    assert all(column.meaning.endswith(".") for column in table.columns)


@EACH
def test_rules_name_columns_of_the_table(table: Table) -> None:
    named = {*table.key, *table.refers}
    named |= {name for rule in table.orders for name in (rule.first, rule.then, rule.about or rule.then)}
    named |= {name for rule in table.fixed for name in (rule.column, *dict(rule.numbers))}

    assert named <= set(table.names)


@EACH
def test_numbers_have_a_unit_and_choices_a_list(table: Table) -> None:
    for column in table.columns:
        assert bool(column.unit) == (column.kind in {Kind.NUMBER, Kind.WHOLE}), column.name
        assert bool(column.options) == (column.kind is Kind.CHOICE), column.name


@EACH
def test_references_lead_to_a_key(table: Table) -> None:
    for place in table.refers.values():
        home, key = place.split(".")
        assert TABLES[home].key == (key,)


def test_a_column_is_found_by_name() -> None:
    assert TABLES["jobs"].column("fte").unit == "FTE"
