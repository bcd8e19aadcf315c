"""The company on a day: who works in which team, who leads whom."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from data.sample._calendar import AS_OF, FIRST, between_points
from data.sample._company import (
    BOARD,
    CHIEF,
    DIVISIONS,
    EXECUTIVE,
    HEAD,
    LEAD,
    TEAMS,
    Team,
    teams_on,
)
from data.sample._dice import Dice
from data.sample._staff import Job, Person, Spell, Worker

CREW = 14  # people per team lead
WOMEN_WHO_LEAD = {FIRST: 0.24, AS_OF: 0.31}  # share the company steers its promotions by
FRESH = 300  # days in which nobody is made a lead
STRONGER = ("Hire", "Acquisition", "Reorganisation", "Transfer", "Promotion", "Demotion", "Data change")


class Changes(TypedDict, total=False):
    """What may change in a job."""

    team: Team
    level: int
    manager: str
    fte: float


class Firm:
    """Everybody employed, by team, and everybody who ever was."""

    def __init__(self) -> None:
        self.dice = Dice(1)
        self.people: list[Person] = []
        self.left: list[Person] = []
        self.staff: dict[Team, list[Person]] = {team: [] for team in TEAMS.values()}
        self.others: list[Person] = []
        self.executives: dict[str, Person] = {}
        self.heads: dict[str, Person] = {}
        self.chief: Person | None = None
        self.unsettled = True

    def employees(self) -> list[Person]:
        """Everybody who is an employee today, by team."""
        return [person for team in self.staff.values() for person in team]

    def enter(self, person: Person, spell: Spell) -> None:
        """Start a spell; the job in it says where."""
        person.spells.append(spell)
        if len(person.spells) == 1:
            self.people.append(person)
        if spell.worker is Worker.EMPLOYEE:
            self.staff[person.job.team].append(person)
        else:
            self.others.append(person)

    def leave(self, person: Person) -> None:
        """End the running spell after its last day."""
        if person.spell.worker is Worker.EMPLOYEE:
            self.staff[person.job.team].remove(person)
            self.left.append(person)
            self.unsettled |= person.job.leads
        else:
            self.others.remove(person)

    def change(self, person: Person, day: date, reason: str, **changes: Unpack[Changes]) -> None:
        """A new state of the job from ``day``; of two changes on one day the stronger gives the reason."""
        old = person.job
        if old.start == day:
            strongest = min((old.change, reason), key=STRONGER.index)
            person.spell.jobs[-1] = replace(old, change=strongest, **changes)
        else:
            person.spell.jobs.append(replace(old, start=day, change=reason, **changes))
        if person.job.team is not old.team and person.spell.worker is Worker.EMPLOYEE:
            self.staff[old.team].remove(person)
            self.staff[person.job.team].append(person)
            self.unsettled |= old.leads

    def leads(self, team: Team) -> list[Person]:
        """Leads of a team."""
        return [person for person in self.staff[team] if person.job.level == LEAD]

    def manager_of(self, team: Team, level: int) -> str:
        """Key of the manager somebody of this level gets in this team."""
        if level >= EXECUTIVE:
            return self.chief.key if self.chief and level < CHIEF else ""
        if level == HEAD:
            return self.executives[team.unit.division].key
        if level == LEAD or team is BOARD:
            return self.heads[team.department].key
        load = {lead.key: 0 for lead in self.leads(team)}
        for person in self.staff[team]:
            if person.job.manager in load:
                load[person.job.manager] += 1
        return min(load, key=lambda key: load[key]) if load else self.heads[team.department].key

    def settle(self, day: date) -> None:
        """Fill every lead's seat from within and give everybody a manager who is there."""
        self._fill_the_top(day)
        for team in teams_on(day):
            self._fill_team(team, day)
        for team in teams_on(day):
            self._hand_over(team, day)
        self.unsettled = False

    def _fill_the_top(self, day: date) -> None:
        here = set(self.employees())
        for division in DIVISIONS:
            if self.executives.get(division) not in here:
                self.executives[division] = self._promote(self._below(division, HEAD), EXECUTIVE, day)
        self._find_heads()
        for department in dict.fromkeys(team.department for team in teams_on(day)):
            if department not in self.heads:
                self.heads[department] = self._promote(self._below(department, LEAD), HEAD, day)

    def _find_heads(self) -> None:
        self.heads = {
            person.job.team.department: person for person in self.employees() if person.job.level == HEAD
        }

    def _below(self, unit: str, level: int) -> list[Person]:
        near = [
            person
            for person in self.employees()
            if unit in {person.job.team.unit.division, person.job.team.department}
            and person.job.team is not BOARD
        ]
        return [person for person in near if person.job.level == level] or near

    def _fill_team(self, team: Team, day: date) -> None:
        if team is BOARD:
            return
        missing = max(1, round(len(self.staff[team]) / CREW)) - len(self.leads(team))
        members = [person for person in self.staff[team] if person.job.level < LEAD]
        for _ in range(min(missing, len(members))):
            lead = self._promote([person for person in members if person.job.level < LEAD], LEAD, day)
            members.remove(lead)

    def _promote(self, candidates: list[Person], level: int, day: date) -> Person:
        staying = [person for person in candidates if person.spell.last is None] or candidates
        seasoned = [person for person in staying if (day - person.spell.first).days >= FRESH] or staying
        top = max(person.job.level for person in seasoned)
        ripe = [person for person in seasoned if person.job.level >= min(top, 2)]
        wanted = [person for person in ripe if (person.gender == "Female") == self._woman_next(day)] or ripe
        chosen = self.dice.pick(wanted)
        if level == EXECUTIVE:
            self.change(chosen, day, "Promotion", team=BOARD, level=level)
        else:
            self.change(chosen, day, "Promotion", level=level)
        return chosen

    def _woman_next(self, day: date) -> bool:
        known = [person.gender for person in self.employees() if person.job.leads and person.gender]
        known = [gender for gender in known if gender != "Prefer not to say"]
        return known.count("Female") < between_points(WOMEN_WHO_LEAD, day) * len(known)

    def _hand_over(self, team: Team, day: date) -> None:
        leads = {lead.key for lead in self.leads(team)} or {self.heads[team.department].key}
        for person in [*self.staff[team], *(one for one in self.others if one.job.team is team)]:
            level = person.job.level
            fits = {self.manager_of(team, level)} if level >= LEAD or team is BOARD else leads
            if person.job.manager not in fits:
                self.change(person, day, "Data change", manager=self.manager_of(team, level))


def first_job(team: Team, level: int, day: date, *, change: str = "Hire", fte: float = 1.0) -> Job:
    """A job without a manager yet."""
    return Job(start=day, team=team, level=level, manager="", fte=fte, change=change)
