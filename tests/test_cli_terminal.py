"""What is shown on a terminal alone."""

import pytest

from hrkpi.cli_terminal import progress, write_wrapped


def test_a_wrapped_cell_is_text_and_never_markup(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    write_wrapped([["Unit", "Count"], ["[red]Sales[/red]", "1"]], ["Count"])

    assert "[red]Sales[/red]      1" in capsys.readouterr().out


def test_progress_is_silent_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Importing") as tell:
        tell("read", 1, 2)
        tell("publish", 0, 0)

    assert capsys.readouterr() == ("", "")


def test_progress_on_a_terminal_stays_off_the_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress("Importing") as tell:
        tell("read", 1, 2)

    out, err = capsys.readouterr()
    assert out == ""
    assert "Importing: read" in err
