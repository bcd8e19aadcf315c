"""What a KPI may ask, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.engine.sums import Columns, Engine, Sums
from hrkpi.evaluate import evaluate
from hrkpi.fact import DURATIONS, PEOPLE, PEOPLE_DIMENSIONS, Measure, changed_bit
from hrkpi.kpis import headcount, retention_rate, turnover_rate, women_share
from hrkpi.query import Query
from tests.builders import (
    AS_OF,
    FEB_2025,
    JAN_2025,
    Q1_2025,
    Y2024,
    Y2025,
    application,
    company,
    job,
    month,
    months,
    query,
    requisition,
    worker,
)

PEOPLE_OF_TWO = company(
    worker(gender="woman", hire_date="2025-01-11"),
    worker(gender="man", jobs=(job("2020-01-01", "Finance"),), last_day="2025-02-10"),
)


class Counting:
    """An engine that counts how often it is asked."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self.asked = engine, list[Sums]()

    def sums(self, asked: Sums) -> Columns:
        """What the engine behind it says."""
        self.asked.append(asked)
        return self._engine.sums(asked)


def test_before_anything_is_fetched_all_is_zero() -> None:
    question = query(PEOPLE_OF_TWO, (JAN_2025, FEB_2025), by="department")

    assert question.closing(PEOPLE.headcount).tolist() == [[0], [0]]
    assert question.size == 1
    assert question.members("department").tolist() == [0]
    assert question.across(np.ones((2, 1)), "department").tolist() == [[1], [1]]
    values, weights = question.histogram(DURATIONS.to_hire)
    assert (values.shape, weights.shape) == ((0,), (2, 1, 0))


def test_several_figures_of_one_fact_are_one_statement() -> None:
    engine = Counting(query(PEOPLE_OF_TWO, JAN_2025).engine)
    plain = query(PEOPLE_OF_TWO, JAN_2025)
    question = Query(engine, plain.book, plain.windows)

    evaluate([headcount.KPI, turnover_rate.KPI, retention_rate.KPI], question)

    assert len({(one.fact, one.by, tuple(one.where.items())) for one in engine.asked}) == len(engine.asked)
    assert sum(one.fact == "people" for one in engine.asked) == 1


def test_stocks_and_flows_at_both_ends() -> None:
    question = query(PEOPLE_OF_TWO, (JAN_2025, FEB_2025))

    def read() -> list[list[float]]:
        parts = (
            question.opening(PEOPLE.headcount),
            question.closing(PEOPLE.headcount),
            question.total(PEOPLE.hires_new),
            question.month_closings(PEOPLE.headcount),
            question.stock_days(PEOPLE.headcount, PEOPLE.day_adjustment),
        )
        return [part.ravel().tolist() for part in parts]

    read()
    question.fetch()

    assert read() == [[1, 2], [2, 1], [1, 0], [2, 1], [31 + 21, 28 + 10]]


def test_groups_are_the_members_that_occur() -> None:
    question = query(PEOPLE_OF_TWO, JAN_2025, by=("department", "gender"))
    question.closing(PEOPLE.headcount)

    groups = question.fetch()

    names = [
        tuple(("", *question.book.labels[name])[code] for name, code in zip(question.by, codes, strict=True))
        for codes in groups
    ]
    assert names == [("Finance", "man"), ("Sales", "woman")]
    assert question.closing(PEOPLE.headcount).tolist() == [[1, 1]]
    assert question.across(np.array([[3.0, 4.0]]), "department").tolist() == [[3, 4]]
    assert question.across(np.array([[3.0, 4.0]]), "level").tolist() == [[3, 4]]


def test_a_dimension_can_be_summed_over() -> None:
    people = company(worker(gender="woman"), worker(gender="man"), worker(gender="man"))
    question = query(people, JAN_2025, by="gender")
    question.closing(PEOPLE.headcount)
    question.fetch()

    assert question.across(question.closing(PEOPLE.headcount), "gender").tolist() == [[3, 3]]


def test_narrowing_keeps_what_was_kept_before() -> None:
    question = query(PEOPLE_OF_TWO, JAN_2025, where={"gender": "man"})

    assert question.only("gender", "man", "woman").where == question.where
    assert question.only("gender", "woman").where == {"gender": ()}
    assert question.only("gender", "nobody's").where == {"gender": ()}
    assert question.known("department").where["department"] == (1, 2)


def test_a_member_that_does_not_occur_counts_nobody() -> None:
    men = company(worker(gender="man"), worker(gender="man"))

    found = evaluate([women_share.KPI], query(men, JAN_2025)).answers["women_share"]

    assert [found.numerator.item(), found.denominator.item()] == [0, 2]


def test_filters_that_a_fact_does_not_have_leave_it_alone() -> None:
    hiring = company(requisition(), application("2025-01-11", source="Board"), worker())

    question = query(hiring, JAN_2025, where={"hire_source": "Board"})
    question.histogram(DURATIONS.to_hire)
    question.fetch()

    assert question.histogram(DURATIONS.to_hire)[1].sum() == 1


@pytest.mark.parametrize(
    ("as_of", "days", "months_over"),
    [(AS_OF, [31, 90, 366], [1, 3, 12]), (date(2025, 1, 10), [10, 10, 366], [1, 1, 12])],
)
def test_days_and_months_end_with_the_day_of_knowledge(
    as_of: date, days: list[int], months_over: list[int]
) -> None:
    question = query(company(worker()), (JAN_2025, Q1_2025, Y2024), as_of=as_of)

    assert question.days.ravel().tolist() == days
    assert question.months.ravel().tolist() == months_over


def test_days_before_the_feed_do_not_count() -> None:
    question = query(company(worker(hire_date="2025-01-11")), (month("2024-12"), Y2025))

    assert question.days.ravel().tolist() == [0, 365]


def test_a_rate_is_scaled_by_the_days_of_its_twelve_months() -> None:
    asked = company(worker())

    plain, yearly = (query(asked, (FEB_2025, Y2024), annualise=scaled).yearly for scaled in (False, True))

    assert plain.ravel().tolist() == [1, 1]
    assert yearly.ravel() == pytest.approx([365 / 28, 1])


def test_a_company_without_people_is_asked_in_vain() -> None:
    question = query(company(), months("2025-01", "2025-02"))
    question.closing(PEOPLE.headcount)
    question.fetch()

    assert question.closing(PEOPLE.headcount).tolist() == [[0], [0]]


def test_a_fact_gives_its_measures_by_name() -> None:
    assert PEOPLE.headcount == Measure("people", "headcount")
    with pytest.raises(AttributeError, match="churn"):
        _ = PEOPLE.churn


def test_every_dimension_has_a_bit_of_its_own() -> None:
    assert len({changed_bit(name) for name in PEOPLE_DIMENSIONS}) == len(PEOPLE_DIMENSIONS)
