"""What happens in the sample company can be seen in its published truth."""

from collections import Counter
from datetime import date
from statistics import median

import pytest

from tests.data.sample import figure, table

YEARS = ("2020", "2021", "2022", "2023", "2024", "2025")


def test_the_company_has_twelve_departments_in_five_divisions_at_the_end() -> None:
    now = [row for row in table("exports/bamboohr/employees") if row["Status"] == "Active"]

    assert len({row["Department"] for row in now}) == 12
    assert len({row["Division"] for row in now}) == 5
    assert len({row["Location"] for row in now}) == 5
    assert len({row["Country"] for row in now}) == 4
    assert figure("months", "closing", month="2026-10", department="") == pytest.approx(1200, abs=25)


def test_customer_care_loses_its_newcomers_and_it_gets_worse() -> None:
    care = {"department": "Customer Care", "hire_type": "all"}
    before = [figure("first_year", "first_year_turnover_rate", hired=year, **care) for year in YEARS[1:5]]
    latest = figure("first_year", "first_year_turnover_rate", hired="2025", **care)

    assert sum(before) / len(before) == pytest.approx(0.375, abs=0.04)
    assert latest > max(before)


def test_the_others_lose_far_fewer_newcomers() -> None:
    rows = [row for row in table("truth/first_year") if row["hire_type"] == "all" and row["hired"] in YEARS]
    others = [row for row in rows if row["department"] not in {"", "Customer Care"}]

    gone, cohort = (sum(int(row[column]) for row in others) for column in ("gone", "cohort"))
    assert gone / cohort == pytest.approx(0.14, abs=0.025)


def test_turnover_and_retention_are_ordinary() -> None:
    for period in (*YEARS, "ttm 2026-10"):
        where = {"period": period, "department": ""}
        assert 0.075 <= figure("turnover", "voluntary_turnover_rate", **where) <= 0.125
        assert 0.86 <= figure("turnover", "retention_rate", **where) <= 0.91


def test_hiring_slows_and_recovers() -> None:
    assert median(_days_to_fill("2023-07-01", "2024-05-31")) == pytest.approx(43, abs=3)
    assert median(_days_to_fill("2024-10-01", "2025-06-30")) >= 57
    assert median(_days_to_fill("2026-05-01", "2026-10-31")) == pytest.approx(43, abs=3)
    two_years_before = _approved("2022-07-01", "2024-06-30")
    assert _approved("2024-07-01", "2025-06-30") < 0.65 * two_years_before / 2


def test_a_month_passes_from_application_to_acceptance() -> None:
    for period in (*YEARS, "ttm 2026-10"):
        assert figure("hiring", "time_to_hire", period=period) == pytest.approx(30, abs=4)
        assert figure("hiring", "offer_acceptance_rate", period=period) == pytest.approx(0.85, abs=0.055)


def test_digital_becomes_two_departments_on_one_day() -> None:
    moved = [row for row in table("exports/bamboohr/job_history") if row["Change Reason"] == "Reorganisation"]

    assert {row["Effective Date"] for row in moved} == {"2025-04-01"}
    assert {row["Department"] for row in moved} == {"Product Engineering", "Data & Insight"}
    left = figure("months", "reclassified_out", month="2025-04", department="Digital")
    assert left == figure("months", "opening", month="2025-04", department="Digital") > 100
    assert not [
        row for row in table("truth/months") if row["department"] == "Digital" and row["month"] > "2025-04"
    ]


def test_a_bought_company_arrives_on_one_day() -> None:
    bought = [row for row in table("exports/bamboohr/employees") if row["Hire Type"] == "Acquisition"]

    assert {row["Hire Date"] for row in bought} == {"2023-07-01"}
    assert len(bought) == 60 == figure("months", "acquisitions", month="2023-07", department="")
    assert all(row["Original Hire Date"] < row["Hire Date"] for row in bought)


def test_people_come_back_some_of_them_at_once() -> None:
    back = [row for row in table("exports/bamboohr/employees") if row["Hire Type"] == "Rehire"]
    as_rehires = sum(int(row["rehires"]) for row in table("truth/months") if not row["department"])

    assert 20 <= len(back) <= 32
    assert 4 <= len(back) - as_rehires <= 10  # the others resumed a spell


def test_the_survey_turns_in_technology_and_comes_back_in_part() -> None:
    before, bottom, now = (
        figure("surveys", "engagement_favourable", survey_id=survey, division="Technology")
        for survey in ("SV_202410", "SV_202505", "SV_202610")
    )

    assert before > 0.72
    assert bottom < before - 0.2
    assert bottom + 0.1 < now < before - 0.04
    assert figure("surveys", "enps", survey_id="SV_202505", division="Technology") < -10


def test_surveys_of_the_company_are_ordinary() -> None:
    for row in table("truth/surveys"):
        if not row["division"]:
            assert 0.64 <= float(row["engagement_favourable"]) <= 0.75
            assert float(row["survey_response_rate"]) == pytest.approx(0.75, abs=0.025)
    assert figure("surveys", "enps", survey_id="SV_202610", division="") == pytest.approx(20, abs=5)


def test_more_and_more_women_lead() -> None:
    days = [f"{year}-12-31" for year in YEARS] + ["2026-10-31"]
    shares = [figure("women", "women_in_leadership", day=day, department="") for day in days]

    assert shares == sorted(shares)
    assert shares[0] == pytest.approx(0.245, abs=0.01)
    assert shares[-1] == pytest.approx(0.31, abs=0.01)


def test_women_are_paid_less_in_every_year() -> None:
    for year in YEARS:
        gap = figure("pay", "pay_gap_mean", day=f"{year}-12-31", department="")
        assert 0.03 <= gap <= 0.1
    assert figure("pay", "pay_gap_mean", day="2026-10-31", department="") == pytest.approx(0.06, abs=0.01)
    for row in table("truth/pay_quarters"):
        assert float(row["lower"]) > float(row["upper"]) + 0.08


def test_women_are_promoted_and_stay_as_often_as_men() -> None:
    for column, pool in (("promoted", "pool"), ("stayed", "opening")):
        women, men = (_share(gender, column, pool) for gender in ("Female", "Male"))
        assert 0.8 <= women / men <= 1.25


def _share(gender: str, column: str, pool: str) -> float:
    rows = [row for row in table("truth/parity") if row["gender"] == gender]
    return sum(int(row[column]) for row in rows) / sum(int(row[pool]) for row in rows)


def test_one_plant_falls_behind_with_its_courses() -> None:
    for period in ("2023", "2024", "2025", "ttm 2026-10"):
        south, north = (
            figure("training", "training_completion_rate", period=period, department=plant)
            for plant in ("Plant South", "Plant North")
        )
        assert (south < 0.75) == (period in {"2025", "ttm 2026-10"})
        assert north > 0.86
    assert figure("training", "training_hours_per_fte", period="2024", department="") == pytest.approx(
        19, abs=2
    )


def test_exits_have_seasons() -> None:
    exits: Counter[str] = Counter()
    for row in table("truth/months"):
        if not row["department"]:
            exits[row["month"][-2:]] += sum(int(row[name]) for name in row if name.startswith("exits_"))

    years = {month: 7 if month <= "10" else 6 for month in exits}
    rate = {month: number / years[month] for month, number in exits.items()}
    assert min(rate["01"], rate["09"]) > 1.3 * max(rate["11"], rate["12"])


def test_some_teams_are_small_and_some_people_are_unknown() -> None:
    now = {row["EEID"]: row for row in table("exports/bamboohr/employees") if row["Status"] == "Active"}
    last = {row["EEID"]: row["Team"] for row in table("exports/bamboohr/job_history") if row["EEID"] in now}
    sizes = Counter(last.values())

    assert sum(size <= 7 for size in sizes.values()) >= 8
    assert {"", "Prefer not to say"} <= {row["Gender"] for row in now.values()}
    assert {"", "Prefer not to say"} <= {row["Ethnicity"] for row in now.values()}
    contractors = sum(row["Employment Status"] == "Contractor" for row in now.values())
    assert contractors / len(now) == pytest.approx(0.04, abs=0.01)


def test_some_of_the_future_is_known() -> None:
    rows = table("exports/bamboohr/employees")

    assert 3 <= sum(row["Hire Date"] > "2026-10-31" for row in rows) <= 20
    assert 3 <= sum(row["Termination Date"] > "2026-10-31" for row in rows) <= 10


def test_the_bridge_of_the_truth_balances() -> None:
    into = ("opening", "hires", "rehires", "conversions", "acquisitions", "transfers_in", "reclassified_in")
    out = (
        "transfers_out",
        "reclassified_out",
        "exits_voluntary",
        "exits_involuntary",
        "exits_other",
        "exits_unknown",
    )
    for row in table("truth/months"):
        closing = sum(int(row[name]) for name in into) - sum(int(row[name]) for name in out)
        assert closing == int(row["closing"]), row


def test_departments_of_the_truth_add_up_to_the_company() -> None:
    for column in ("closing", "employee_days", "hires", "exits_voluntary"):
        whole: Counter[str] = Counter()
        parts: Counter[str] = Counter()
        for row in table("truth/months"):
            (parts if row["department"] else whole)[row["month"]] += int(row[column])
        assert parts == whole, column


def _openings() -> list[tuple[str, str, bool]]:
    """Day approved, day closed and whether it was filled, of each opening."""
    approved = {row["id"]: row["custom_approved_date"] for row in table("exports/greenhouse/job")}
    rows = table("exports/greenhouse/job_opening")
    return [(approved[row["job_id"]], row["closed_at"][:10], bool(row["application_id"])) for row in rows]


def _days_to_fill(first: str, last: str) -> list[int]:
    return [
        (date.fromisoformat(closed) - date.fromisoformat(begun)).days
        for begun, closed, filled in _openings()
        if filled and first <= closed <= last
    ]


def _approved(first: str, last: str) -> int:
    return sum(first <= begun <= last for begun, _, _ in _openings())
