"""The published truth about people, counted the slow way: person by person, day by day.

Nothing here comes from the product. A spell that resumes within thirty days goes on; the last day is a day
employed; an exit belongs to the month of the last day and to the unit held on it; employees only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from data.sample._calendar import AS_OF, DAY, FIRST, days, month_end, months
from data.sample._sheets import write
from data.sample._staff import Job, Person, Spell, Worker

BRIDGE = 30  # days
COMPANY = ""  # the department of rows about everybody
FLOWS = (
    "hires",
    "rehires",
    "conversions",
    "acquisitions",
    "transfers_in",
    "transfers_out",
    "reclassified_in",
    "reclassified_out",
    "exits_voluntary",
    "exits_involuntary",
    "exits_other",
    "exits_unknown",
)
ENTRY = {"New": "hires", "Rehire": "rehires", "Conversion": "conversions", "Acquisition": "acquisitions"}
EXIT = {"Voluntary": "voluntary", "Involuntary": "involuntary", "Other": "other", "": "unknown"}
MONTH = ("month", "department", "opening", *FLOWS, "closing", "employee_days")
EXITS = tuple(f"exits_{kind}" for kind in EXIT.values())

Cell = tuple[date, str]  # first day of a month, department


@dataclass
class Stay:
    """One spell as the figures count it: bridged, and nothing known after the last day of history."""

    person: Person
    first: date
    last: date | None
    hire_type: str
    exit_kind: str
    jobs: list[Job]


def stays(people: Sequence[Person]) -> list[Stay]:
    """The stays of all employees."""
    return [stay for person in people for stay in _of_person(person)]


def _of_person(person: Person) -> list[Stay]:
    found: list[Stay] = []
    for spell in person.spells:
        if spell.worker is not Worker.EMPLOYEE or spell.first > AS_OF:
            continue
        before = found[-1].last if found else None
        if before is not None and (spell.first - before).days <= BRIDGE:
            joined = _stay(person, spell)
            found[-1] = replace(
                found[-1], last=joined.last, exit_kind=joined.exit_kind, jobs=found[-1].jobs + joined.jobs
            )
        else:
            found.append(_stay(person, spell))
    return found


def _stay(person: Person, spell: Spell) -> Stay:
    last = spell.last if spell.last is not None and spell.last <= AS_OF else None
    kind = EXIT[spell.exit.kind] if last and spell.exit else ""
    return Stay(person, spell.first, last, spell.hire_type, kind, list(spell.jobs))


def job_in(stay: Stay, day: date) -> Job:
    """The job held on a day."""
    held = stay.jobs[0]
    for job in stay.jobs:
        if job.start <= day:
            held = job
    return held


def count(found: Sequence[Stay]) -> dict[Cell, Counter[str]]:
    """Events, employee-days and closings by month and department, and for the company."""
    cells: dict[Cell, Counter[str]] = defaultdict(Counter)
    for stay in found:
        for day, name, department in _events(stay):
            cells[day.replace(day=1), department][name] += 1
            if not name.startswith(("transfers", "reclassified")):
                cells[day.replace(day=1), COMPANY][name] += 1
        _walk(stay, cells)
    return cells


def _events(stay: Stay) -> Iterator[tuple[date, str, str]]:
    if stay.first >= FIRST:
        yield stay.first, ENTRY[stay.hire_type], stay.jobs[0].team.department
    for before, job in zip(stay.jobs, stay.jobs[1:], strict=False):
        old, new = before.team.department, job.team.department
        if old != new and FIRST <= job.start <= AS_OF:
            kind = "reclassified" if job.change == "Reorganisation" else "transfers"
            yield job.start, f"{kind}_out", old
            yield job.start, f"{kind}_in", new
    if stay.last is not None and stay.last >= FIRST:
        yield stay.last, f"exits_{stay.exit_kind}", job_in(stay, stay.last).team.department


def _walk(stay: Stay, cells: dict[Cell, Counter[str]]) -> None:
    ahead = list(stay.jobs)
    job = ahead.pop(0)
    month, end = date.min, date.min
    for day in days(max(stay.first, FIRST), stay.last or AS_OF):
        while ahead and ahead[0].start <= day:
            job = ahead.pop(0)
        if day > end:
            month, end = day.replace(day=1), month_end(day)
        here = job.team.department
        cells[month, here]["employee_days"] += 1
        cells[month, COMPANY]["employee_days"] += 1
        if day == end and day != stay.last:
            cells[month, here]["closing"] += 1
            cells[month, COMPANY]["closing"] += 1


def opening_staff(found: Sequence[Stay]) -> Counter[str]:
    """Persons employed after the close of the day before the first, by department."""
    before = FIRST - DAY
    here = [stay for stay in found if stay.first <= before and (stay.last is None or stay.last > before)]
    counted = Counter(job_in(stay, before).team.department for stay in here)
    counted[COMPANY] = len(here)
    return counted


def monthly(found: Sequence[Stay], cells: Mapping[Cell, Counter[str]]) -> list[dict[str, object]]:
    """One row per month and department that had anybody in it."""
    opening = opening_staff(found)
    departments = sorted({department for _, department in cells})
    rows: list[dict[str, object]] = []
    for month in months(FIRST, AS_OF):
        for department in departments:
            cell = cells.get((month, department), Counter())
            if cell or opening[department]:
                numbers = {name: cell[name] for name in (*FLOWS, "closing", "employee_days")}
                unit = {"month": f"{month:%Y-%m}", "department": department, "opening": opening[department]}
                rows.append({**unit, **numbers})
            opening[department] = cell["closing"]
    return rows


def publish(folder: Path, found: Sequence[Stay], cells: Mapping[Cell, Counter[str]]) -> None:
    """Writes the months."""
    write(folder / "months.csv", MONTH, monthly(found, cells))
