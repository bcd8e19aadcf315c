"""The audit shows when somebody tampered with it."""

from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hrkpi.principal import Principal
from hrkpi.store.audit import damage, record, written
from hrkpi.store.session import State, open_state

OWNER = Principal.owner("ada")


@pytest.fixture
def state(tmp_path: Path) -> State:
    """Three entries: one each for import, export and import."""
    opened = open_state("", tmp_path / "hrkpi.db")
    for number, action in enumerate(("snapshot.publish", "export.write", "snapshot.publish")):
        with opened.write() as connection:
            record(connection, OWNER, action, {"rows": number})
    return opened


def tamper(state: State, *statements: str) -> list[str]:
    """What the audit tells after somebody with the file in hand ran these statements."""
    with state.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("DROP TRIGGER audit_no_delete"))
        for statement in statements:
            connection.execute(text(statement))
    return told(state)


def told(state: State) -> list[str]:
    with state.read() as connection:
        return list(damage(connection))


def test_an_untouched_audit_is_whole(state: State) -> None:
    assert told(state) == []


def test_an_audit_without_entries_is_whole(tmp_path: Path) -> None:
    assert told(open_state("", tmp_path / "hrkpi.db")) == []


def test_entries_are_numbered_in_order_and_say_who(state: State) -> None:
    with state.read() as connection:
        entries = written(connection)

    assert [(entry.sequence, entry.action, entry.detail) for entry in entries] == [
        (1, "snapshot.publish", '{"rows": 0}'),
        (2, "export.write", '{"rows": 1}'),
        (3, "snapshot.publish", '{"rows": 2}'),
    ]
    assert {(entry.principal, entry.role) for entry in entries} == {("ada", "owner")}
    assert all(entry.at.tzinfo for entry in entries)


def test_an_entry_that_was_not_committed_leaves_no_gap(state: State) -> None:
    with suppress(KeyboardInterrupt), state.write() as connection:
        record(connection, OWNER, "export.write", {})
        raise KeyboardInterrupt
    with state.write() as connection:
        record(connection, OWNER, "export.write", {})

    assert told(state) == []


@pytest.mark.parametrize("verb", ["UPDATE audit SET principal = 'eve'", "DELETE FROM audit"])
def test_the_database_refuses_to_change_an_entry(state: State, verb: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), state.engine.begin() as connection:
        connection.execute(text(verb))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET principal = 'eve' WHERE sequence = 2",
        "UPDATE audit SET role = 'viewer' WHERE sequence = 2",
        "UPDATE audit SET action = 'nothing' WHERE sequence = 2",
        "UPDATE audit SET detail = '{}' WHERE sequence = 2",
        "UPDATE audit SET at = '2001-01-01 00:00:00' WHERE sequence = 2",
        "UPDATE audit SET hash = 'f' WHERE sequence = 2",
        "UPDATE audit SET previous = 'f' WHERE sequence = 2",
    ],
)
def test_a_changed_entry_shows(state: State, change: str) -> None:
    found = tamper(state, change)

    assert "audit entry 2 was changed" in found


def test_a_removed_entry_shows(state: State) -> None:
    assert tamper(state, "DELETE FROM audit WHERE sequence = 2") == [
        "audit entries between 1 and 3 are missing"
    ]


def test_a_cut_tail_shows(state: State) -> None:
    assert tamper(state, "DELETE FROM audit WHERE sequence = 3") == ["the newest audit entries are missing"]


def test_an_emptied_audit_shows(state: State) -> None:
    assert tamper(state, "DELETE FROM audit") == ["the newest audit entries are missing"]


def test_a_removed_head_shows(state: State) -> None:
    assert tamper(state, "DELETE FROM audit_head") == ["the newest audit entries are missing"]
