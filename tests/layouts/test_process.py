"""Whether somebody still works on something."""

import os

import pytest

from layouts._process import is_there
from tests.layouts.conftest import gone


def test_a_process_that_lives_is_there_and_one_that_ended_is_not() -> None:
    assert is_there(os.getpid())
    assert not is_there(gone())


def test_a_process_of_somebody_else_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(process: int, signal: int) -> None:
        raise PermissionError(process, signal)

    monkeypatch.setattr(os, "kill", refused)

    assert is_there(1)
