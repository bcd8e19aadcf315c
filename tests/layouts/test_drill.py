"""Where clicks lead: three named actions for what is shown, none for what is hidden, and the way back up."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from layouts._page import Desk
from tests.layouts.test_pages import PAGES
from tests.layouts.thawed import drawn
from tests.layouts.trees import of_kind, text, walk

EXPLORE = PAGES["explore"]


def offered(desk: Desk, search: str) -> dict[str, Any]:
    """What a click offers on Explore."""
    _, shown, _ = drawn(desk, EXPLORE, search)
    box = next(one for one in walk(shown) if getattr(one, "id", None) == "drill")
    found: dict[str, Any] = json.loads(getattr(box, "data-drill"))
    return found


def menu_of(desk: Desk, search: str, kind: str, one: str) -> dict[str, Any]:
    """The menu of one group or month, put together as the browser does."""
    found = offered(desk, search)
    name, value = found[f"{kind}s"][one]
    whole = json.dumps(found[kind]).replace("~name~", name).replace("~value~", value)
    menu: dict[str, Any] = json.loads(whole)
    return menu


def asked(href: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(href).query)


def way(desk: Desk, search: str) -> list[tuple[str, str]]:
    """The steps above a view: name and address; the last has none."""
    _, shown, _ = drawn(desk, EXPLORE, search)
    navigation = of_kind(shown, "Nav")
    items = of_kind(navigation, "Li")
    return [(text(item), next((link.href for link in of_kind(item, "A")), "")) for item in items]  # type: ignore[attr-defined]


def test_a_group_can_be_kept_broken_down_and_told_row_by_row(full: Desk) -> None:
    menu = menu_of(full, "?kpi=turnover_rate&by=department&months=12", "group", "Logistics")

    assert menu["label"] == "Keep only Logistics"
    assert asked(menu["keep"])["department"] == ["Logistics"]
    assert asked(menu["keep"])["months"] == ["12"]  # what else was asked stays
    assert [word for word, _ in menu["down"] if word in {"Location", "Level"}] == ["Location", "Level"]
    assert asked(dict(menu["down"])["Location"])["by"] == ["location"]
    assert asked(menu["rows"])["show"] == ["rows"]


def test_a_division_is_kept_by_its_departments(full: Desk) -> None:
    menu = menu_of(full, "?kpi=turnover_rate&by=division", "group", "Operations")

    assert asked(menu["keep"]) == {"kpi": ["turnover_rate"], "by": ["department"], "division": ["Operations"]}


def test_what_is_hidden_has_no_menu(full: Desk) -> None:
    found = offered(full, "?kpi=turnover_rate&by=department")

    assert "Legal" not in json.dumps(found)
    assert "Finance" in found["groups"]


def test_a_month_leads_to_what_was_known_up_to_it(full: Desk) -> None:
    menu = menu_of(full, "?kpi=turnover_rate", "month", str(2025 * 12 + 2))

    assert menu["label"] == "Keep only what was up to Mar 2025"
    assert asked(menu["keep"])["to"] == ["2025-03"]


def test_a_figure_that_is_always_broken_down_has_no_months(full: Desk) -> None:
    assert offered(full, "?kpi=representation")["months"] == {}


@pytest.mark.parametrize(
    ("search", "steps"),
    [
        ("?kpi=turnover_rate", []),
        ("?kpi=turnover_rate&division=Operations", ["Whole company", "Operations"]),
        ("?kpi=turnover_rate&department=Logistics", ["Whole company", "Operations", "Logistics"]),
        ("?kpi=turnover_rate&department=Logistics&department=Finance", []),
        ("?kpi=turnover_rate&location=Porto", []),
    ],
)
def test_the_way_up_names_each_unit_above(search: str, steps: list[str], full: Desk) -> None:
    assert [name for name, _ in way(full, search)] == steps


def test_each_step_up_leaves_the_units_below_behind(full: Desk) -> None:
    steps = dict(way(full, "?kpi=turnover_rate&department=Logistics&location=Porto&by=level"))

    assert asked(steps["Whole company"]) == {
        "kpi": ["turnover_rate"],
        "location": ["Porto"],
        "by": ["division"],
    }
    assert asked(steps["Operations"])["division"] == ["Operations"]
    assert asked(steps["Operations"])["by"] == ["department"]
    assert steps["Logistics"] == ""


def test_an_earlier_month_is_the_last_one_shown(full: Desk) -> None:
    _, shown, _ = drawn(full, EXPLORE, "?kpi=turnover_rate&to=2025-03")

    assert "in March 2025. The forecast for September 2025" in text(shown)


@pytest.mark.parametrize("month", ["2031-01", "nonsense", "1999-12"])
def test_a_month_without_figures_is_not_asked_for(month: str, full: Desk) -> None:
    _, shown, _ = drawn(full, EXPLORE, f"?kpi=turnover_rate&to={month}")

    assert "in June 2025" in text(shown)
