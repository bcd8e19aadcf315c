"""One writer per workspace."""

import multiprocessing
import os
from pathlib import Path

import pytest

from hrkpi.lock import BusyError, hold


def test_a_second_writer_is_told_who_is_at_work(tmp_path: Path) -> None:
    with hold(tmp_path / "lock", wait_seconds=0) as first:
        first.sign("ada")

        with pytest.raises(BusyError) as refused, hold(tmp_path / "lock", wait_seconds=0.1):
            pass

    assert f"process {os.getpid()} of ada" in refused.value.where


def test_a_second_writer_that_meets_an_unsigned_lock_is_told_so(tmp_path: Path) -> None:
    with (
        hold(tmp_path / "lock", wait_seconds=0),
        pytest.raises(BusyError, match="another process"),
        hold(tmp_path / "lock", wait_seconds=0),
    ):
        pass


def test_a_lock_that_was_let_go_is_free(tmp_path: Path) -> None:
    with hold(tmp_path / "lock", wait_seconds=0) as first:
        first.sign("ada", "000001-abcdef")

    with hold(tmp_path / "lock", wait_seconds=0) as second:
        assert second.owner is not None
        assert (second.owner.name, second.owner.intent) == ("ada", "000001-abcdef")


def die_with(file: Path) -> None:
    with hold(file, wait_seconds=0) as held:
        held.sign("ada", "000001-abcdef")
        os.kill(os.getpid(), 9)


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    process = multiprocessing.get_context("fork").Process(target=die_with, args=(tmp_path / "lock",))
    process.start()
    process.join()

    with hold(tmp_path / "lock", wait_seconds=0) as held:
        assert held.owner is not None
        assert held.owner.pid == process.pid
    assert process.exitcode == -9


def test_who_died_while_signing_is_nobody(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text('{"pid": 12', encoding="utf-8")

    with hold(tmp_path / "lock", wait_seconds=0) as held:
        assert held.owner is None


def test_a_shorter_signature_leaves_nothing_of_a_longer_one(tmp_path: Path) -> None:
    with hold(tmp_path / "lock", wait_seconds=0) as held:
        held.sign("a very long name", "000001-abcdef")
        held.sign("b")

        assert held.owner is not None
        assert (held.owner.name, held.owner.intent) == ("b", "")
