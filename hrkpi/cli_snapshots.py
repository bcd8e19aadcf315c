"""``hrkpi snapshots``: list, verify, choose and compare them."""

from typing import Annotated

from typer import Argument, Exit, Typer

from hrkpi.cli_options import Folder, Json, opened, owner
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.errors import WorkspaceError

APP = Typer()
SNAPSHOTS = Typer(no_args_is_help=True, help="List, verify, choose and compare snapshots.")
APP.add_typer(SNAPSHOTS, name="snapshots")
DAMAGED = 2

Id = Annotated[str, Argument(metavar="ID", help="Id of a snapshot; 'hrkpi snapshots list' shows them.")]


@SNAPSHOTS.command("list")
def list_all(as_json: Json = False, folder: Folder = None) -> None:
    """All snapshots, newest first."""
    found = opened(folder).snapshots()
    if as_json:
        write_json([vars(snapshot) for snapshot in found])
        return
    rows = [
        [
            "current" if one.is_current else "",
            one.id,
            f"{one.as_of}",
            f"{one.loaded_at:%Y-%m-%d %H:%M}",
            one.parent or "",
        ]
        for one in found
    ]
    write_table(["", "Snapshot", "As of", "Loaded (UTC)", "Made from"], rows)


@SNAPSHOTS.command("verify")
def verify(
    name: Annotated[str | None, Argument(metavar="[ID]", help="One of them; all unless said.")] = None,
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """Compare files with their hashes, and the audit log with its chain; ends with 2 if anything is wrong."""
    workspace = opened(folder)
    names = [name] if name else [snapshot.id for snapshot in workspace.snapshots()]
    found = {one: list(workspace.verify(one)) for one in names}
    told = [problem for several in found.values() for problem in several]
    problems = list(dict.fromkeys([*told, *(() if name else workspace.problems())]))
    if as_json:
        write_json({"snapshots": found, "problems": problems})
    else:
        write("\n".join(problems) if problems else f"{len(names)} snapshot(s) are whole.")
    if problems:
        raise Exit(DAMAGED)


@SNAPSHOTS.command("use")
def use(name: Id, as_json: Json = False, folder: Folder = None) -> None:
    """Make an earlier snapshot the current one."""
    chosen = opened(folder).use(name, owner())
    if as_json:
        write_json({"snapshot": chosen.id, "as_of": chosen.as_of})
    else:
        write(f"Snapshot {chosen.id} is current now; its figures reach to {chosen.as_of}.")


@SNAPSHOTS.command("diff")
def diff(first: Id, second: Id, as_json: Json = False, folder: Folder = None) -> None:
    """What differs between two snapshots: the rows of each table."""
    workspace = opened(folder)
    if first == second:
        raise WorkspaceError(
            "A snapshot does not differ from itself.", where=first, mend="name two snapshots."
        )
    tables = [workspace.snapshot(name).manifest.tables for name in (first, second)]
    parts = [
        {part.path: part.sha256 for part in workspace.snapshot(name).manifest.parts}
        for name in (first, second)
    ]
    rows = {
        table: {
            "rows_before": tables[0][table].rows if table in tables[0] else None,
            "rows_after": tables[1][table].rows if table in tables[1] else None,
            "same": parts[0].get(f"tables/{table}.parquet") == parts[1].get(f"tables/{table}.parquet"),
        }
        for table in sorted({*tables[0], *tables[1]})
    }
    if as_json:
        write_json({"from": first, "to": second, "tables": rows})
        return
    cells = [
        [table, _count(row["rows_before"]), _count(row["rows_after"]), "same" if row["same"] else "differs"]
        for table, row in rows.items()
    ]
    write_table(["Table", "Rows before", "Rows after", "Content"], cells, right=["Rows before", "Rows after"])


def _count(rows: int | None) -> str:
    return "–" if rows is None else str(rows)
