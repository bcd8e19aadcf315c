"""The export of the learning system: one row per enrolment."""

from collections.abc import Sequence
from pathlib import Path

from data.sample import _headings as headings
from data.sample._sheets import iso, write, yes_no
from data.sample._training import Enrolment


def export(folder: Path, enrolled: Sequence[Enrolment]) -> None:
    """Writes the file."""
    rows = (_row(number, one) for number, one in enumerate(enrolled, start=1))
    write(folder / "enrolments.csv", headings.ENROLMENTS, rows)


def _row(number: int, one: Enrolment) -> dict[str, object]:
    return {
        "User ID": one.person.key,
        "Course Code": one.course.code,
        "Course Title": one.course.title,
        "Mandatory": yes_no(one.course.mandatory),
        "Enrollment ID": number,
        "Enrollment Date": iso(one.assigned),
        "First Deadline": iso(one.first_due),
        "Deadline": iso(one.due),
        "Completion Date": iso(one.completed),
        "Expiry Date": iso(one.expires),
        "Status": one.status,
        "Training Hours": f"{one.course.hours:.1f}",
        "Cost": one.course.cost,
        "Currency": "EUR",
    }
