"""Recognition coverage and its concentration, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.recognition_coverage import KPI
from tests.builders import APR_2025, MAR_2025, answer, company, job, months, recognised, worker


def test_people_recognised_lately_over_people_employed() -> None:
    people = company(
        *(worker(key) for key in ("ann", "ben", "cem", "dee")),
        recognised("ann", "2025-01-31"),
        recognised("ann", "2025-03-05"),
        recognised("ben", "2025-03-10"),
    )

    coverage = answer(KPI, people, months("2025-01", "2025-06"))

    assert coverage.numerator.ravel().tolist() == [1, 1, 2, 2, 2, 0]
    assert coverage.denominator.ravel().tolist() == [4] * 6
    assert coverage.beside["times"].ravel().tolist() == [1, 1, 3, 3, 2, 0]


@pytest.mark.parametrize(
    ("day", "counts"), [("2024-12-31", 0), ("2025-01-01", 1), ("2025-03-31", 1), ("2025-04-01", 0)]
)
def test_ninety_days_end_with_the_period(day: str, counts: int) -> None:
    """January, February and March 2025 have ninety days."""
    assert answer(KPI, company(worker("ann"), recognised("ann", day)), MAR_2025).numerator == counts


def test_concentration_is_gini_over_everybody_employed() -> None:
    """0, 0, 1 and 3: twice the sum of rank times value, 2 · (3 + 12) / (4 · 4), less 5 / 4, is 0.625."""
    people = company(
        *(worker(key) for key in ("ann", "ben", "cem", "dee")),
        recognised("ann", "2025-03-01"),
        *(recognised("ben", f"2025-03-{day}") for day in ("05", "06", "07")),
    )

    assert answer(KPI, people, MAR_2025).beside["gini"] == pytest.approx(0.625)


def test_who_are_all_recognised_alike_are_not_concentrated_and_nobody_has_none() -> None:
    people = company(
        worker("ann"), worker("ben"), recognised("ann", "2025-03-01"), recognised("ben", "2025-03-02")
    )

    gini = answer(KPI, people, (MAR_2025, months("2025-01", "2025-01")[0])).beside["gini"]

    assert gini[0] == 0
    assert np.isnan(gini[1])


@pytest.mark.parametrize(("receiver", "giver"), [("ann", "ann"), ("nobody", "ann"), ("temp", "ann")])
def test_nobody_recognises_themselves_and_others_are_not_employed(receiver: str, giver: str) -> None:
    people = company(
        worker("ann"), worker("temp", worker_type="contractor"), recognised(receiver, "2025-03-10", giver)
    )

    assert answer(KPI, people, MAR_2025).one("numerator", "denominator") == (0, 1)


def test_who_gave_it_need_not_be_known() -> None:
    assert answer(KPI, company(worker("ann"), recognised("ann", "2025-03-10", None)), MAR_2025).value == 1


@pytest.mark.parametrize(("last_day", "counts"), [("2025-03-31", 0), ("2025-04-01", 1)])
def test_people_gone_at_the_close_do_not_count(last_day: str, counts: int) -> None:
    people = company(worker("ann", last_day=last_day), recognised("ann", "2025-03-10"))

    assert answer(KPI, people, (MAR_2025, APR_2025)).numerator.ravel().tolist() == [counts, 0]


def test_people_are_in_the_unit_of_the_close() -> None:
    jobs = (job("2020-01-01", "Sales"), job("2025-04-30", "Finance"))
    people = company(worker("ann", jobs=jobs), recognised("ann", "2025-03-10"))

    coverage = answer(KPI, people, (MAR_2025, APR_2025), by="department")

    assert coverage.of("Sales").numerator.ravel().tolist() == [1, 0]
    assert coverage.of("Finance").numerator.ravel().tolist() == [0, 1]


def test_a_recognition_after_the_day_of_knowledge_is_not_known() -> None:
    people = company(worker("ann"), recognised("ann", "2025-03-10"))

    assert answer(KPI, people, MAR_2025, as_of=date(2025, 3, 9)).numerator == 0
    assert answer(KPI, people, MAR_2025, as_of=date(2025, 3, 10)).numerator == 1
