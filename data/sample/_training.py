"""Training: what was assigned, when it was due, what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data.sample._calendar import AS_OF, DAY, FIRST, anniversary, between_points, months
from data.sample._dice import Dice
from data.sample._staff import Person, Spell, Worker, job_on

VALID_YEARS = {"COC": 1, "SAF": 1, "DPR": 2}
ON_PAPER = ("Operations",)  # divisions without the data protection course
HANDS_ON = ("Plant North", "Plant South", "Logistics", "Field Service")
DIP = {
    date(2025, 5, 31): 0.0,
    date(2025, 7, 1): 0.4,
    date(2026, 1, 31): 0.36,
    date(2026, 8, 31): 0.05,
}  # share of Plant South's courses that are late on top of the usual: no time off the line
VOLUNTARY = 0.09  # enrolments a month and person
LATE_DONE = 0.82  # share of the late that finish in the end
EXEMPT, CANCELLED = 0.012, 0.01


@dataclass(frozen=True)
class Course:
    """One course."""

    code: str
    title: str
    mandatory: bool
    hours: float
    cost: int


@dataclass(frozen=True)
class Enrolment:
    """One assignment of one course to one person, as known on the day of the export."""

    person: Person
    course: Course
    assigned: date
    first_due: date | None
    due: date | None
    completed: date | None
    expires: date | None
    status: str


CODE = Course("COC", "Code of Conduct", mandatory=True, hours=1.5, cost=0)
SAFETY = Course("SAF", "Safety at Work", mandatory=True, hours=4.0, cost=0)
PRIVACY = Course("DPR", "Data Protection", mandatory=True, hours=1.0, cost=0)
WELCOME = Course("WEL", "Welcome Days", mandatory=True, hours=12.0, cost=0)
LEADING = Course("LDR", "Leading People", mandatory=True, hours=24.0, cost=900)
CATALOGUE = (
    Course("LNG", "English at Work", mandatory=False, hours=24.0, cost=420),
    Course("XLS", "Spreadsheets", mandatory=False, hours=8.0, cost=120),
    Course("PRS", "Presenting", mandatory=False, hours=12.0, cost=380),
    Course("LEAN", "Lean Basics", mandatory=False, hours=16.0, cost=350),
    Course("FRK", "Forklift Licence", mandatory=False, hours=20.0, cost=300),
    Course("CUS", "Talking with Customers", mandatory=False, hours=10.0, cost=220),
    Course("DAT", "Reading Data", mandatory=False, hours=14.0, cost=260),
    Course("PRJ", "Project Work", mandatory=False, hours=16.0, cost=480),
    Course("FBK", "Giving Feedback", mandatory=False, hours=6.0, cost=160),
)


def enrolments(people: Sequence[Person]) -> list[Enrolment]:
    """Every enrolment made by the day of the export, in the order of assignment."""
    dice = Dice(8)
    found = [
        one
        for person in people
        for spell in person.spells
        if spell.worker is Worker.EMPLOYEE
        for one in [*_mandatory(person, spell, dice), *_chosen(person, spell, dice)]
    ]
    return sorted(found, key=lambda one: (one.assigned, one.person.number, one.course.code))


def _mandatory(person: Person, spell: Spell, dice: Dice) -> Iterator[Enrolment]:
    if spell.first >= FIRST:
        yield from _required(person, spell, (WELCOME, spell.first, 30), dice)
    for course, moved in ((CODE, 0), (SAFETY, 183), (PRIVACY, 91)):
        for assigned in _rounds(spell, course, moved):
            yield from _required(person, spell, (course, assigned, 30), dice)
    for before, job in zip(spell.jobs, spell.jobs[1:], strict=False):
        if job.leads and not before.leads:
            yield from _required(person, spell, (LEADING, job.start, 120), dice)


def _rounds(spell: Spell, course: Course, moved: int) -> Iterator[date]:
    team = spell.jobs[0].team
    if course is SAFETY and team.department not in HANDS_ON:
        return
    if course is PRIVACY and team.unit.division in ON_PAPER:
        return
    step = VALID_YEARS[course.code]
    years = 0
    while (assigned := anniversary(spell.first, years) + moved * DAY) <= AS_OF:
        if assigned >= FIRST:
            yield assigned
        years += step


def _required(
    person: Person, spell: Spell, duty: tuple[Course, date, int], dice: Dice
) -> Iterator[Enrolment]:
    course, assigned, allowed = duty
    if assigned > AS_OF or (spell.last is not None and spell.last < assigned):
        return
    due = assigned + allowed * DAY
    fate = dice.share()
    if fate < EXEMPT + CANCELLED:
        status = "Exempt" if fate < EXEMPT else "Cancelled"
        yield Enrolment(person, course, assigned, due, due, None, None, status)
        return
    completed, extended = _done(spell, assigned, due, dice)
    if completed is not None and (completed > AS_OF or (spell.last is not None and completed > spell.last)):
        completed = None
    years = VALID_YEARS.get(course.code)
    expires = anniversary(completed, years) - DAY if completed and years else None
    status = "Completed" if completed else dice.weighted({"Not started": 0.7, "In progress": 0.3})
    yield Enrolment(person, course, assigned, due, extended, completed, expires, status)


def _done(spell: Spell, assigned: date, due: date, dice: Dice) -> tuple[date | None, date]:
    department = job_on(spell, due).team.department
    chance = job_on(spell, due).team.unit.on_time
    if department == "Plant South":
        chance -= between_points(DIP, due)
    if dice.chance(chance):
        return assigned + min((due - assigned).days, dice.days(14, spread=0.6)) * DAY, due
    extended = due + (21 * DAY if dice.chance(0.5) else 0 * DAY)
    return (due + dice.days(24, spread=0.8) * DAY, extended) if dice.chance(LATE_DONE) else (None, extended)


def _chosen(person: Person, spell: Spell, dice: Dice) -> Iterator[Enrolment]:
    for month in months(max(spell.first, FIRST), min(spell.last or AS_OF, AS_OF)):
        assigned = month + dice.between(0, 27) * DAY
        there = spell.first <= assigned <= min(spell.last or AS_OF, AS_OF)
        if dice.chance(VOLUNTARY) and there:
            completed: date | None = assigned + dice.days(25, spread=0.6) * DAY
            if completed and (completed > min(spell.last or AS_OF, AS_OF) or dice.chance(0.12)):
                completed = None
            status = "Completed" if completed else "In progress"
            yield Enrolment(person, dice.pick(CATALOGUE), assigned, None, None, completed, None, status)
