"""Applications: who applied for each opening, how far they came, what they were offered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from data.sample._calendar import AS_OF, DAY, workday
from data.sample._dice import Dice
from data.sample._hiring import LAST_START, Opening
from data.sample._newcomers import ETHNICITIES

STAGES = ("Application Review", "Phone Screen", "Interview", "Offer")
SOURCES = {
    "Company website": 0.28,
    "Job board": 0.3,
    "Professional network": 0.18,
    "Employee referral": 0.14,
    "Agency": 0.06,
    "University": 0.04,
}
INTERNAL, FORMER = "Internal applicant", "Former employee"
OTHERS = (
    2,
    5,
)  # applications of an opening that came to nothing; the export leaves out what was never screened
REACHED = {0: 0.42, 1: 0.33, 2: 0.25}  # furthest stage of those, as an index into STAGES
MORE_WOMEN = 1.12  # women among the others, against those hired
SECOND_VERSION = 0.07  # share of offers that were written twice


@dataclass(frozen=True)
class Offer:
    """One version of an offer; ``outcome`` is blank while it is open or replaced."""

    version: int
    status: str
    sent: date
    resolved: date | None
    starts: date | None
    outcome: str


@dataclass(frozen=True)
class Application:
    """One application, as known on the day of the export.

    Args:
        number: Key.
        opening: Opening it was for.
        applied: Day.
        source: Channel.
        gender: As stated; blank where nothing was.
        ethnicity: As stated.
        steps: Stages entered, with their days.
        offers: Versions of the offer.
        ended: Day of the rejection or the hire.
        status: ``hired``, ``rejected`` or ``active``.
        employee: Key of the employee, once there is one.
    """

    number: int
    opening: Opening
    applied: date
    source: str
    gender: str
    ethnicity: str
    steps: tuple[tuple[date, str], ...]
    offers: tuple[Offer, ...] = ()
    ended: date | None = None
    status: str = "rejected"
    employee: str = ""


def applications(openings: Sequence[Opening]) -> list[Application]:
    """Everything that was applied by the day of the export, in the order of application."""
    dice = Dice(6)
    everything = [one for opening in openings for one in _of_opening(opening, dice)]
    known = [_as_known(one) for one in everything if one.applied <= AS_OF]
    numbers = count(200001)
    ordered = sorted(known, key=lambda one: (one.applied, one.opening.number))
    return [replace(one, number=next(numbers)) for one in ordered]


def _of_opening(opening: Opening, dice: Dice) -> Iterator[Application]:
    if opening.filled:
        yield _hired(opening, dice)
    later = len(opening.fallen)
    for outcome in opening.fallen:
        yield _fallen(opening, outcome, opening.decided - later * dice.between(7, 11) * DAY, dice)
        later -= 1
    for _ in range(0 if opening.internal else dice.between(*OTHERS)):
        yield _other(opening, dice)


def _hired(opening: Opening, dice: Dice) -> Application:
    person = opening.person
    sent = workday(max(opening.applied, opening.decided - dice.between(2, 6) * DAY))
    offers = _versions(Offer(1, "accepted", sent, opening.decided, opening.start, "accepted"), dice)
    source = INTERNAL if opening.internal else dice.weighted(SOURCES)
    return Application(
        number=0,
        opening=opening,
        applied=opening.applied,
        source=FORMER if person and len(person.spells) > 1 and not opening.internal else source,
        gender=person.gender if person else "",
        ethnicity=person.ethnicity if person else "",
        steps=_steps(opening.applied, sent, len(STAGES)),
        offers=offers,
        ended=opening.decided,
        status="hired",
        employee=person.key if person and opening.start and opening.start <= LAST_START else "",
    )


def _fallen(opening: Opening, outcome: str, resolved: date, dice: Dice) -> Application:
    resolved = workday(max(resolved, opening.posting.approved + 9 * DAY))
    sent = workday(resolved - dice.between(2, 6) * DAY)
    applied = max(opening.posting.approved + DAY, sent - dice.days(22) * DAY)
    starts = resolved + 35 * DAY
    return replace(
        _other(opening, dice),
        applied=applied,
        steps=_steps(applied, sent, len(STAGES)),
        offers=_versions(Offer(1, "rejected", sent, resolved, starts, outcome), dice),
        ended=resolved,
    )


def _other(opening: Opening, dice: Dice) -> Application:
    unit = opening.posting.team.unit
    room = max(1, (opening.decided - opening.posting.approved).days - 3)
    applied = opening.posting.approved + dice.between(1, room) * DAY
    reached = dice.weighted(REACHED) + 1
    ended = workday(applied + dice.between(4, 9) * reached * DAY)
    stated = not dice.chance(0.07)
    gender = "Female" if dice.chance(min(0.95, unit.women * MORE_WOMEN)) else "Male"
    return Application(
        number=0,
        opening=opening,
        applied=applied,
        source=dice.weighted(SOURCES),
        gender=gender if stated else dice.pick(("Prefer not to say", "")),
        ethnicity=dice.weighted(ETHNICITIES) if stated else "",
        steps=_steps(applied, ended, reached),
        ended=ended,
    )


def _steps(applied: date, last: date, stages: int) -> tuple[tuple[date, str], ...]:
    passed = (last - applied).days
    if stages < len(STAGES):
        return tuple((applied + step * 4 * DAY, STAGES[step]) for step in range(stages))
    return tuple((applied + passed * step // (stages - 1) * DAY, STAGES[step]) for step in range(stages))


def _versions(offer: Offer, dice: Dice) -> tuple[Offer, ...]:
    if not dice.chance(SECOND_VERSION):
        return (offer,)
    return (replace(offer, status="deprecated", resolved=None, outcome=""), replace(offer, version=2))


def _as_known(application: Application) -> Application:
    offers = tuple(_open_offer(offer) for offer in application.offers if offer.sent <= AS_OF)
    steps = tuple(step for step in application.steps if step[0] <= AS_OF)
    if application.ended is not None and application.ended <= AS_OF:
        return application
    return replace(application, offers=offers, steps=steps, ended=None, status="active", employee="")


def _open_offer(offer: Offer) -> Offer:
    if offer.resolved is None or offer.resolved <= AS_OF:
        return offer
    return replace(offer, status="unresolved", resolved=None, outcome="")
