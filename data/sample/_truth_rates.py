"""The published truth about turnover, first years, retention and women, from the same slow count."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from data.sample._calendar import AS_OF, DAY, FIRST, months
from data.sample._sheets import iso, write
from data.sample._truth_people import COMPANY, ENTRY, EXITS, Cell, Stay, job_in

Row = dict[str, object]

YEARS = [(str(year), date(year, 1, 1), date(year, 12, 31)) for year in range(FIRST.year, AS_OF.year)]
PERIODS = [*YEARS, ("ttm 2026-10", date(2025, 11, 1), AS_OF)]  # the last twelve full months
COHORTS = [*YEARS, ("ttm 2025-10", date(2024, 11, 1), date(2025, 10, 31))]  # the last that had a year
DAYS_OF_TURN = [last for _, _, last in PERIODS]
KNOWN = ("Female", "Male", "Non-binary")
TURNOVER = (
    "period",
    "department",
    "employee_days",
    "days",
    "average_headcount",
    "exits",
    *EXITS,
    "turnover_rate",
    "voluntary_turnover_rate",
    "opening",
    "stayed",
    "retention_rate",
)
FIRST_YEAR = ("hired", "department", "hire_type", "cohort", "gone", "first_year_turnover_rate")
WOMEN = (
    "day",
    "department",
    "known",
    "women",
    "women_share",
    "known_leaders",
    "women_leaders",
    "women_in_leadership",
)


def share(part: float, whole: float) -> str:
    """A share with six decimals; blank where nobody is counted."""
    return f"{part / whole:.6f}" if whole else ""


def publish(folder: Path, found: Sequence[Stay], cells: Mapping[Cell, Counter[str]]) -> None:
    """Writes the rates."""
    write(folder / "turnover.csv", TURNOVER, _turnover(found, cells))
    write(folder / "first_year.csv", FIRST_YEAR, _first_year(found))
    write(folder / "women.csv", WOMEN, _women(found))


def _turnover(found: Sequence[Stay], cells: Mapping[Cell, Counter[str]]) -> Iterator[Row]:
    departments = sorted({department for _, department in cells})
    for period, first, last in PERIODS:
        stayed = _stayed(found, first, last)
        for department in departments:
            total: Counter[str] = Counter()
            for month in months(first, last):
                total.update(cells.get((month, department), Counter()))
            if total["employee_days"]:
                yield _rates(period, department, (last - first).days + 1, total, stayed)


def _rates(
    period: str, department: str, length: int, total: Counter[str], stayed: Mapping[str, list[bool]]
) -> Row:
    exits, opening = sum(total[name] for name in EXITS), stayed.get(department, [])
    return {
        "period": period,
        "department": department,
        "employee_days": total["employee_days"],
        "days": length,
        "average_headcount": f"{total['employee_days'] / length:.6f}",
        "exits": exits,
        **{name: total[name] for name in EXITS},
        "turnover_rate": share(exits * length, total["employee_days"]),
        "voluntary_turnover_rate": share(total["exits_voluntary"] * length, total["employee_days"]),
        "opening": len(opening),
        "stayed": sum(opening),
        "retention_rate": share(sum(opening), len(opening)),
    }


def _stayed(found: Sequence[Stay], first: date, last: date) -> dict[str, list[bool]]:
    """Of the people at the opening, by the department held then: who is still employed at the close."""
    before = first - DAY
    opening: dict[str, list[bool]] = {COMPANY: []}
    for stay in found:
        if stay.first <= before and (stay.last is None or stay.last > before):
            there = stay.last is None or stay.last > last
            opening.setdefault(job_in(stay, before).team.department, []).append(there)
            opening[COMPANY].append(there)
    return opening


def _first_year(found: Sequence[Stay]) -> Iterator[Row]:
    cohorts: dict[tuple[str, str, str], list[bool]] = {}
    for stay in found:
        day = stay.first + 365 * DAY
        if stay.first < FIRST or day > AS_OF or stay.hire_type == "Acquisition":
            continue
        gone = stay.last is not None and stay.last < day
        department, kind = stay.jobs[0].team.department, ENTRY[stay.hire_type]
        for period, first, last in COHORTS:
            if first <= stay.first <= last:
                for unit, word in (
                    (department, kind),
                    (department, "all"),
                    (COMPANY, kind),
                    (COMPANY, "all"),
                ):
                    cohorts.setdefault((period, unit, word), []).append(gone)
    for (period, unit, word), gone_ones in sorted(cohorts.items()):
        numbers = {"cohort": len(gone_ones), "gone": sum(gone_ones)}
        rate = share(sum(gone_ones), len(gone_ones))
        yield {
            "hired": period,
            "department": unit,
            "hire_type": word,
            **numbers,
            "first_year_turnover_rate": rate,
        }


def _women(found: Sequence[Stay]) -> Iterator[Row]:
    for day in DAYS_OF_TURN:
        here: dict[str, list[tuple[bool, bool]]] = {}
        for stay in found:
            employed = stay.first <= day and (stay.last is None or stay.last > day)
            if employed and stay.person.gender in KNOWN:
                job = job_in(stay, day)
                fact = (stay.person.gender == "Female", job.leads)
                here.setdefault(COMPANY, []).append(fact)
                here.setdefault(job.team.department, []).append(fact)
        for department, facts in sorted(here.items()):
            yield _women_row(day, department, facts)


def _women_row(day: date, department: str, facts: list[tuple[bool, bool]]) -> Row:
    women = sum(woman for woman, _ in facts)
    leaders = [woman for woman, leads in facts if leads]
    return {
        "day": iso(day),
        "department": department,
        "known": len(facts),
        "women": women,
        "women_share": share(women, len(facts)),
        "known_leaders": len(leaders),
        "women_leaders": sum(leaders),
        "women_in_leadership": share(sum(leaders), len(leaders)),
    }
