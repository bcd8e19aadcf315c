"""Stage conversion, worked by hand."""

from datetime import date

import numpy as np
import pytest

from hrkpi.kpis.stage_conversion import KPI
from tests.builders import JAN_2025, Q1_2025, Entry, Figures, answer, application, company, stage


def walk(key: str, *stages: str, **cells: str | None) -> list[Entry]:
    """An application that entered each stage a day after the one before."""
    steps = [stage(key, name, f"2025-01-{2 + day:02}") for day, name in enumerate(stages)]
    return [application(key=key, **cells), *steps]


def counts(said: Figures, name: str) -> tuple[float, ...]:
    """Who went on from a stage, and who entered it."""
    return said.of(name).one("numerator", "denominator")


def test_of_those_who_entered_a_stage_some_reached_the_next() -> None:
    hiring = company(
        *walk("A1", "Review", "Phone", "Visit", "Hired"),
        *walk("A2", "Review", "Phone", "Visit"),
        *walk("A3", "Review", "Phone"),
        *walk("A4", "Review"),
    )

    share = answer(KPI, hiring, JAN_2025, by="stage")

    assert share.of("Review").value == pytest.approx(3 / 4)
    assert share.of("Phone").value == pytest.approx(2 / 3)
    assert share.of("Visit").value == pytest.approx(1 / 2)
    assert share.of("Review").people == 4
    assert ("Hired",) not in share.groups  # there is none to reach


def test_a_stage_left_out_is_no_loss_and_a_step_back_no_progress() -> None:
    hiring = company(
        *walk("A1", "Review", "Phone", "Visit", "Offer"),
        *walk("A2", "Review", "Visit"),
        *walk("A3", "Review", "Phone", "Visit", "Phone"),
    )

    share = answer(KPI, hiring, JAN_2025, by="stage")

    assert counts(share, "Review") == (3, 3)
    assert counts(share, "Phone") == (2, 2)
    assert counts(share, "Visit") == (1, 3)


def test_what_was_entered_on_one_day_is_in_the_order_of_the_others() -> None:
    hiring = company(
        *walk("A1", "Review", "Phone", "Visit"),
        application(key="A2"),
        stage("A2", "Phone", "2025-01-02"),
        stage("A2", "Review", "2025-01-02"),
    )

    share = answer(KPI, hiring, JAN_2025, by="stage")

    assert counts(share, "Review") == (2, 2)
    assert counts(share, "Phone") == (1, 2)


def test_it_belongs_to_the_month_of_the_application() -> None:
    days = ("2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01")
    hiring = [
        entry
        for day in days
        for entry in (
            application(key=f"A{day}", applied_date=day),
            stage(f"A{day}", "Phone", day),
            stage(f"A{day}", "Visit", "2025-04-20"),
        )
    ]

    assert counts(answer(KPI, company(*hiring), Q1_2025, by="stage"), "Phone") == (2, 2)


def test_what_happens_after_the_day_of_knowledge_is_not_known() -> None:
    hiring = company(*walk("A1", "Phone", "Visit"))  # on 2 and 3 January

    def phone(day: int) -> tuple[float, ...]:
        return counts(answer(KPI, hiring, JAN_2025, by="stage", as_of=date(2025, 1, day)), "Phone")

    assert phone(2) == (0, 1)
    assert phone(3) == (1, 1)


@pytest.mark.parametrize(
    ("cells", "waiting"),
    [
        ({}, 1),
        ({"rejected_date": "2025-01-31"}, 0),
        ({"offer_outcome": "declined", "offer_decided_date": "2025-01-31"}, 0),
    ],
)
def test_who_is_not_decided_upon_waits(cells: dict[str, str | None], waiting: int) -> None:
    hiring = company(*walk("A1", "Phone", "Visit"), *walk("A2", "Phone", **cells))

    share = answer(KPI, hiring, JAN_2025, by="stage").of("Phone")

    assert share.value == pytest.approx(1 / 2)
    assert share.beside["waiting"] == waiting


def test_who_left_the_stage_does_not_wait() -> None:
    hiring = company(
        *walk("A1", "Phone", "Visit"), application(key="A2"), stage("A2", "Phone", "2025-01-02", "2025-01-05")
    )

    def waiting(day: int) -> float:
        said = answer(KPI, hiring, JAN_2025, by="stage", as_of=date(2025, 1, day))
        return float(said.of("Phone").beside["waiting"].item())

    assert waiting(4) == 1
    assert waiting(5) == 0


def test_a_candidate_of_several_applications_is_one_person() -> None:
    hiring = company(
        *walk("A1", "Review", "Phone", "Visit", candidate_id="C1"),
        *walk("A2", "Review", candidate_id="C1"),
        *walk("A3", "Review", applied_date="2025-02-01", candidate_id="C1"),
        *walk("A4", "Review"),
    )

    whole, split = answer(KPI, hiring, Q1_2025), answer(KPI, hiring, Q1_2025, by="stage")

    assert whole.people == 2
    assert split.of("Review").one("denominator", "people") == (4, 2)
    assert split.of("Phone").one("denominator", "people") == (1, 1)
    kept = answer(KPI, hiring, Q1_2025, where={"stage": ("Review", "Phone")})
    assert kept.people == 2


def test_an_entry_of_an_unknown_application_does_not_count() -> None:
    hiring = company(*walk("A1", "Review", "Phone"), stage("A9", "Review", "2025-01-05"))

    assert counts(answer(KPI, hiring, JAN_2025, by="stage"), "Review") == (1, 1)


def test_where_there_is_one_stage_there_is_none_to_reach() -> None:
    assert np.isnan(answer(KPI, company(*walk("A1", "Review")), JAN_2025).value)
