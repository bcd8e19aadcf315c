"""Hourly pay of full time, by hand and against a count day by day."""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from hrkpi.book import Rules
from hrkpi.fact import PAY
from hrkpi.facts import built
from hrkpi.period import first_day, last_day, month_of
from hrkpi.restate.pay import hourly
from tests.builders import AS_OF, Cell, Company, company, job, spell, worker
from tests.companies import KNOWN, made_up
from tests.oracle import Cells, Oracle

HOURS = {
    "hour": Fraction(1),
    "day": Fraction(8),
    "week": Fraction(40),
    "month": Fraction(520, 3),
    "year": Fraction(2080),
}


def of(
    amount: float | None, period: str | None = "month", fte: float | None = None, *, full: bool = False
) -> int:
    """Pay for an hour of full time, of one job."""
    row = pd.DataFrame({"pay_amount": [amount], "pay_period": [period], "fte": [fte]})
    typed = row.astype({"pay_amount": float, "fte": float, "pay_period": "str"})
    return int(hourly(typed, full_time_hours=40.0, is_full_time=full)[0])


def stock(asked: Company, last: str, **rules: object) -> dict[int, int]:
    """How many are paid how much at the close of a month."""
    frame = built(asked, Rules(AS_OF, **rules)).frames["pay"]  # type: ignore[arg-type]  # any rule
    held = standing(frame, month_of(date.fromisoformat(f"{last}-01")))
    return {amount: count for (amount, name), count in held.items() if name == "paid"}


def standing(frame: pd.DataFrame, month: int) -> Counter[tuple[int, str]]:
    """How many are paid how much at the close of a month, and how many in another currency."""
    found: Counter[tuple[int, str]] = Counter()
    for when, amount, paid, other in frame[["month", "hourly", "paid", "other_currency"]].to_numpy().tolist():
        if when <= month:
            found[(amount, "paid")] += paid
            found[(amount, "other_currency")] += other
    return Counter({key: count for key, count in found.items() if count})


def paid(amount: float | None, **cells: Cell) -> dict[str, Any]:
    """Pay per month in euros; cells of any column."""
    return {"pay_amount": amount, "pay_period": "month", "pay_currency": "EUR", **cells}


@pytest.mark.parametrize(
    ("amount", "period", "hundredths"),
    [
        (20.5, "hour", 2050),
        (160.0, "day", 2000),  # eight hours
        (800.0, "week", 2000),  # forty
        (3120.0, "month", 1800),  # 40 × 52 ÷ 12
        (41600.0, "year", 2000),  # 2,080
    ],
)
def test_every_period_is_so_many_hours(amount: float, period: str, hundredths: int) -> None:
    assert of(amount, period) == hundredths


def test_pay_is_for_the_contracted_share() -> None:
    assert of(1560.0, fte=0.5) == 1800
    assert of(1560.0, fte=0.5, full=True) == 900
    assert of(20.0, "hour", fte=0.5) == 2000


@pytest.mark.parametrize(
    ("amount", "period", "fte"),
    [(None, "month", 1.0), (3120.0, None, 1.0), (3120.0, "month", 0.0), (0.0, "month", 1.0)],
)
def test_what_is_not_known_or_nothing_is_no_pay(amount: float | None, period: str | None, fte: float) -> None:
    assert of(amount, period, fte) == 0


def test_a_raise_counts_from_the_month_it_falls_in() -> None:
    asked = company(worker(jobs=(job("2024-05-01", **paid(3120.0)), job("2025-02-28", **paid(3640.0)))))

    assert stock(asked, "2025-01") == {1800: 1}
    assert stock(asked, "2025-02") == {2100: 1}


def test_both_ends_of_a_spell_count_as_in_the_closing() -> None:
    asked = company(worker(hire_date="2025-01-31", last_day="2025-03-31", **paid(3120.0)))

    assert [stock(asked, month) for month in ("2024-12", "2025-01", "2025-02", "2025-03")] == [
        {},
        {1800: 1},
        {1800: 1},
        {},
    ]


def test_who_comes_back_begins_with_the_pay_then() -> None:
    back = worker(
        spells=(spell("2024-01-01", "2024-06-30"), spell("2025-01-01")),
        jobs=(job("2024-01-01", **paid(3120.0)), job("2025-01-01", **paid(2080.0))),
    )

    assert [stock(company(back), month) for month in ("2024-03", "2024-09", "2025-01")] == [
        {1800: 1},
        {},
        {1200: 1},
    ]


def test_an_unknown_amount_ends_the_known_one() -> None:
    asked = company(worker(jobs=(job("2024-05-01", **paid(3120.0)), job("2025-02-01", **paid(None)))))

    assert stock(asked, "2025-02") == {}


def test_another_currency_is_counted_apart() -> None:
    asked = company(worker(**paid(3120.0, pay_currency="CHF")), worker(**paid(3120.0, pay_currency="eur")))

    frame = built(asked, Rules(AS_OF)).frames["pay"]

    assert (frame["paid"].sum(), frame["other_currency"].sum()) == (1, 1)
    assert set(frame.loc[frame["other_currency"] != 0, "hourly"]) == {0}


def test_rules_say_how_long_full_time_is() -> None:
    asked = company(worker(**paid(3120.0, fte=0.5)))

    assert stock(asked, "2025-01", full_time_hours=20.0, pay_is_full_time=True) == {3600: 1}


def test_without_any_pay_there_is_no_row() -> None:
    frame = built(company(worker()), Rules(AS_OF)).frames["pay"]

    assert len(frame) == 0
    assert list(frame) == PAY.columns


@pytest.mark.parametrize("seed", range(60))
def test_pay_is_that_of_a_count_day_by_day(seed: int) -> None:
    asked, as_of = made_up(seed), KNOWN[seed % 5]
    oracle, frame = Oracle(asked, as_of), built(asked, Rules(as_of)).frames["pay"]
    employees = frame[frame["worker_type"] == 1]
    for number in range(24):
        month = month_of(date(2023, 8, 1)) + number
        assert standing(employees, month) == counted(oracle, last_day(month)), (seed, first_day(month))


def counted(oracle: Oracle, day: date) -> Counter[tuple[int, str]]:
    """How many employees are paid how much at the close of a day."""
    found: Counter[tuple[int, str]] = Counter()
    for person in oracle.people:
        here = person.at_close(min(day, oracle.as_of))
        if here and here.job and (amount := worth(here.job)):
            ours = (here.job["pay_currency"] or "EUR").upper() == "EUR"
            found[(amount, "paid") if ours else (0, "other_currency")] += 1
    return found


def worth(row: Cells) -> int:
    """Hundredths for an hour of full time."""
    if not row["pay_amount"] or not row["pay_period"] or row["fte"] == 0:
        return 0
    share = Fraction(1) if row["pay_period"] == "hour" or row["fte"] is None else Fraction(str(row["fte"]))
    return round(Fraction(str(row["pay_amount"])) * 100 / HOURS[row["pay_period"]] / share)
