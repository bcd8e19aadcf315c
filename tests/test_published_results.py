"""Results printed in a textbook, to their last digit: turnover, impact ratios, chi-square, means, counts.

R for HR (Caughlin); the survival tables of the same book are in ``tests/kpis/test_survival_curve.py``.
"""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hrkpi.discovery import collect
from hrkpi.intervals import katz
from hrkpi.kpi import Kpi
from hrkpi.query import Average
from tests.builders import (
    JAN_2025,
    Y2025,
    Company,
    Figures,
    Worker,
    answer,
    answer_of,
    application,
    company,
    job,
    months,
    survey,
    worker,
    year,
)

BOOK = Path(__file__).parent / "data" / "rforhr"
KPIS = collect("hrkpi.kpis", "KPI", Kpi)
SURVIVAL = ("n", "events", "median", "S(", "Black ", "HispanicLatino ", "White ")
NOT_OURS = {
    "cells": "a check of the crosstab, not a result",
    "OR lo": "odds ratios are no figure of ours",
    "OR hi": "odds ratios are no figure of ours",
    "cond OR": "odds ratios are no figure of ours",
    "OR": "odds ratios are no figure of ours",
    "ORlo": "odds ratios are no figure of ours",
    "ORhi": "odds ratios are no figure of ours",
    "phi": "a correlation of two groups is no figure of ours",
    "tphi": "a correlation of two groups is no figure of ours",
    "alpha engage": "reliability of a scale is no figure of ours",
    "alpha turnint": "reliability of a scale is no figure of ours",
    "alpha jobsat": "reliability of a scale is no figure of ours",
    "engage mean": "a mean of persons' means; ours is of answers, and tested item by item",
}


@cache
def printed() -> dict[str, str]:
    """What the book prints, by statistic."""
    rows = pd.read_csv(BOOK / "published_results.csv", dtype=str)
    return dict(zip(rows["statistic"], rows["published"], strict=True))


def says(statistic: str, figure: float) -> None:
    """The figure is the printed one, as far as it is printed."""
    text = printed()[statistic]
    TESTED.add(statistic)
    digits, _, exponent = text.partition("e")
    decimals = len(digits.partition(".")[2]) - int(exponent or 0)
    assert figure == pytest.approx(float(text), abs=0.5 * 10.0**-decimals * 1.000001), statistic


TESTED: set[str] = set()


# ---- turnover


@cache
def turnover_company() -> Company:
    """Sales with the printed separations and headcounts of a year; whoever is too many goes to Finance."""
    rows = pd.read_csv(BOOK / "turnover_rate.csv")
    people: list[Worker] = []
    here: list[str] = []  # first days in Sales of those who are there
    for month, leave, close in rows.to_numpy().tolist():
        first, last = f"2025-{month:02d}-02", f"2025-{month:02d}-20"
        people += [
            worker(hire_date=here.pop() if here else "2024-01-01", last_day=last) for _ in range(leave)
        ]
        here += [first] * max(close - len(here), 0)
        for _ in range(len(here) - close):
            begun = here.pop()
            people.append(worker(hire_date=begun, jobs=(job(begun), job(last, "Finance", change="transfer"))))
    return company(*people, *(worker(hire_date=begun) for begun in here))


def turnover(window: object, average: Average) -> Figures:
    kept = {"department": "Sales"}
    return answer(KPIS["turnover_rate"], turnover_company(), window, where=kept, average=average)  # type: ignore[arg-type]  # one window or several


def test_twelve_printed_monthly_rates() -> None:
    rates = turnover(months("2025-01", "2025-12"), Average.CLOSING).value.ravel()

    for number, rate in enumerate(rates, 1):
        says(f"month{number}", rate * 100)


def test_the_printed_rate_of_the_year() -> None:
    """62 separations over a mean of 118.25, not the sum of the monthly rates."""
    found = turnover(Y2025, Average.MONTH_END)

    assert found.one("numerator", "denominator") == (62, 118.25)
    says("annual", found.value.item() * 100)


# ---- impact ratios


def selected() -> Figures:
    """Women of the printed example of disparate impact, compared with men."""
    rows = pd.read_csv(BOOK / "DisparateImpact.csv")
    people = [
        application("2025-02-10" if test == "Pass" else None, gender=gender.lower())
        for test, gender in zip(rows["Cognitive_Test"], rows["Gender"], strict=True)
    ]
    return answer(KPIS["hiring_impact_ratio"], company(*people), JAN_2025, by="gender").of("woman")


def test_the_printed_impact_ratio_and_its_tests() -> None:
    found = selected()
    beside = {name: part.item() for name, part in found.beside.items()}

    says("IR", found.value.item())
    says("IRadj", beside["flip_flop"])
    says("chi2", beside["z"] ** 2)
    says("p", beside["z_p"])
    says("chi2y", beside["chi_square_yates"])
    says("py", beside["yates_p"])
    says("fisher p", beside["fisher"])
    says("Zd", -beside["z"])
    says("p2", beside["z_p"])
    says("p1", beside["z_p"] / 2)
    says("Zir", -beside["z_ratio"])
    says("zir p2", beside["z_ratio_p"])
    says("zir p1", beside["z_ratio_p"] / 2)


def test_the_printed_intervals_of_the_impact_ratio() -> None:
    found = selected()
    hits, n, best, m = (np.array([count], dtype=float) for count in (42, 114, 70, 160))
    low, high = katz(hits, n, best, m, z=1.645)

    says("IR CI lo 95", found.low.item())
    says("IR CI hi 95", found.high.item())
    says("IR CI lo 90", low.item())
    says("IR CI hi 90", high.item())


def test_the_printed_chi_square_of_turnover_by_onboarding() -> None:
    """Of 52 who were on-boarded 6 quit, of 23 who were not 16; that stands in the column of ethnicity."""
    rows = pd.read_csv(BOOK / "ChiSquareTurnover.csv")
    people = [
        worker(ethnicity=onboarded, last_day="2025-06-30" if left == "Quit" else None)
        for onboarded, left in zip(rows["Onboarding"], rows["Turnover"], strict=True)
    ]

    found = answer(KPIS["exit_parity_ratio"], company(*people), Y2025, by="ethnicity").of("No")

    assert found.one("numerator", "denominator") == (7, 23)
    says("tchi", found.beside["chi_square_yates"].item())
    says("tp", found.beside["yates_p"].item())


# ---- engagement and counts


def test_printed_means_of_items_by_unit() -> None:
    rows = pd.read_csv(BOOK / "EmployeeSurveyData.csv")
    items = [str(name) for name in rows.columns[2:]]
    answers = [
        answer_of(person["EmployeeID"], float(person[item]), item=item, department=person["Unit"])
        for person in rows.to_dict("records")
        for item in items
    ]

    found = answer(
        KPIS["engagement_mean"],
        company(survey(closed_date="2025-01-31"), *answers),
        JAN_2025,
        by=("department", "item"),
    )

    assert len(found.groups) == len(items) * rows["Unit"].nunique()
    for at, (unit, item) in enumerate(found.groups):
        says(f"{unit}{item}", found.value[0, at] / 25 + 1)  # points of a hundred, on a scale from 1 to 5


def test_printed_counts_by_origin_sex_and_level() -> None:
    rows = pd.read_csv(BOOK / "EmployeeDemographics.csv", dtype=str)
    people = [
        worker(ethnicity=race, gender={"Female": "woman", "Male": "man"}[sex], level=level)
        for race, sex, level in zip(rows["RaceEthnicity"], rows["Sex"], rows["JobLevel"], strict=True)
    ]

    found = answer(KPIS["headcount"], company(*people), JAN_2025, by=("ethnicity", "gender", "level"))

    counts = dict(zip(found.groups, found.value[0], strict=True))
    for race in ("White", "Asian", "HispanicLatino"):
        for sex, gender in (("Female", "woman"), ("Male", "man")):
            for level in "12345":
                says(f"{race}{sex}{level}", counts.get((race, gender, level), 0.0))


def test_every_printed_result_is_tested_or_is_none_of_ours() -> None:
    """The tests above are the ones that note what they have compared, so they are asked here again."""
    for proof in (
        test_twelve_printed_monthly_rates,
        test_the_printed_rate_of_the_year,
        test_the_printed_impact_ratio_and_its_tests,
        test_the_printed_intervals_of_the_impact_ratio,
        test_the_printed_chi_square_of_turnover_by_onboarding,
        test_printed_means_of_items_by_unit,
        test_printed_counts_by_origin_sex_and_level,
    ):
        proof()
    survival = {name for name in printed() if name.startswith(SURVIVAL) and name not in TESTED}

    assert set(printed()) == TESTED | survival | set(NOT_OURS)


# ---- another published company


@cache
def attrition() -> Company:
    """The 1,470 people of a made-up company; who is gone left in June 2025, and pay is as if by the hour."""
    rows = pd.read_csv(Path(__file__).parent / "data" / "ibm_attrition" / "attrition.csv")
    return company(
        *(
            worker(
                gender={"Female": "woman", "Male": "man"}[person["Gender"]],
                department=person["Department"],
                last_day="2025-06-30" if person["Attrition"] == "Yes" else None,
                pay_amount=float(person["MonthlyIncome"]),
                pay_period="hour",
            )
            for person in rows.to_dict("records")
        )
    )


def test_known_exits_by_department() -> None:
    """237 of 1,470: 92 of 446 in sales, 133 of 961 in research, 12 of 63 in human resources."""
    whole = answer(KPIS["retention_rate"], attrition(), Y2025)
    groups = answer(KPIS["retention_rate"], attrition(), Y2025, by="department")

    assert whole.one("numerator", "denominator") == (1470 - 237, 1470)
    counts = {
        group: (of.denominator.item() - of.numerator.item(), of.denominator.item())
        for group, of in ((group, groups.of(group)) for (group,) in groups.groups)
    }
    assert counts == {
        "Sales": (92, 446),
        "Research_Development": (133, 961),
        "Human_Resources": (12, 63),
    }


def test_known_median_pay_of_women_and_men() -> None:
    found = answer(KPIS["pay_gap_median"], attrition(), year(2024))

    assert found.beside["pay_women"].item() == 5081.5
    assert found.beside["pay_men"].item() == 4837.5
    assert found.value.item() == pytest.approx((4837.5 - 5081.5) / 4837.5)
    assert found.beside["flag"].item() == 1
