"""Puts workspace, pages and connectors behind one server; ``python app.py`` serves it."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from connectors._import import run
from hrkpi.cli_init import fill
from hrkpi.cli_options import owner
from hrkpi.errors import HrkpiError, SettingError
from hrkpi.export.branding import brand_of
from hrkpi.findings import ImportReport
from hrkpi.principal import Principal
from hrkpi.server import LOCALHOST, PORT, serve
from hrkpi.settings import workspace_path
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace
from layouts._build import build
from layouts._page import Desk, Importer, Progress

if TYPE_CHECKING:
    from dash import Dash
    from flask import Flask


def create_app(workspace: Workspace, principal: Principal) -> "Dash":
    """The app over a workspace, for one principal."""
    wording = Wording(workspace.settings.locale, workspace.settings.currency)
    return build(Desk(workspace, principal, importer(workspace, principal), wording, sample(workspace)))


def importer(workspace: Workspace, principal: Principal) -> Importer:
    """Brings files into a workspace in a principal's name."""

    def bring_in(
        paths: Sequence[Path],
        *,
        dry_run: bool,
        answers: Mapping[str, str],
        mapping: Path | None,
        progress: Progress,
    ) -> ImportReport:
        return run(
            workspace,
            paths,
            principal=principal,
            loaded_at=datetime.now(UTC),
            dry_run=dry_run,
            answers=answers,
            mapping=mapping,
            progress=progress,
        )

    return bring_in


def sample(workspace: Workspace) -> Callable[[Progress], ImportReport]:
    """Fills a workspace with the sample company."""
    return lambda progress: fill(workspace.path, progress)


def create(path: Path) -> "Flask":
    """The server over the workspace in a folder, for its owner."""
    server: Flask = create_app(Workspace.open(path), owner()).server
    return server


def servable(workspace: Workspace) -> Path:
    """The folder of a workspace of which everything that the app needs to start is in order.

    Raises:
        SettingError: If the company's look cannot be shown; a worker could only say so in its log.
    """
    brand_of(workspace)
    return workspace.path


def served() -> "Flask":
    """The server over the workspace of this user, for several processes: ``gunicorn 'app:served()'``."""
    return create(workspace_path())


def main() -> None:
    """Serve the workspace of this user where ``HOST`` and ``PORT`` say; ends with 2 and why if it cannot."""
    try:
        host, port = os.environ.get("HOST", LOCALHOST), _port(os.environ.get("PORT", str(PORT)))
        path = servable(Workspace.open(workspace_path()))
        serve(partial(create, path), host, port)
    except HrkpiError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 65536:
        return int(text)
    raise SettingError(f"{text!r} is no port.", where="variable PORT", mend=f"write a number like {PORT}.")


if __name__ == "__main__":
    main()
