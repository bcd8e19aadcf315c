"""Brings a database to the newest revision, in one transaction: killed midway, it is as it was."""

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from hrkpi.errors import WorkspaceError

if TYPE_CHECKING:
    from sqlalchemy import Engine

FOLDER = Path(__file__).parent / "migrations"


def upgrade(engine: "Engine", where: str) -> None:
    """Apply the migrations that the database lacks.

    Raises:
        WorkspaceError: If the database was made by a newer version of HR KPI.
    """
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    with engine.begin() as connection:
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if not known.issuperset(MigrationContext.configure(connection).get_current_heads()):
            raise WorkspaceError(
                "The workspace was made by a newer version of HR KPI.",
                where=where,
                mend="upgrade HR KPI to that version or later, or open a backup that this version made.",
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
