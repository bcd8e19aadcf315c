"""The published truth about certificates, late courses, costs and reach of training, and about opinions."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from data.sample._calendar import AS_OF
from data.sample._costs import Cost
from data.sample._hiring import Opening
from data.sample._sheets import iso, write
from data.sample._survey_plan import ITEMS, SURVEYS, Survey
from data.sample._surveys import Invitation
from data.sample._training import Enrolment
from data.sample._truth_people import COMPANY, Stay, job_in
from data.sample._truth_rates import PERIODS, Row, share

NOT_REQUIRED = ("Exempt", "Cancelled")
CLOSES = [last for _, _, last in PERIODS]
STANDING = (
    "day",
    "department",
    "due",
    "completed",
    "overdue_1_30",
    "overdue_31_60",
    "overdue_61",
    "training_completed_share",
    "training_overdue_rate",
    "required",
    "compliant",
    "training_compliance",
)
LEARNING = ("period", "department", "cost", "learners")
MEANS = ("survey_id", "closed", "division", "answers", "engagement_mean")
DRIVERS = ("survey_id", "closed", "theme", "people", "driver_impact")
COSTS = ("period", "internal", "external", "hires", "cost_per_hire")


def publish(folder: Path, enrolled: Sequence[Enrolment], found: Sequence[Stay]) -> None:
    """Writes what stood at each close, and costs and learners by period."""
    of_person: dict[str, list[Enrolment]] = {}
    for one in enrolled:
        of_person.setdefault(one.person.key, []).append(one)
    write(
        folder / "certificates.csv",
        STANDING,
        (row for day in CLOSES for row in _close(day, of_person, found)),
    )
    write(
        folder / "learning.csv",
        LEARNING,
        (row for period in PERIODS for row in _period(period, of_person, found)),
    )


def _close(day: date, of_person: dict[str, list[Enrolment]], found: Sequence[Stay]) -> Iterator[Row]:
    cells: dict[str, Counter[str]] = {}
    for stay in found:
        if stay.first <= day and (stay.last is None or stay.last > day):
            mine = of_person.get(stay.person.key, [])
            due = [one for one in mine if _is_due(one, stay, day)]
            for one in due:
                _add(cells, _unit(stay, one.first_due or day), _state(one, day))
            if due:
                last = max(one.first_due for one in due if one.first_due)
                held = all(any(_holds(one, wanted, day) for one in mine) for wanted in due)
                _add(cells, _unit(stay, last), {"required": 1, "compliant": int(held)})
    for department, cell in sorted(cells.items()):
        late = sum(cell[name] for name in ("overdue_1_30", "overdue_31_60", "overdue_61"))
        yield {
            "day": iso(day),
            "department": department,
            **{
                name: cell[name] for name in STANDING if "_" not in name and name not in {"day", "department"}
            },
            **{name: cell[name] for name in STANDING if name.startswith("overdue_")},
            "training_completed_share": share(cell["completed"], cell["due"]),
            "training_overdue_rate": share(late, cell["due"]),
            "training_compliance": share(cell["compliant"], cell["required"]),
        }


def _is_due(one: Enrolment, stay: Stay, day: date) -> bool:
    required = one.course.mandatory and one.status not in NOT_REQUIRED
    return required and one.first_due is not None and stay.first <= one.first_due <= day


def _state(one: Enrolment, day: date) -> dict[str, int]:
    late = (day - (one.first_due or day)).days
    if one.completed is not None and one.completed <= day:
        return {"due": 1, "completed": 1}
    classes = {"overdue_1_30": 1 <= late <= 30, "overdue_31_60": 31 <= late <= 60, "overdue_61": late > 60}
    return {"due": 1, **{name: int(fits) for name, fits in classes.items()}}


def _holds(one: Enrolment, wanted: Enrolment, day: date) -> bool:
    done = one.completed is not None and one.completed <= day
    return one.course is wanted.course and done and (one.expires is None or day <= one.expires)


def _period(
    period: tuple[str, date, date], of_person: dict[str, list[Enrolment]], found: Sequence[Stay]
) -> Iterator[Row]:
    name, first, last = period
    cells: dict[str, Counter[str]] = {}
    known = set[str]()
    for stay in found:
        mine = [
            one
            for one in of_person.get(stay.person.key, [])
            if one.completed is not None
            and max(first, stay.first) <= one.completed <= min(last, stay.last or AS_OF)
        ]
        for one in sorted(mine, key=lambda one: one.completed or last):
            new = stay.person.key not in known
            known.add(stay.person.key)
            _add(cells, _unit(stay, one.completed or last), {"cost": one.course.cost, "learners": int(new)})
    for department, cell in sorted(cells.items()):
        yield {"period": name, "department": department, "cost": cell["cost"], "learners": cell["learners"]}


def _unit(stay: Stay, day: date) -> str:
    return job_in(stay, day).team.department


def _add(cells: dict[str, Counter[str]], unit: str, numbers: dict[str, int]) -> None:
    for name in (COMPANY, unit):
        cells.setdefault(name, Counter()).update(numbers)


def publish_opinions(folder: Path, invited: Sequence[Invitation], found: Sequence[Stay]) -> None:
    """Writes mean scores by division, and of the whole company how each theme goes with all others."""
    write(
        folder / "opinions.csv", MEANS, (row for survey in SURVEYS for row in _means(survey, invited, found))
    )
    write(folder / "drivers.csv", DRIVERS, (row for survey in SURVEYS for row in _drivers(survey, invited)))


def _means(survey: Survey, invited: Sequence[Invitation], found: Sequence[Stay]) -> Iterator[Row]:
    home = {
        stay.person.key: job_in(stay, survey.closed).team.unit.division
        for stay in found
        if stay.first <= survey.closed and (stay.last is None or stay.last >= survey.closed)
    }
    for division in (COMPANY, *sorted(set(home.values()))):
        scores = [
            score
            for one in invited
            if one.survey is survey and division in {COMPANY, home.get(one.person.key)}
            for score in one.scores
        ]
        mean = f"{sum(25 * (score - 1) for score in scores) / len(scores):.6f}" if scores else ""
        place = {"survey_id": survey.key, "closed": iso(survey.closed), "division": division}
        yield {**place, "answers": len(scores), "engagement_mean": mean}


def _drivers(survey: Survey, invited: Sequence[Invitation]) -> Iterator[Row]:
    said = [one.scores for one in invited if one.survey is survey and one.scores]
    for theme in sorted({item.theme for item in ITEMS}):
        inside = [item.theme == theme for item in ITEMS]
        pairs = [(_mean(scores, inside, part=True), _mean(scores, inside, part=False)) for scores in said]
        rho = _spearman([pair[0] for pair in pairs], [pair[1] for pair in pairs])
        place = {"survey_id": survey.key, "closed": iso(survey.closed), "theme": theme}
        yield {**place, "people": len(said), "driver_impact": f"{rho:.6f}"}


def _mean(scores: Sequence[int], inside: Sequence[bool], *, part: bool) -> float:
    chosen = [score for score, here in zip(scores, inside, strict=True) if here == part]
    return round(sum(chosen) / len(chosen), 9)


def _spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """The correlation of ranks, tied ones sharing their mean."""
    ranks, half = (_ranks(one), _ranks(other)), (len(one) + 1) / 2
    both = sum((a - half) * (b - half) for a, b in zip(*ranks, strict=True))
    spread = [sum((rank - half) ** 2 for rank in some) for some in ranks]
    return both / math.sqrt(spread[0] * spread[1])


def _ranks(values: Sequence[float]) -> list[float]:
    times, below, found = Counter(values), 0, dict[float, float]()
    for value in sorted(times):
        found[value] = below + (times[value] + 1) / 2
        below += times[value]
    return [found[value] for value in values]


def publish_costs(folder: Path, costs: Sequence[Cost], openings: Sequence[Opening]) -> None:
    """Writes what a hire costs, by period."""
    write(folder / "costs.csv", COSTS, (_cost(*period, costs, openings) for period in PERIODS))


def _cost(period: str, first: date, last: date, costs: Sequence[Cost], openings: Sequence[Opening]) -> Row:
    spent = Counter[str]()
    for one in costs:
        if first <= one.day <= last:
            spent[one.kind] += one.amount
    hires = sum(one.filled and first <= one.decided <= last for one in openings)
    value = f"{spent.total() / hires:.6f}" if hires else ""
    return {
        "period": period,
        "internal": spent["internal"],
        "external": spent["external"],
        "hires": hires,
        "cost_per_hire": value,
    }
