"""New people: the staff of the first day, the bought company, contractors, interns and all others."""

import math
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from data.sample._calendar import AS_OF, DAY, FIRST, between_points, month_end, workday
from data.sample._company import BOARD, BOUGHT, CHIEF, GROWTH, LEAD, TEAMS, Team, teams_on
from data.sample._dice import Dice
from data.sample._firm import Firm
from data.sample._staff import Exit, Job, Person, Spell, Worker

ETHNICITIES = {
    "White": 0.7,
    "Asian": 0.1,
    "Black": 0.06,
    "Mixed": 0.04,
    "Other": 0.02,
    "Prefer not to say": 0.03,
    "": 0.05,
}
UNKNOWN_GENDERS = {"Non-binary": 0.008, "Prefer not to say": 0.012, "": 0.014}
CONTRACTS = {1.0: 0.85, 0.8: 0.09, 0.6: 0.04, 0.5: 0.02}  # FTE
HIRED_LEVELS = {1: 0.45, 2: 0.33, 3: 0.16, 4: 0.06}
OLDEST = date(1955, 3, 1)  # nobody is born before
FIXED_SIZE = 7  # teams up to here do not grow
CONTRACTOR_SHARE = 0.042  # of the employees
CONTRACTOR_UNITS = (
    "Digital",
    "Product Engineering",
    "IT Operations",
    "Plant North",
    "Plant South",
    "Logistics",
)
INTERN_UNITS = ("Marketing", "Finance", "People", "Digital", "Data & Insight", "Sales")
INTERNS_AT_ONCE = 9
INTERN_DAYS = 181  # six months
CONVERTED = 0.28  # share of interns who stay as employees


def planned(team: Team, day: date) -> int:
    """Persons planned for a team on a day."""
    if team.plan <= FIXED_SIZE:
        return team.plan
    return round(team.plan * between_points(GROWTH, day))


class Newcomers:
    """The desk that gives newcomers their number and their contract."""

    def __init__(self, firm: Firm) -> None:
        self.firm = firm
        self.dice = Dice(2)
        self._numbers = count(10001)

    def person(self, team: Team, day: date) -> Person:
        """Somebody new, whose working life here begins about ``day``."""
        age = 18 + min(40.0, max(1.0, 12.0 + 8.5 * self.dice.normal()))
        gender = self.dice.weighted({**UNKNOWN_GENDERS, "known": 0.966})
        if gender == "known":
            gender = "Female" if self.dice.chance(team.unit.women) else "Male"
        return Person(
            number=next(self._numbers),
            birth=max(day - timedelta(days=round(age * 365.25)), OLDEST),
            gender=gender,
            ethnicity=self.dice.weighted(ETHNICITIES),
            pay_factor=max(0.8, 1.0 + 0.09 * self.dice.normal()),
        )

    def start(self, person: Person, team: Team, day: date, *, level: int = 0, hire_type: str = "New") -> None:
        """First day of an employee; without a level, an ordinary one is drawn."""
        again = person.spells[0].first if person.spells else day
        job = Job(
            start=day,
            team=team,
            level=level or self.dice.weighted(HIRED_LEVELS),
            manager="",
            fte=self.dice.weighted(CONTRACTS),
            change="Hire",
        )
        job = replace(job, manager=self.firm.manager_of(team, job.level))
        self.firm.enter(person, Spell(day, again, hire_type, Worker.EMPLOYEE, [job]))

    def opening_staff(self) -> None:
        """Everybody employed on the first day, hired in the years before."""
        for team in teams_on(FIRST):
            for seat in range(planned(team, FIRST) if team is not BOARD else 1):
                mean = 800 if team.unit.bleeds else 1700
                past = min(9000, 20 + round(-math.log(1 - self.dice.share()) * mean))
                person = self.person(team, FIRST - past * DAY)
                level = CHIEF if team is BOARD and seat == 0 else self._grown(past)
                first = workday(FIRST - past * DAY)
                job = Job(first, team, level, "", self.dice.weighted(CONTRACTS), "Hire")
                self.firm.enter(person, Spell(first, first, "New", Worker.EMPLOYEE, [job]))
        self.firm.chief = self.firm.staff[BOARD][0]
        self.firm.settle(FIRST)
        for person in self.firm.employees():
            person.spell.jobs = [replace(person.job, start=person.spell.first, change="Hire")]

    def _grown(self, past: int) -> int:
        return min(4, self.dice.weighted(HIRED_LEVELS) + self.dice.between(0, past // 1200))

    def acquire(self, day: date) -> None:
        """The staff of a bought company arrives; leads keep their seats, service there counts as original."""
        for name, persons in BOUGHT.items():
            for seat in range(persons):
                past = 200 + round(-math.log(1 - self.dice.share()) * 1200)
                person = self.person(TEAMS[name], day - past * DAY)
                level = LEAD if seat == 0 else self._grown(past)
                job = Job(
                    day, TEAMS[name], level, self.firm.manager_of(TEAMS[name], level), 1.0, "Acquisition"
                )
                original = workday(day - past * DAY)
                self.firm.enter(person, Spell(day, original, "Acquisition", Worker.EMPLOYEE, [job]))

    def contractors(self, day: date) -> None:
        """Contractors up to their share of the staff, each for some months."""
        here = sum(person.spell.worker is Worker.CONTRACTOR for person in self.firm.others)
        teams = [team for team in teams_on(day) if team.department in CONTRACTOR_UNITS and team.plan > 12]
        for _ in range(round(CONTRACTOR_SHARE * len(self.firm.employees())) - here):
            last = day + self.dice.days(330, spread=0.45, least=60) * DAY
            self._outsider(self.dice.pick(teams), (day, last), Worker.CONTRACTOR, "End of contract")

    def interns(self, month: date) -> None:
        """Interns for half a year each; some of them stay."""
        here = sum(person.spell.worker is Worker.INTERN for person in self.firm.others)
        teams = [team for team in teams_on(month) if team.department in INTERN_UNITS and team.plan >= 10]
        for _ in range(min(4, INTERNS_AT_ONCE - here)):
            last = month_end(month + INTERN_DAYS * DAY)
            self._outsider(self.dice.pick(teams), (month, last), Worker.INTERN, "End of internship")

    def _outsider(self, team: Team, stay: tuple[date, date], worker: Worker, reason: str) -> None:
        first, last = stay
        person = self.person(team, first)
        job = Job(
            first, team, 2 if worker is Worker.CONTRACTOR else 1, self.firm.manager_of(team, 1), 1.0, "Hire"
        )
        spell = Spell(first, first, "New", worker, [job])
        if last <= AS_OF:
            spell.last, spell.exit = last, Exit("Other", reason, "")
        self.firm.enter(person, spell)

    def convert(self, person: Person, day: date) -> None:
        """An intern becomes an employee of the same team the day after."""
        if self.dice.chance(CONVERTED):
            self.start(person, person.job.team, day, level=1, hire_type="Conversion")
