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
from hrkpi.errors import SettingError
from hrkpi.language import say
from hrkpi.nearest import nearest
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
        mend = say("add a table, for example [employees].")
        raise SettingError(say("The mapping fills no table."), where=file, mend=mend)
    columns = {_known(name, file): _columns(_known(name, file), given, file) for name, given in named.items()}
    tables = {table: Rows(rules, only=only, repeats=len(columns) > 1) for table, rules in columns.items()}
    label = say("Table mapped by {file}", file=file)
    return MappedConnector(
        key="mapped", label=label, tables=tables, name=str(tree.get(NAME, name)), text=text
    )


def _unreadable(error: Exception, file: str) -> SettingError:
    mend = say("let 'hrkpi import --dry-run' propose one.")
    return SettingError(say("The mapping cannot be read: {error}", error=error), where=file, mend=mend)


def _known(name: str, file: str) -> "Table":
    if name not in TABLES:
        raise SettingError(
            say("There is no table {name!r}.", name=name), where=file, mend=nearest(name, TABLES)
        )
    return TABLES[name]


def _columns(table: "Table", given: "Mapping[str, object]", file: str) -> "dict[str, Rule]":
    where = f"{file}, [{table.name}]"
    for name in given:
        if name not in table.names:
            raise SettingError(
                say("There is no column {name!r}.", name=name), where=where, mend=nearest(name, table.names)
            )
    for column in table.columns:
        if column.required and column.name not in given:
            mend = say("name the heading that holds it: {meaning}", meaning=say(column.meaning))
            raise SettingError(
                say("The required column {name!r} is not filled.", name=column.name), where=where, mend=mend
            )
    return {name: rule(table.column(name), _cell(value, f"{where} {name}")) for name, value in given.items()}


def _cell(value: object, where: str) -> Cell:
    options = {"heading": value} if isinstance(value, str) else value
    try:
        cell = Cell.model_validate(options)
    except ValidationError as error:
        wrong = error.errors()[0]
        option = ".".join(map(str, wrong["loc"]))
        is_strange = wrong["type"] == "extra_forbidden"
        why = say("there is no such option") if is_strange else wrong["msg"]
        mend = nearest(option, WORDS) if is_strange else say("the options: {words}.", words=", ".join(WORDS))
        raise SettingError(
            say("The option {option!r}: {why}.", option=option, why=why), where=where, mend=mend
        ) from None
    if not cell.heading and cell.value is None:
        raise SettingError(
            say("Neither heading nor value is given."), where=where, mend=say('write "Heading in the file".')
        )
    return cell


def _filter(heading: str, words: object, file: str) -> "Keep":
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        mend = say('write a list of words: "{heading}" = ["Candidate"].', heading=heading)
        raise SettingError(say("The words are no list of texts."), where=f"{file}, [{LEAVE_OUT}]", mend=mend)
    return leave_out(
        heading, *words, reason=say("'{heading}' is one of: {words}", heading=heading, words=", ".join(words))
    )


def _table(tree: "Mapping[str, object]", name: str, file: str) -> "Mapping[str, object]":
    found = tree.get(name, {})
    if not isinstance(found, dict):
        raise SettingError(
            say("{name!r} is no table.", name=name),
            where=file,
            mend=say("write [{name}] above its columns.", name=name),
        )
    return found
