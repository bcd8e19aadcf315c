"""Drafts against the rules of their tables; errors keep the coordinates of the file."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from connectors._sheet import Issue
from connectors._stack import Key, Stack, stacks
from hrkpi.conform import broken_references
from hrkpi.findings import Severity
from hrkpi.language import counted, say
from hrkpi.merge import Mode
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from connectors._reading import Draft
    from hrkpi.conform import Violation

HOMES = {place.split(".")[0] for table in TABLES.values() for place in table.refers.values()}


@dataclass(frozen=True, eq=False)
class Checked:
    """Rows of canonical tables and everything that was noticed about them.

    Args:
        stacks: Rows by table; with quarantine, only the good ones.
        issues: What was noticed.
        bad: Rows with errors, by sheet.
    """

    stacks: "Mapping[str, Stack]"
    issues: tuple[Issue, ...]
    bad: "Mapping[Key, pd.Index]"


def check(
    drafts: "Iterable[Draft]",
    issues: "Iterable[Issue]",
    held: "Mapping[str, pd.DataFrame]",
    mode: Mode,
    *,
    quarantine: bool = False,
) -> Checked:
    """Drafts held against the rules of their tables, and against what is there already.

    Args:
        drafts: Rows as they were read.
        issues: What was noticed while reading.
        held: Conformed tables of the current snapshot.
        mode: How the incoming tables meet those.
        quarantine: Whether rows with errors are left out, so that the others can be published.
    """
    collapsed = {name: stack.collapsed() for name, stack in stacks(drafts).items()}
    rows = {name: stack for name, (stack, _) in collapsed.items()}
    noticed = [*issues, *(issue for _, told in collapsed.values() for issue in told)]
    noticed += _not_told(noticed, [issue for stack in rows.values() for issue in stack.broken()])
    if not quarantine:
        found = (*noticed, *_references(rows, held, mode))
        return Checked(rows, found, bad_rows(found))
    fresh = bad_rows(noticed)
    while True:
        rows = {name: stack.without(fresh) for name, stack in rows.items()}
        lost = _references(rows, held, mode)
        noticed += lost
        fresh = bad_rows(lost)
        if not fresh:
            return Checked(rows, tuple(noticed), bad_rows(noticed))


def bad_rows(issues: "Iterable[Issue]") -> dict[Key, pd.Index]:
    """Rows with errors, by sheet."""
    bad: dict[Key, pd.Index] = {}
    for issue in issues:
        if issue.severity is Severity.ERROR and len(issue.rows):
            bad[issue.sheet.key] = issue.rows.union(bad.get(issue.sheet.key, issue.rows))
    return bad


def _not_told(told: "Iterable[Issue]", broken: "Iterable[Issue]") -> "list[Issue]":
    """Broken rules without the blanks that only stand for a cell that could not be read."""
    unread: dict[tuple[Key, str], pd.Index] = {}
    for issue in told:
        if issue.severity in {Severity.ERROR, Severity.QUESTION} and issue.heading:
            place = (issue.sheet.key, issue.heading)
            unread[place] = issue.rows.union(unread.get(place, issue.rows))
    fresh = [
        replace(
            issue, rows=issue.rows.difference(unread.get((issue.sheet.key, issue.heading), issue.rows[:0]))
        )
        if issue.code == "MISSING_CELL"
        else issue
        for issue in broken
    ]
    return [issue for issue in fresh if len(issue.rows)]


def _references(rows: "Mapping[str, Stack]", held: "Mapping[str, pd.DataFrame]", mode: Mode) -> list[Issue]:
    """Rows that point at nothing, in what comes in and in what would stay beside it."""
    coming = {name: stack.frame for name, stack in rows.items()}
    staying = {name: frame for name, frame in held.items() if name not in coming}
    kept = {name: held[name] for name in HOMES if mode is Mode.UPSERT and name in held and name in coming}
    known = {name: pd.concat([coming[name], frame]) for name, frame in kept.items()}
    return [
        issue
        for name, broken in broken_references({**staying, **coming, **known}).items()
        for violation in broken
        for issue in (rows[name].issues(violation) if name in rows else _left_over(name, violation, rows))
    ]


def _left_over(name: str, violation: "Violation", rows: "Mapping[str, Stack]") -> "Iterator[Issue]":
    home, _ = TABLES[name].refers[violation.column].split(".")
    sheet = rows[home].drafts[0].sheet
    count = len(violation.rows)
    what = say(
        "{count} rows of '{name}' that are here already would name what '{home}' no longer holds",
        count=counted(count),
        name=name,
        home=home,
    )
    mend = say(
        "import the export that fills '{name}' together with this one, or use the mode 'upsert'.", name=name
    )
    yield sheet.whole().issue("LEFT_OVER", Severity.ERROR, what, mend, sheet.texts.index[:0])
