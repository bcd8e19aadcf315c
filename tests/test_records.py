"""Records that begin on a day: who was there already is no hire, who had left before is not known."""

from datetime import date

import numpy as np
import pytest

from hrkpi.book import Rules
from hrkpi.bridge import bridge
from hrkpi.facts import built
from hrkpi.kpis import first_year_turnover_rate, headcount, hires, ninety_day_turnover_rate, turnover_rate
from hrkpi.period import parse_month
from tests.builders import Company, answer, company, job, months, query, spell, worker

MARCH = date(2025, 3, 1)
SEEN = months("2025-02", "2025-04")


def people() -> Company:
    """One from before, one from the first day of the records, one hired after it, one gone before it."""
    return company(
        worker(hire_date="2020-01-01"),
        worker(hire_date="2025-03-01"),
        worker(hire_date="2025-03-02"),
        worker(hire_date="2019-01-01", last_day="2025-02-28"),
    )


def test_only_who_came_after_the_first_day_is_a_hire() -> None:
    assert answer(hires.KPI, people(), SEEN, records_from=MARCH).value[:, 0].tolist() == [0, 1, 0]
    assert answer(hires.KPI, people(), SEEN).value[:, 0].tolist() == [0, 2, 0]


def test_who_was_there_is_in_the_opening() -> None:
    figures = bridge(query(people(), SEEN[1], records_from=MARCH)).figures

    assert {name: figures[name].item() for name in ("opening", "hires", "exits", "closing")} == {
        "opening": 2,
        "hires": 1,
        "exits": 0,
        "closing": 3,
    }


def test_figures_begin_with_the_first_whole_month() -> None:
    first = [
        built(people(), Rules(date(2025, 12, 31), records_from=day)).book.coverage["people"][0]
        for day in (MARCH, date(2025, 3, 2))
    ]

    assert first == [parse_month("2025-03"), parse_month("2025-04")]


def test_records_from_the_middle_of_a_month_know_its_end_alone() -> None:
    """Who came on 20 March is in the opening of April."""
    asked = company(worker(hire_date="2020-01-01"), worker(hire_date="2025-03-20"))

    figures = bridge(query(asked, SEEN[2], records_from=date(2025, 3, 15))).figures

    assert (figures["opening"].item(), figures["hires"].item()) == (2, 0)


def test_exits_after_the_first_day_count() -> None:
    asked = company(worker(hire_date="2020-01-01", last_day="2025-03-15"), worker(hire_date="2020-01-01"))

    turnover = answer(turnover_rate.KPI, asked, SEEN[1], records_from=MARCH)

    assert turnover.numerator == 1
    assert turnover.denominator == pytest.approx(1 + 15 / 31)


def test_nobody_from_before_is_in_a_cohort_of_hires() -> None:
    asked = company(worker(hire_date="2025-03-01", last_day="2025-03-20"))

    for kpi in (first_year_turnover_rate.KPI, ninety_day_turnover_rate.KPI):
        assert np.isnan(answer(kpi, asked, SEEN[1], records_from=MARCH).value)


def test_units_from_before_are_those_of_the_first_day() -> None:
    person = worker(hire_date="2020-01-01", jobs=(job("2020-01-01", "Sales"), job("2024-01-01", "Finance")))

    found = answer(headcount.KPI, company(person), SEEN[1], by="department", records_from=MARCH)

    assert found.of("Finance").value == 1
    assert found.of("Sales").value == 0


def test_who_came_back_after_the_first_day_is_a_rehire() -> None:
    person = worker(spells=(spell("2019-01-01", "2024-12-31"), spell("2025-03-10")))

    assert answer(hires.KPI, company(person), SEEN[1], records_from=MARCH).value == 1


@pytest.mark.parametrize("as_of", [date(1990, 1, 31), date(2025, 2, 10)], ids=["before anybody", "between"])
def test_on_a_day_before_the_records_nothing_is_counted(as_of: date) -> None:
    found = answer(turnover_rate.KPI, people(), SEEN, as_of=as_of, records_from=MARCH)

    assert not found.numerator.any()
