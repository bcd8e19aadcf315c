"""What commands write: plain JSON, and tables as they are."""

import json
from datetime import UTC, date, datetime

import pytest

from hrkpi.cli_output import write_json, write_table


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


def test_letters_that_are_wide_keep_the_columns_straight(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(["Unit", "Count"], [["営業", "1"], ["Führung", "22"]], right=["Count"])

    assert capsys.readouterr().out.splitlines() == ["Unit     Count", "営業         1", "Führung     22"]


def test_a_table_wraps_where_the_terminal_is_too_narrow(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "24")
    monkeypatch.setenv("TERM", "xterm")

    write_table(["Unit", "Count"], [["Research and development abroad", "1"]], right=["Count"])

    shown = capsys.readouterr().out
    assert "development" in shown
    assert "Research and development abroad" not in shown
