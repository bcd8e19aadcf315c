"""``hrkpi serve``: the app in a browser, on this machine alone."""

import sys
from functools import partial
from typing import Annotated

from typer import Option, Typer

from app import create, servable
from hrkpi.cli_options import Folder, Json, opened
from hrkpi.cli_output import write_json
from hrkpi.server import LOCALHOST, PORT, announce, serve

APP = Typer()


@APP.command("serve")
def serve_app(
    as_json: Json = False,
    folder: Folder = None,
    host: Annotated[str, Option("--host", help="Address of this machine's loopback.")] = LOCALHOST,
    port: Annotated[int, Option("--port", min=0, max=65535, help="Port; 0 takes any that is free.")] = PORT,
) -> None:
    """Serve the app on this machine, and print its address when it answers; Ctrl-C stops it."""
    path = servable(opened(folder))
    serve(partial(create, path), host, port, say=_tell if as_json else announce)


def _tell(where: str) -> None:
    write_json({"address": where})
    sys.stdout.flush()
