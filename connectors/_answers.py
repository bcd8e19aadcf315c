"""Answers to the importer's questions, in a TOML file."""

import tomllib
from typing import TYPE_CHECKING

from hrkpi.errors import SettingError
from hrkpi.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def read_answers(path: "Path") -> dict[str, str]:
    """Answers by question; tables of the file are joined to questions by points.

    Raises:
        SettingError: If the file is missing, no TOML, or an answer is no text.
    """
    try:
        return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8")), "", path))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        mend = say('write one line per answer: "question" = "answer".')
        raise SettingError(
            say("The answers cannot be read: {error}", error=error), where=path.name, mend=mend
        ) from None


def quoted(text: str) -> str:
    """A text as a TOML string."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in plain) + '"'


def _flat(tree: "Mapping[str, object]", above: str, path: "Path") -> "Iterator[tuple[str, str]]":
    for key, value in tree.items():
        question = f"{above}.{key}" if above else key
        if isinstance(value, dict):
            yield from _flat(value, question, path)
        elif isinstance(value, str):
            yield from ((question, value),) if value else ()
        else:
            mend = say(
                'write the answer in quotes: {question} = "{value}".', question=quoted(question), value=value
            )
            raise SettingError(say("The answer is no text."), where=f"{path.name}, {question}", mend=mend)
