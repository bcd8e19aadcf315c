"""Driver impact, worked by hand."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.driver_impact import KPI
from tests.builders import (
    FEB_2025,
    MAR_2025,
    Company,
    Entry,
    answer,
    answer_of,
    company,
    recommendation,
    survey,
    ttm,
    worker,
)

Scores = Mapping[str, float | None]


def said(scores: Scores, item: str, theme: str | None, **cells: str) -> list[Entry]:
    """One answer to an item of each person."""
    return [answer_of(key, score, item=item, theme=theme, **cells) for key, score in scores.items()]


def asked(*answers: list[Entry], closed: str = "2025-03-31", people: str = "abcde") -> Company:
    """Some people and a survey."""
    entries = [entry for several in answers for entry in several]
    return company(*(worker(key) for key in people), survey(closed_date=closed), *entries)


PAY = {"a": 1.0, "b": 2.0, "c": 3.0, "d": 4.0, "e": 5.0}
GROWTH = {"a": 2.0, "b": 1.0, "c": 3.0, "d": 5.0, "e": 4.0}


def test_ranks_of_a_theme_against_those_of_all_other_items() -> None:
    """Differences of the ranks 1, 1, 0, 1, 1: one minus 6 · 4 / (5 · 24) is 0.8."""
    people = asked(said(PAY, "I1", "Pay"), said(GROWTH, "I2", "Growth"))

    impact = answer(KPI, people, MAR_2025, by="theme")

    assert impact.of("Pay").one("value", "denominator", "people") == pytest.approx((0.8, 5, 5))
    assert impact.of("Growth").value == pytest.approx(0.8)


def test_the_index_is_the_mean_of_the_other_items_whatever_their_theme() -> None:
    """Of Pay the others are on the mean 3, 2, 3, 3, 4: ranks 3, 1, 3, 3, 5, tied ones in the middle."""
    tools = {"a": 4.0, "b": 3.0, "c": 3.0, "d": 1.0, "e": 4.0}
    people = asked(said(PAY, "I1", "Pay"), said(GROWTH, "I2", "Growth"), said(tools, "I3", None))

    impact = answer(KPI, people, MAR_2025, by="theme")

    # ranks less their mean: (−2, −1, 0, 1, 2) and (0, −2, 0, 0, 2): 6 / √(10 · 8)
    assert impact.of("Pay").value == pytest.approx(6 / np.sqrt(80))


def test_a_theme_of_several_items_is_their_mean() -> None:
    again = {"a": 5.0, "b": 5.0, "c": 5.0, "d": 1.0, "e": 5.0}
    people = asked(said(PAY, "I1", "Pay"), said(again, "I2", "Pay"), said(GROWTH, "I3", "Growth"))

    impact = answer(KPI, people, MAR_2025, by="theme")

    # Pay is 3, 3.5, 4, 2.5, 5: ranks 2, 3, 4, 1, 5 against 2, 1, 3, 5, 4: 1 − 6 · 22 / 120
    assert impact.of("Pay").value == pytest.approx(1 - 6 * 22 / 120)


def test_the_interval_is_bonett_and_wright_s() -> None:
    """Of five people at 0.8: Fisher's z 1.0986, standard error √(1.32 / 2)."""
    people = asked(said(PAY, "I1", "Pay"), said(GROWTH, "I2", "Growth"))

    impact = answer(KPI, people, MAR_2025, by="theme").of("Pay")

    ends = np.tanh(np.arctanh(0.8) + np.array([-1, 1]) * 1.959964 * np.sqrt((1 + 0.8**2 / 2) / 2))
    assert impact.one("low", "high") == pytest.approx(tuple(ends), abs=1e-6)


def test_who_answered_nothing_else_and_what_was_not_scored_are_left_out() -> None:
    growth = {**GROWTH, "e": None}
    people = asked(
        said(PAY, "I1", "Pay"), said(growth, "I2", "Growth"), [recommendation("e", 10)], people="abcde"
    )

    impact = answer(KPI, people, MAR_2025, by="theme").of("Pay")

    assert impact.one("denominator", "people") == (4, 4)
    assert impact.value == pytest.approx(1 - 6 * 2 / 60)


@pytest.mark.parametrize(
    ("closed", "counts"), [("2025-02-28", 0), ("2025-03-01", 5), ("2025-03-31", 5), ("2025-04-01", 0)]
)
def test_both_days_at_the_ends_of_the_period_count(closed: str, counts: int) -> None:
    people = asked(said(PAY, "I1", "Pay"), said(GROWTH, "I2", "Growth"), closed=closed)

    assert answer(KPI, people, MAR_2025, where={"theme": "Pay"}).denominator == counts


def test_a_theme_alone_is_held_against_nothing() -> None:
    people = asked(said(PAY, "I1", "Pay"))

    assert np.isnan(answer(KPI, people, MAR_2025, by="theme").value).all()


def test_the_same_answer_of_everybody_goes_together_with_nothing() -> None:
    people = asked(said(PAY, "I1", "Pay"), said(dict.fromkeys("abcde", 3.0), "I2", "Growth"))

    assert np.isnan(answer(KPI, people, MAR_2025, by="theme").of("Pay").value)


def test_full_agreement_has_no_interval() -> None:
    impact = answer(KPI, asked(said(PAY, "I1", "Pay"), said(PAY, "I2", "Growth")), MAR_2025, by="theme")

    assert impact.of("Pay").value == 1
    assert np.isnan(impact.of("Pay").low)


def test_a_unit_has_ranks_of_its_own() -> None:
    units = {"a": "Sales", "b": "Sales", "c": "Sales", "d": "Finance", "e": "Finance"}
    entries = [
        entry
        for key, unit in units.items()
        for entry in said({key: PAY[key]}, "I1", "Pay", department=unit)
        + said({key: GROWTH[key]}, "I2", "Growth", department=unit)
    ]
    people = company(*(worker(key, department=unit) for key, unit in units.items()), survey(), *entries)

    impact = answer(KPI, people, MAR_2025, by=("department", "theme"))

    assert impact.of("Sales", "Pay").value == pytest.approx(1 - 6 * 2 / 24)  # 1, 2, 3 against 2, 1, 3
    assert impact.of("Finance", "Pay").value == -1


def test_two_surveys_of_a_person_are_no_two_persons() -> None:
    second = {"survey": "S2"}
    people = company(
        *(worker(key) for key in "abcde"),
        survey(),
        survey("S2", "2025-09-30"),
        *said(PAY, "I1", "Pay"),
        *said(GROWTH, "I2", "Growth"),
        *said(PAY, "I1", "Pay", **second),
        *said(GROWTH, "I2", "Growth", **second),
    )

    impact = answer(KPI, people, ttm("2025-12"), where={"theme": "Pay"})

    assert impact.one("value", "denominator", "people") == pytest.approx((0.8, 10, 5))


def test_a_survey_that_has_not_closed_yet_says_nothing() -> None:
    people = asked(said(PAY, "I1", "Pay"), said(GROWTH, "I2", "Growth"))

    told = answer(KPI, people, (FEB_2025, MAR_2025), by="theme", as_of=date(2025, 3, 30))

    assert np.isnan(told.value).all()
