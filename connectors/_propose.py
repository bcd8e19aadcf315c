"""A mapping proposed for a sheet that no connector recognises, from headings that are like known ones."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePath
from typing import TYPE_CHECKING

from connectors._answers import quoted
from connectors._sheet import fold
from hrkpi.findings import escaped
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connectors._connector import ExportConnector
    from connectors._source import Source
    from hrkpi.tables import Table

ALIKE = 0.84  # similarity from which a heading is proposed: one letter in six differs
WITHIN = 0.9  # likeness of a heading that says more than the known one: 'Personal Employee ID'
COMMON = {  # what people call the columns that most files have
    "employee_id": "personnel no, personnel number, employee no, employee number, staff id, worker id",
    "birth_date": "date of birth, dob, birthday",
    "gender": "sex",
    "hire_date": "start date, date of joining, joining date, date hired, entry date, start",
    "last_day": "leaving date, date of leaving, exit date, end date, termination date, last working day",
    "exit_reason": "reason for leaving, leaving reason",
    "effective_date": "valid from, effective from, from date, since",
    "department": "dept",
    "location": "site, office",
    "manager_id": "manager no, manager number, supervisor id, reports to",
    "level": "grade",
    "job_title": "position, role, job",
    "course_id": "course code, training id",
    "due_date": "deadline, due",
    "completed_date": "completed on, completion date",
}
NO_KEY = "# No heading is like a required column; write the mapping by hand."


@dataclass(frozen=True)
class Likeness:
    """A heading that may hold a canonical column.

    Args:
        score: 0 to 1; 1 is the same but for case, white space and marks.
        column: Canonical column.
        heading: Heading of the sheet.
        known: Heading or column name that it is like.
        place: Connector that knows the heading so; blank for the column's own name.
    """

    score: float
    column: str
    heading: str
    known: str
    place: str


def propose(source: "Source", connectors: "Iterable[ExportConnector]") -> str:
    """A mapping file in TOML, with the evidence for each line; nothing applies it unread.

    Args:
        source: The sheet.
        connectors: Those whose headings are known.
    """
    known = list(connectors)
    found = {table: _matches(source, table, known) for table in TABLES.values()}
    whole = {table: several for table, several in found.items() if _is_enough(table, several)}
    used = {one.heading for several in whole.values() for one in several}
    unused = [heading for heading in source.headings if heading and heading not in used]
    stem = PurePath(source.name or source.file).stem
    head = [f"# Proposed for {source.file}: check every line.", f"name = {quoted(stem)}", ""]
    body = [line for table, several in whole.items() for line in _lines(table, several)] or [NO_KEY]
    tail = [f"# not used: {', '.join(map(escaped, unused))}"] if unused else []
    return "\n".join([*head, *body, *tail, ""])


def _matches(source: "Source", table: "Table", connectors: "Iterable[ExportConnector]") -> list[Likeness]:
    """The best heading per column, each heading once, in the order of the columns."""
    pairs = sorted(_likenesses(source, table, connectors), key=lambda one: (-one.score, one.place))
    chosen: dict[str, Likeness] = {}
    for one in pairs:
        if one.column not in chosen and one.heading not in {other.heading for other in chosen.values()}:
            chosen[one.column] = one
    return [chosen[name] for name in table.names if name in chosen]


def _likenesses(
    source: "Source", table: "Table", connectors: "Iterable[ExportConnector]"
) -> "Iterator[Likeness]":
    own = {(name, name, "") for name in table.names}
    usual = {
        (name, one, "common use") for name in table.names for one in COMMON.get(name, "").split(", ") if one
    }
    for column, known, place in sorted(own | usual | set(_known(table, connectors))):
        for heading in filter(None, source.headings):
            score = _score(_bare(heading), _bare(known))
            if score >= ALIKE:
                yield Likeness(score, column, heading, known, place)


def _score(heading: str, known: str) -> float:
    """How alike two bare headings are, 0 to 1."""
    words = known.split()
    whole = SequenceMatcher(None, heading, known).ratio()
    return max(whole, WITHIN if len(words) > 1 and set(words) <= set(heading.split()) else 0.0)


def _known(table: "Table", connectors: "Iterable[ExportConnector]") -> "Iterator[tuple[str, str, str]]":
    for connector in connectors:
        for filled, rows in connector.rows():
            for column, rule in rows.columns.items() if filled is table else ():
                own = (names for part, names in rule.wants(rows.part) if part == rows.part)
                yield from ((column, name, connector.key) for name in next(own, ()))


def _bare(heading: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(heading)).strip()


def _is_enough(table: "Table", several: list[Likeness]) -> bool:
    required = {column.name for column in table.columns if column.required}
    return required <= {one.column for one in several} and len(several) > 1


def _lines(table: "Table", several: list[Likeness]) -> "Iterator[str]":
    yield f"[{table.name}]"
    for one in several:
        evidence = f"'{one.known}' in {one.place}" if one.place else "the column's own name"
        sure = "same as" if one.score == 1 else f"{one.score:.0%} like"
        yield f"{one.column} = {quoted(one.heading)}  # {sure} {evidence}"
    yield ""
