"""The exports of the HR system: employee report and job history."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.sample import _headings as headings
from data.sample._calendar import AS_OF, DAY, FIRST
from data.sample._company import COUNTRIES, PAY, PAY_OF_PLACE
from data.sample._sheets import iso, write, yes_no
from data.sample._staff import Job, Person, Spell, Worker, job_on

RAISES = 1.025  # pay rises a year
REVIEW = (4, 1)  # month and day from which pay is reviewed
WOMEN_ARE_PAID = 0.96  # of what men of the same level, place and experience are
WORDS = {Worker.CONTRACTOR: "Contractor", Worker.INTERN: "Intern"}


def export(folder: Path, people: Sequence[Person]) -> None:
    """Writes both files."""
    spells = sorted(
        ((person, spell) for person in people for spell in person.spells),
        key=lambda pair: (pair[0].number, pair[1].first),
    )
    write(folder / "employees.csv", headings.EMPLOYEES, (_employee(*pair) for pair in spells))
    write(folder / "job_history.csv", headings.JOB_HISTORY, (row for pair in spells for row in _jobs(*pair)))


def _employee(person: Person, spell: Spell) -> dict[str, object]:
    known = min(spell.last or AS_OF, AS_OF)
    job, since = (
        job_on(spell, known),
        max(state.day for state in states(spell) if state.day <= max(known, spell.first)),
    )
    left = spell.last is not None and spell.last <= AS_OF
    return {
        "EEID": person.key,
        "Employee #": person.key,
        "Hire Date": iso(spell.first),
        "Original Hire Date": iso(spell.original),
        "Termination Date": iso(spell.last),
        "Status": "Inactive" if left else "Active",
        "Job Title": job.title,
        "Supervisor EID": job.manager,
        "Gender": person.gender,
        "Ethnicity": person.ethnicity,
        "Date of Birth": iso(person.birth),
        "Pay Rate": f"{pay(person, job, since):.2f} EUR",
        "Pay Per": "Year",
        "Termination Type": spell.exit.kind if spell.exit else "",
        "Termination Reason": spell.exit.reason if spell.exit else "",
        "Regretted": spell.exit.regretted if spell.exit else "",
        "Hire Type": spell.hire_type,
        **_place(job),
        **_grade(spell, job),
    }


@dataclass(frozen=True)
class State:
    """What holds from a day on: a job, and the pay of that day."""

    day: date
    job: Job
    reason: str


def states(spell: Spell) -> list[State]:
    """Jobs of a spell and the yearly reviews of its pay (of employees), in order of time."""
    found = {job.start: State(job.start, job, job.change) for job in spell.jobs}
    if spell.worker is Worker.EMPLOYEE:
        last = min(spell.last or AS_OF, AS_OF)
        for year in range(FIRST.year, last.year + 1):
            day = date(year, *REVIEW)
            if spell.first < day <= last and day not in found:
                found[day] = State(day, job_on(spell, day), "Pay review")
    return [found[day] for day in sorted(found)]


def _jobs(person: Person, spell: Spell) -> Iterator[dict[str, object]]:
    for state in states(spell):
        yield {
            "EEID": person.key,
            "Effective Date": iso(state.day),
            "Team": state.job.team.name,
            "Job Title": state.job.title,
            "Job Family": state.job.team.unit.family,
            "Reports To": state.job.manager,
            "Change Reason": state.reason,
            "Pay Rate": f"{pay(person, state.job, state.day):.2f} EUR",
            "Pay Per": "Year",
            **_place(state.job),
            **_grade(spell, state.job),
        }


def _place(job: Job) -> dict[str, object]:
    return {
        "Location": job.team.location,
        "Country": COUNTRIES[job.team.location],
        "Department": job.team.department,
        "Division": job.team.unit.division,
    }


def _grade(spell: Spell, job: Job) -> dict[str, object]:
    ordinary = "Full-Time" if job.fte == 1 else "Part-Time"
    return {
        "Job Level": f"L{job.level}",
        "Leadership": yes_no(job.leads),
        "FTE": f"{job.fte:.2f}",
        "Employment Status": WORDS.get(spell.worker, ordinary),
    }


def pay(person: Person, job: Job, day: date) -> float:
    """Yearly pay in euros for the contracted share, as agreed on a day."""
    years = (day - FIRST) / (365.25 * DAY)
    full = (
        PAY[job.level]
        * PAY_OF_PLACE[job.team.location]
        * person.pay_factor
        * math.pow(RAISES, max(0.0, years))
    )
    return round(full * (WOMEN_ARE_PAID if person.gender == "Female" else 1.0) / 100) * 100 * job.fte
