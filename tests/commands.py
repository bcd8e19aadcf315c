"""Runs commands as a terminal would, and tells what they said."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from hrkpi.cli import main


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # Any: what JSON holds
        """What stands on the output, read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Said]


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``hrkpi`` with words, in this process."""

    def run(*words: object) -> Said:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Said(int(ended.value.code or 0), out, err)

    return run
