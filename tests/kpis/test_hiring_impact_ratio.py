"""Hiring impact ratio: the published examples, and the edges by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.hiring_impact_ratio import KPI
from tests.builders import JAN_2025, Q1_2025, Company, answer, application, company


def applicants(dimension: str, **groups: tuple[int, int]) -> Company:
    """Applications of January 2025: for each group how many were hired, and of how many."""
    return company(
        *(
            application("2025-02-10" if number < hired else None, **{dimension: group})
            for group, (hired, pool) in groups.items()
            for number in range(pool)
        )
    )


def test_the_published_example() -> None:
    ratio = answer(KPI, applicants("gender", man=(70, 160), woman=(42, 114)), JAN_2025, by="gender").of(
        "woman"
    )

    assert ratio.value == pytest.approx(0.8421053, abs=5e-8)
    assert ratio.beside["fisher"] == pytest.approx(0.2643, abs=5e-5)
    assert abs(ratio.beside["z"]) == pytest.approx(1.146481, abs=5e-7)
    assert ratio.beside["z"] ** 2 == pytest.approx(
        1.3144, abs=5e-5
    )  # the published chi-square without correction
    assert ratio.low == pytest.approx(0.6252696, abs=5e-8)
    assert ratio.high == pytest.approx(1.134137, abs=5e-7)
    assert ratio.beside["z_fits"] == 1
    assert ratio.people == 114


def test_the_published_small_example() -> None:
    """Ratio and z flag, Fisher does not: ten people are too few for the normal approximation."""
    ratio = answer(KPI, applicants("gender", man=(15, 25), woman=(2, 10)), JAN_2025, by="gender").of("woman")

    assert ratio.value == pytest.approx(1 / 3)
    assert ratio.beside["z"] == pytest.approx(-2.14, abs=0.005)
    assert ratio.beside["fisher"] == pytest.approx(0.060, abs=0.0005)
    assert ratio.beside["mid_p"] < ratio.beside["fisher"]
    assert ratio.beside["shortfall"] == pytest.approx(10 * 17 / 35 - 2)  # 2.86 persons
    assert ratio.beside["z_fits"] == 0


def test_four_fifths_exactly_is_not_below_four_fifths() -> None:
    groups = applicants("ethnicity", a=(60, 100), b=(45, 100), c=(48, 100), d=(51, 100))

    ratio = answer(KPI, groups, JAN_2025, by="ethnicity")

    assert [ratio.of(group).value.item() for group in "abcd"] == pytest.approx([1, 0.75, 0.80, 0.85])
    assert [ratio.of(group).value.item() < 0.8 for group in "bcd"] == [True, False, False]


def test_both_days_at_the_ends_of_the_period_count_by_application() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    people = company(*(application("2025-06-30", applied_date=day, gender="woman") for day in days))

    ratio = answer(KPI, people, Q1_2025, by="gender").of("woman")

    assert ratio.one("numerator", "denominator") == (2, 2)


def test_only_an_accepted_offer_is_a_selection() -> None:
    people = company(
        application("2025-02-10", gender="woman"),
        application("2025-02-10", gender="woman", offer_outcome="declined"),
        application("2025-02-11", gender="woman"),  # not known yet
        application(gender="woman"),
    )

    ratio = answer(KPI, people, JAN_2025, by="gender", as_of=date(2025, 2, 10)).of("woman")

    assert ratio.one("numerator", "denominator") == (1, 4)


def test_the_unknown_are_compared_with_nobody() -> None:
    people = applicants("gender", man=(5, 10), undisclosed=(9, 10))

    ratio = answer(KPI, people, JAN_2025, by="gender")

    assert ratio.of("man").value == 1
    assert np.isnan(ratio.of("undisclosed").value)
    assert np.isnan(ratio.of("undisclosed").beside["rate"])


def test_groups_are_compared_within_their_unit() -> None:
    people = company(
        application("2025-02-10", gender="man", source="Referral"),
        application(gender="man", source="Referral"),
        application("2025-02-10", gender="woman", source="Board"),
    )

    ratio = answer(KPI, people, JAN_2025, by=("hire_source", "gender"))

    assert ratio.of("Referral", "man").value == 1
    assert ratio.of("Board", "woman").value == 1


def test_where_nobody_was_hired_there_is_nothing_to_compare() -> None:
    ratio = answer(KPI, applicants("gender", man=(0, 10), woman=(0, 10)), JAN_2025, by="gender")

    assert np.isnan(ratio.value).all()


def test_a_group_too_small_to_be_judged_is_no_yardstick() -> None:
    """Of one applicant one was hired: that is a rate of 100 %, and says nothing."""
    groups = applicants("gender", man=(10, 50), woman=(8, 50), non_binary=(1, 1))

    ratio = answer(KPI, groups, JAN_2025, by="gender")

    assert ratio.of("man").value == 1
    assert ratio.of("woman").value == pytest.approx((8 / 50) / (10 / 50))
    assert ratio.of("non_binary").value == pytest.approx(1 / (10 / 50))


def test_small_groups_are_compared_with_each_other_where_there_is_no_larger_one() -> None:
    ratio = answer(KPI, applicants("gender", man=(2, 4), woman=(1, 4)), JAN_2025, by="gender")

    assert ratio.of("woman").value == pytest.approx(1 / 2)
