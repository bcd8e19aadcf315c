"""Packs: ordered lists of views, kept in the workspace, that are made again each month."""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from hrkpi.errors import QueryError
from hrkpi.language import marked, say
from hrkpi.nearest import nearest
from hrkpi.principal import TARGET_SETTERS, Principal
from hrkpi.store.audit import record
from hrkpi.store.schema import PACKS
from hrkpi.workspace import Workspace

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
MOST_PAGES = 60


@dataclass(frozen=True)
class Pack:
    """One pack.

    Args:
        name: Small letters, digits and hyphens; files are called after it.
        pages: Views and KPIs as words, in the order in which they are read.
        saved_at: When.
        saved_by: By whom.
    """

    name: str
    pages: tuple[str, ...]
    saved_at: datetime
    saved_by: str


def packs(workspace: Workspace) -> tuple[Pack, ...]:
    """All packs, by name."""
    with workspace.reading() as connection:
        rows = connection.execute(select(PACKS).order_by(PACKS.c.name))
        return tuple(Pack(row.name, tuple(json.loads(row.pages)), row.saved_at, row.saved_by) for row in rows)


def pack(workspace: Workspace, name: str) -> Pack:
    """The pack of that name.

    Raises:
        QueryError: If there is none.
    """
    found = {one.name: one for one in packs(workspace)}
    if name not in found:
        raise QueryError(
            say("There is no pack {name!r}.", name=name), where=say("pack"), mend=nearest(name, found)
        )
    return found[name]


def save(workspace: Workspace, made: Pack, principal: Principal) -> None:
    """Keep a pack; an earlier one of the same name is replaced.

    Raises:
        AccessError: If the principal may only look.
        QueryError: If its name cannot be that of a file, or it has no page or too many.
    """
    principal.must_be(TARGET_SETTERS, marked("save a pack"))
    if not NAME.fullmatch(made.name):
        raise QueryError(
            say("{name!r} is no name of a pack.", name=made.name),
            where=say("pack"),
            mend=say("write up to 40 small letters, digits and hyphens: board, board-monthly."),
        )
    if not 1 <= len(made.pages) <= MOST_PAGES:
        raise QueryError(
            say("A pack has 1 to {most} pages, not {count}.", most=MOST_PAGES, count=len(made.pages)),
            where=made.name,
            mend=say("name the views in the order in which they are read."),
        )
    row = {"name": made.name, "pages": json.dumps(made.pages), "saved_at": made.saved_at}
    with workspace.writing() as connection:
        connection.execute(delete(PACKS).where(PACKS.c.name == made.name))
        connection.execute(insert(PACKS), [{**row, "saved_by": made.saved_by}])
        record(connection, principal, "pack.save", {"pack": made.name, "pages": len(made.pages)})


def remove(workspace: Workspace, name: str, principal: Principal) -> None:
    """Forget a pack; files made of it stay.

    Raises:
        AccessError: If the principal may only look.
        QueryError: If there is none.
    """
    principal.must_be(TARGET_SETTERS, marked("remove a pack"))
    known = pack(workspace, name)
    with workspace.writing() as connection:
        connection.execute(delete(PACKS).where(PACKS.c.name == known.name))
        record(connection, principal, "pack.remove", {"pack": known.name})
