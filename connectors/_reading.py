"""Rows of an export become rows of canonical tables, still with the coordinates of the file."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

import pandas as pd

from connectors._sheet import Issue, Sheet, View, fold, letter
from hrkpi.conform import empty
from hrkpi.findings import Severity, escaped
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from connectors._connector import ExportConnector, Rows
    from hrkpi.table import Table

LISTED_COLUMNS = 20  # unknown columns named in one warning


@dataclass(frozen=True, eq=False)
class Draft:
    """Rows of one canonical table, read from one sheet and not checked yet.

    Args:
        table: Canonical table.
        rows: How they were read.
        sheet: Where they stand.
        frame: Index the rows of the sheet; all columns of the table, typed.
    """

    table: "Table"
    rows: "Rows"
    sheet: Sheet
    frame: pd.DataFrame

    def heading(self, column: str) -> str:
        """Folded heading that a canonical column was read from; blank where none was."""
        if column not in self.rows.columns:
            return ""
        wanted = (
            names for part, names in self.rows.columns[column].wants(self.rows.part) if part == self.rows.part
        )
        return next((fold(name) for names in wanted for name in names if fold(name) in self.sheet.texts), "")


@dataclass(frozen=True, eq=False)
class Reading:
    """What an export holds.

    Args:
        drafts: Rows of canonical tables.
        issues: What was noticed.
    """

    drafts: tuple[Draft, ...]
    issues: tuple[Issue, ...]


def read(
    connector: "ExportConnector", parts: "Mapping[str, tuple[Sheet, ...]]", answers: "Mapping[str, str]"
) -> Reading:
    """The rows of canonical tables in the sheets of one export.

    Args:
        connector: What export it is.
        parts: Sheets by the part that they are.
        answers: Answers by question.
    """
    drafts: list[Draft] = []
    issues = [
        issue
        for name, sheets in parts.items()
        for sheet in sheets
        for issue in _headings(connector, name, sheet)
    ]
    for table, rows in connector.rows():
        for sheet in parts.get(rows.part, ()):
            lacking = [*_missing_parts(connector, rows, sheet, parts), *_missing_columns(table, rows, sheet)]
            issues += lacking
            if not lacking:
                draft, noticed = _draft(table, rows, View(sheet, parts, answers, connector.source))
                drafts.append(draft)
                issues += noticed
    return Reading(tuple(drafts), tuple(issues))


def _draft(table: "Table", rows: "Rows", view: View) -> tuple[Draft, list[Issue]]:
    meant, issues = _meant(rows, view)
    typed = {name: rule.read(meant, table.column(name)) for name, rule in rows.columns.items()}
    issues += [issue for one in typed.values() for issue in one.issues]
    blank = empty(table).reindex(meant.sheet.texts.index)
    frame = blank.assign(**{name: one.series for name, one in typed.items()})
    return Draft(table, rows, view.sheet, frame), issues


def _meant(rows: "Rows", view: View) -> tuple[View, list[Issue]]:
    """The view on the rows that the filters keep, and the rows they skip."""
    issues: list[Issue] = []
    meant = view
    for one in rows.only:
        sheet = meant.sheet
        kept = one.keeps(meant).to_numpy(dtype=bool)
        if not kept.all():
            left_out = sheet.texts.index[~kept]
            issues.append(
                sheet.whole().issue(
                    "SKIPPED",
                    Severity.ACCEPTED,
                    say("left out: {reason}", reason=say(one.reason)),
                    "",
                    left_out,
                )
            )
        meant = meant.beside(replace(sheet, texts=sheet.texts[kept]))
    return meant, issues


def _headings(connector: "ExportConnector", part: str, sheet: Sheet) -> "Iterator[Issue]":
    wanted = {fold(name) for names in connector.wants(part) for name in names}
    folded = [fold(heading) for heading in sheet.headings]
    named = zip(sheet.headings, folded, strict=True)
    unknown = [heading for heading, name in named if name and name not in wanted]
    if unknown:
        more = say(" … ({count} in all)", count=len(unknown)) if len(unknown) > LISTED_COLUMNS else ""
        listed = ", ".join(f"'{escaped(heading)}'" for heading in unknown[:LISTED_COLUMNS])
        what = say("columns that are not needed are not read: {listed}{more}", listed=listed, more=more)
        yield sheet.whole().issue("UNKNOWN_COLUMNS", Severity.WARNING, what, "", sheet.texts.index[:0])
    for name in sorted(wanted):
        places = [letter(place) for place, other in enumerate(folded) if other == name]
        if len(places) > 1:
            what = say(
                "the heading '{name}' stands over several columns: {places}",
                name=sheet.heading(name),
                places=", ".join(places),
            )
            yield sheet.whole().issue(
                "DUPLICATE_HEADING",
                Severity.ERROR,
                what,
                say("rename or remove the extra ones."),
                sheet.texts.index[:0],
            )


def _missing_parts(
    connector: "ExportConnector", rows: "Rows", sheet: Sheet, parts: "Mapping[str, tuple[Sheet, ...]]"
) -> "Iterator[Issue]":
    for name in dict.fromkeys(part for part, _ in rows.wants()):
        if name in parts or connector.files[name].optional:
            continue
        headings = ", ".join(connector.files[name].signature)
        what = say(
            "this file says nothing without the file '{name}' of the same export ({headings})",
            name=name,
            headings=headings,
        )
        yield sheet.whole().issue(
            "MISSING_FILE", Severity.ERROR, what, say("import both together."), sheet.texts.index[:0]
        )


def _missing_columns(table: "Table", rows: "Rows", sheet: Sheet) -> "Iterator[Issue]":
    read = [name for part, names in rows.wants() if part == rows.part for name in names]
    for column in table.columns:
        names = [names for part, names in _wants(rows, column.name) if part == rows.part]
        there = any(fold(name) in sheet.texts for several in names for name in several)
        if column.required and names and not there:
            yield missing(sheet, names[0][0], read)


def missing(sheet: Sheet, name: str, read: "Iterable[str]") -> Issue:
    """That an export lacks a heading, with the nearest one it has that is read as nothing else.

    Args:
        sheet: The export.
        name: The heading.
        read: Headings that are read.
    """
    free = [fold(heading) for heading in sheet.headings if fold(heading) not in set(map(fold, read))]
    close = get_close_matches(fold(name), free, n=1)
    mend = (
        say("did you mean {name!r}?", name=sheet.heading(close[0]))
        if close
        else say("export the column too.")
    )
    return sheet.whole().issue(
        "MISSING_COLUMN",
        Severity.ERROR,
        say("The export has no column {name!r}", name=name),
        mend,
        sheet.texts.index[:0],
    )


def _wants(rows: "Rows", column: str) -> "Iterator[tuple[str, tuple[str, ...]]]":
    return rows.columns[column].wants(rows.part) if column in rows.columns else iter(())
