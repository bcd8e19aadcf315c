"""The only door to the figures: what it answers, refuses and hides."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hrkpi.engine.sums import Sums
from hrkpi.errors import QueryError, WorkspaceError
from hrkpi.narrative import narrative
from hrkpi.period import WindowKind, parse_month
from hrkpi.principal import Principal
from hrkpi.query import Average
from hrkpi.report import Report, catalogue
from hrkpi.result import Question, Shown
from hrkpi.workspace import Workspace
from tests.reports import ANALYST, MARCH, Person, report, staff, workspace

YEAR = Question("turnover_rate", first=MARCH, last=MARCH)  # the twelve months to March 2025


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report(tmp_path_factory.mktemp("report"))


def of(rows: pd.DataFrame, department: str) -> pd.Series:
    """The row of a department."""
    return rows[rows["department"] == department].iloc[0]


def test_a_rate_stands_with_what_it_is_made_of(seen: Report) -> None:
    row = seen.answer(YEAR).rows.iloc[0]

    days = 28 * 365 + 91 + 320 + 306  # three leave: on the 91st, 320th and 306th day of the year to 31 March
    assert row["numerator"] == 3
    assert row["employee_days"] == days
    assert row["value"] == pytest.approx(3 / (days / 365))
    assert (row["opening"], row["closing"]) == (31, 28)
    assert row["low"] < row["value"] < row["high"]


def test_a_small_group_is_hidden_and_the_next_one_with_it(seen: Report) -> None:
    """Legal has fewer than five people; without Finance it would be the rest of the total."""
    rows = seen.answer(Question("turnover_rate", by=("department",), first=MARCH, last=MARCH)).rows

    assert of(rows, "Sales")["status"] == Shown.OK
    assert of(rows, "Legal")["status"] == Shown.HIDDEN
    assert of(rows, "Finance")["status"] == Shown.HIDDEN
    hidden = rows[rows["status"] == Shown.HIDDEN]
    figures = ["value", "numerator", "denominator", "n", "low", "high", "target", "opening", "employee_days"]
    assert hidden[figures].isna().all(axis=None)
    assert list(rows["status"]) == [Shown.OK, Shown.HIDDEN, Shown.HIDDEN]


def test_a_filter_hides_as_the_break_down_does(seen: Report) -> None:
    rows = seen.answer(
        Question("turnover_rate", where={"department": ("Finance",)}, first=MARCH, last=MARCH)
    ).rows

    assert list(rows["status"]) == [Shown.HIDDEN]


def test_a_filter_on_several_members_shows_a_whole_pool(seen: Report) -> None:
    """Finance and Legal together are eleven, and the rest is Sales."""
    pool = Question("turnover_rate", where={"department": ("Finance", "Legal")}, first=MARCH, last=MARCH)
    torn = Question("turnover_rate", where={"department": ("Sales", "Legal")}, first=MARCH, last=MARCH)

    assert list(seen.answer(pool).rows["status"]) == [Shown.OK]
    assert list(seen.answer(torn).rows["status"]) == [Shown.HIDDEN]


def test_structure_is_shown_as_it_is(seen: Report) -> None:
    rows = seen.answer(Question("headcount", by=("department",), first=MARCH, last=MARCH)).rows

    assert of(rows, "Legal")["value"] == 2


def test_the_owner_may_ask_without_protection(tmp_path: Path) -> None:
    owner = Report(workspace(tmp_path), Principal.owner("ada", unprotected=True))

    rows = owner.answer(Question("turnover_rate", by=("department",), first=MARCH, last=MARCH)).rows

    assert set(rows["status"]) == {Shown.OK}
    assert of(rows, "Legal")["numerator"] == 1


def test_two_men_among_eight_people_are_not_told(tmp_path: Path) -> None:
    """A share and a headcount make a number of men; the next department hides it from the total."""
    sizes = {"Sales": (20, 20), "Finance": (6, 2), "Legal": (9, 9)}
    people = [
        Person(unit, gender=gender)
        for unit, (women, men) in sizes.items()
        for gender in ["woman"] * women + ["man"] * men
    ]

    rows = (
        report(tmp_path, people)
        .answer(Question("women_share", by=("department",), first=MARCH, last=MARCH))
        .rows
    )

    assert {unit: of(rows, unit)["status"] for unit in sizes} == {
        "Sales": Shown.OK,
        "Finance": Shown.HIDDEN,
        "Legal": Shown.HIDDEN,
    }


def test_that_there_is_no_man_is_as_hidden_as_that_there_are_three_women(tmp_path: Path) -> None:
    """A row that is missing would say that everybody belongs to the other group."""
    people = [
        Person(unit, gender=gender) for unit in ("Sales", "Finance") for gender in ["woman", "man"] * 10
    ]
    people += [Person("Legal", gender="woman") for _ in range(3)]

    asked = Question("representation", by=("department", "gender"), first=MARCH, last=MARCH)
    rows = report(tmp_path, people).answer(asked).rows

    legal = rows[rows["department"] == "Legal"]
    assert list(legal["gender"]) == ["man", "unknown", "woman"]
    assert set(legal["status"]) == {Shown.HIDDEN}


def test_a_figure_that_splits_is_split_unasked(seen: Report) -> None:
    result = seen.answer(Question("representation", first=MARCH, last=MARCH))

    assert result.question.by == ("gender",)
    assert result.rows.set_index("gender").loc["woman", "value"] == pytest.approx(18 / 28)


def test_nothing_is_known_before_its_day(seen: Report) -> None:
    early = seen.answer(
        Question("exits", first=MARCH - 12, last=MARCH - 1, window=WindowKind.YTD, as_of=date(2025, 1, 30))
    )

    december, january = early.rows[early.rows["period"].isin(["2024-12", "2025-01"])]["value"]
    assert (december, january) == (1, 0)  # the exit of 31 January is not known on the 30th
    assert early.as_of == date(2025, 1, 30)
    assert bool(early.rows.iloc[-1]["partial"])


@pytest.mark.parametrize(
    "asked",
    [Question("exits", last=1990 * 12), Question("exits", first=2030 * 12)],
    ids=["an end alone", "a beginning alone"],
)
def test_one_end_of_a_range_beyond_the_data_is_no_data(seen: Report, asked: Question) -> None:
    """The other end is not asked, so it cannot be the wrong way round."""
    assert list(seen.answer(asked).rows["status"]) == [Shown.NO_DATA]


def test_before_the_first_day_nothing_is_known(seen: Report) -> None:
    assert list(seen.answer(Question("exits", as_of=date(1990, 1, 31))).rows["status"]) == [Shown.NO_DATA]


def test_the_last_month_told_is_over_on_the_day_of_knowledge(seen: Report) -> None:
    asked = Question("headcount", as_of=date(2025, 2, 14))

    assert seen.month_over(asked.as_of) == MARCH - 2
    assert [claim.numbers.get("period") for claim in narrative(seen, asked)][:1] == ["2025-01"]


def test_a_dimension_named_twice_is_one(seen: Report) -> None:
    twice = seen.answer(Question("headcount", by=("department", "department"), first=MARCH))

    assert twice.question.by == ("department",)


def test_facts_of_another_day_are_restated_once(seen: Report) -> None:
    first = seen.reading(date(2024, 12, 31))
    second = seen.reading(date(2024, 12, 31))

    assert first.engine is second.engine


def test_facts_that_an_older_version_left_out_are_built_beside(tmp_path: Path) -> None:
    """Of the snapshot itself, and of another day that was restated then."""
    people = report(tmp_path)
    another = date(2024, 12, 31)
    people.reading(another)
    for file in tmp_path.rglob("layers.parquet"):
        file.unlink()

    later = people.remembering()  # one report reads the facts of a day once
    found = [later.reading(day) for day in (None, another)]

    asked = Sums("layers", ("placed",), ("month",))
    assert [one.engine.sums(asked)["month"].tolist() for one in found] == [[], []]  # nobody names a manager
    assert len(list(tmp_path.rglob("layers.parquet"))) == 2


def test_nothing_is_known_of_a_day_after_the_data(seen: Report) -> None:
    with pytest.raises(QueryError, match="The data end on 2025-03-31"):
        seen.answer(Question("exits", as_of=date(2025, 4, 1)))


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (Question("turnover"), "turnover_rate"),
        (Question("turnover_rate", by=("departments",)), "department"),
        (Question("turnover_rate", where={"department": ("Sale",)}), "Sales"),
        (Question("women_share", by=("gender",)), "choose|did you mean"),
        (Question("turnover_rate", first=MARCH, last=MARCH - 1), "swap"),
    ],
)
def test_an_unknown_name_gets_the_nearest_known_one(seen: Report, question: Question, hint: str) -> None:
    with pytest.raises(QueryError, match=hint):
        seen.answer(question)


def test_people_without_a_value_can_be_asked_for(seen: Report) -> None:
    rows = seen.answer(Question("headcount", where={"team": ("unknown",)}, first=MARCH, last=MARCH)).rows

    assert rows["value"].iloc[0] == 28


def test_a_question_without_a_range_covers_the_feed(seen: Report) -> None:
    rows = seen.answer(Question("headcount")).rows

    assert (rows["period"].iloc[0], rows["period"].iloc[-1]) == ("2023-01", "2025-03")


def test_a_feed_that_is_not_there_is_no_data(seen: Report) -> None:
    rows = seen.answer(Question("time_to_fill", first=MARCH, last=MARCH)).rows

    assert list(rows["status"]) == [Shown.NO_DATA]
    assert rows[["value", "p90", "mean"]].isna().all(axis=None)


def test_the_method_of_the_average_stands_in_the_definition(seen: Report) -> None:
    asked = Question("turnover_rate", first=MARCH, last=MARCH, average=Average.TWO_POINT)

    assert "mean of opening and closing" in seen.answer(asked).definition
    assert "Average headcount" not in seen.answer(Question("retention_rate")).definition


def test_a_month_scaled_to_a_year_is_twelve_times_as_high(seen: Report) -> None:
    month = Question("turnover_rate", first=MARCH - 1, last=MARCH - 1, window=WindowKind.MONTH)
    annual = Question(
        "turnover_rate", first=MARCH - 1, last=MARCH - 1, window=WindowKind.MONTH, annualise=True
    )

    once, yearly = (seen.answer(asked).rows["value"].iloc[0] for asked in (month, annual))
    assert yearly == pytest.approx(once * 365 / 28)


def test_only_common_attributes_are_offered(tmp_path: Path) -> None:
    people = [*staff(), Person("Sales", gender="other"), Person("Sales", gender=None)]

    offered = report(tmp_path, people).members("gender")

    assert "woman" in offered
    assert "other" not in offered


def test_dimensions_without_any_member_are_not_offered(seen: Report) -> None:
    assert "department" in seen.dimensions("turnover_rate")
    assert "country" not in seen.dimensions("turnover_rate")
    assert seen.members("department") == ("Finance", "Legal", "Sales")
    assert seen.parent("department", "Legal") == ("division", "Corporate")
    assert seen.parent("division", "Corporate") is None


def test_a_bridge_hides_the_steps_of_small_units(seen: Report) -> None:
    asked = Question("headcount", by=("department",), first=MARCH, last=MARCH, window=WindowKind.TTM)

    rows = seen.bridge(asked).rows

    assert of(rows, "Sales")[["opening", "exits", "closing"]].tolist() == [20, 2, 18]
    assert of(rows, "Legal")["status"] == Shown.HIDDEN


def test_what_is_loaded_is_listed(seen: Report) -> None:
    feed = seen.feeds[0]

    assert (feed.name, feed.label, feed.first, feed.last) == ("people", "People", "2023-01", "2025-03")
    assert feed.rows > 0
    assert (seen.as_of, seen.minimum, seen.company) == (date(2025, 3, 31), 5, "Your company")
    assert seen.locale == "en_GB"
    assert seen.default_month == parse_month("2025-03")


def test_an_empty_workspace_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="hrkpi init --sample"):
        Report(Workspace.create(tmp_path / "new"), ANALYST)


def test_the_catalogue_is_in_the_order_of_reading() -> None:
    keys = list(catalogue())

    assert keys[0] == "headcount"
    assert keys.index("turnover_rate") < keys.index("time_to_fill") < keys.index("women_share")
