"""The exports of the HR system: employee report and job history."""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from data.sample import _headings as headings
from data.sample._calendar import AS_OF, DAY, FIRST
from data.sample._company import COUNTRIES, PAY, PAY_OF_PLACE
from data.sample._sheets import iso, write, yes_no
from data.sample._staff import Job, Person, Spell, Worker, job_on

RAISES = 1.025  # pay rises a year
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
    job = job_on(spell, min(spell.last or AS_OF, AS_OF))
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
        "Pay Rate": f"{_pay(person, job, min(spell.last or AS_OF, AS_OF)):.2f} EUR",
        "Pay Per": "Year",
        "Termination Type": spell.exit.kind if spell.exit else "",
        "Termination Reason": spell.exit.reason if spell.exit else "",
        "Regretted": spell.exit.regretted if spell.exit else "",
        "Hire Type": spell.hire_type,
        **_place(job),
        **_grade(spell, job),
    }


def _jobs(person: Person, spell: Spell) -> Iterator[dict[str, object]]:
    for job in spell.jobs:
        yield {
            "EEID": person.key,
            "Effective Date": iso(job.start),
            "Team": job.team.name,
            "Job Title": job.title,
            "Job Family": job.team.unit.family,
            "Reports To": job.manager,
            "Change Reason": job.change,
            **_place(job),
            **_grade(spell, job),
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


def _pay(person: Person, job: Job, day: date) -> float:
    years = (day - FIRST) / (365.25 * DAY)
    full = (
        PAY[job.level]
        * PAY_OF_PLACE[job.team.location]
        * person.pay_factor
        * math.pow(RAISES, max(0.0, years))
    )
    return round(full * (0.975 if person.gender == "Female" else 1.0) / 100) * 100 * job.fte
