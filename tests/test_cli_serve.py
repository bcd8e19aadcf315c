"""``hrkpi serve`` and ``python app.py``: the app answers on this machine, and stops when told."""

import json
import os
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.branded import branded
from tests.commands import Run, runner

HOME = Path(__file__).resolve().parent.parent
HRKPI = (sys.executable, "-c", "from hrkpi.cli import enter; enter()", "serve", "--port", "0")
PYTHON = (sys.executable, "app.py")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.mark.parametrize("command", [HRKPI, PYTHON], ids=["hrkpi", "python"])
def test_the_app_answers_and_stops_cleanly(command: tuple[str, ...], sample: Path) -> None:
    environment = {**os.environ, "HRKPI_WORKSPACE": str(sample), "PORT": "0"}
    with subprocess.Popen(
        command, cwd=HOME, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        line = process.stdout.readline()
        port = int(line.partition("http://127.0.0.1:")[2].split()[0])
        answers = [_status(port, path) for path in ("/healthz", "/")]
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=30)

    assert line.startswith("HR KPI is ready: ")
    assert answers == [200, 200]
    assert (process.returncode, rest, errors) == (0, "", "")


def test_machines_are_told_the_address_in_json(sample: Path) -> None:
    command = (*HRKPI, "--json", "--workspace", str(sample))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = "".join(process.stdout.readline() for _ in range(3))
        process.send_signal(signal.SIGINT)

    assert json.loads(told)["address"].startswith("http://127.0.0.1:")


def test_another_address_is_refused_until_there_is_sign_in(run: Run, sample: Path) -> None:
    said = run("serve", "--host", "0.0.0.0", "--workspace", sample)  # noqa: S104 - it is refused

    assert said.code == 2
    assert said.err.startswith("Until there is sign-in, the app listens to this machine alone.")


def test_a_workspace_that_is_missing_is_said_before_anything_is_served(run: Run, tmp_path: Path) -> None:
    assert run("serve", "--port", "0", "--workspace", tmp_path).err.startswith("There is no workspace here.")


def test_a_look_that_cannot_be_shown_is_said_before_anything_is_served(run: Run, tmp_path: Path) -> None:
    made = branded(tmp_path / "workspace", 'brand_colour = "#FFD200"').path

    said = run("serve", "--port", "0", "--workspace", made)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("The brand colour #FFD200 cannot be read on light ground")
    assert "Traceback" not in said.err


def _status(port: int, path: str) -> int:
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        line.request("GET", path)
        return line.getresponse().status
    finally:
        line.close()
