"""The published truth about hiring, surveys and training, counted row by row from the simulator's state."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from data.sample._applications import Application
from data.sample._calendar import AS_OF
from data.sample._hiring import Opening
from data.sample._sheets import iso, write
from data.sample._survey_plan import SURVEYS, Survey
from data.sample._surveys import Invitation
from data.sample._training import Enrolment
from data.sample._truth_people import COMPANY, Stay, job_in
from data.sample._truth_rates import PERIODS, share

Row = dict[str, object]

HIRING = (
    "period",
    "filled",
    "time_to_fill",
    "hired",
    "time_to_hire",
    "accepted",
    "declined",
    "reneged",
    "rescinded",
    "offer_acceptance_rate",
)
SURVEY = (
    "survey_id",
    "closed",
    "division",
    "invited",
    "responded",
    "survey_response_rate",
    "answers",
    "favourable",
    "engagement_favourable",
    "scores",
    "promoters",
    "detractors",
    "enps",
)
TRAINING = (
    "period",
    "department",
    "due",
    "on_time",
    "training_completion_rate",
    "hours",
    "training_hours_per_fte",
)
NOT_REQUIRED = ("Exempt", "Cancelled")


def median(values: Sequence[int]) -> str:
    """The middle of the values; the mean of the middle two where their number is even."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return ""
    return f"{ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2:.1f}"


def publish_hiring(folder: Path, openings: Sequence[Opening], applied: Sequence[Application]) -> None:
    """Writes hiring by period of acceptance."""
    write(folder / "hiring.csv", HIRING, (_hiring(*period, openings, applied) for period in PERIODS))


def _hiring(
    period: str, first: date, last: date, openings: Sequence[Opening], applied: Sequence[Application]
) -> Row:
    filled = [
        (opening.decided - opening.posting.approved).days
        for opening in openings
        if opening.filled and first <= opening.decided <= last
    ]
    hired = [
        (one.ended - one.applied).days
        for one in applied
        if one.status == "hired" and one.ended and first <= one.ended <= last
    ]
    outcomes = Counter(
        offer.outcome
        for one in applied
        for offer in one.offers
        if offer.outcome and offer.resolved and first <= offer.resolved <= last
    )
    answered = outcomes["accepted"] + outcomes["declined"] + outcomes["reneged"]
    return {
        "period": period,
        "filled": len(filled),
        "time_to_fill": median(filled),
        "hired": len(hired),
        "time_to_hire": median(hired),
        **{name: outcomes[name] for name in ("accepted", "declined", "reneged", "rescinded")},
        "offer_acceptance_rate": share(outcomes["accepted"], answered),
    }


def publish_surveys(folder: Path, invited: Sequence[Invitation], found: Sequence[Stay]) -> None:
    """Writes surveys by division held at the close."""
    write(
        folder / "surveys.csv", SURVEY, (row for survey in SURVEYS for row in _survey(survey, invited, found))
    )


def _survey(survey: Survey, invited: Sequence[Invitation], found: Sequence[Stay]) -> Iterator[Row]:
    here = {
        stay.person.key: job_in(stay, survey.closed).team.unit.division
        for stay in found
        if stay.first <= survey.closed and (stay.last is None or stay.last >= survey.closed)
    }
    asked = [one for one in invited if one.survey is survey and one.person.key in here]
    for division in (COMPANY, *sorted(set(here.values()))):
        yield _survey_row(
            survey, division, [one for one in asked if division in {COMPANY, here[one.person.key]}]
        )


def _survey_row(survey: Survey, division: str, asked: Sequence[Invitation]) -> Row:
    replied = [one for one in asked if one.answered]
    answers = [score for one in replied for score in one.scores]
    scores = [one.enps for one in replied if one.enps is not None]
    favourable = sum(score >= 4 for score in answers)
    promoters, detractors = sum(score >= 9 for score in scores), sum(score <= 6 for score in scores)
    return {
        "survey_id": survey.key,
        "closed": iso(survey.closed),
        "division": division,
        "invited": len(asked),
        "responded": len(replied),
        "survey_response_rate": share(len(replied), len(asked)),
        "answers": len(answers),
        "favourable": favourable,
        "engagement_favourable": share(favourable, len(answers)),
        "scores": len(scores),
        "promoters": promoters,
        "detractors": detractors,
        "enps": f"{100 * (promoters - detractors) / len(scores):.4f}" if scores else "",
    }


def publish_training(folder: Path, enrolled: Sequence[Enrolment], found: Sequence[Stay]) -> None:
    """Writes training by period of the first due date, hours by period of completion."""
    of_person: dict[str, list[Stay]] = {}
    for stay in found:
        of_person.setdefault(stay.person.key, []).append(stay)
    write(folder / "training.csv", TRAINING, _training(enrolled, of_person))


def _training(enrolled: Sequence[Enrolment], of_person: dict[str, list[Stay]]) -> Iterator[Row]:
    for period, first, last in PERIODS:
        total: dict[str, Counter[str]] = {}
        for one in enrolled:
            due, done = one.first_due, one.completed
            required = one.course.mandatory and one.status not in NOT_REQUIRED
            if required and due is not None and first <= due <= last and due <= AS_OF:
                on_time = done is not None and done <= due
                _add(total, _unit(of_person, one, due), {"due": 1, "on_time": int(on_time)})
            if done is not None and first <= done <= last:
                _add(total, _unit(of_person, one, done), {"minutes": round(one.course.hours * 60)})
        fte = _average_fte(of_person, first, last)
        for department, numbers in sorted(total.items()):
            yield _training_row(period, department, numbers, fte[department])


def _unit(of_person: dict[str, list[Stay]], one: Enrolment, day: date) -> str | None:
    for stay in of_person.get(one.person.key, []):
        if stay.first <= day and (stay.last is None or stay.last >= day):
            return job_in(stay, day).team.department
    return None


def _add(total: dict[str, Counter[str]], unit: str | None, numbers: dict[str, int]) -> None:
    if unit is not None:
        for name in (COMPANY, unit):
            total.setdefault(name, Counter()).update(numbers)


def _average_fte(of_person: dict[str, list[Stay]], first: date, last: date) -> dict[str, float]:
    """Mean of the FTE of every day of a period, by department."""
    hundredths: Counter[str] = Counter()
    for stay in (stay for own in of_person.values() for stay in own):
        ends = [job.start for job in stay.jobs[1:]] + [date.max]
        for job, end in zip(stay.jobs, ends, strict=True):
            start = max(first, stay.first, job.start) if job is not stay.jobs[0] else max(first, stay.first)
            stop = min(last, stay.last or AS_OF, date.fromordinal(end.toordinal() - 1))
            length = max(0, (stop - start).days + 1)
            hundredths[job.team.department] += length * round(job.fte * 100)
            hundredths[COMPANY] += length * round(job.fte * 100)
    whole = (last - first).days + 1
    return {unit: days / 100 / whole for unit, days in hundredths.items()}


def _training_row(period: str, department: str, numbers: Counter[str], fte: float) -> Row:
    return {
        "period": period,
        "department": department,
        "due": numbers["due"],
        "on_time": numbers["on_time"],
        "training_completion_rate": share(numbers["on_time"], numbers["due"]),
        "hours": f"{numbers['minutes'] / 60:.1f}",
        "training_hours_per_fte": share(numbers["minutes"] / 60, fte),
    }
