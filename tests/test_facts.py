"""Facts as a whole: what is known, since when, and that they come back from the disk as they were."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hrkpi import facts
from hrkpi.book import load
from hrkpi.fact import FACTS
from hrkpi.period import parse_month
from tests.builders import (
    AS_OF,
    Company,
    answer_of,
    application,
    company,
    enrolment,
    job,
    requisition,
    survey,
    worker,
)
from tests.companies import made_up

LOADED = date(2026, 11, 22)


def span(asked: Company, feed: str, as_of: date = AS_OF) -> tuple[int, int] | None:
    """First and last month of a feed."""
    return facts.build(asked, as_of=as_of).book.coverage.get(feed)


def test_they_come_back_from_the_disk_as_they_were(tmp_path: Path) -> None:
    built = facts.build(made_up(3, people=8, feeds=True), as_of=date(2025, 6, 30))

    built.save(tmp_path)
    again = load(tmp_path)

    assert again.book == built.book
    for name in FACTS:
        pd.testing.assert_frame_equal(again.frames[name], built.frames[name])


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_is_whole_numbers_in_the_order_of_filters(name: str) -> None:
    frame = facts.build(made_up(3, people=8, feeds=True), as_of=AS_OF).frames[name]

    assert list(frame.columns) == FACTS[name].columns
    assert all(pd.api.types.is_integer_dtype(dtype) for dtype in frame.dtypes)
    order = [*FACTS[name].dimensions[:4], "month"]
    assert frame[order].equals(frame[order].sort_values(order, ignore_index=True))


def test_a_company_without_tables_has_facts_without_rows() -> None:
    built = facts.build({}, as_of=AS_OF)

    assert {name: len(frame) for name, frame in built.frames.items()} == dict.fromkeys(FACTS, 0)
    assert built.book.coverage == {}


def test_nothing_is_known_after_the_day_of_knowledge() -> None:
    as_of = date(2025, 2, 28)

    built = facts.build(made_up(3, people=8, feeds=True), as_of=as_of)

    months = [frame["month"].max() for frame in built.frames.values() if len(frame)]
    assert max(months) <= parse_month("2025-02")


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        (company(worker(hire_date="2025-02-10")), date(2025, 2, 28)),
        (company(worker(hire_date="2024-02-10", last_day="2025-01-31")), date(2025, 1, 31)),
        (company(worker(hire_date="2026-11-20")), LOADED),
        (company(worker(hire_date="2025-02-10", last_day="2027-01-31")), date(2025, 2, 28)),
        (company(), LOADED),
    ],
)
def test_the_day_of_knowledge_is_the_end_of_the_last_month_with_an_event(asked: Company, known: date) -> None:
    assert facts.default_as_of(asked, LOADED) == known


def test_people_are_known_from_the_first_hire_up_to_now() -> None:
    people = company(worker(hire_date="2021-03-10", last_day="2024-06-30"))

    assert span(people, "people") == (parse_month("2021-03"), parse_month("2026-12"))


@pytest.mark.parametrize(
    ("as_of", "last"), [(date(2025, 6, 30), "2025-06"), (date(2025, 7, 1), "2025-03"), (AS_OF, "2025-03")]
)
def test_a_feed_that_is_silent_for_more_than_three_months_has_ended(as_of: date, last: str) -> None:
    hiring = company(application("2025-03-11", applied_date="2024-11-01"))

    assert span(hiring, "hiring", as_of) == (parse_month("2024-11"), parse_month(last))


@pytest.mark.parametrize("feed", ["hiring", "survey", "training"])
def test_a_feed_that_does_not_exist_is_not_covered(feed: str) -> None:
    assert span(company(worker()), feed) is None


def test_every_feed_is_known_by_its_own_days() -> None:
    asked = company(
        worker("ann"),
        requisition(approved_date="2024-05-01", filled_date="2024-06-01"),
        survey(closed_date="2024-09-30"),
        answer_of("ann", 4, answered_date="2024-08-15"),
        enrolment("ann", "2024-10-31"),
    )

    starts = {feed: span(asked, feed) for feed in ("hiring", "survey", "training")}

    assert {feed: months[0] for feed, months in starts.items() if months} == {
        "hiring": parse_month("2024-05"),
        "survey": parse_month("2024-08"),
        "training": parse_month("2024-10"),
    }


def test_a_unit_lies_where_its_people_said_last() -> None:
    asked = company(
        worker(
            jobs=(
                job("2020-01-01", "Sales", division="Market", team="North"),
                job("2024-01-01", "Sales", division="House", team="North"),
                job("2025-01-01", "Legal", division=None),
            )
        )
    )

    parents = facts.build(asked, as_of=AS_OF).book.parents

    assert parents["department"] == {"Sales": ("division", "House")}
    assert parents["team"] == {"North": ("department", "Sales")}
