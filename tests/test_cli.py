"""The command line: quick to start, whole in its help, and clear when it refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hrkpi import cli
from hrkpi.report import catalogue
from tests.commands import Run, runner

HEAVY = ("dash", "pandas", "scipy", "duckdb", "sqlalchemy", "connectors", "layouts")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def test_help_lists_every_command_and_imports_none_of_them(run: Run) -> None:
    said = run("--help")

    assert said.code == 0
    assert all(name in said.out for name in cli.COMMANDS)
    code = "import sys; from hrkpi.cli import assembled; assembled(['--help']); print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {module.partition(".")[0] for module in modules} & set(HEAVY)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_each_command_has_its_module_and_says_the_same_of_itself(run: Run, name: str) -> None:
    said = run(name, "--help")

    assert said.code == 0
    assert cli.COMMANDS[name].module.startswith("hrkpi.cli_")
    first = cli.COMMANDS[name].does.split(",", maxsplit=1)[0].split(":", maxsplit=1)[0].rstrip(".")
    assert first in " ".join(said.out.split())


def test_asking_about_figures_does_not_wait_for_pages_or_connectors() -> None:
    code = "import sys; from hrkpi.cli import assembled; assembled(['kpi']); print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not {module.partition(".")[0] for module in modules} & {
        "dash",
        "connectors",
        "layouts",
        "playwright",
    }


@pytest.mark.parametrize("words", [[], ["nonsense"], ["kpi"], ["kpi", "turnover_rate", "--nonsense"]])
def test_what_cannot_be_understood_ends_with_two(run: Run, words: list[str]) -> None:
    said = run(*words)

    assert said.code == 2
    assert "Usage" in said.out + said.err
    assert "Traceback" not in said.err


def test_a_refusal_has_its_three_parts_on_the_error_stream(run: Run, tmp_path: Path) -> None:
    said = run("kpi", "turnover_rate", "--workspace", tmp_path / "none")

    assert said.code == 2
    assert said.out == ""
    assert said.err.splitlines()[0] == "There is no workspace here."
    assert [line.split(":")[0].strip() for line in said.err.splitlines()[1:]] == ["where", "mend"]


def test_a_refusal_is_told_to_machines_too(run: Run, tmp_path: Path) -> None:
    said = run("kpi", "turnover_rate", "--workspace", tmp_path / "none", "--json")

    assert said.code == 2
    assert set(said.json) == {"status", "what", "where", "mend"}
    assert said.json["status"] == "refused"


def test_the_words_of_the_process_are_taken_where_none_are_given(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["hrkpi", "--help"])

    with pytest.raises(SystemExit):
        cli.main()

    assert "hrkpi" in capsys.readouterr().out


def test_a_command_that_was_not_asked_for_does_nothing(run: Run) -> None:
    assert run("--help", "kpi").code == 0


def test_a_process_says_everything_and_ends_with_the_code(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hrkpi"]
    listed = subprocess.run([*command, "kpis", "--json"], capture_output=True, text=True, check=False)
    refused = subprocess.run(
        [*command, "snapshots", "list", "--workspace", tmp_path], capture_output=True, text=True, check=False
    )

    assert (listed.returncode, listed.stderr) == (0, "")
    assert len(json.loads(listed.stdout)) == len(catalogue())
    assert refused.returncode == 2
    assert refused.stderr.startswith("There is no workspace here.")


def test_what_is_registered_for_the_end_still_runs() -> None:
    code = "import atexit; from hrkpi.cli import enter; atexit.register(print, 'goodbye'); enter()"
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=False)

    assert done.stdout.endswith("goodbye\n")


def test_a_reader_who_has_seen_enough_is_no_fault() -> None:
    command = [sys.executable, "-c", "from hrkpi.cli import enter; enter()", "kpis", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
