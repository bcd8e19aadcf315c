"""Mapping files: which heading of somebody's table is which canonical column, and how it is read, in TOML.

A table of the file is a canonical table, a key in it a canonical column, and its value the heading, or the
heading with options, or a fixed value. ``name`` names the source, under which answers are remembered;
``leave_out`` names headings, and the words whose rows are not meant.
"""

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from connectors._connector import ExportConnector, Rows
from connectors._export import leave_out
from connectors._kinds import Cell, rule
from hrkpi.errors import SettingError, nearest
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from connectors._filters import Keep
    from connectors._sheet import Rule
    from hrkpi.table import Table

REMEMBERED = "mapping file"  # under what name a workspace keeps the mappings of what was published
NAME, LEAVE_OUT = "name", "leave_out"  # keys of the file that are no tables
WORDS = tuple(Cell.model_fields)


@dataclass(frozen=True, eq=False)
class MappedConnector(ExportConnector):
    """Any table, by a mapping file.

    Args:
        name: Name of the source.
        text: The mapping file.
    """

    name: str = ""
    text: str = ""

    @property
    def source(self) -> str:
        """Under what name answers are remembered."""
        return f"{self.key}.{self.name}" if self.name else self.key

    @property
    def is_explicit(self) -> bool:
        """True with a mapping."""
        return bool(self.tables)


def read_mapping(path: "Path") -> MappedConnector:
    """The connector that a mapping file describes.

    Raises:
        SettingError: If the file is missing or no TOML, or names what does not exist.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(error, path.name) from None
    return mapped(text, path.name, name=path.stem)


def mapped(text: str, file: str, *, name: str) -> MappedConnector:
    """The connector that the text of a mapping file describes.

    Args:
        text: TOML.
        file: What errors call it.
        name: Name of the source, unless the text names it.

    Raises:
        SettingError: If the text is no TOML, or names what does not exist.
    """
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(error, file) from None
    only = tuple(_filter(heading, words, file) for heading, words in _table(tree, LEAVE_OUT, file).items())
    named = {name: _table(tree, name, file) for name in tree if name not in {NAME, LEAVE_OUT}}
    if not named:
        mend = "add a table, for example [employees]."
        raise SettingError("The mapping fills no table.", where=file, mend=mend)
    columns = {_known(name, file): _columns(_known(name, file), given, file) for name, given in named.items()}
    tables = {table: Rows(rules, only=only, repeats=len(columns) > 1) for table, rules in columns.items()}
    label = f"Table mapped by {file}"
    return MappedConnector(
        key="mapped", label=label, tables=tables, name=str(tree.get(NAME, name)), text=text
    )


def _unreadable(error: Exception, file: str) -> SettingError:
    mend = "let 'hrkpi import --dry-run' propose one."
    return SettingError(f"The mapping cannot be read: {error}", where=file, mend=mend)


def _known(name: str, file: str) -> "Table":
    if name not in TABLES:
        raise SettingError(f"There is no table {name!r}.", where=file, mend=nearest(name, TABLES))
    return TABLES[name]


def _columns(table: "Table", given: "Mapping[str, object]", file: str) -> "dict[str, Rule]":
    where = f"{file}, [{table.name}]"
    for name in given:
        if name not in table.names:
            raise SettingError(f"There is no column {name!r}.", where=where, mend=nearest(name, table.names))
    for column in table.columns:
        if column.required and column.name not in given:
            mend = f"name the heading that holds it: {column.meaning}"
            raise SettingError(f"The required column {column.name!r} is not filled.", where=where, mend=mend)
    return {name: rule(table.column(name), _cell(value, f"{where} {name}")) for name, value in given.items()}


def _cell(value: object, where: str) -> Cell:
    options = {"heading": value} if isinstance(value, str) else value
    try:
        cell = Cell.model_validate(options)
    except ValidationError as error:
        wrong = error.errors()[0]
        option = ".".join(map(str, wrong["loc"]))
        mend = (
            nearest(option, WORDS)
            if wrong["type"] == "extra_forbidden"
            else f"the options: {', '.join(WORDS)}."
        )
        raise SettingError(f"The option {option!r}: {wrong['msg']}.", where=where, mend=mend) from None
    if not cell.heading and cell.value is None:
        raise SettingError(
            "Neither heading nor value is given.", where=where, mend='write "Heading in the file".'
        )
    return cell


def _filter(heading: str, words: object, file: str) -> "Keep":
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        mend = f'write a list of words: "{heading}" = ["Candidate"].'
        raise SettingError("The words are no list of texts.", where=f"{file}, [{LEAVE_OUT}]", mend=mend)
    return leave_out(heading, *words, reason=f"'{heading}' is one of: {', '.join(words)}")


def _table(tree: "Mapping[str, object]", name: str, file: str) -> "Mapping[str, object]":
    found = tree.get(name, {})
    if not isinstance(found, dict):
        raise SettingError(f"{name!r} is no table.", where=file, mend=f"write [{name}] above its columns.")
    return found
