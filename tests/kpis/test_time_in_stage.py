"""Time in stage, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.time_in_stage import KPI
from tests.builders import JAN_2025, Q1_2025, Entry, Figures, answer, application, company, months, stage


def passing(key: str, *days: int, **cells: str | None) -> list[Entry]:
    """An application that entered Review, Phone and Visit on some days of January, of which none was left."""
    steps = zip(("Review", "Phone", "Visit"), days, strict=False)
    return [application(key=key, **cells), *(stage(key, name, f"2025-01-{day:02}") for name, day in steps)]


def review(*entries: Entry, as_of: str = "2026-12-31") -> Figures:
    """What is said of Review in January."""
    days = answer(KPI, company(*entries), JAN_2025, by="stage", as_of=date.fromisoformat(as_of))
    return days.of("Review")


def test_half_of_the_applications_wait_less_and_nine_in_ten_up_to() -> None:
    """Reviews of 1, 3 and 11 days; what was not left stands beside it."""
    hiring = company(
        *passing("A1", 2, 3, 9, rejected_date="2025-01-20"),
        *passing("A2", 2, 5, 5),
        *passing("A3", 2, 13),
        *passing("A4", 2),
    )

    days = answer(KPI, hiring, JAN_2025, by="stage")

    assert days.of("Review").one("value", "numerator", "denominator", "people") == (3, 1 + 3 + 11, 3, 3)
    assert days.of("Review").beside["p90"] == pytest.approx(3 + 0.8 * (11 - 3))
    assert days.of("Review").beside["mean"] == pytest.approx(5)
    assert days.of("Phone").value == (6 + 0) / 2
    assert days.of("Visit").one("value", "people") == (20 - 9, 1)
    assert [days.of(name).beside["waiting"].item() for name in ("Review", "Phone", "Visit")] == [1, 1, 1]


def test_it_belongs_to_the_month_in_which_the_stage_was_left() -> None:
    """Both ends of the quarter count; what was left before it or after it does not."""
    lefts = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    hiring = [
        entry
        for left in lefts
        for entry in (
            application(key=left, applied_date="2024-12-01"),
            stage(left, "Review", "2024-12-01", left),
        )
    ]

    days = answer(KPI, company(*hiring), Q1_2025, by="stage").of("Review")

    assert days.one("numerator", "people") == (31 + 120, 2)
    assert days.beside["waiting"] == 1  # at the close of March


def test_leaving_on_the_day_of_the_entry_is_no_day() -> None:
    said = review(application(key="A1"), stage("A1", "Review", "2025-01-02", "2025-01-02"))

    assert said.one("value", "people") == (0, 1)


def test_what_goes_on_does_not_count_and_waits() -> None:
    said = review(*passing("A1", 2))

    assert np.isnan(said.value)
    assert said.one("people") == (0,)
    assert said.beside["waiting"] == 1


def test_waiting_is_counted_at_each_close() -> None:
    hiring = company(application(key="A1"), stage("A1", "Review", "2025-01-02", "2025-03-05"))

    said = answer(KPI, hiring, months("2024-12", "2025-03"), by="stage").of("Review")

    assert said.beside["waiting"][:, 0].tolist() == [0, 1, 1, 0]


def test_who_comes_back_begins_anew() -> None:
    """Four days until the visit, and two of the second review, until the rejection."""
    said = review(
        application(key="A1", rejected_date="2025-01-12"),
        stage("A1", "Review", "2025-01-02"),
        stage("A1", "Visit", "2025-01-06"),
        stage("A1", "Review", "2025-01-10"),
        *passing("A2", 2, 2, 2),
    )

    assert said.one("numerator", "denominator", "people") == (4 + 2 + 0, 3, 2)


def test_the_log_is_believed_before_what_follows() -> None:
    said = review(
        application(key="A1", rejected_date="2025-01-30"),
        stage("A1", "Review", "2025-01-02", "2025-01-04"),
        stage("A1", "Visit", "2025-01-20"),
    )

    assert said.value == 2


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        ({"rejected_date": "2025-01-07"}, 5),
        ({"offer_outcome": "declined", "offer_decided_date": "2025-01-09"}, 7),
        ({"offer_outcome": "accepted", "offer_decided_date": "2025-01-09"}, 7),
        ({"rejected_date": "2025-01-07", "offer_outcome": "reneged", "offer_decided_date": "2025-01-05"}, 3),
        ({"rejected_date": "2025-01-01"}, None),  # before it was entered: taken up again
    ],
)
def test_the_last_stage_ends_with_the_decision(cells: dict[str, str | None], days: float | None) -> None:
    said = review(*passing("A1", 2, **cells))

    assert said.value.item() == pytest.approx(np.nan if days is None else days, nan_ok=True)


@pytest.mark.parametrize("left", [None, "2025-01-20"])
def test_the_hire_itself_is_no_stage(left: str | None) -> None:
    """The offer was decided on the 9th; there is nobody who waits in the stage of those hired."""
    hired = {"offer_outcome": "accepted", "offer_decided_date": "2025-01-09"}
    hiring = company(
        application(key="A1", **hired),
        stage("A1", "Offer", "2025-01-06"),
        stage("A1", "Hired", "2025-01-09", left),
    )

    days = answer(KPI, hiring, JAN_2025, by="stage")

    assert days.of("Offer").value == 3
    assert ("Hired",) not in days.groups


def test_what_is_not_known_yet_has_not_happened() -> None:
    entries = (
        application(key="A1", rejected_date="2025-01-20"),
        stage("A1", "Review", "2025-01-02", "2025-01-10"),
        stage("A1", "Visit", "2025-01-10"),
    )

    assert np.isnan(review(*entries, as_of="2025-01-09").value)
    assert review(*entries, as_of="2025-01-09").beside["waiting"] == 1
    assert review(*entries, as_of="2025-01-10").value == 8


def test_an_entry_of_an_unknown_application_does_not_count() -> None:
    said = review(*passing("A1", 2, 4), stage("A9", "Review", "2025-01-05", "2025-01-25"))

    assert said.one("value", "denominator") == (2, 1)


def test_a_candidate_of_several_applications_is_one_person() -> None:
    hiring = company(
        *passing("A1", 2, 4, 9, candidate_id="C1"),
        *passing("A2", 2, 8, candidate_id="C1"),
        *passing("A3", 2, 4),
    )

    days = answer(KPI, hiring, JAN_2025, by="stage")

    assert days.of("Review").one("value", "denominator", "people") == (2, 3, 2)
    assert days.of("Phone").one("denominator", "people") == (1, 1)
    assert answer(KPI, hiring, JAN_2025, where={"stage": ("Review", "Phone")}).people == 2


def test_several_stays_of_one_person_are_no_more_evidence_than_one() -> None:
    """Of six people the 95 % interval of a median goes from the first value to the last."""
    stays = [
        entry
        for number in range(12)
        for entry in passing(f"A{number}", 1, 1 + number, candidate_id=f"C{number % 6}")
    ]

    said = review(*stays)

    assert said.one("denominator", "people") == (12, 6)
    assert said.one("low", "high") == (0, 11)
