"""Takes events in from a table: what happened on a day, in a unit or everywhere."""

from collections.abc import Collection, Mapping
from datetime import datetime

import pandas as pd

from hrkpi.conform import conform
from hrkpi.errors import TableError
from hrkpi.language import marked
from hrkpi.nearest import nearest
from hrkpi.note_book import Kind
from hrkpi.notes import LONGEST_TEXT, LONGEST_TITLE, Draft, Known, add_all
from hrkpi.principal import NOTE_WRITERS, Principal
from hrkpi.tables_strategy import EVENTS
from hrkpi.target_import import FIRST_ROW, parse_scope
from hrkpi.targets import WHOLE
from hrkpi.workspace import Workspace

Members = Mapping[str, Collection[str]]


def import_events(
    workspace: Workspace, frame: pd.DataFrame, members: Members, principal: Principal, loaded_at: datetime
) -> int:
    """Take events in, all or none; one of the same day, name and scope is known already.

    Args:
        workspace: Where they go.
        frame: Rows of the canonical table ``events``.
        members: Members of dimensions by dimension; those of dimensions that are not named are not checked.
        principal: Who takes them in.
        loaded_at: Instant of the import, with its time zone.

    Returns:
        How many were added.

    Raises:
        AccessError: If the principal may only look.
        TableError: If a row has no name, too long a text, or names a population that does not exist.
    """
    principal.must_be(NOTE_WRITERS, marked("import events"))
    rows = conform(frame, EVENTS)
    known = rows.astype("object").where(rows.notna(), "")
    drafts = [_draft(row, at, members) for at, row in enumerate(known.to_dict("records"), FIRST_ROW)]
    return add_all(workspace, drafts, principal, loaded_at, Known((), members))


def _draft(row: Mapping[object, object], at: int, members: Members) -> Draft:
    title, text = str(row["title"]), str(row["note"])
    for name, said, most in (("title", title, LONGEST_TITLE), ("note", text, LONGEST_TEXT)):
        if len(said) > most:
            what = f"It has {len(said)} characters, and room is for {most}."
            raise _refused(what, at, name, "say the main thing in fewer words.")
    day = pd.Timestamp(str(row["date"])).date()
    return Draft(Kind.EVENT, day, text, title, where=_population(str(row["scope"]), at, members))


def _population(scope: str, at: int, members: Members) -> dict[str, str]:
    """Member by dimension, once they are known."""
    if scope in {"", WHOLE}:
        return {}
    try:
        population = parse_scope(scope)
    except ValueError:
        raise _refused(
            "A scope is not written as dimension=member.",
            at,
            "scope",
            "write department=Sales; leave it blank for the company.",
        ) from None
    for dim, member in population.items():
        if dim in members and member not in members[dim]:
            raise _refused(f"There is no {dim} of that name.", at, "scope", nearest(member, members[dim]))
    return population


def _refused(what: str, at: int, column: str, mend: str) -> TableError:
    return TableError(what, where=f"events, row {at}, column {column}", mend=mend)
