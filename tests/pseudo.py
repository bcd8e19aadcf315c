"""A language of wide letters: what is still in plain ones was never said, or is data."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from string import ascii_letters
from unittest.mock import patch

from babel import Locale

from hrkpi import language
from hrkpi.language import speaking
from hrkpi.report import Report
from hrkpi.tables import TABLES
from hrkpi.view import Block, Chart, Facts, Table, View

WIDE = str.maketrans({letter: chr(ord(letter) + 0xFEE0) for letter in ascii_letters})
FIELD = re.compile(r"(\{[^}]*\})")
WORD = re.compile(r"[A-Za-z]{2,}")
NAMES = {  # proper names and units that no language changes
    *("EUR", "Kaplan", "Meier", "XmR", "eNPS", "KPI", "FTE"),
}


class Everything(dict[tuple[str, str], tuple[str, ...]]):
    """A catalogue that has every message, in wide letters."""

    def get(self, key: tuple[str, str], default: tuple[str, ...] = ()) -> tuple[str, ...]:  # type: ignore[override]  # always asked with a default
        """The English forms, widened."""
        del key
        return tuple(map(wide, default))


def wide(text: str) -> str:
    """A text whose letters outside braces are wide."""
    return "".join(part if part.startswith("{") else part.translate(WIDE) for part in FIELD.split(text))


@contextmanager
def widened() -> Iterator[None]:
    """Speak the language of wide letters; months and separators are German."""
    with patch.object(language, "catalogue", lambda _: Everything()), speaking("de"):
        yield


def plain_words(texts: Iterable[str], data: Iterable[str]) -> dict[str, str]:
    """Words in plain letters that are no data and no month, each with the first text that has it."""
    known = {word for text in data for word in WORD.findall(text)} | NAMES | months()
    found: dict[str, str] = {}
    for text in texts:
        for word in WORD.findall(text):
            if word not in known:
                found.setdefault(word, text)
    return found


def months() -> set[str]:
    """Names of months in German, long and short."""
    names: Mapping[str, Mapping[str, Mapping[int, str]]] = Locale("de").months
    return {
        word
        for form in names.values()
        for row in form.values()
        for m in row.values()
        for word in WORD.findall(m)
    }


def data_of(report: Report) -> Iterator[str]:
    """Words that come from the company and its tables: names, headings, members of its dimensions."""
    yield report.company
    yield from (word for table in TABLES.values() for word in (table.name, *table.names))
    for dimension in {name for kpi in report.catalogue for name in report.dimensions(kpi)}:
        yield from report.members(dimension)


def texts_of(view: View) -> Iterator[str]:
    """Everything of a view that a reader reads, but sources, which are titles of works."""
    about = view.about
    yield from (view.title, view.statement, about.scope, about.period, about.method, about.people)
    yield from (*about.definitions, *about.definitions.values(), *about.hidden, *view.sections.values())
    for block in view.blocks:
        yield from texts_of_block(block)


def texts_of_block(block: Block) -> Iterator[str]:
    """Everything of a block."""
    if isinstance(block, Facts):
        yield from (text for fact in block.facts for text in (fact.label, fact.cell.text, fact.note))
    else:
        yield from (block.title, block.statement, block.note, *_inside(block))


def _inside(block: Chart | Table) -> Iterator[str]:
    if isinstance(block, Table):
        yield from block.heads
        yield from (cell.text for row in block.rows for cell in row)
        return
    yield from (block.axis_name, *block.axis)
    for series in block.series:
        yield series.name
        yield from (cell.text for cell in series.cells)
