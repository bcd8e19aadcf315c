"""Who was where, when, worked by hand."""

import numpy as np
import pandas as pd
import pytest

from hrkpi.fact import PEOPLE, PEOPLE_DIMENSIONS
from hrkpi.restate.spells import OPEN
from hrkpi.restate.timeline import Timeline
from tests.builders import Y2025, Company, Worker, company, job, query, spell, worker


def days_of_2025(asked: Company, dimension: str = "department") -> dict[str, int]:
    """Employee-days of 2025 in each unit that had any."""
    question = query(asked, Y2025, by=dimension)
    question.stock_days(PEOPLE.headcount, PEOPLE.day_adjustment)
    groups = question.fetch()
    (days,) = question.stock_days(PEOPLE.headcount, PEOPLE.day_adjustment)
    names = ("unknown", *question.book.labels[dimension])
    return {names[code]: int(count) for (code,), count in zip(groups, days, strict=True) if count}


def test_a_state_holds_until_the_next_one() -> None:
    person = worker(hire_date="2025-01-01", jobs=(job("2025-01-01", "Sales"), job("2025-03-01", "Finance")))

    assert days_of_2025(company(person)) == {"Sales": 31 + 28, "Finance": 365 - 59}


def test_a_state_from_before_the_hire_holds_at_it() -> None:
    person = worker(hire_date="2025-01-01", jobs=(job("2024-12-15", "Sales"),))

    assert days_of_2025(company(person)) == {"Sales": 365}


def test_the_first_state_of_a_spell_holds_from_its_beginning() -> None:
    person = worker(hire_date="2025-01-01", jobs=(job("2025-02-01", "Sales"), job("2025-03-01", "Finance")))

    assert days_of_2025(company(person)) == {"Sales": 59, "Finance": 306}


def test_a_state_ends_with_its_spell() -> None:
    spells = (spell("2024-01-01", "2025-01-31"), spell("2025-12-01"))

    assert days_of_2025(company(worker(spells=spells, jobs=(job("2024-01-01", "Sales"),)))) == {
        "Sales": 31,
        "unknown": 31,
    }


def test_a_state_that_begins_after_the_spell_says_nothing_of_it() -> None:
    person = worker(last_day="2025-01-31", jobs=(job("2025-02-01", "Sales"),))

    assert days_of_2025(company(person)) == {"unknown": 31}


def test_the_days_between_two_spells_that_are_one_belong_to_the_unit_last_held() -> None:
    person = worker(
        spells=(spell("2025-01-01", "2025-02-10"), spell("2025-03-01", "2025-03-31")),
        jobs=(job("2025-01-01", "Sales"), job("2025-03-01", "Finance")),
    )

    assert days_of_2025(company(person)) == {"Sales": 59, "Finance": 31}


def test_a_birthday_and_an_anniversary_divide_the_year() -> None:
    person = worker(hire_date="2024-02-29", birth_date="1990-07-01")

    assert days_of_2025(company(person), "age_band") == {"25 to 34": 181, "35 to 44": 184}
    assert days_of_2025(company(person), "tenure_band") == {"under 1 year": 58, "1 to 2 years": 307}


@pytest.mark.parametrize("person", [worker(jobs=()), worker(jobs=(job("2020-01-01", None),))])
def test_without_a_state_or_a_name_the_unit_is_unknown(person: Worker) -> None:
    assert days_of_2025(company(person)) == {"unknown": 365}


def line() -> Timeline:
    """Ann until 31 March 2025, in two segments, and Ben since 10 January."""
    first = pd.to_datetime(["2025-01-01", "2025-02-10", "2025-01-10"])
    last = pd.Series([np.datetime64("2025-03-31"), OPEN]).astype("datetime64[s]")
    return Timeline(
        spells=pd.DataFrame({"code": [0, 1], "start": first[[0, 2]], "last": last}),
        segments=pd.DataFrame({"spell": [0, 0, 1], "start": first, **dict.fromkeys(PEOPLE_DIMENSIONS, 0)}),
        people=pd.Index(["ann", "ben"]),
    )


@pytest.mark.parametrize(
    ("person", "day", "segment"),
    [
        ("ann", "2024-12-31", -1),
        ("ann", "2025-01-01", 0),
        ("ann", "2025-02-09", 0),
        ("ann", "2025-02-10", 1),
        ("ann", "2025-03-31", 1),
        ("ann", "2025-04-01", -1),
        ("ann", "9999-12-31", -1),
        ("ann", "NaT", -1),
        ("ben", "2025-01-09", -1),
        ("ben", "2025-01-10", 2),
        ("ben", "9999-12-31", 2),
        ("cleo", "2025-01-10", -1),
    ],
)
def test_where_somebody_was_on_a_day(person: str, day: str, segment: int) -> None:
    days = np.array([day], dtype="datetime64[D]")

    assert line().at(pd.Series([person]), days).tolist() == [segment]


def test_without_anybody_everybody_is_nowhere() -> None:
    full = line()
    nobody = Timeline(full.spells.head(0), full.segments.head(0), pd.Index([]))

    assert nobody.at(pd.Series(["ann"]), np.array(["2025-01-01"], dtype="datetime64[D]")).tolist() == [-1]


def test_a_segment_is_described_by_its_codes() -> None:
    full = line()
    described = Timeline(full.spells, full.segments.assign(level=[4, 5, 6]), full.people)

    assert described.described(np.array([2, 0]))["level"].tolist() == [6, 4]
