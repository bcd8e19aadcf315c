"""Companies made of dice, with everything in them that a calendar or an export can do to people.

The 29th of February, ends of months, a hire and exit on one day, people who come back within and after thirty
days, transfers on first and last days, several rows of one day, days after the day of knowledge, conversions,
acquisitions, spells that overlap, and cells that are blank.
"""

from datetime import date, timedelta
from random import Random

from tests.builders import (
    Company,
    Entry,
    Row,
    Worker,
    answer_of,
    application,
    check_in,
    company,
    cost,
    enrolment,
    goal,
    invitation,
    job,
    recognised,
    recommendation,
    requisition,
    spell,
    stage,
    survey,
    worker,
)
from tests.units import renamed

FIRST, LAST = date(2023, 7, 1), date(2025, 12, 31)
EDGES = (
    *(date(2023 + month // 12, month % 12 + 1, 1) for month in range(6, 36)),
    *(date(2023 + month // 12, month % 12 + 1, 1) - timedelta(days=1) for month in range(7, 36)),
    date(2024, 2, 28),
    date(2024, 2, 29),
)
KNOWN = (date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 17), date(2025, 2, 28), date(2025, 12, 31))
DEPARTMENTS = ("Finance", "Sales", "Support", None)
LOCATIONS = ("Basel", "Turin", None)
LEVELS = ("Clerk", "Director", None)
GENDERS = ("woman", "woman", "man", "man", "non_binary", "undisclosed", None)
ETHNICITIES = ("a", "b", "c", "undisclosed", None)
GAPS = (1, 2, 29, 30, 31, 32, 75, 200)
LENGTHS = (0, 1, 27, 89, 364, 365, 366, 500)
PAYS: tuple[Row, ...] = tuple(
    {"pay_amount": amount, "pay_period": period, "pay_currency": currency}
    for amount, period, currency in (
        (None, None, None),
        (3120.0, "month", "EUR"),
        (24.5, "hour", None),
        (3900.5, "month", "EUR"),
        (48000.0, "year", "EUR"),
        (3120.0, "month", "CHF"),
        (0.0, "month", "EUR"),
        (760.0, "week", "EUR"),
        (150.0, "day", "EUR"),
        (3120.0, None, "EUR"),
        (2600.0, "month", "EUR"),
    )
)
CHANGES = ("transfer", "promotion", "reorganisation", "data", None)
STAGES = ("Review", "Phone", "Visit", "Offer")
OUTCOMES = ("accepted", "accepted", "declined", "reneged", "rescinded", "pending", None)


def made_up(seed: int | Random, *, people: int = 6, feeds: bool = False) -> Company:
    """A company of so many people.

    Args:
        seed: What decides everything: a number, or dice.
        people: People it ever had.
        feeds: Whether it also has hiring, surveys and training.
    """
    dice = Random(seed) if isinstance(seed, int) else seed  # noqa: S311  # dice are no secret
    keys = [f"P{number}" for number in range(people)]
    parts: list[Worker | Entry] = [person(dice, key, keys) for key in keys]
    if dice.random() < 0.3:
        parts.append(renamed("Sales", dice.choice(("Support", "Markets")), day(dice).isoformat()))
    if feeds:
        parts += [*hiring(dice, max(people, 6)), *surveys(dice, keys), *trainings(dice, keys)]
        parts += [*absences(dice, keys), *goals(dice, keys), *appraisals(dice, keys)]
    return company(*parts)


def day(dice: Random) -> date:
    """Any day, mostly one at an edge."""
    return (
        dice.choice(EDGES)
        if dice.random() < 0.7
        else FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))
    )


def person(dice: Random, key: str, managers: list[str]) -> Worker:
    """A person with one to four spells and up to five job states."""
    spells = _spells(dice)
    return worker(
        key,
        spells=spells,
        jobs=_jobs(dice, [date.fromisoformat(str(row["hire_date"])) for row in spells], managers),
        gender=dice.choice(GENDERS),
        ethnicity=dice.choice(ETHNICITIES),
        birth_date=dice.choice((None, "1990-03-31", "2000-02-29", "1989-07-01", "1979-12-31", "1969-06-15")),
    )


def hiring(dice: Random, openings: int) -> list[Entry]:
    """So many openings, three times as many applications with their stages, and twice as many costs."""
    vacancies = [
        requisition(
            f"R{number}",
            department=dice.choice(DEPARTMENTS),
            approved_date=_text(dice, day(dice)),
            filled_date=_text(dice, day(dice), missing=0.4),
            closed_date=_text(dice, day(dice), missing=0.6),
            status=dice.choice(("filled", "filled", "open", "on_hold", "closed", "cancelled", None)),
            on_hold_days=dice.choice((None, 0.0, 11.6)),
        )
        for number in range(openings)
    ]
    entries = [entry for number in range(3 * openings) for entry in _application(dice, number)]
    return vacancies + entries + [_cost(dice) for _ in range(2 * openings)]


def surveys(dice: Random, keys: list[str]) -> list[Entry]:
    """Three surveys, some of which have no close, with answers of some people and of anonymous ones."""
    closes = [day(dice), day(dice), None]
    entries: list[Entry] = []
    for number, close in enumerate(closes):
        name = f"S{number}"
        entries.append(survey(name, close.isoformat() if close else None))
        for key in [*keys, None, None]:
            respondent = key or f"anonymous {len(entries)}"
            if dice.random() < 0.8:
                entries.append(invitation(key, survey=name, respondent=respondent))
            if dice.random() < 0.7:
                entries += _answers(dice, key, {"survey": name, "respondent_id": respondent})
    return entries


def trainings(dice: Random, keys: list[str]) -> list[Entry]:
    """Up to five assignments of each person."""
    return [
        enrolment(
            key,
            _text(dice, day(dice)),
            course_id=dice.choice(("Safety", "Fire", "Data")),
            is_mandatory=dice.choice((True, True, True, False, None)),
            completed_date=_text(dice, day(dice), missing=0.4),
            status=dice.choice((None, "completed", "in_progress", "failed", "exempt", "cancelled")),
            hours=dice.choice((None, 0.5, 2.0, 7.25)),
            expires_date=_text(dice, day(dice), missing=0.5),
            cost_amount=dice.choice((None, 0.0, 80.5, 120.0)),
            currency=dice.choice(("EUR", "EUR", "eur", "CHF", None)),
        )
        for key in keys
        for _ in range(dice.randrange(6))
    ]


def absences(dice: Random, keys: list[str]) -> list[Entry]:
    """Up to six absences of each person, some on the same days, some of which say how long they were."""
    entries = []
    for key in keys:
        for number in range(dice.randrange(7)):
            first = day(dice)
            last = first + timedelta(days=dice.choice((0, 0, 1, 4, 6, 30, 100)))
            cells: Row = {
                "employee_id": key,
                "start_date": first.isoformat(),
                "end_date": last.isoformat(),
                "kind": f"kind {number}",
                "days": dice.choice((None, None, None, 0.5, 3.0)),
            }
            entries.append(Entry("absences", cells))
    return entries


def goals(dice: Random, keys: list[str]) -> list[Entry]:
    """Twice as many goals as people, of people and of units, some in circles, and their check-ins."""
    names = [f"G{number}" for number in range(2 * len(keys))]
    entries = [_goal(dice, name, names, keys) for name in names]
    days = sorted({(dice.choice(names), day(dice)) for _ in range(6 * len(names))})
    return entries + [check_in(name, one.isoformat()) for name, one in days]


def appraisals(dice: Random, keys: list[str]) -> list[Entry]:
    """Up to three reviews of each person, and some words of recognition."""
    entries = []
    for key in keys:
        for end in sorted({day(dice) for _ in range(dice.randrange(4))}):
            cells: Row = {
                "rating": dice.choice((1.0, 5.0, None)),
                "status": dice.choice(("due", "in_progress", "completed", "exempt", "cancelled", None)),
                "completed_date": _text(dice, end + timedelta(days=dice.choice((-9, 0, 1))), missing=0.5),
            }
            entries.append(Entry("reviews", {"employee_id": key, "period_end": end.isoformat(), **cells}))
        givers = [dice.choice((*keys, None)) for _ in range(dice.randrange(8))]
        entries += [recognised(key, day(dice).isoformat(), giver) for giver in givers]
    return entries


def _goal(dice: Random, name: str, names: list[str], keys: list[str]) -> Entry:
    first, level = day(dice), dice.choice(("company", "department", "individual", None))
    last = first + timedelta(days=dice.choice((0, 30, 89, 364)))
    return goal(
        name,
        dice.choice((*keys[:5], "nobody", None)),
        level=level,
        parent_id=dice.choice((*names, None)),
        unit=dice.choice(DEPARTMENTS) if level == "department" else None,
        start_date=_text(dice, first),
        due_date=_text(dice, last, missing=0.2),
        kpi=dice.choice(("turnover_rate", "turnover_rate", None)),
        kind=dice.choice(("reach", "increase", "stay_below", "milestone", None)),
        baseline=dice.choice((0.1, 0.1, None)),
        target=dice.choice((0.2, 0.2, 0.05, None)),
        cadence_days=dice.choice((0.0, 14.0, 30.0, 91.0, None)),
    )


def _spells(dice: Random) -> tuple[Row, ...]:
    """Spells one after another, with gaps of all kinds; sometimes the next begins before one ends."""
    rows: list[Row] = []
    start = day(dice) - timedelta(days=dice.choice((0, 0, 400)))
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 4))):
        last = start + timedelta(days=dice.choice(LENGTHS)) if dice.random() < 0.75 else None
        rows.append(
            spell(
                start.isoformat(),
                last.isoformat() if last else None,
                exit_type=dice.choice(("voluntary", "involuntary", "other", "unknown", None)),
                exit_reason=dice.choice(("Pay", "Move", None)),
                regretted=dice.choice((True, False, None)),
                hire_type=dice.choice((None, None, None, "new", "rehire", "acquisition", "conversion")),
                worker_type=dice.choice((None, None, None, "employee", "employee", "contractor", "intern")),
            )
        )
        if last is None or dice.random() < 0.15:
            start += timedelta(days=dice.choice((1, 40)))
        else:
            start = last + timedelta(days=dice.choice(GAPS))
    return tuple(rows)


def _jobs(dice: Random, hired: list[date], managers: list[str]) -> tuple[Row, ...]:
    """States that begin with the hires, before, after, or never; some days have two."""
    days = [one + timedelta(days=dice.choice((0, 0, 0, 0, -3, 5))) for one in hired if dice.random() < 0.85]
    days += [day(dice) for _ in range(dice.randrange(4))]
    days += [one for one in days if dice.random() < 0.15]
    return tuple(
        job(
            one.isoformat(),
            dice.choice(DEPARTMENTS),
            division=dice.choice(("Market", "House", None)),
            job_family=dice.choice(("Law", "Law", "Audit", None)),
            manager_id=dice.choice((*managers[:4], "nobody", None)),
            location=dice.choice(LOCATIONS),
            level=dice.choice(LEVELS),
            is_leader=dice.choice((True, False, None)),
            fte=dice.choice((None, 1.0, 0.5, 0.35)),
            **PAYS[(one.toordinal() + number) % len(PAYS)],
            change=dice.choice(CHANGES),
            sequence=float(number) if number else None,
        )
        for number, one in enumerate(days)
    )


def _application(dice: Random, number: int) -> list[Entry]:
    """An application and the stages it entered, sometimes one again, sometimes several on a day."""
    outcome, applied = dice.choice(OUTCOMES), day(dice)
    decided = applied + timedelta(days=dice.choice((0, 1, 14, 30, 90, -1)))
    made = application(
        key=f"A{number}",
        employee_id=dice.choice(("P0", "P1", "P2", None)) if outcome == "accepted" else None,
        candidate_id=dice.choice(("C0", "C1", "C2", None, None)),
        requisition_id=dice.choice(("R0", "R1", "R2", "R3", "R4", "R5", None)),
        applied_date=applied.isoformat(),
        offer_outcome=outcome,
        offer_decided_date=decided.isoformat() if outcome and dice.random() < 0.9 else None,
        rejected_date=_text(dice, day(dice), missing=0.7),
        start_date=_text(dice, decided + timedelta(days=dice.choice((0, 20, 90))), missing=0.2),
        gender=dice.choice(GENDERS),
        ethnicity=dice.choice(ETHNICITIES),
        source=dice.choice(("Board", "Referral", None)),
        is_internal=dice.choice((True, False, None)),
    )
    steps = {
        (dice.choice(STAGES), applied + timedelta(days=dice.choice((0, 0, 1, 5, 40))))
        for _ in range(dice.randrange(6))
    }
    return [made, *(_stage(dice, f"A{number}", name, entered) for name, entered in sorted(steps))]


def _stage(dice: Random, key: str, name: str, entered: date) -> Entry:
    left = entered + timedelta(days=dice.choice((0, 1, 30)))
    return stage(key, name, entered.isoformat(), _text(dice, left, missing=0.4))


def _cost(dice: Random) -> Entry:
    return cost(
        dice.choice((1200.0, 80.5, 0.01, -40.0)),
        day(dice).isoformat(),
        requisition_id=dice.choice(("R0", "R1", "R2", "R9", None)),
        kind=dice.choice(("internal", "external", None)),
        currency=dice.choice(("EUR", "EUR", "eur", "CHF", None)),
    )


def _answers(dice: Random, key: str | None, cells: dict[str, str]) -> list[Entry]:
    respondent = {"answered_date": day(dice).isoformat(), "respondent_id": cells["respondent_id"]}
    return [
        recommendation(key, float(dice.randrange(11)), survey=cells["survey"], **respondent),
        *(
            answer_of(
                key,
                dice.choice((1.0, 2.0, 3.0, 4.0, 5.0, None)),
                survey=cells["survey"],
                item=item,
                theme=theme,
                is_reversed=dice.choice((True, False, None)),
                department=None if key else dice.choice(DEPARTMENTS),
                **respondent,
            )
            for item, theme in (("I1", "Pay"), ("I2", "Pay"), ("I3", "Growth"))
        ),
    ]


def _text(dice: Random, one: date, *, missing: float = 0.1) -> str | None:
    return None if dice.random() < missing else one.isoformat()
