"""A file that a page waits for tells its steps, and is stopped at the next one."""

import os
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from hrkpi.export.forms import written
from layouts import _follow, _taken
from layouts._build import build
from layouts._page import Desk

NAME = "0123456789abcdef01234567"
FILE = "/download/view.csv?view=workforce"
FOLLOWED = {_follow.HEADER: NAME}


@pytest.fixture(scope="module")
def client(full: Desk) -> FlaskClient:
    made: FlaskClient = build(full).server.test_client()
    return made


@pytest.fixture
def folder(full: Desk) -> Path:
    return full.workspace.path / "exports" / "followed"


def test_its_steps_are_told_while_it_is_made_and_forgotten_after(
    full: Desk, client: FlaskClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    make = written

    def looked(*given: Any, tell: Any, **named: Any) -> bytes:  # Any: whatever the writer is given
        tell("Drawing picture 2 of 7", 1, 7)
        seen.append(client.get(f"/download/step/{NAME}").json)
        return make(*given, tell=tell, **named)

    monkeypatch.setattr(_follow, "OFTEN", 0)
    monkeypatch.setattr(_taken, "written", looked)

    answer = client.get(FILE, headers=FOLLOWED)

    assert answer.status_code == 200
    assert seen == [{"step": "Drawing picture 2 of 7", "done": 1, "whole": 7}]
    assert _follow.step_of(full, NAME) == ("", 0, 0)
    assert list(folder.iterdir()) == []


def test_one_that_is_stopped_ends_at_its_next_step_and_leaves_nothing(
    client: FlaskClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: Any, tell: Any, **__: Any) -> bytes:  # Any: as above
        assert client.post(f"/download/stop/{NAME}").status_code == 204
        tell("Writing the file", 0, 0)
        raise AssertionError

    monkeypatch.setattr(_taken, "written", stopped)

    answer = client.get(FILE, headers=FOLLOWED)

    assert (answer.status_code, answer.text.splitlines()[0]) == (409, "Stopped.")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["..%2F..%2Fhrkpi.db", "x", "0" * 25])
def test_what_is_no_name_of_work_is_told_nothing(client: FlaskClient, name: str) -> None:
    told = client.get(f"/download/step/{name}")
    stopped = client.post(f"/download/stop/{name}")

    assert told.status_code == 404 or told.json == {"step": "", "done": 0, "whole": 0}
    assert stopped.status_code in {404, 405}
    assert client.get(FILE, headers={_follow.HEADER: name}).status_code == 200


def test_what_a_stopped_server_left_behind_is_thrown_away(client: FlaskClient, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stray, fresh = folder / f"{'a' * 24}.stop", folder / f"{'b' * 24}.stop"
    for file in (stray, fresh):
        file.touch()
    os.utime(stray, (0, 0))

    client.get(FILE, headers=FOLLOWED)

    assert [file.name for file in folder.iterdir()] == [fresh.name]
    fresh.unlink()
