"""``python app.py``: serves this machine alone, or says in three parts why not."""

import os
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app import served
from hrkpi.workspace import Workspace

ROOT = Path(__file__).parents[1]


def started(workspace: Path, **variables: str) -> subprocess.Popen[str]:
    """The launcher as a process, over a workspace."""
    environment = {**os.environ, "HRKPI_WORKSPACE": str(workspace), **variables}
    return subprocess.Popen(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_it_serves_and_says_where(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "workspace")

    with started(tmp_path / "workspace", PORT="0") as server:
        assert server.stdout is not None
        where = urlsplit(next(word for word in server.stdout.readline().split() if word.startswith("http")))
        line = HTTPConnection(str(where.hostname), where.port or 0, timeout=20)
        line.request("GET", "/healthz")
        status = line.getresponse().status
        line.close()
        server.terminate()

    assert where.hostname == "127.0.0.1"
    assert status == 200


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"HOST": "0.0.0.0", "PORT": "0"}, "listens to this machine alone"),  # noqa: S104 - what must be refused
        ({"HOST": "192.0.2.7", "PORT": "0"}, "listens to this machine alone"),
        ({"PORT": "many"}, "is no port"),
        ({"PORT": "99999"}, "is no port"),
    ],
)
def test_it_refuses_what_it_must_not_do(tmp_path: Path, variables: dict[str, str], said: str) -> None:
    Workspace.create(tmp_path / "workspace")

    with started(tmp_path / "workspace", **variables) as server:
        _, told = server.communicate(timeout=60)

    assert server.returncode == 2
    assert said in told
    assert "mend:" in told
    assert "Traceback" not in told


def test_without_a_workspace_it_says_how_to_make_one(tmp_path: Path) -> None:
    with started(tmp_path / "nowhere", PORT="0") as server:
        _, told = server.communicate(timeout=60)

    assert server.returncode == 2
    assert "mend:" in told


def test_several_processes_serve_the_workspace_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workspace.create(tmp_path / "workspace")
    monkeypatch.setenv("HRKPI_WORKSPACE", str(tmp_path / "workspace"))

    answer = served().test_client().get("/healthz")

    assert answer.status_code == 200
