"""The published truth about pay, promotions, exits and diversity, counted the slow way: person by person."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import log
from pathlib import Path
from statistics import fmean, median

from data.sample._bamboohr import pay, states
from data.sample._calendar import AS_OF, DAY
from data.sample._sheets import write
from data.sample._truth_people import COMPANY, Stay, job_in

HOURS = 2080  # a year of full time
PAY = (
    "day",
    "department",
    "women",
    "men",
    "mean_women",
    "mean_men",
    "pay_gap_mean",
    "median_women",
    "median_men",
    "pay_gap_median",
)
QUARTERS = ("lower", "lower_middle", "upper_middle", "upper")
PARITY = ("period", "gender", "pool", "promoted", "opening", "stayed")
DIVERSITY = ("day", "attribute", "known", "groups", "blau", "normalised", "shannon")
CLOSES = (*(date(year, 12, 31) for year in range(2020, 2026)), AS_OF)
PERIODS = {
    **{str(year): (date(year, 1, 1), date(year, 12, 31)) for year in range(2020, 2026)},
    "ttm 2026-10": (date(2025, 11, 1), AS_OF),
}
REFUSED = "Prefer not to say"


def publish(folder: Path, found: Sequence[Stay]) -> None:
    """Writes pay, its quarters, parity and diversity."""
    write(folder / "pay.csv", PAY, (row for day in CLOSES for row in _gaps(found, day)))
    write(
        folder / "pay_quarters.csv", ("day", "people", *QUARTERS), (_quarters(found, day) for day in CLOSES)
    )
    write(folder / "parity.csv", PARITY, (row for period in PERIODS for row in _parity(found, period)))
    write(
        folder / "diversity.csv",
        DIVERSITY,
        (_diversity(found, day, name) for day in CLOSES for name in ("gender", "ethnicity")),
    )


def _here(found: Sequence[Stay], day: date) -> list[Stay]:
    """Stays after the exits of a day."""
    return [stay for stay in found if stay.first <= day and (stay.last is None or stay.last > day)]


def _hourly(stay: Stay, day: date) -> float:
    """Pay for an hour of full time, in whole hundredths."""
    known = [state for spell in stay.person.spells for state in states(spell) if state.day <= day]
    latest = max(known, key=lambda state: state.day)
    return round(pay(stay.person, latest.job, latest.day) / latest.job.fte / HOURS * 100) / 100


def _gaps(found: Sequence[Stay], day: date) -> Iterator[dict[str, object]]:
    paid = [(stay, _hourly(stay, day)) for stay in _here(found, day)]
    for department in [COMPANY, *sorted({job_in(stay, day).team.department for stay, _ in paid})]:
        inside = [
            (stay.person.gender, amount)
            for stay, amount in paid
            if department in {COMPANY, job_in(stay, day).team.department}
        ]
        women, men = ([amount for gender, amount in inside if gender == one] for one in ("Female", "Male"))
        yield {
            "day": day.isoformat(),
            "department": department,
            "women": len(women),
            "men": len(men),
            **_gap("mean", fmean(women), fmean(men)),
            **_gap("median", median(women), median(men)),
        }


def _gap(kind: str, women: float, men: float) -> dict[str, object]:
    return {
        f"{kind}_women": f"{women:.6f}",
        f"{kind}_men": f"{men:.6f}",
        f"pay_gap_{kind}": f"{(men - women) / men:.8f}",
    }


def _quarters(found: Sequence[Stay], day: date) -> dict[str, object]:
    """Share of women in each quarter; who is paid alike across a border counts in proportion."""
    paid = [(_hourly(stay, day), stay.person.gender) for stay in _here(found, day)]
    size = len(paid) / 4
    shares, before = [[0.0, 0.0] for _ in QUARTERS], 0
    for amount in sorted({amount for amount, _ in paid}):
        alike = [gender for other, gender in paid if other == amount]
        for quarter, share in enumerate(shares):
            inside = min(before + len(alike), (quarter + 1) * size) - max(before, quarter * size)
            part = max(inside, 0.0) / len(alike)
            share[0] += part * alike.count("Female")
            share[1] += part * (alike.count("Female") + alike.count("Male"))
        before += len(alike)
    written = {name: f"{women / both:.8f}" for name, (women, both) in zip(QUARTERS, shares, strict=True)}
    return {"day": day.isoformat(), "people": len(paid), **written}


def _parity(found: Sequence[Stay], period: str) -> Iterator[dict[str, object]]:
    first, last = PERIODS[period]
    for gender in ("Female", "Male"):
        ours = [stay for stay in found if stay.person.gender == gender and stay.first <= last]
        opening = _here(ours, first - DAY)
        promoted = {
            stay.person.key
            for stay in ours
            for job in stay.jobs
            if job.change == "Promotion" and first <= job.start <= last and job.start > stay.first
        }
        yield {
            "period": period,
            "gender": gender,
            "pool": len(opening) + sum(stay.first >= first for stay in ours),
            "promoted": len(promoted),
            "opening": len(opening),
            "stayed": sum(stay.last is None or stay.last > last for stay in opening),
        }


def _diversity(found: Sequence[Stay], day: date, attribute: str) -> dict[str, object]:
    words = [getattr(stay.person, attribute) for stay in _here(found, day)]
    known = [word for word in words if word not in {"", REFUSED}]
    shares = [known.count(word) / len(known) for word in sorted(set(known))]
    blau = 1 - sum(share**2 for share in shares)
    return {
        "day": day.isoformat(),
        "attribute": attribute,
        "known": len(known),
        "groups": len(shares),
        "blau": f"{blau:.8f}",
        "normalised": f"{blau * len(shares) / (len(shares) - 1):.8f}",
        "shannon": f"{-sum(share * log(share) for share in shares):.8f}",
    }
