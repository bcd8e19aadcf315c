"""Steps of work in the reader's language."""

import pytest

from hrkpi.language import speaking
from layouts._steps import PARTS, stepped


@pytest.mark.parametrize(
    "step",
    [*PARTS, "Opening", "read a.csv", "type BambooHR", "publish: write jobs", "odd"],
)
def test_english_is_told_as_it_was_noted(step: str) -> None:
    assert stepped(step) == step


@pytest.mark.parametrize(
    ("step", "german"),
    [
        ("Opening", "Wird geöffnet"),
        ("read employees.csv", "employees.csv lesen"),
        ("publish: merge", "veröffentlichen: zusammenführen"),
        ("publish: write jobs", "veröffentlichen: jobs schreiben"),
        ("publish: write facts", "veröffentlichen: Fakten schreiben"),
        ("something else", "something else"),
    ],
)
def test_german_names_what_is_read_written_and_drawn(step: str, german: str) -> None:
    with speaking("de"):
        assert stepped(step) == german
