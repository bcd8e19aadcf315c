"""The state's database: new, old, newer, damaged, busy."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, select, text
from sqlalchemy.exc import OperationalError

from hrkpi.errors import SettingError, WorkspaceError
from hrkpi.store.schema import ANSWERS, METADATA, REVISION
from hrkpi.store.session import State, open_state


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "hrkpi.db"


def answers(state: State) -> list[str]:
    with state.read() as connection:
        return list(connection.scalars(select(ANSWERS.c.answer)))


def test_a_new_database_has_the_shape_that_the_schema_says(file: Path) -> None:
    state = open_state("", file)

    with state.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == REVISION


def test_a_commit_is_set_up_to_survive_a_power_cut(file: Path) -> None:
    with open_state("", file).engine.connect() as connection:
        found = {
            name: connection.scalars(text(f"PRAGMA {name}")).one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert found == {"journal_mode": "delete", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_what_was_written_is_there_after_opening_again(file: Path) -> None:
    with open_state("", file).write() as connection:
        connection.execute(insert(ANSWERS).values(source="a", question="b", answer="yes"))

    assert answers(open_state("", file)) == ["yes"]


def test_a_reader_looks_while_a_writer_is_at_work(file: Path) -> None:
    state = open_state("", file)

    with state.write() as connection:
        connection.execute(insert(ANSWERS).values(source="a", question="b", answer="yes"))
        seen = answers(state)

    assert seen == []
    assert answers(state) == ["yes"]


def test_a_second_writer_waits_from_its_first_statement(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrkpi.store.session.BUSY_SECONDS", 0.01)
    state = open_state("", file)
    look = text("SELECT 1")

    with state.write() as first:
        first.execute(look)
        with pytest.raises(OperationalError, match="locked"), state.write():
            pass


def test_a_database_of_a_newer_version_is_refused_and_left_alone(file: Path) -> None:
    with open_state("", file).engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = file.read_bytes()

    with pytest.raises(WorkspaceError, match="newer version") as refused:
        open_state("", file)

    assert "upgrade HR KPI" in refused.value.mend
    assert file.read_bytes() == before


def test_a_migration_killed_midway_leaves_nothing_and_runs_again(file: Path) -> None:
    """The process dies when the last table is about to be made; SQLite rolls the others back."""
    script = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom sqlalchemy import event, Engine\n"
        "from hrkpi.store.session import open_state\n"
        "def die(conn, cursor, statement, *rest):\n"
        "    if 'CREATE TABLE targets' in statement: os.kill(os.getpid(), signal.SIGKILL)\n"
        "event.listen(Engine, 'before_cursor_execute', die)\n"
        "open_state('', Path(sys.argv[1]))\n"
    )

    command = [sys.executable, "-c", script, str(file)]
    killed = subprocess.run(command, check=False, capture_output=True)

    assert killed.returncode == -9
    assert answers(open_state("", file)) == []


@pytest.mark.parametrize("content", [b"no database, and longer than a header would be" * 9, b"\0" * 8192])
def test_a_file_that_is_no_database_is_refused_with_advice(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    with pytest.raises(WorkspaceError, match="cannot be used") as refused:
        open_state("", file)

    assert "backup" in refused.value.mend


def test_a_damaged_page_is_found_when_opening(file: Path) -> None:
    open_state("", file)
    content = bytearray(file.read_bytes())
    content[4096 : 3 * 4096] = b"\xff" * 2 * 4096
    file.write_bytes(content)

    with pytest.raises(WorkspaceError, match=r"damaged|cannot be used"):
        open_state("", file)


@pytest.mark.parametrize("url", ["nonsense", "nosuchdatabase://host/name", "oracle+cx_oracle://host/name"])
def test_an_address_that_leads_nowhere_is_a_wrong_setting(file: Path, url: str) -> None:
    with pytest.raises(SettingError) as refused:
        open_state(url, file)

    assert refused.value.where == "setting state_url"


def test_another_sqlite_file_may_be_named_by_address(file: Path) -> None:
    state = open_state(f"sqlite:///{file.parent / 'other.db'}", file)

    assert answers(state) == []
    assert not file.exists()


def test_a_database_in_use_by_another_program_is_waited_for_and_then_named(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_state("", file)
    monkeypatch.setattr("hrkpi.store.session.BUSY_SECONDS", 0.01)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(WorkspaceError, match="database is locked"):
        open_state("", file)
    other.close()
