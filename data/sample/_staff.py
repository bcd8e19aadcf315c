"""People of the sample: who they are, their spells of employment and the jobs in them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from data.sample._company import CHIEF, COUNTRIES, EXECUTIVE, HEAD, LEAD, TITLES, Team


class Worker(StrEnum):
    """Kind of contract."""

    EMPLOYEE = "employee"
    CONTRACTOR = "contractor"
    INTERN = "intern"


@dataclass(frozen=True)
class Exit:
    """Why somebody left.

    Args:
        kind: Word of the HR system; blank where nobody wrote it down.
        reason: Reason in the HR system's words.
        regretted: ``Yes``, ``No`` or blank.
    """

    kind: str
    reason: str
    regretted: str


@dataclass(frozen=True)
class Job:
    """One state of a person's job, from its day until the next one.

    Args:
        start: First day.
        team: Team.
        level: 1 to 8; 5 and above lead.
        manager: Key of the manager; blank for the chief.
        fte: Contracted share of full time.
        change: Why this state begins, in the HR system's words.
    """

    start: date
    team: Team
    level: int
    manager: str
    fte: float
    change: str

    @property
    def leads(self) -> bool:
        """Whether the level counts as leadership."""
        return self.level >= LEAD

    @property
    def country(self) -> str:
        """Country of the site."""
        return COUNTRIES[self.team.location]

    @property
    def title(self) -> str:
        """Job title."""
        if self.level == LEAD:
            return f"Team Lead {self.team.name}"
        if self.level == HEAD:
            return f"Head of {self.team.department}"
        if self.level >= EXECUTIVE:
            return "Chief Executive" if self.level == CHIEF else "Division Director"
        return TITLES[self.team.unit.family][self.level - 1]


@dataclass(eq=False)
class Spell:
    """One spell of employment; ``last`` is the last day employed, also when it is still to come."""

    first: date
    original: date
    hire_type: str
    worker: Worker
    jobs: list[Job]
    last: date | None = None
    exit: Exit | None = None


@dataclass(eq=False)
class Person:
    """One person; the key says nothing about who it is."""

    number: int
    birth: date
    gender: str
    ethnicity: str
    pay_factor: float
    spells: list[Spell] = field(default_factory=list)
    busy_until: date = date.min

    @property
    def key(self) -> str:
        """Employee number."""
        return str(self.number)

    @property
    def spell(self) -> Spell:
        """The latest spell."""
        return self.spells[-1]

    @property
    def job(self) -> Job:
        """The latest job."""
        return self.spell.jobs[-1]


def job_on(spell: Spell, day: date) -> Job:
    """The state of the job on ``day``; the first state before it."""
    return next((job for job in reversed(spell.jobs) if job.start <= day), spell.jobs[0])
