"""What commands write: plain JSON, tables as they are, and progress only on a terminal."""

import json
from datetime import UTC, date, datetime

import pytest

from hrkpi.cli_output import progress, write_json, write_table


def test_json_has_no_numbers_that_json_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    write_json(
        {"a": float("nan"), 2: [float("inf"), 1.5, (date(2025, 1, 2), datetime(2025, 1, 2, tzinfo=UTC))]}
    )

    assert json.loads(capsys.readouterr().out) == {
        "a": None,
        "2": [None, 1.5, ["2025-01-02", "2025-01-02T00:00:00+00:00"]],
    }


def test_a_cell_is_text_and_never_markup(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(["Unit", "Count"], [["[red]Sales[/red]", "1"], ["HR", "22"]], right=["Count"])

    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "Unit              Count",
        "[red]Sales[/red]      1",
        "HR                   22",
    ]


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
