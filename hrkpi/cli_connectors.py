"""``hrkpi connectors``: what can be read."""

from typer import Typer

from connectors._import import collected
from hrkpi.cli_options import Folder, Json
from hrkpi.cli_output import write_json, write_table

APP = Typer()


@APP.command("connectors")
def connectors(as_json: Json = False, folder: Folder = None) -> None:
    """What can be read: exports that are recognised by their headings, and the tables they fill."""
    del folder  # the same in every workspace; the option is there as everywhere
    found = [
        {
            "connector": one.key,
            "label": one.label,
            "tables": [table.name for table in one.tables],
            "recognised_by": {name or one.key: list(part.signature) for name, part in one.files.items()},
        }
        for one in collected().values()
    ]
    if as_json:
        write_json(found)
        return
    cells = [[str(one["connector"]), str(one["label"]), _few(one["tables"])] for one in found]
    write_table(["Connector", "Reads", "Fills"], cells)


def _few(tables: object) -> str:
    named = list(map(str, tables)) if isinstance(tables, list) else []
    return ", ".join(named) if 0 < len(named) <= 6 else "any table"
