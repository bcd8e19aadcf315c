"""The published truth about absences, counted day by day of every person."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from data.sample._absences import SINCE, Absence
from data.sample._calendar import AS_OF, days
from data.sample._sheets import write
from data.sample._truth_people import COMPANY, Stay, job_in
from data.sample._truth_rates import PERIODS, share

HEADINGS = ("period", "department", "absent", "scheduled", "absence_rate")
SATURDAY = 5
Row = dict[str, object]


def publish(folder: Path, absent: Sequence[Absence], found: Sequence[Stay]) -> None:
    """Writes working days absent and scheduled, both times the share of full time."""
    write(folder / "absences.csv", HEADINGS, _rows(absent, found))


def _rows(absent: Sequence[Absence], found: Sequence[Stay]) -> Iterator[Row]:
    away: dict[str, set[date]] = defaultdict(set)
    for one in absent:
        away[one.person.key].update(days(one.first, one.last))
    cells = _counted(away, found)
    for period, first, last in PERIODS:
        if last < SINCE:
            continue
        for department in sorted({unit for _, unit in cells}):
            inside = [
                cell for (day, unit), cell in cells.items() if unit == department and first <= day <= last
            ]
            scheduled = sum(cell["scheduled"] for cell in inside)
            gone = sum(cell["absent"] for cell in inside)
            if scheduled:
                yield {
                    "period": period,
                    "department": department,
                    "absent": f"{gone / 100:.2f}",
                    "scheduled": f"{scheduled / 100:.2f}",
                    "absence_rate": share(gone, scheduled),
                }


def _counted(away: dict[str, set[date]], found: Sequence[Stay]) -> dict[tuple[date, str], Counter[str]]:
    """Hundredths of days by month and department."""
    cells: dict[tuple[date, str], Counter[str]] = defaultdict(Counter)
    for stay in found:
        mine = away[stay.person.key]
        for day in days(max(stay.first, SINCE), min(stay.last or AS_OF, AS_OF)):
            if day.weekday() < SATURDAY:
                job = job_in(stay, day)
                parts = round(job.fte * 100)
                for unit in (COMPANY, job.team.department):
                    cell = cells[day.replace(day=1), unit]
                    cell["scheduled"] += parts
                    cell["absent"] += parts if day in mine else 0
    return cells
