"""Gathers the words that readers see and says what German and French lack: `make words`.

A message is a text that a function of ``TEXTS`` takes, or a word of a KPI. What is missing goes, empty, to
the end of the file of its area; what nobody says any more is named. It ends with 1 where anything is to do.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from hrkpi.discovery import collect
from hrkpi.kpi import Kpi
from hrkpi.language import ENGLISH, LANGUAGES, WORDS
from hrkpi.tables import TABLES

HOME = Path(__file__).resolve().parent.parent
AREAS = (  # from a folder or file to the catalogue of its words; the first that fits
    *(("layouts/", "layouts"), ("connectors/", "connectors"), ("hrkpi/conform", "connectors")),
    *(("hrkpi/kpis/", "kpis"), ("hrkpi/export/", "export"), ("hrkpi/tables", "tables")),
    *(("hrkpi/notes", "notes"), ("hrkpi/", "views")),
)
HOMES = ("hrkpi", "layouts", "connectors")
OTHERS = tuple(language for language in LANGUAGES if language != ENGLISH)
KPI_WORDS = ("label", "family", "definition")  # said by ``say(kpi.label)`` and the like
TEXTS = {
    "say": (0,),
    "marked": (0,),
    "say_in": (1,),
    "say_many": (0, 1),
    "marked_many": (0, 1),
}  # arguments that are texts


class Message(NamedTuple):
    """A text to translate.

    Args:
        context: What tells it from the same word with another meaning; mostly blank.
        texts: In English: one, or one for a single and one for more.
    """

    context: str
    texts: tuple[str, ...]


def messages() -> dict[Message, str]:
    """Every message that the source says, with its area, and what tables say of themselves; but not KPIs."""
    found: dict[Message, str] = {}
    for file in sorted(file for home in HOMES for file in HOME.glob(f"{home}/**/*.py")):
        for message in said(file.read_text(encoding="utf-8")):
            found.setdefault(message, _area(file.relative_to(HOME).as_posix()))
    columns = [column for table in TABLES.values() for column in table.columns]
    words = [word for column in columns for word in (column.meaning, column.unit) if word]
    words += [table.grain for table in TABLES.values()]
    return {Message("", (text,)): "tables" for text in words} | found


def kpi_messages() -> dict[Message, str]:
    """The words of all KPIs, with their area; a KPI without translation speaks English."""
    kpis = collect("hrkpi.kpis", "KPI", Kpi).values()
    return {Message("", (getattr(kpi, name),)): "kpis" for kpi in kpis for name in KPI_WORDS}


def said(source: str) -> Iterator[Message]:
    """The messages of one source; of a choice between two texts both."""
    for node in ast.walk(ast.parse(source)):
        name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in TEXTS and len(node.args) > TEXTS[name][-1]:
            given = [list(_texts(node.args[at])) for at in TEXTS[name]]
            context = next(_texts(node.args[0]), "") if name == "say_in" else ""
            yield from (Message(context, texts) for texts in zip(*given, strict=True))


def entries(language: str, files: str = "*.po") -> dict[Message, tuple[str, ...]]:
    """What the catalogues of a language hold, or some of them: the translations by message."""
    return {
        Message(entry.context or "", _several(entry.id)): _several(entry.string)
        for file in sorted((WORDS / language).glob(files))
        for entry in _read(file)
        if entry.id
    }


def add(language: str, lacking: Mapping[Message, str]) -> None:
    """Write what lacks, empty, into the files of its areas."""
    for area in sorted(set(lacking.values())):
        file = WORDS / language / f"{area}.po"
        book = _read(file) if file.exists() else Catalog(locale=language, fuzzy=False)
        for message in (message for message, where in lacking.items() if where == area):
            book.add(
                message.texts if len(message.texts) > 1 else message.texts[0], context=message.context or None
            )
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as into:
            write_po(into, book, width=0, omit_header=True, no_location=True)


def main() -> int:
    """Add what lacks and tell of it; 1 where there is anything to do."""
    said_now, of_kpis, to_do = messages(), kpi_messages(), 0
    for language in OTHERS:
        held = entries(language)
        lacking = {one: area for one, area in (said_now | of_kpis).items() if not all(held.get(one, ("",)))}
        stale = [one for one in held if one not in said_now and one not in of_kpis]
        add(language, {one: area for one, area in lacking.items() if one not in held})
        for one, area in lacking.items():
            print(f"{language} {area} lacks: {one.texts[0]}")
        for one in stale:
            print(f"{language} is stale: {one.texts[0]}")
        to_do += len(lacking) + len(stale)
    print(f"{len(said_now)} messages and {len(of_kpis)} of KPIs; {to_do} to do.")
    return int(to_do > 0)


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))


def _several(texts: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def _read(file: Path) -> Catalog:
    with file.open("rb") as lines:
        return read_po(lines, abort_invalid=True)


def _area(path: str) -> str:
    return next(area for home, area in AREAS if path.startswith(home))


if __name__ == "__main__":
    sys.exit(main())
