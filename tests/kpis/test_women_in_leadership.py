"""Women in leadership, worked by hand."""

import numpy as np
import pytest

from hrkpi.kpis.women_in_leadership import KPI
from tests.builders import FEB_2025, MAR_2025, answer, company, job, worker


def test_of_the_leaders_whose_gender_is_known_some_are_women() -> None:
    people = company(
        worker(gender="woman", is_leader=True),
        worker(gender="man", is_leader=True),
        worker(gender="man", is_leader=True),
        worker(gender="undisclosed", is_leader=True),
        worker(gender="woman", is_leader=False),
        worker(gender="woman"),  # nobody says whether she leads
    )

    share = answer(KPI, people, MAR_2025)

    assert share.value == pytest.approx(1 / 3)
    assert share.people == 3


def test_who_is_promoted_on_the_last_day_leads_at_its_close() -> None:
    promoted = worker(
        gender="woman",
        jobs=(job("2020-01-01", is_leader=False), job("2025-02-28", is_leader=True, change="promotion")),
    )
    people = company(promoted, worker(gender="man", is_leader=True, last_day="2025-03-31"))

    share = answer(KPI, people, (FEB_2025, MAR_2025))

    assert share.value.ravel() == pytest.approx([1 / 2, 1])


def test_settings_say_which_levels_lead_where_the_export_does_not() -> None:
    people = company(
        worker(gender="woman", level="Director"),
        worker(gender="man", level="Director", is_leader=False),  # the export's word comes first
        worker(gender="man", level="Clerk"),
        worker(gender="man", level=None),
    )

    assert np.isnan(answer(KPI, people, MAR_2025).value)
    assert answer(KPI, people, MAR_2025, leadership_levels=("Director",)).value == 1
    leaders = answer(KPI, people, MAR_2025, leadership_levels=("Director",))
    assert leaders.people == 1


def test_leaders_of_another_unit_do_not_count() -> None:
    finance = job("2020-01-01", "Finance", is_leader=True)
    people = company(worker(gender="woman", is_leader=True), worker(gender="man", jobs=(finance,)))

    share = answer(KPI, people, MAR_2025, where={"department": "Sales"})

    assert share.value == 1
