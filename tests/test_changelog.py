"""Notes of changelog.d become a section of CHANGELOG.md."""

from pathlib import Path

import pytest

from docs.changelog import HOME, collected, main, notes

TITLE = "# Changelog\n\nWhat a user can notice.\n"


def home(folder: Path, **sentences: str) -> Path:
    (folder / "changelog.d").mkdir()
    (folder / "CHANGELOG.md").write_text(TITLE)
    for name, sentence in sentences.items():
        (folder / "changelog.d" / (name.strip("_").replace("_", ".") + ".md")).write_text(sentence + "\n")
    return folder


def test_kinds_come_in_their_order_and_issues_in_theirs(tmp_path: Path) -> None:
    folder = home(tmp_path, _12_added="Twelve.", _2_added="Two.", _2_added_2="Two more.", _9_figures="Nine.")

    text = collected(folder, "1.2.0", "2026-01-31")

    assert text == TITLE + (
        "\n## 1.2.0 (2026-01-31)\n\n### Figures\n\n- Nine.\n\n### Added\n\n- Two.\n- Two more.\n- Twelve.\n"
    )


def test_older_sections_stay_below(tmp_path: Path) -> None:
    folder = home(tmp_path, _1_fixed="One.")
    main(folder, "1.0.0")
    (folder / "changelog.d" / "2.removed.md").write_text("Two.")

    main(folder, "1.0.1")

    text = (folder / "CHANGELOG.md").read_text()
    assert text.startswith(TITLE + "\n## 1.0.1 (")
    assert text.index("### Removed\n\n- Two.\n\n## 1.0.0 (") < text.index("### Fixed\n\n- One.\n")
    assert not list((folder / "changelog.d").iterdir())


@pytest.mark.parametrize(
    ("version", "sentences", "complaint"),
    [
        ("1.0", {"_1_fixed": "One."}, "no version"),
        ("1.0.0", {}, "no notes"),
        ("1.0.0", {"_1_broken": "One."}, "1.broken.md is no note"),
    ],
)
def test_what_cannot_be_collected_is_said(
    tmp_path: Path, version: str, sentences: dict[str, str], complaint: str
) -> None:
    folder = home(tmp_path, **sentences)

    with pytest.raises(SystemExit, match=complaint):
        main(folder, version)

    assert (folder / "CHANGELOG.md").read_text() == TITLE


def test_every_note_of_this_project_is_named_like_one() -> None:
    found = notes(HOME)

    assert all(path.read_text(encoding="utf-8").strip().endswith(".") for _, path in found)
