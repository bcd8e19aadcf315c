"""What no system of the company exports in a shape of its own: canonical tables, as files of their names."""

from collections.abc import Sequence
from pathlib import Path

from data.sample._absences import Absence
from data.sample._appraisals import Recognition, Review
from data.sample._company import ACQUISITION, REORGANISATION, RESUMED, SLOWED
from data.sample._costs import Cost
from data.sample._goals import Goal
from data.sample._sheets import iso, write

ABSENCES = ("employee_id", "start_date", "end_date", "kind")
GOALS = (
    "goal_id",
    "parent_id",
    "title",
    "level",
    "owner_id",
    "unit",
    "kpi",
    "kind",
    "baseline",
    "target",
    "measure_unit",
    "start_date",
    "due_date",
    "cadence_days",
)
CHECK_INS = ("goal_id", "date")
REVIEWS = ("employee_id", "period_end", "rating", "scale_max", "status", "completed_date")
RECOGNITIONS = ("giver_id", "receiver_id", "date", "kind")
COSTS = ("cost_date", "requisition_id", "kind", "amount", "currency")
EVENTS = ("date", "title", "scope", "note")
HAPPENED = (
    (ACQUISITION, "Acquisition", "", "Sixty people arrive on one day; they are no hires."),
    (SLOWED, "Hiring slowed", "", "Approvals held back until orders recover."),
    (RESUMED, "Hiring resumed", "", "Orders recovered; frozen openings are worked on again."),
    (
        REORGANISATION,
        "Reorganisation",
        "division=Technology",
        "Digital becomes Product Engineering and Data & Insight.",
    ),
)
BEST = 5  # rating
FIRST_JOB = 50_000  # numbers of vacancies in the recruiting system begin after it


def export(
    folder: Path,
    absent: Sequence[Absence],
    goals: Sequence[Goal],
    reviews: Sequence[Review],
    recognitions: Sequence[Recognition],
    costs: Sequence[Cost],
) -> None:
    """Writes the files."""
    write(folder / "absences.csv", ABSENCES, map(_absence, absent))
    write(folder / "goals.csv", GOALS, map(_goal, goals))
    days = sorted({(goal.key, day) for goal in goals for day in goal.check_ins})
    write(folder / "goal_check_ins.csv", CHECK_INS, ({"goal_id": key, "date": iso(day)} for key, day in days))
    write(folder / "reviews.csv", REVIEWS, map(_review, reviews))
    write(folder / "recognitions.csv", RECOGNITIONS, map(_recognition, recognitions))
    write(folder / "recruiting_costs.csv", COSTS, map(_cost, costs))
    happened = sorted(HAPPENED, key=lambda event: event[0])
    rows = ((iso(day), *said) for day, *said in happened)
    write(folder / "events.csv", EVENTS, (dict(zip(EVENTS, row, strict=True)) for row in rows))


def _absence(one: Absence) -> dict[str, object]:
    days = {"start_date": iso(one.first), "end_date": iso(one.last)}
    return {"employee_id": one.person.key, **days, "kind": one.kind}


def _goal(one: Goal) -> dict[str, object]:
    return {
        "goal_id": one.key,
        "parent_id": one.parent,
        "title": one.title,
        "level": one.level,
        "owner_id": one.owner.key if one.owner else "",
        "unit": one.unit,
        "kpi": one.kpi,
        "kind": one.kind,
        "baseline": "" if one.baseline is None else one.baseline,
        "target": "" if one.target is None else one.target,
        "measure_unit": one.measure_unit,
        "start_date": iso(one.start),
        "due_date": iso(one.due),
        "cadence_days": one.cadence or "",
    }


def _review(one: Review) -> dict[str, object]:
    rating = {"rating": one.rating, "scale_max": BEST} if one.rating else {}
    days = {"period_end": iso(one.end), "completed_date": iso(one.completed)}
    return {"employee_id": one.person.key, **days, **rating, "status": one.status}


def _recognition(one: Recognition) -> dict[str, object]:
    giver = one.giver.key if one.giver else ""
    return {"giver_id": giver, "receiver_id": one.receiver.key, "date": iso(one.day), "kind": one.kind}


def _cost(one: Cost) -> dict[str, object]:
    posting = "" if one.posting is None else FIRST_JOB + one.posting
    amount = {"kind": one.kind, "amount": one.amount, "currency": "EUR"}
    return {"cost_date": iso(one.day), "requisition_id": posting, **amount}
