"""What is known of the seeds before any of our code reads them."""

import pandas as pd

from tests.exports import HOME, read_in


def table(case: str, name: str) -> pd.DataFrame:
    return read_in(HOME / case).stacks[name].conformed()


def test_six_people_stand_in_seven_rows_of_workday() -> None:
    people = table("workday_warehouse/seeds", "employments")
    left = people[people["last_day"].notna()]

    assert len(people) == 6
    assert sorted(left["last_day"].dt.strftime("%Y-%m-%d")) == [
        "2020-10-29",
        "2020-11-13",
        "2020-12-01",
        "2021-02-05",
        "2021-02-26",
    ]
    assert left["exit_type"].value_counts().to_dict() == {"voluntary": 3, "involuntary": 2}
    assert left.loc[left["exit_type"] == "voluntary", "regretted"].tolist() == [True, True, True]
    assert not left.loc[left["exit_type"] == "involuntary", "regretted"].any()


def test_an_opening_closed_with_an_application_is_filled_after_94_days() -> None:
    openings = table("greenhouse_warehouse/seeds", "requisitions").set_index("opening_id")
    days = (openings["filled_date"] - openings["approved_date"]).dt.days

    assert days["4275804003"] == 94
    assert openings["status"].to_dict() == {"4275804003": "filled", "4360416003": "closed"}
    assert openings["filled_date"].isna().to_dict() == {"4275804003": False, "4360416003": True}


def test_an_opening_of_the_service_is_filled_after_25_days() -> None:
    openings = table("greenhouse_api/openings", "requisitions").set_index("requisition_id")

    assert (openings["filled_date"] - openings["opened_date"]).dt.days["CLOSED-1"] == 25
    assert openings.loc["OPENED-1", "status"] == "open"
