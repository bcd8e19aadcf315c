"""Moves the notes of changelog.d into CHANGELOG.md under a version: `make changelog VERSION=1.2.0`."""

import re
import sys
from datetime import UTC, datetime
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
KINDS = ("figures", "added", "changed", "fixed", "removed", "security")
NOTE = re.compile(rf"(?P<issue>\d+)\.(?P<kind>{'|'.join(KINDS)})(\.\d+)?\.md")
VERSION = re.compile(r"\d+\.\d+\.\d+")


def collected(home: Path, version: str, day: str) -> str:
    """The changelog with a new section on top of the older ones.

    Args:
        home: Folder that holds CHANGELOG.md and changelog.d.
        version: Three numbers with dots.
        day: ISO date of the release.

    Returns:
        The whole new text of CHANGELOG.md.

    Raises:
        ValueError: If the version or a note's name is none, or there is nothing to collect.
    """
    if not VERSION.fullmatch(version):
        raise ValueError(f"{version!r} is no version: write VERSION=1.2.0.")
    title, mark, older = (home / "CHANGELOG.md").read_text(encoding="utf-8").partition("\n## ")
    return f"{title.rstrip()}\n\n## {version} ({day})\n\n{_section(notes(home))}{mark}{older}"


def notes(home: Path) -> list[tuple[str, Path]]:
    """Kind and file of every note, in the order in which they are printed.

    Args:
        home: Folder that holds changelog.d.

    Raises:
        ValueError: If there is none, or a file is named neither like a note nor README.md.
    """
    found = []
    for path in (home / "changelog.d").glob("*.md"):
        if match := NOTE.fullmatch(path.name):
            found.append((KINDS.index(match["kind"]), int(match["issue"]), path.stem, path))
        elif path.name != "README.md":
            raise ValueError(f"{path.name} is no note: name it <issue>.<kind>.md, see changelog.d/README.md.")
    if not found:
        raise ValueError("changelog.d holds no notes.")
    return [(KINDS[kind], path) for kind, *_, path in sorted(found)]


def _section(found: list[tuple[str, Path]]) -> str:
    """The notes as lists under their kinds, empty kinds left out."""
    text = ""
    for kind in KINDS:
        points = "".join(
            f"- {path.read_text(encoding='utf-8').strip()}\n" for name, path in found if name == kind
        )
        text += f"### {kind.capitalize()}\n\n{points}\n" if points else ""
    return text.rstrip("\n") + "\n"


def main(home: Path, version: str) -> None:
    """Writes the changelog and removes the notes that went into it."""
    try:
        text = collected(home, version, datetime.now(tz=UTC).date().isoformat())
    except ValueError as error:
        sys.exit(str(error))
    (home / "CHANGELOG.md").write_text(text, encoding="utf-8")
    for _, path in notes(home):
        path.unlink()


if __name__ == "__main__":
    main(HOME, "".join(sys.argv[1:]))
