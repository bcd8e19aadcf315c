"""By which channel people came: a dimension of persons, from the application that ended in their hire."""

import pytest

from hrkpi.kpis import first_year_turnover_rate, hires
from tests.builders import FEB_2025, JAN_2025, Company, answer, application, company, spell, worker


def hired_from(asked: Company, window: object = FEB_2025) -> dict[str, float]:
    """Hires of a month by source."""
    found = answer(hires.KPI, asked, window, by="hire_source")  # type: ignore[arg-type]
    counts = {labels[0]: found.of(*labels).value.item() for labels in found.groups}
    return {name: count for name, count in counts.items() if count}


def test_the_application_of_the_person_hired_says_the_channel() -> None:
    people = company(
        worker("a", hire_date="2025-02-01"),
        worker("b", hire_date="2025-02-01"),
        application("2025-01-10", employee_id="a", source="Referral"),
        application("2025-01-10", employee_id="z", source="Board"),
    )

    assert hired_from(people) == {"Referral": 1, "unknown": 1}


def test_the_latest_application_up_to_the_first_day_holds() -> None:
    people = company(
        worker("a", hire_date="2025-02-01"),
        application(employee_id="a", source="Board", applied_date="2024-06-01"),
        application(employee_id="a", source="Referral", applied_date="2025-02-01"),
        application(employee_id="a", source="Agency", applied_date="2025-02-02"),
    )

    assert hired_from(people) == {"Referral": 1}


@pytest.mark.parametrize("outcome", ["declined", "reneged", "rescinded", "pending"])
def test_an_offer_that_was_not_taken_says_nothing(outcome: str) -> None:
    made = application("2025-01-10", employee_id="a", source="Board", offer_outcome=outcome)

    assert hired_from(company(worker("a", hire_date="2025-02-01"), made)) == {"unknown": 1}


def test_an_earlier_application_led_to_the_earlier_spell() -> None:
    person = worker("a", spells=(spell("2025-01-10", "2025-01-15"), spell("2025-02-20")))
    first = application("2025-01-02", employee_id="a", source="Board", applied_date="2025-01-01")
    again = application("2025-02-10", employee_id="a", source="Referral", applied_date="2025-02-01")

    assert hired_from(company(person, first, again), JAN_2025) == {"Board": 1}
    assert hired_from(company(person, first, again)) == {"Referral": 1}
    assert hired_from(company(person, first)) == {"unknown": 1}


def test_figures_of_people_can_be_divided_by_it() -> None:
    people = company(
        worker("a", hire_date="2025-02-01", last_day="2025-06-30"),
        worker("b", hire_date="2025-02-01"),
        application("2025-01-10", employee_id="a", source="Board"),
        application("2025-01-10", employee_id="b", source="Referral"),
    )

    found = answer(first_year_turnover_rate.KPI, people, FEB_2025, by="hire_source")

    assert found.of("Board").value == 1
    assert found.of("Referral").value == 0
