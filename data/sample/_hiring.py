"""Openings: approved, filled or given up, each a while before anybody starts."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from data.sample._calendar import AS_OF, DAY, between_points, monday, workday
from data.sample._company import BOARD, LEAD, SLOWDOWN, SUCCESSORS, TEAMS, Team, teams_on
from data.sample._dice import Dice
from data.sample._firm import Firm
from data.sample._newcomers import HIRED_LEVELS, Newcomers, planned
from data.sample._staff import Person

SOURCING = 13  # days from approval to the application of the person hired, median
SELECTING = 27  # days from there to the accepted offer, median
SLOWER_SOURCING, SLOWER_SELECTING = 9, 9  # days more in the slowdown
AFTER_A_FALL = (6, 12)  # days lost with each offer that came to nothing
FALLEN = {"declined": 0.8, "reneged": 0.12, "rescinded": 0.08}
FALLING = {
    date(2020, 1, 1): 0.14,
    date(2021, 9, 1): 0.185,
    date(2022, 12, 1): 0.185,
    date(2024, 6, 1): 0.16,
    date(2026, 10, 31): 0.14,
}  # chance that an offer comes to nothing
FROM_INSIDE = 0.09
COMING_BACK = 0.022
NOTICE = 34  # days from acceptance to start, median
BIGGEST_JOB = 5  # openings in one posting
LAST_START = date(2026, 11, 16)  # later starters are not in the HR system yet


@dataclass(frozen=True)
class Posting:
    """One vacancy as the recruiting system knows it; it may have several openings."""

    number: int
    team: Team
    level: int
    approved: date


@dataclass(eq=False)
class Opening:
    """One opening of a posting, and what becomes of it."""

    number: int
    posting: Posting
    applied: date
    decided: date
    filled: bool
    fallen: tuple[str, ...]
    start: date | None = None
    person: Person | None = None
    internal: bool = False


def slowness(day: date) -> float:
    """0 in ordinary times, 1 in the slowdown."""
    return between_points(SLOWDOWN, day)


class Hiring:
    """Approves openings, finds people, lets them start."""

    def __init__(self, firm: Firm, newcomers: Newcomers) -> None:
        self.firm, self.newcomers = firm, newcomers
        self.dice = Dice(4)
        self.openings: list[Opening] = []
        self.postings: list[Posting] = []
        self.waiting: Counter[Team] = Counter()
        self.decisions: dict[date, list[Opening]] = defaultdict(list)
        self.starts: dict[date, list[Opening]] = defaultdict(list)

    def approve(self, month: date) -> None:
        """Approve what the teams lack, less in the slowdown."""
        for team in teams_on(month):
            if team is not BOARD:
                wanted = self._lacking(team, month)
                eager = 0.92 * (1 - (0.25 if team.unit.bleeds else 0.82) * slowness(month))
                granted = sum(self.dice.chance(eager) for _ in range(wanted))
                while granted > 0:
                    size = min(granted, BIGGEST_JOB)
                    self._post(team, month, size)
                    granted -= size

    def _lacking(self, team: Team, month: date) -> int:
        present = sum(person.spell.last is None for person in self.firm.staff[team])
        soon = present * (0.045 if team.unit.bleeds else 0.02)
        lacking = planned(team, month + 60 * DAY) + soon - present - self.waiting[team]
        return max(0, int(lacking + self.dice.share()))

    def _post(self, team: Team, month: date, size: int) -> None:
        approved = min(workday(month + self.dice.between(0, 25) * DAY), AS_OF)
        posting = Posting(len(self.postings) + 1, team, self.dice.weighted(HIRED_LEVELS), approved)
        self.postings.append(posting)
        for _ in range(size):
            opening = self._fate(posting)
            self.openings.append(opening)
            self.waiting[team] += 1
            self.decisions[opening.decided].append(opening)

    def _fate(self, posting: Posting) -> Opening:
        slow = slowness(posting.approved)
        frozen = max(slow, slowness(posting.approved + 60 * DAY))
        filled = not self.dice.chance(0.05 + 0.14 * frozen)
        fallen: list[str] = []
        while filled and self.dice.chance(between_points(FALLING, posting.approved)):
            fallen.append(self.dice.weighted(FALLEN))
        lost = sum(self.dice.between(*AFTER_A_FALL) for _ in fallen)
        sourcing = self.dice.days(SOURCING + SLOWER_SOURCING * slow, spread=0.55, least=2)
        selecting = self.dice.days(SELECTING + SLOWER_SELECTING * slow, spread=0.33, least=8)
        applied = posting.approved + (sourcing + lost * 2 // 3) * DAY
        decided = workday(applied + (selecting + lost // 3) * DAY)
        return Opening(len(self.openings) + 1, posting, applied, decided, filled, tuple(fallen))

    def decide(self, day: date) -> None:
        """Openings accepted or given up on this day."""
        for opening in self.decisions[day]:
            team = opening.posting.team
            if not opening.filled:
                self.waiting[_today(team, day)] -= 1
                continue
            opening.person = self._insider(opening, day) or self._former(opening, day)
            opening.internal = opening.person is not None and opening.person.spell.last is None
            notice = 18 if opening.internal else NOTICE
            opening.start = monday(day + self.dice.days(notice, spread=0.4, least=5) * DAY)
            if opening.person is None:
                opening.person = self.newcomers.person(team, opening.start)
            opening.person.busy_until = opening.start
            self.starts[opening.start].append(opening)

    def _insider(self, opening: Opening, day: date) -> Person | None:
        team = opening.posting.team
        if opening.posting.level == 1 or not self.dice.chance(FROM_INSIDE * 1.6):
            return None
        near = [
            person
            for person in self.firm.employees()
            if person.job.level < LEAD
            and person.spell.last is None
            and person.busy_until < day
            and (day - person.job.start).days > 300
            and person.job.team.department != team.department
            and person.job.team.plan > 12
        ]
        local = [person for person in near if person.job.team.location == team.location]
        return self.dice.pick(local or near) if near else None

    def _former(self, opening: Opening, day: date) -> Person | None:
        family = opening.posting.team.unit.family
        free = [
            person
            for person in self.firm.left
            if person.spell.last is not None
            and person.spell.exit is not None
            and person.spell.exit.kind == "Voluntary"
            and (day - person.spell.last).days > 60
            and person.busy_until < day
            and person.job.team.unit.family == family
            and person.job.level < LEAD
        ]
        return self.dice.pick(free) if free and self.dice.chance(COMING_BACK) else None

    def begin(self, day: date) -> list[Person]:
        """First days and internal moves of this day; gives back who is new."""
        new: list[Person] = []
        for opening in self.starts[day]:
            person, team = opening.person, _today(opening.posting.team, day)
            self.waiting[team] -= 1
            if person is None:
                continue
            if opening.internal:
                manager = self.firm.manager_of(team, 1)
                level = max(person.job.level, opening.posting.level)
                self.firm.change(person, day, "Transfer", team=team, level=level, manager=manager)
            else:
                kind = "Rehire" if person.spells else "New"
                self.newcomers.start(person, team, day, level=opening.posting.level, hire_type=kind)
                new.append(person)
        return new

    def reorganise(self) -> None:
        """What was open for a team of Digital is open for its successor."""
        for old, new in SUCCESSORS.items():
            self.waiting[TEAMS[new[0]]] += self.waiting.pop(TEAMS[old], 0)


def _today(team: Team, day: date) -> Team:
    return team if team in teams_on(day) else TEAMS[SUCCESSORS[team.name][0]]
