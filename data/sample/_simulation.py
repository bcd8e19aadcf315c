"""The company from its first to its last day, day by day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from data.sample._calendar import AS_OF, DAY, FIRST, days, monday
from data.sample._company import ACQUISITION, HEAD, LEAD, REORGANISATION, SUCCESSORS, TEAMS, Team, teams_on
from data.sample._dice import Dice
from data.sample._firm import Firm
from data.sample._hiring import LAST_START, Hiring, Opening, Posting
from data.sample._leaving import Leaving
from data.sample._newcomers import Newcomers
from data.sample._staff import Person, Worker
from data.sample._survey_plan import SURVEYS

PROMOTED = 0.0068  # a month, of those below lead who have had their job for a while
MOVED = 0.0013  # a month, to another team of the department
HOURS_CHANGED = 0.0016  # a month
STEPPED_DOWN = 0.0006  # a month, of the leads
RIPE = 450  # days in a job before a promotion
REGRETS = 0.014  # share of those who left that is back within weeks
BACK_AFTER = (9, 24)  # days
RESIGNED = 6  # exits after the last day that are known already


@dataclass(frozen=True)
class Company:
    """What happened: the simulator's whole state, from which exports and truth are made."""

    people: list[Person]
    postings: list[Posting]
    openings: list[Opening]


class Simulation:
    """Turns the days."""

    def __init__(self) -> None:
        self.firm = Firm()
        self.newcomers = Newcomers(self.firm)
        self.hiring = Hiring(self.firm, self.newcomers)
        self.leaving = Leaving()
        self.dice = Dice(5)
        self.leavers: dict[date, list[Person]] = defaultdict(list)
        self.returns: dict[date, list[Person]] = defaultdict(list)

    def run(self) -> Company:
        """Everything from the first day to the last known one."""
        self.newcomers.opening_staff()
        for day in days(FIRST, AS_OF):
            self._morning(day)
            self._evening(day)
        self._what_is_known()
        return Company(self.firm.people, self.hiring.postings, self.hiring.openings)

    def _morning(self, day: date) -> None:
        if day == REORGANISATION:
            self._reorganise(day)
        if day == ACQUISITION:
            self.newcomers.acquire(day)
        if day.day == 1:
            self._new_month(day)
        if day == monday(day):
            self.newcomers.contractors(day)
        self.hiring.decide(day)
        for person in [*self.hiring.begin(day), *self._return(day)]:
            self._may_leave(person, day)
        if self.firm.unsettled:
            self.firm.settle(day)

    def _evening(self, day: date) -> None:
        for person in self.leavers.pop(day, []):
            self._go(person, day)
        for person in [one for one in self.firm.others if one.spell.last == day]:
            self.firm.leave(person)
            if person.spell.worker is Worker.INTERN:
                self.newcomers.convert(person, day + DAY)
        if self.firm.unsettled and day not in (AS_OF, REORGANISATION - DAY):
            self.firm.settle(day + DAY)

    def _go(self, person: Person, day: date) -> None:
        self.firm.leave(person)
        left_freely = person.spell.exit is not None and person.spell.exit.kind == "Voluntary"
        back = monday(day + self.dice.between(*BACK_AFTER) * DAY)
        asked = any(day <= survey.closed and back > survey.opened for survey in SURVEYS)
        if left_freely and not asked and not person.job.leads and self.dice.chance(REGRETS):
            person.busy_until = back
            self.returns[back].append(person)

    def _return(self, day: date) -> list[Person]:
        back = self.returns.pop(day, [])
        for person in back:
            team = person.job.team if person.job.team in teams_on(day) else _successor(person.job.team)
            self.newcomers.start(person, team, day, level=person.job.level, hire_type="Rehire")
        return back

    def _new_month(self, month: date) -> None:
        for person in self.firm.employees():
            self._may_leave(person, month)
        for person in self.firm.employees():
            if person.spell.last is None and person.spell.first < month:
                self._develop(person, month)
        self.hiring.approve(month)
        self.newcomers.interns(month)
        self.firm.unsettled = True

    def _may_leave(self, person: Person, first: date) -> None:
        if self.leaving.draw(person, first) and person.spell.last is not None:
            self.leavers[person.spell.last].append(person)

    def _develop(self, person: Person, month: date) -> None:
        job = person.job
        if job.leads:
            if job.level == LEAD and self.dice.chance(STEPPED_DOWN):
                self.firm.change(person, month, "Demotion", level=LEAD - 1)
        elif job.level < LEAD - 1 and (month - job.start).days > RIPE and self.dice.chance(PROMOTED * 1.6):
            self.firm.change(person, month, "Promotion", level=job.level + 1)
        elif self.dice.chance(MOVED) and job.team.plan > 12:
            self._move(person, month)
        elif self.dice.chance(HOURS_CHANGED):
            self.firm.change(person, month, "Data change", fte=0.8 if job.fte == 1 else 1.0)

    def _move(self, person: Person, month: date) -> None:
        team = person.job.team
        near = [one for one in teams_on(month) if one.department == team.department and one.plan > 12]
        target = self.dice.pick(near)
        if target is not team:
            self.firm.change(
                person, month, "Transfer", team=target, manager=self.firm.manager_of(target, person.job.level)
            )

    def _reorganise(self, day: date) -> None:
        for old, new in SUCCESSORS.items():
            seats = [TEAMS[name] for name in new for _ in range(TEAMS[name].plan)]
            leads = 0
            for person in [*self.firm.staff[TEAMS[old]], *self.firm.others]:
                if person.job.team is not TEAMS[old]:
                    continue
                target = TEAMS[new[leads % len(new)]] if person.job.leads else self.dice.pick(seats)
                target = TEAMS["Applications"] if person.job.level == HEAD else target
                leads += person.job.leads
                self.firm.change(person, day, "Reorganisation", team=target)
        self.hiring.reorganise()
        self.firm.unsettled = True

    def _what_is_known(self) -> None:
        for day in days(AS_OF + DAY, LAST_START):
            self.hiring.begin(day)
        resigning = 0
        for person in self.firm.employees():
            if resigning < RESIGNED and person.spell.first < AS_OF and self.leaving.draw(person, AS_OF + DAY):
                resigning += 1


def _successor(team: Team) -> Team:
    return TEAMS[SUCCESSORS[team.name][0]]
