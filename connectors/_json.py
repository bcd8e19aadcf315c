"""JSON payloads: lists of records at a declared path, nested fields by dotted path."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import pandas as pd
import pyarrow as pa

from connectors._sheet import Issue, Sheet, fold
from connectors._source import UnreadableError
from connectors._text import arrow, cleaned
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

EACH = "[]"  # marks a list in a path, each of whose items is meant
DEEPEST = 6  # fields nested deeper are not read
ITEMS = 10  # items of an inner list that have a path: ``departments.0.name``

Fields = dict[str, str]


@dataclass(frozen=True, eq=False)
class JsonSource:
    """The records at one path of a payload; a row is the number of a record.

    Args:
        file: Label of the file.
        records: Path of the records.
        fields: Fields of each record by dotted path, without those that are null.
        headings: Every path that a record has, in order of appearance.
    """

    file: str
    records: str
    fields: tuple[Fields, ...]
    headings: tuple[str, ...]

    @property
    def name(self) -> str:
        """The path, which stands where a workbook has the sheet."""
        return self.records

    def read(
        self, wanted: frozenset[str], answers: "Mapping[str, str]", source: str
    ) -> tuple[Sheet, tuple[Issue, ...]]:
        """The records, with the wanted paths alone."""
        del answers, source  # a payload leaves nothing in doubt before its cells are read
        index = pd.RangeIndex(1, len(self.fields) + 1)
        paths = {fold(path): path for path in self.headings}
        texts = {
            name: cleaned(
                arrow([pa.array([one.get(paths[name]) for one in self.fields], pa.string())]), index
            )
            for name in sorted(wanted & set(paths))
        }
        frame = pd.DataFrame(texts, index=index)
        return Sheet(self.file, self.records, self.headings, frame, lettered=False), ()


def open_json(data: bytes, file: str, paths: "Iterable[str]") -> tuple[JsonSource, ...]:
    """The lists of records that a payload has at some paths.

    Args:
        data: Bytes of the file: one JSON value, or one per line.
        file: Label of the file.
        paths: Paths of records; those that the payload lacks are left out.

    Raises:
        UnreadableError: If the bytes are not JSON, or a key stands twice in one object.
    """
    root = _parsed(data, file)
    found = {path: tuple(_records(root, path)) for path in paths}
    return tuple(
        JsonSource(file, path, fields, tuple(dict.fromkeys(name for one in fields for name in one)))
        for path, fields in found.items()
        if fields
    )


def _parsed(data: bytes, file: str) -> object:
    try:
        text = data.decode(json.detect_encoding(data))
        return (
            _value(text)
            if not _has_lines(text)
            else [_value(line) for line in text.splitlines() if line.strip()]
        )
    except (ValueError, RecursionError) as error:
        what = say("the file is not valid JSON: {error}", error=error)
        raise UnreadableError(
            "NOT_JSON", what, file=file, mend=say("save the system's answer unchanged.")
        ) from None


def _has_lines(text: str) -> bool:
    lines = text.lstrip().splitlines()
    return (
        len(lines) > 1 and all(line.strip().endswith("}") for line in lines[:2]) and lines[1].startswith("{")
    )


def _value(text: str) -> object:
    return json.loads(
        text, object_pairs_hook=_unique, parse_constant=_refused, parse_float=str, parse_int=str
    )


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(say("the key {twice!r} stands twice in one object", twice=twice))
    return found


def _refused(constant: str) -> NoReturn:
    raise ValueError(say("{constant} is no JSON number", constant=constant))


def _records(root: object, path: str) -> "Iterator[Fields]":
    """Fields of each record at a path; those of the outer lists come with them."""
    if EACH not in path:
        return
    head, _, tail = path.partition(EACH)
    for item in _items(root, head):
        own = dict(_flat(item, ""))
        if not tail:
            yield own
            continue
        inner = tail.removeprefix(".")
        name = inner.partition(EACH)[0]
        yield from (
            own | {f"{name}.{key}": value for key, value in one.items()} for one in _records(item, inner)
        )


def _items(root: object, path: str) -> list[object]:
    found = root
    for key in filter(None, path.split(".")):
        found = found.get(key) if isinstance(found, dict) else None
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _flat(value: object, path: str, depth: int = 0) -> "Iterator[tuple[str, str]]":
    if isinstance(value, dict | list) and depth < DEEPEST:
        inner = value.items() if isinstance(value, dict) else enumerate(value[:ITEMS])
        for key, one in inner:
            yield from _flat(one, f"{path}.{key}" if path else str(key), depth + 1)
    elif isinstance(value, bool):
        yield path, str(value).lower()
    elif isinstance(value, str):
        yield path, value
