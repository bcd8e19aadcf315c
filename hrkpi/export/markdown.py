"""Views as Markdown: statements, figures and tables, for wikis and tickets; no picture."""

import re
from collections.abc import Iterator, Sequence

from hrkpi.export import notes
from hrkpi.export.stamp import Stamp
from hrkpi.export.twin import as_table, sides
from hrkpi.language import say
from hrkpi.view import Chart, Facts, Table, View
from hrkpi.wording import Wording

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")  # that Markdown would take for its own


def to_md(views: Sequence[View], wording: Wording, stamp: Stamp) -> str:
    """Views as one text."""
    return "\n\n".join(part for view in views for part in _parts(view, wording, stamp)) + "\n"


def _parts(view: View, wording: Wording, stamp: Stamp) -> Iterator[str]:
    yield f"# {_plain(view.title)}"
    yield f"**{_plain(view.statement)}**"
    yield _plain(notes.context(view.about))
    for block in view.blocks:
        if block.key in view.sections:
            yield f"## {_plain(view.sections[block.key])}"
        if isinstance(block, Facts):
            told = (
                (fact, _named(_plain(fact.label), f"**{_plain(fact.cell.text)}**")) for fact in block.facts
            )
            yield "\n".join(f"- {said} {_plain(fact.note)}".rstrip() for fact, said in told)
        else:
            yield f"### {_plain(block.title)}"
            yield from (_plain(text) for text in (block.statement, block.note) if text)
            yield _table(as_table(block) if isinstance(block, Chart) else block)
    yield from (_named(_plain(label), _plain(text)) for label, text in notes.definitions([view]).items())
    yield f"*{_plain(notes.footer(view.about, wording, stamp))}*"


def _table(table: Table) -> str:
    rule = "|".join("---" if left else "---:" for left in sides(table))
    rows = ["|".join(_plain(cell.text) for cell in row) for row in table.rows]
    return "\n".join(f"|{row}|" for row in ("|".join(map(_plain, table.heads)), rule, *rows))


def _named(label: str, text: str) -> str:
    return say("{label}: {text}", label=label, text=text)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is written, in one line."""
    return SIGNS.sub(r"\\\1", " ".join(text.split("\n")))
