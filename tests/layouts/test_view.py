"""Views as pages: what is drawn, what stands in the table, and what stands where there is no figure."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from dash.development.base_component import Component

from hrkpi.kpi import Unit
from hrkpi.period import month_label
from hrkpi.result import Shown
from hrkpi.view import About, Asking, Block, Cell, Chart, Fact, Facts, Mark, Role, Series, Table, View
from hrkpi.viewing import ViewKind
from hrkpi.views.turnover import VIEW
from hrkpi.wording import Wording
from layouts._address import read
from layouts._asking import address, asking, breakdowns, defaults
from layouts._family import page as family
from layouts._page import Desk
from layouts._parts import downloads
from layouts._view import shown, twin_of
from tests.layouts.trees import of_kind, text, walk

HIDDEN = Cell(None, "hidden", Shown.HIDDEN)
NOTHING = Cell(None, "–", Shown.NO_DATA)
ABOUT = About(
    company="Alder & Finch",
    scope="Whole company",
    period="Dec 2024 to Nov 2026",
    definitions={"Turnover": "Exits divided by people."},
    as_of=date(2026, 11, 30),
    loaded_at=datetime(2026, 12, 1, tzinfo=UTC),
    snapshot="000001-abc",
    minimum=5,
    hidden=("Legal",),
)


def share(value: float) -> Cell:
    return Cell(value, f"{value * 100:.1f} %")


def view(*blocks: Block, sections: dict[str, str] | None = None) -> View:
    return View("turnover", "Turnover", "Ten left. Two more.", ABOUT, blocks, sections or {})


def chart(*cells: Cell, mark: Mark = Mark.BAR, statement: str = "As it is.") -> Chart:
    series = (Series("Now", cells),) if cells else ()
    return Chart(
        "rates", "Rates", mark, ("Sales", "Legal")[: len(cells)], "Unit", series, Unit.SHARE, 1, statement
    )


def props(component: Component) -> dict[str, Any]:  # Any: properties are of every type
    """The properties of a component."""
    found: dict[str, Any] = component.to_plotly_json()["props"]
    return found


def drawn(*blocks: Block, sections: dict[str, str] | None = None) -> str:
    return text(shown("turnover", view(*blocks, sections=sections), Wording()).body)


def test_the_statement_comes_first_and_its_message_is_strong() -> None:
    found = shown("turnover", view(), Wording())

    assert text(of_kind(found.body, "Strong")[0]) == "Ten left."
    assert found.said == "Turnover. Ten left. Two more."
    assert found.lead == "Whole company, Dec 2024 to Nov 2026."


def test_a_chart_has_its_words_and_its_table() -> None:
    found = drawn(chart(share(0.25), HIDDEN))

    assert "In words:  As it is." in found
    heads, rows = twin_of(chart(share(0.25), HIDDEN))
    assert heads == ["Unit", "Now"]
    assert rows == [["Sales", "25.0 %"], ["Legal", "hidden"]]


def test_a_heat_map_is_a_table_with_tints_and_a_row_per_series() -> None:
    heat = chart(share(0.25), HIDDEN, mark=Mark.HEAT)

    body = shown("turnover", view(heat), Wording()).body

    assert twin_of(heat) == (["Unit", "Sales", "Legal"], [["Now", "25.0 %", "hidden"]])
    tinted, hidden = of_kind(body, "Td")
    assert "--brand" in props(tinted)["style"]["background"]
    assert props(hidden)["className"] == "veiled"


def test_a_heat_map_tints_nothing_where_nothing_is_known() -> None:
    body = shown("turnover", view(chart(share(0.25), NOTHING, mark=Mark.HEAT)), Wording()).body

    assert props(of_kind(body, "Td")[1])["style"] == {}


@pytest.mark.parametrize(
    ("cells", "said"),
    [((HIDDEN, HIDDEN), "Hidden to protect people"), ((NOTHING, NOTHING), "No hires were imported.")],
)
def test_a_chart_without_a_figure_says_why(cells: tuple[Cell, ...], said: str) -> None:
    found = drawn(chart(*cells, statement="No hires were imported."))

    assert said in found
    assert "In words" not in found


def test_what_was_not_imported_has_a_way_out() -> None:
    body = shown("turnover", view(chart(NOTHING)), Wording()).body

    assert [props(link)["href"] for link in of_kind(body, "A")] == ["/data"]


def test_a_unit_of_which_there_is_nothing_leads_to_the_whole_company() -> None:
    nothing = Table("sources", "Sources", ("Source", "Hires"), ())
    unit = replace(view(chart(NOTHING), nothing), about=replace(ABOUT, scope="Department: Legal"))

    links = of_kind(shown("turnover", unit, Wording()).body, "A")

    assert [(text(link), props(link)["href"]) for link in links] == [
        ("Show the whole company", "/turnover")
    ] * 2


def test_of_many_columns_each_cell_says_its_heading_and_of_many_rows_the_table_scrolls() -> None:
    """On a phone they stand one under the other."""
    heads = ("Source", "Hires", "Share", "Cost")
    rows = ((Cell("Agency", "Agency"), share(0.1), share(0.2), share(0.3)),) * 15
    body = shown("turnover", view(Table("sources", "Sources", heads, rows)), Wording()).body

    assert [props(cell)["data-label"] for cell in of_kind(body, "Td")[:3]] == list(heads[1:])
    assert "scroll tall" in [props(part).get("className") for part in of_kind(body, "Div")]


def test_a_large_figure_says_its_note_and_is_hatched_where_hidden() -> None:
    facts = Facts("now", (Fact("Turnover", share(0.12), "Target ≤ 12 %", "good"), Fact("Other", HIDDEN)))

    body = shown("turnover", view(facts), Wording()).body

    first, second = of_kind(body, "Li")
    assert "Target ≤ 12 %" in text(first)
    assert "on target" in text(first).lower()
    assert "veiled" in props(second)["className"]


def test_a_table_has_scopes_and_locks() -> None:
    rows = ((Cell("Agency", "Agency"), HIDDEN, share(0.2)),)
    table = Table("sources", "Sources", ("Source", "Hires", "Share"), rows, statement="Few.", note="A year.")

    body = shown("turnover", view(table), Wording()).body

    assert [props(head)["scope"] for head in of_kind(body, "Th")] == ["col", "col", "col", "row"]
    assert "hidden" in text(body)
    assert "In words:  Few." in text(body)


def test_a_table_without_rows_says_so() -> None:
    empty = Table("sources", "Sources", ("Source", "Hires"), (), statement="No source is known.")

    found = drawn(empty)

    assert "No source is known." in found
    assert "In words" not in found


def test_headings_stand_before_their_blocks() -> None:
    found = drawn(chart(share(0.1)), sections={"rates": "How many leave?"})

    assert found.index("How many leave?") < found.index("Rates")


def test_definitions_and_hidden_groups_stand_at_the_foot() -> None:
    found = drawn()

    assert "Exits divided by people." in found
    assert "Groups under 5 people are hidden" in found
    assert "Hidden here: Legal." in found


def test_a_key_names_what_is_drawn() -> None:
    two = Chart(
        "rates",
        "Rates",
        Mark.BAR,
        ("Sales",),
        "Unit",
        (Series("Now", (share(0.1),)), Series("A year ago", (share(0.2),), Role.PRIOR)),
        Unit.SHARE,
        1,
        "As it is.",
    )

    body = shown("turnover", view(two), Wording()).body

    strokes = [props(one)["className"] for one in walk(body) if "stroke " in str(props(one).get("className"))]
    assert strokes == ["stroke stroke-brand box", "stroke stroke-prior box"]


# ---- the address


def test_an_address_becomes_what_is_asked_and_an_address_again(full: Desk) -> None:
    report = full.report()
    search = "?month=2025-01&scope=division%3ACorporate&months=36&by=level"

    asked = asking(report, read(search), VIEW)

    assert asked == Asking(24300, 36, {"division": ("Corporate",)}, "level", {})
    assert address(report, asked, VIEW) == search


def test_what_nobody_offers_is_left_out(full: Desk) -> None:
    report = full.report()

    asked = asking(report, read("?month=1999-01&scope=division:Nowhere&months=7&by=manager"), VIEW)

    assert (asked.month, asked.months, asked.where) == (report.default_month, 24, {})
    assert asked.by == "division"
    assert address(report, asked, VIEW) == ""


def test_a_view_may_offer_further_choices(full: Desk) -> None:
    report = full.report()
    kind = ViewKind("turnover", "Turnover", VIEW.draw, VIEW.of, {"item": {"all": "All", "trust": "Trust"}})

    chosen, default = (asking(report, read(search), kind) for search in ("?item=trust", "?item=rubbish"))

    assert chosen.chosen == {"item": "trust"}
    assert default.chosen == {"item": "all"}
    assert address(report, chosen, kind) == "?item=trust"
    assert defaults(report, kind)["month"] == month_label(report.default_month)


def test_only_dimensions_with_several_members_are_offered(full: Desk) -> None:
    offered = breakdowns(full.report(), VIEW)

    assert offered[:2] == ("division", "department")
    assert "company" not in offered
    assert breakdowns(full.report(), ViewKind("turnover", "Turnover", VIEW.draw)) == ()


def test_files_are_of_the_page_and_take_its_address(full: Desk) -> None:
    del full

    assert ("PDF", "To print and to pass on", "/download/view.pdf?view=turnover") in downloads("turnover")


def test_a_page_of_a_family_has_its_controls_and_its_files(full: Desk) -> None:
    page = family(VIEW, order=40, letter="t")
    query = read("?months=36")

    head = page.head(full, query, Component())

    assert "Turnover" in text(head)
    assert {"PDF", "PowerPoint", "Excel"} <= set(text(head).split())
    assert props(of_kind(head, "SegmentedControl")[0])["value"] == "36"
    assert "resigned" in page.draw(full, query).said
    assert page.path == "/turnover"


def test_further_choices_are_controls_too(full: Desk) -> None:
    kind = ViewKind("turnover", "Turnover", VIEW.draw, VIEW.of, {"item": {"all": "All", "trust": "Trust"}})

    head = family(kind, order=40, letter="t").head(full, read("?item=trust"), Component())

    values = [props(one)["value"] for one in of_kind(head, "Select")]
    assert "trust" in values


def test_without_dimensions_nothing_is_offered_to_break_down_by(full: Desk) -> None:
    kind = ViewKind("turnover", "Turnover", VIEW.draw)

    head = family(kind, order=40, letter="t").head(full, read(""), Component())

    assert len(of_kind(head, "Select")) == 2  # month and scope


def test_a_chart_of_a_kpi_leads_to_explore_with_the_same_filters(full: Desk) -> None:
    page = family(VIEW, order=40, letter="t")

    body = page.draw(full, read("?scope=division%3ACorporate&months=12&by=department")).body

    links = {
        props(link)["aria-label"]: props(link)["href"]
        for link in of_kind(body, "A")
        if text(link) == "Explore"
    }
    filters = "months=12&division=Corporate"
    assert links["Explore Turnover by tenure"] == f"/explore?kpi=turnover_rate&{filters}&by=tenure_band"
    assert (
        links["Explore Voluntary turnover against target"]
        == f"/explore?kpi=voluntary_turnover_rate&{filters}&by=department"
    )
