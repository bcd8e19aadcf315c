"""Answers come from a TOML file: one line per question, or grouped."""

from pathlib import Path

import pytest

from connectors._answers import quoted, read_answers
from hrkpi.errors import SettingError


def file(folder: Path, text: str) -> Path:
    path = folder / "answers.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_lines_and_groups_name_the_same_questions(tmp_path: Path) -> None:
    flat = file(tmp_path, '"a.word.Sex.X" = "woman"\n"a.date_order.Start" = ""\n')

    assert read_answers(flat) == {"a.word.Sex.X": "woman"}
    assert read_answers(file(tmp_path, '[a.word.Sex]\nX = "woman"\n')) == {"a.word.Sex.X": "woman"}


def test_an_answer_that_is_no_text_is_refused_with_the_line_to_write(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as caught:
        read_answers(file(tmp_path, "[a]\nx = 3\n"))

    assert caught.value.where == "answers.toml, a.x"
    assert caught.value.mend == 'write the answer in quotes: "a.x" = "3".'


@pytest.mark.parametrize("text", ["no toml", None])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, text: str | None) -> None:
    path = file(tmp_path, text) if text else tmp_path / "missing.toml"

    with pytest.raises(SettingError, match="The answers cannot be read"):
        read_answers(path)


def test_any_text_can_be_quoted(tmp_path: Path) -> None:
    strange = 'a "b" \\ \n \u202e 😀'

    assert read_answers(file(tmp_path, f'{quoted(strange)} = "x"')) == {strange: "x"}
