"""Explore: what it says of an address it cannot follow, and of a period that is not over."""

from dataclasses import replace

import pytest
from dash import html
from dash.development.base_component import Component

from hrkpi.discovery import collect
from hrkpi.export.scale import axis
from hrkpi.kpi import Kpi
from hrkpi.period import WindowKind
from hrkpi.view import Asking, Facts
from hrkpi.views import explore
from hrkpi.views._compared import apart, compared
from layouts._address import read
from layouts._ahead import Ahead, ahead
from layouts._ahead import in_words as told_ahead
from layouts._around import Around
from layouts._asked import asked
from layouts._filters import bar, picker
from layouts._lines import room_before, up
from layouts._page import Desk
from layouts._remarked import hidden_note
from layouts._trend import figure
from tests.cards import TURNOVER
from tests.layouts.test_charts import WORDS, line
from tests.layouts.test_pages import BROKEN, PAGES
from tests.layouts.thawed import drawn
from tests.layouts.trees import figures, of_kind, text, walk

EXPLORE = PAGES["explore"]
KPIS = collect("hrkpi.kpis", "KPI", Kpi)
HEADCOUNT, HOURS = KPIS["headcount"], KPIS["training_hours_per_fte"]


def body(desk: Desk, search: str) -> str:
    """The words of Explore at an address."""
    return text(drawn(desk, EXPLORE, search)[1])


def choices_in(shown: Component) -> dict[str, set[str]]:
    """What can be chosen of each drop-down."""
    selects = [one.to_plotly_json()["props"] for one in of_kind(shown, "Select")]
    return {one["id"]["control"]: {option["value"] for option in one["data"]} for one in selects}


def test_a_kpi_that_is_not_known_is_told_with_the_nearest(full: Desk) -> None:
    _, shown, said = drawn(full, EXPLORE, "?kpi=turnover_rat")

    assert said == "There is no KPI “turnover_rat”."
    links = [(text(link), link.href) for link in of_kind(shown, "A")]  # type: ignore[attr-defined]  # properties
    assert ("Turnover", "/explore?kpi=turnover_rate") in links
    assert "Trend" not in text(shown)


def test_one_unit_alone_has_no_panel_beside_the_trend(full: Desk) -> None:
    several, alone = (body(full, search) for search in ("", "?division=Corporate"))

    assert "Same scale, one panel each" in several
    assert "Change in the year" in several
    assert "Same scale, one panel each" not in alone
    assert "Change in the year" not in alone


def test_where_nothing_is_near_nothing_is_offered(full: Desk) -> None:
    _, shown, _ = drawn(full, EXPLORE, "?kpi=zzzz")

    assert "There is no KPI “zzzz”" in text(shown)
    assert "Nearest" not in text(shown)


def test_a_kpi_that_is_not_known_stays_in_the_address(full: Desk) -> None:
    report, query = full.report(), read("?kpi=bogus&months=12")

    stored = [one.data for one in of_kind(bar("explore", report, query, WORDS), "Store")]  # type: ignore[attr-defined]
    chosen = [
        one.value  # type: ignore[attr-defined]  # as above
        for one in walk(picker("explore", report, query, html.P()))
        if type(one).__name__ == "Select"
    ]

    assert stored[0] == "?kpi=bogus&months=12"
    assert chosen == ["bogus"]


@pytest.mark.parametrize("search", ["?kpi=turnover_rate&window=year", "?kpi=representation&window=year"])
def test_a_year_that_is_not_over_is_told_and_has_no_status(search: str, full: Desk) -> None:
    words = body(full, search)

    assert "2025 is not over: its figures hold what is known up to Jun 2025" in words
    assert "2025 (in part)" in words


def test_where_it_stands_says_that_a_year_is_not_over(full: Desk) -> None:
    assert "Not over yet" in body(full, "?kpi=voluntary_turnover_rate&window=year")


def test_a_month_that_is_over_is_not_called_unfinished(full: Desk) -> None:
    words = body(full, "?kpi=voluntary_turnover_rate")

    assert "is not over" not in words
    assert "(in part)" not in words


# ---- forecast


def test_where_it_lands_at_the_date_of_its_target_is_told_on_page_and_in_files(full: Desk) -> None:
    report, chosen = full.report(), {"kpi": "voluntary_turnover_rate"}

    file = explore.draw(report, full.wording, Asking(month=report.default_month, chosen=chosen))

    (facts,) = (block for block in file.blocks if isinstance(block, Facts))
    (said,) = (fact.note for fact in facts.facts if fact.note.startswith("Projected for Dec 2025"))
    assert said in body(full, "?kpi=voluntary_turnover_rate")
    assert "Projected for" not in body(full, "?kpi=voluntary_turnover_rate&forecast=0")
    assert "Projected for" not in body(full, "?kpi=hires")


def test_a_forecast_is_drawn_and_told_with_what_it_missed_before(full: Desk) -> None:
    words = body(full, "?kpi=turnover_rate")

    assert "Forecast, 80 and 95 % range" in words
    assert "The forecast for December 2025 is" in words
    assert "months of the past it missed by" in words
    assert "Dec 2025 (forecast)" in words


@pytest.mark.parametrize(
    ("search", "why"),
    [
        (
            "?kpi=turnover_rate&window=quarter",
            "No forecast: there is no forecast of figures that do not come",
        ),
        ("?kpi=enps", "No forecast: there is no forecast of figures that do not come month by month"),
        ("?kpi=turnover_rate&department=Legal", ""),
    ],
)
def test_where_there_is_no_forecast_it_is_said_why(search: str, why: str, full: Desk) -> None:
    words = body(full, search)

    assert why in words
    assert "The forecast for" not in words


def test_a_forecast_that_is_not_wanted_is_not_there(full: Desk) -> None:
    words = body(full, "?kpi=turnover_rate&forecast=0")

    assert "orecast" not in words


def test_a_gap_ends_what_a_forecast_is_made_of() -> None:
    broken = line(*[0.1] * 40, None, *[0.1] * 20)

    assert ahead(TURNOVER, WindowKind.MONTH, broken) == "a forecast needs 36 months without a gap"


def test_the_months_ahead_come_after_the_line() -> None:
    told = ahead(TURNOVER, WindowKind.MONTH, line(*[0.1, 0.12] * 20))

    assert isinstance(told, Ahead)
    assert told.months == [told.start.last + step for step in range(1, 7)]
    assert 0 <= min(told.reach) <= max(told.reach) <= 1


@pytest.mark.parametrize(
    ("values", "target", "side"),
    [((0.13, 0.1), 0.09, "bottom"), ((0.08, 0.1), 0.09, "bottom"), ((0.104, 0.1), 0.103, "top")],
)
def test_the_last_value_stands_where_fewer_lines_cross_it(
    values: tuple[float, ...], target: float, side: str
) -> None:
    """Over the point, unless both the line and its target come from there; beside it the forecast goes on."""
    coming = ahead(TURNOVER, WindowKind.MONTH, line(*[0.1, 0.12] * 20))

    drawn_ahead = figure(TURNOVER, line(*values, target=target), None, WORDS, Around(ahead=coming))
    value = next(word for word in drawn_ahead["layout"]["annotations"] if "10.0" in word["text"])

    assert value["yanchor"] == side
    assert (
        drawn_ahead["layout"]["margin"]["r"]
        < figure(TURNOVER, line(*values), None, WORDS)["layout"]["margin"]["r"]
    )


def test_what_was_missed_by_less_than_is_shown_is_said_so() -> None:
    told = ahead(TURNOVER, WindowKind.MONTH, line(*[0.1] * 40))

    assert isinstance(told, Ahead)
    assert "less than the last digit that is shown" in told_ahead(TURNOVER, told, WORDS)


# ---- intervals and comparisons


def test_an_interval_does_not_bridge_what_is_hidden() -> None:
    around = Around(band=True)
    broken = line(0.1, 0.1, None, 0.1, 0.1)
    hidden = replace(broken.points[2], low=None, high=None)
    gapped = replace(broken, points=(*broken.points[:2], hidden, *broken.points[3:]))

    bands = around.ranges(TURNOVER, gapped, WORDS)

    assert [len(band["x"]) for band in bands] == [2, 2, 2, 2]


def test_intervals_stand_in_the_chart_and_in_its_table(full: Desk) -> None:
    words = body(full, "?kpi=turnover_rate&range=1")

    assert words.count("95 % interval") >= 3  # key, table, where it stands


def test_it_is_compared_with_everything_that_is_asked_for(full: Desk) -> None:
    search = "?kpi=turnover_rate&department=Logistics&by=location"
    search += "".join(f"&compare={name}" for name in ("previous", "todate", "parent", "company"))

    words = body(full, search)

    told = words[words.index("Compared with") : words.index("What may be said")]
    assert "May 2025" in told
    assert "Jun 2024" in told
    assert "Year to Jun 2025" in told
    assert "Operations" in told
    assert "Whole company" in told


def test_other_units_are_lines_of_the_chart(full: Desk) -> None:
    _, shown, _ = drawn(
        full, EXPLORE, "?kpi=turnover_rate&department=Logistics&compare=parent&compare=company"
    )

    trend = figures(shown)["trend"]
    assert {"Operations", "Whole company", "Actual"} <= {trace.get("name") for trace in trend["data"]}


def test_the_value_of_another_unit_is_its_own_answer(full: Desk) -> None:
    report = full.report()
    wanted = asked(report, read("?kpi=turnover_rate&department=Logistics&compare=parent"))

    (above,) = compared(report, wanted.question(), {"parent"}, WORDS)

    asked_so = replace(wanted.question(), where={"division": ("Operations",)})
    assert above.row is not None
    assert above.row["value"] == report.answer(asked_so).rows["value"].iloc[-1]
    assert above.evidence is None  # two units side by side are no change


def test_what_is_hidden_is_not_compared(full: Desk) -> None:
    words = body(full, "?kpi=turnover_rate&department=Legal&compare=previous&prior=0")

    told = words[words.index("Compared with") : words.index("What may be said")]
    assert told.split()[-1] == "hidden"


def test_the_whole_company_has_nothing_above_it(full: Desk) -> None:
    words = body(full, "?kpi=turnover_rate&compare=parent&compare=company&prior=0")

    assert "Compared with" not in words


def test_a_unit_right_under_the_company_is_compared_with_it_once(full: Desk) -> None:
    words = body(full, "?kpi=turnover_rate&division=Operations&compare=parent&compare=company&prior=0")

    told = words[words.index("Compared with") : words.index("What may be said")]
    assert told.count("below it") + told.count("above it") == 1


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (0.006, "0.6\u00a0pp above it"),
        (-0.006, "0.6\u00a0pp below it"),
        (0.0, "the same"),
        (None, "not known"),
    ],
)
def test_units_lie_apart_without_a_judgement(difference: float | None, said: str) -> None:
    assert apart(TURNOVER, difference, WORDS) == said


# ---- what else is shown


@pytest.mark.parametrize(
    ("show", "title"),
    [
        ("limits", "month by month, and what chance does"),
        ("parts", "What made the change, by division"),
        ("methods", "The same figure by every method"),
    ],
)
def test_what_is_asked_for_is_shown(show: str, title: str, full: Desk) -> None:
    assert title in body(full, f"?kpi=turnover_rate&show={show}")


def test_a_tile_that_cannot_be_made_says_why_and_stops_no_other(full: Desk) -> None:
    words = body(full, "?kpi=enps&show=methods&show=limits")

    assert "has no average headcount in it" in words
    assert "month by month, and what chance does" in words


def test_a_distribution_is_shown_of_a_median(full: Desk) -> None:
    assert "How time to fill is spread" in body(full, "?kpi=time_to_fill&show=spread")


def test_two_dimensions_are_crossed(full: Desk) -> None:
    assert "By division and location" in body(full, "?kpi=turnover_rate&across=location")


def test_a_dimension_is_not_crossed_with_itself(full: Desk) -> None:
    assert asked(full.report(), read("?kpi=turnover_rate&by=location&across=location")).across == ""


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("?kpi=turnover_rate&by=course", "Not broken down by course: this KPI cannot be."),
        ("?kpi=turnover_rate&across=course", "Not crossed with course: this KPI cannot be."),
        ("?kpi=time_in_stage&by=course", "Time in stage is always shown by stage."),
    ],
)
def test_a_dimension_that_a_kpi_does_not_have_is_told(search: str, said: str, full: Desk) -> None:
    shown = body(full, search)

    assert said in shown
    assert ("Not broken down" in shown) is said.startswith("Not broken down")


def test_every_dimension_can_be_chosen_whichever_kpi_comes_next(full: Desk) -> None:
    """The lists stay while KPIs are changed, so they hold what the next one may have."""
    chosen = choices_in(bar("explore", full.report(), read("?kpi=turnover_rate"), full.wording))

    assert {"course", "department"} <= chosen["by"] & chosen["across"]


def test_of_many_hidden_groups_the_first_are_named_and_the_rest_counted() -> None:
    few, many = (hidden_note(5, [f"M{number}" for number in range(count)]) for count in (12, 13))

    assert few.endswith("Hidden now: M0, M1, M2, M3, M4, M5, M6, M7, M8, M9, M10 and M11.")
    assert many.endswith("M9, M10 and 2 more.")


def test_numbers_of_an_axis_are_written_in_full() -> None:
    """Of people the number alone, as the chart says what it counts; others with the room that they need."""
    people, hours = (up(kpi, axis([1100.0, 1250.0]), WORDS) for kpi in (HEADCOUNT, HOURS))

    assert WORDS.number(1200) in people["ticktext"]
    assert room_before(people, 58) == 58
    assert room_before(hours, 58) > 58


def test_another_method_of_averaging_is_asked_and_told(full: Desk) -> None:
    lead, _, _ = drawn(full, EXPLORE, "?kpi=turnover_rate&average=opening")

    assert "Average headcount: the opening." in str(lead)
    assert asked(full.report(), read("?kpi=enps&average=opening")).question().average == "daily"


def test_every_figure_can_show_everything(full: Desk) -> None:
    search = "&range=1&show=limits&show=parts&show=methods&show=spread&compare=previous&compare=todate"
    for key in full.report().catalogue:
        assert BROKEN not in body(full, f"?kpi={key}{search}&compare=company&division=Operations"), key


def test_the_address_of_a_view_holds_all_that_is_shown(full: Desk) -> None:
    search = (
        "?kpi=turnover_rate&forecast=0&range=1&compare=company&show=limits&across=location&average=opening"
    )

    stored = [one.data for one in of_kind(bar("explore", full.report(), read(search), WORDS), "Store")]  # type: ignore[attr-defined]

    assert stored[0] == search
