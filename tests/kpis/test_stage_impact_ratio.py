"""Stage impact ratio, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.stage_impact_ratio import KPI
from tests.builders import JAN_2025, Q1_2025, Company, Entry, answer, application, company, stage

STAGES = ("Review", "Visit", "Offer")


def applicants(**groups: tuple[int, ...]) -> Company:
    """For each gender how many applications of January 2025 got to each stage and no further."""
    entries: list[Entry] = []
    for gender, ends in groups.items():
        for reached, many in enumerate(ends, start=1):
            for number in range(many):
                key = f"{gender}{reached}-{number}"
                entries.append(application(key=key, gender=gender))
                entries += [
                    stage(key, name, f"2025-01-{2 + at:02}") for at, name in enumerate(STAGES[:reached])
                ]
    return company(*entries)


def test_each_stage_has_its_own_ratio() -> None:
    """Of 10 men 8 went on from the review, 6 of these from the visit; of 10 women 6 and 5."""
    hiring = applicants(man=(2, 2, 6), woman=(4, 1, 5))

    ratio = answer(KPI, hiring, JAN_2025, by=("stage", "gender"))

    assert ratio.of("Review", "woman").value == pytest.approx((6 / 10) / (8 / 10))
    assert ratio.of("Review", "man").value == 1
    assert ratio.of("Visit", "man").value == pytest.approx((6 / 8) / (5 / 6))
    assert ratio.of("Visit", "woman").value == 1
    assert ratio.of("Visit", "woman").people == 6


def test_exactly_four_fifths_is_not_below() -> None:
    hiring = applicants(man=(0, 10), woman=(2, 8))

    woman = answer(KPI, hiring, JAN_2025, by=("stage", "gender")).of("Review", "woman")

    assert woman.value == pytest.approx(0.8)
    assert woman.beside["below_four_fifths"] == 0


def test_without_stages_it_is_of_all_of_them_together() -> None:
    hiring = applicants(man=(2, 2, 6), woman=(4, 1, 5))  # 14 of 18 entries of men, 11 of 16 of women

    ratio = answer(KPI, hiring, JAN_2025, by="gender")

    assert ratio.of("woman").one("numerator", "denominator") == (11, 16)
    assert ratio.of("woman").value == pytest.approx((11 / 16) / (14 / 18))


def test_applications_of_both_end_days_of_the_period_count() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    entries: list[Entry] = []
    for number, day in enumerate(days):
        entries.append(application(key=f"A{number}", gender="woman", applied_date=day))
        entries += [
            stage(f"A{number}", name, day if at == 0 else "2025-05-01") for at, name in enumerate(STAGES[:2])
        ]

    woman = answer(KPI, company(*entries), Q1_2025, by=("stage", "gender")).of("Review", "woman")

    assert woman.one("numerator", "denominator") == (2, 2)


def test_the_unknown_are_compared_with_nobody() -> None:
    hiring = applicants(man=(5, 5), undisclosed=(1, 9))

    ratio = answer(KPI, hiring, JAN_2025, by=("stage", "gender"))

    assert ratio.of("Review", "man").value == 1
    assert np.isnan(ratio.of("Review", "undisclosed").value)
