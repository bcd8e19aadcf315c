"""A mapping proposed for a sheet that no connector recognises, from headings that are like known ones."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePath
from typing import TYPE_CHECKING

from connectors._answers import quoted
from connectors._sheet import fold
from hrkpi.findings import escaped
from hrkpi.language import marked, say
from hrkpi.tables import TABLES
from hrkpi.tables_people import EMPLOYEES, EMPLOYMENTS, JOBS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connectors._connector import ExportConnector
    from connectors._source import Source
    from hrkpi.table import Table

ALIKE = 0.84  # similarity from which a heading is proposed: one letter in six differs
WITHIN = 0.9  # likeness of a heading that says more than the known one: 'Personal Employee ID'
COMMON = {  # what people call the columns that most files have, in English, German and French
    "employee_id": "personnel no, personnel number, employee no, employee number, emp id, emp no, staff id, "
    "staff no, staff number, worker id, payroll number, personalnummer, personal nr, pers nr, "
    "mitarbeiternummer, mitarbeiter id, matricule, numéro employé",
    "birth_date": "date of birth, dob, birthday, geburtsdatum, date de naissance",
    "gender": "sex, geschlecht, sexe, genre",
    "nationality": "nationalität, staatsangehörigkeit, nationalité",
    "hire_date": "start date, date of joining, joining date, date hired, entry date, start, eintritt, "
    "eintrittsdatum, date embauche, date entrée",
    "last_day": "leaving date, date of leaving, exit date, end date, termination date, last working day, "
    "austritt, austrittsdatum, letzter arbeitstag, date sortie, date de départ",
    "exit_reason": "reason for leaving, leaving reason, austrittsgrund, motif de départ",
    "effective_date": "valid from, effective from, from date, since, gültig ab, gültig von, date effet",
    "company": "legal entity, gesellschaft, firma, société",
    "division": "bereich, geschäftsbereich, direction",
    "department": "dept, abteilung, département, service",
    "team": "gruppe, équipe",
    "location": "site, office, standort, lieu, lieu de travail",
    "country": "land, pays",
    "manager_id": "manager no, manager number, supervisor id, reports to, vorgesetzter, responsable",
    "level": "grade, stufe, niveau",
    "job_title": "position, role, job, stelle, funktion, poste, fonction",
    "fte": "working time share, beschäftigungsgrad, taux occupation",
    "course_id": "course code, training id, kurs id",
    "due_date": "deadline, due, fällig am, échéance",
    "completed_date": "completed on, completion date, abgeschlossen am, terminé le",
}
GONE = marked("if the file gives the first day gone, not the last day employed, write instead")
NO_KEY = marked("No heading is like a required column; write the mapping by hand.")
USUAL, NO_HISTORY = marked("common use"), marked("a job without a history")


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
    _follow_hire(found)
    whole = {table: several for table, several in found.items() if _is_enough(table, several)}
    if EMPLOYMENTS in whole and EMPLOYEES not in whole:  # every spell names a person
        whole = {EMPLOYEES: found[EMPLOYEES], **whole}
    used = {one.heading for several in whole.values() for one in several}
    unused = [heading for heading in source.headings if heading and heading not in used]
    stem = PurePath(source.name or source.file).stem
    head = [
        f"# {say('Proposed for {file}: check every line.', file=source.file)}",
        f"name = {quoted(stem)}",
        "",
    ]
    body = [line for table, several in whole.items() for line in _lines(table, several)] or [
        f"# {say(NO_KEY)}"
    ]
    tail = [f"# {say('not used: {names}', names=', '.join(map(escaped, unused)))}"] if unused else []
    return "\n".join([*head, *body, *tail, ""])


def _follow_hire(found: "dict[Table, list[Likeness]]") -> None:
    """A list of people without a history says what somebody's job is; it is taken to be so since the hire."""
    hired = next((one for one in found[EMPLOYMENTS] if one.column == "hire_date"), None)
    jobs = {one.column for one in found[JOBS]}
    if hired and jobs - {"employee_id"} and "effective_date" not in jobs:
        since = Likeness(hired.score, "effective_date", hired.heading, hired.known, NO_HISTORY)
        found[JOBS] = [*found[JOBS][:1], since, *found[JOBS][1:]]


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
    usual = {(name, one, USUAL) for name in table.names for one in COMMON.get(name, "").split(", ") if one}
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
        yield f"{one.column} = {quoted(one.heading)}  # {_evidence(one)}"
        if one.column == "last_day":
            yield f"# {say(GONE)}: last_day = {{ heading = {quoted(one.heading)}, exclusive = true }}"
    yield ""


def _evidence(one: Likeness) -> str:
    """How sure it is that a heading holds a column, and what it is like."""
    like = say("the column's own name")
    if one.place:
        like = say("'{known}' in {place}", known=one.known, place=say(one.place))
    if one.score == 1:
        return say("same as {like}", like=like)
    return say("{share} like {like}", share=f"{one.score:.0%}", like=like)
