"""Survival, worked by hand, and as published."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from hrkpi.evaluate import evaluate
from hrkpi.intervals import Z
from hrkpi.kpis.survival_curve import KPI
from hrkpi.survival import Curve, Survival
from tests.builders import Company, Figures, Labels, answer, company, job, month, query, spell, worker
from tests.published import DATA, job_retention, survivors

KNOWN = date(2019, 1, 1)
DECIDED = {"exit_type": "voluntary"}
PRINTED = 5e-5 + 1e-9  # half of the last printed digit


def curve(asked: Company, label: str, *, by: str = "", **how: object) -> Curve:
    """The curve of all spells up to the close of a month."""
    fresh = query(asked, month(label), by=by or (), **how)
    evaluate([KPI], fresh)
    return Survival(fresh).curve()


def steps(found: Curve) -> list[tuple[float, ...]]:
    """Day, people at risk, events and share still there, of the only window and group."""
    parts = (found.days, found.at_risk[0, 0], found.events[0, 0], found.share[0, 0].round(6))
    return list(zip(*(part.tolist() for part in parts), strict=True))


def hires(*lengths: int | None) -> Company:
    """People hired on 1 January 2020 who leave so many days later, or not."""
    first = pd.Timestamp(2020, 1, 1)
    last = [None if days is None else str((first + pd.Timedelta(days=days)).date()) for days in lengths]
    return company(*(worker(last_day=day, exit_type="voluntary") for day in last))


def test_shares_shrink_by_those_who_leave_of_those_at_risk() -> None:
    """Four people: of four one leaves after 10 days, of three one after 20, two are still there."""
    found = curve(hires(10, 20, None, None), "2020-12")

    assert steps(found) == [(10, 4, 1, 0.75), (20, 3, 1, 0.5)]
    assert found.median.item() == 20


def test_who_is_still_employed_is_censored_at_the_close() -> None:
    """At the close of 31 January they have been there for 30 days and for none: at risk on day 0."""
    people = company(
        worker(hire_date="2020-01-01"),
        worker(hire_date="2020-01-31"),
        worker(hire_date="2020-01-01", last_day="2020-01-31"),
        worker(hire_date="2020-01-10", last_day="2020-01-10"),
    )

    assert steps(curve(people, "2020-01")) == [(0, 4, 1, 0.75), (30, 2, 1, 0.375)]


def test_only_what_is_known_at_the_close_counts() -> None:
    people = hires(30, 31)

    assert steps(curve(people, "2020-01")) == [(30, 2, 1, 0.5)]
    assert steps(curve(people, "2020-02")) == [(30, 2, 1, 0.5), (31, 1, 1, 0.0)]


def test_the_value_is_the_share_after_a_year() -> None:
    found = answer(KPI, hires(364, 365, 366, 730), month("2022-12"))

    assert found.one("value", "numerator", "denominator", "people") == (0.5, 4, 4, 4)
    assert found.beside["after_90_days"] == 1
    assert found.beside["after_730_days"] == 0


def test_nobody_at_risk_for_a_year_is_no_data() -> None:
    """On 31 December 2020, a leap year, everybody has been there for 365 days, a day before for 364."""
    assert answer(KPI, hires(None, 10), month("2020-12")).value == 0.5
    assert np.isnan(answer(KPI, hires(None, 10), month("2020-12"), as_of=date(2020, 12, 30)).value)


def test_a_unit_watches_people_only_while_they_are_in_it() -> None:
    """One goes from Sales to Finance on day 10: Sales saw nine days and more, Finance nobody before."""
    moved = worker(
        hire_date="2020-01-01",
        last_day="2020-01-31",
        jobs=(job("2020-01-01", "Sales"), job("2020-01-11", "Finance")),
    )
    people = company(moved, worker(hire_date="2020-01-01", last_day="2020-01-10"))

    found = curve(people, "2020-12", by="department")

    assert found.days.tolist() == [9, 30]
    finance, sales = found.at_risk[0]
    assert sales.tolist() == [2, 0]
    assert finance.tolist() == [0, 1]


def test_who_comes_back_begins_again() -> None:
    people = company(worker(spells=(spell("2020-01-01", "2020-01-11"), spell("2020-06-01", "2020-06-11"))))

    assert steps(curve(people, "2020-12")) == [(10, 2, 2, 0.0)]


def test_people_known_only_from_a_day_on_count_from_then_on() -> None:
    """Records from 1 March: who came on 1 January is at risk from day 60, who left before is not known."""
    people = company(
        worker(hire_date="2020-01-01", last_day="2020-03-11"),
        worker(hire_date="2020-01-01", last_day="2020-02-01"),
        worker(hire_date="2020-03-02", last_day="2020-03-12"),
        worker(hire_date="2020-03-02"),
    )

    found = curve(people, "2020-12", records_from=date(2020, 3, 1))

    assert steps(found) == [(10, 2, 1, 0.5), (70, 2, 1, 0.25)]


def test_nobody_else_counts_as_somebody_who_left() -> None:
    """Filtered by type of exit, other exits are censored."""
    people = company(
        worker(hire_date="2020-01-01", last_day="2020-01-11", exit_type="voluntary"),
        worker(hire_date="2020-01-01", last_day="2020-01-11", exit_type="involuntary"),
    )

    assert steps(curve(people, "2020-12", where=DECIDED)) == [(10, 2, 1, 0.5)]


def test_the_interval_holds_the_share() -> None:
    found = answer(KPI, hires(100, 200, 400, 500, 600), month("2022-12"))

    assert found.value == pytest.approx(0.6)
    assert 0 < found.low.item() < 0.6 < found.high.item() < 1


# ---- published


def test_published_survival_of_one_company() -> None:
    """R for HR: 463 events of 701; median 1059 days (1022 to 1095)."""
    found = answer(KPI, survivors(), month("2019-01"), as_of=KNOWN, where=DECIDED)

    assert found.one("numerator", "denominator") == (463, 701)
    assert round(found.value.item(), 4) == 0.9495
    assert round(found.beside["after_730_days"].item(), 4) == 0.7942
    assert round(found.beside["after_1095_days"].item(), 4) == 0.4133
    assert found.beside["median_days"] == 1059


def test_published_table_of_one_company() -> None:
    """Shares, standard errors and intervals of the table, and the interval of the median."""
    found = curve(survivors(), "2019-01", as_of=KNOWN, where=DECIDED)
    table = pd.read_csv(DATA / "rforhr" / "published_km_overall.csv")

    expect(found, 0, table, digits=PRINTED)

    assert found.after(1460, found.share, 1.0).item() == pytest.approx(0.1007, abs=PRINTED)
    assert [end.item() for end in found.median_interval] == [1022, 1095]


@pytest.mark.parametrize(
    ("race", "n", "events", "median"),
    [("Black", 283, 190, 1022), ("HispanicLatino", 79, 57, 1022), ("White", 339, 216, 1059)],
)
def test_published_medians_by_race(race: str, n: int, events: int, median: float) -> None:
    found: Figures = answer(
        KPI, survivors(), month("2019-01"), as_of=KNOWN, where=DECIDED, by="ethnicity"
    ).of(race)

    assert found.one("numerator", "denominator") == (events, n)
    assert found.beside["median_days"] == median


@pytest.mark.parametrize(
    ("by", "group", "title"),
    [
        ("gender", "woman", "gender=F"),
        ("gender", "man", "gender=M"),
        ("ethnicity", "high", "sentiment>=7"),
        ("ethnicity", "low", "sentiment<7"),
    ],
)
def test_published_tables_of_another_company(by: str, group: str, title: str) -> None:
    """Handbook of Regression Modeling in People Analytics: life tables by gender and by sentiment."""
    fresh = query(job_retention(), month("2020-12"), by=by, where=DECIDED)
    labels: Labels = fresh.book.labels[by]
    codes = evaluate([KPI], fresh).groups[:, 0].tolist()
    tables = pd.read_csv(DATA / "mcnulty" / "published_km.csv")

    table = tables[tables["group"] == title].reset_index(drop=True)
    expect(Survival(fresh).curve(), codes.index(labels.index(group) + 1), table, digits=5e-4 + 1e-9)


def expect(found: Curve, group: int, table: pd.DataFrame, *, digits: float) -> None:
    """The curve of a group is that of a printed table; its interval there is on the log scale."""
    at = np.searchsorted(found.days, table["time"])
    share, variance = found.share[0, group, at], found.variance[0, group, at]
    half = Z * np.sqrt(variance)
    last = share > 0  # at the end, when nobody is left, the table has no interval

    assert found.at_risk[0, group, at].tolist() == table["n_risk"].tolist()
    assert found.events[0, group, at].sum() <= found.events[0, group].sum()
    assert share == pytest.approx(table["survival"], abs=digits)
    assert (share * np.sqrt(variance))[last] == pytest.approx(table["std_err"][last], abs=digits / 10)
    assert (share * np.exp(-half))[last] == pytest.approx(table["lower95"][last], abs=digits)
    assert np.minimum(share * np.exp(half), 1)[last] == pytest.approx(table["upper95"][last], abs=digits)


@pytest.mark.parametrize("by", ["", "department", "exit_type"])
def test_what_decides_about_hiding_is_what_the_whole_answer_has(by: str) -> None:
    people = hires(10, 20, None, None)
    fresh, again = (query(people, month("2020-12"), by=by or ()) for _ in range(2))

    whole, few = (evaluate([kpi], asked) for kpi, asked in ((KPI, fresh), (KPI.guarding, again)))

    assert whole.groups.tolist() == few.groups.tolist()
    for part in ("people", "numerator", "denominator"):
        told, decides = (getattr(found.answers[KPI.key], part) for found in (whole, few))
        assert told.tolist() == decides.tolist()
