"""Explore: what it says of an address it cannot follow, and of a period that is not over."""

import pytest
from dash import html

from layouts._address import read
from layouts._filters import bar, picker
from layouts._page import Desk
from layouts._router import drawn
from tests.layouts.test_pages import PAGES
from tests.layouts.trees import of_kind, text, walk

EXPLORE = PAGES["explore"]


def body(desk: Desk, search: str) -> str:
    """The words of Explore at an address."""
    return text(drawn(desk, EXPLORE, search)[1])


def test_a_kpi_that_is_not_known_is_told_with_the_nearest(full: Desk) -> None:
    _, shown, said = drawn(full, EXPLORE, "?kpi=turnover_rat")

    assert said == "There is no KPI “turnover_rat”."
    links = [(text(link), link.href) for link in of_kind(shown, "A")]  # type: ignore[attr-defined]  # properties
    assert ("Turnover", "/explore?kpi=turnover_rate") in links
    assert "Trend" not in text(shown)


def test_where_nothing_is_near_nothing_is_offered(full: Desk) -> None:
    _, shown, _ = drawn(full, EXPLORE, "?kpi=zzzz")

    assert "There is no KPI “zzzz”" in text(shown)
    assert "Nearest" not in text(shown)


def test_a_kpi_that_is_not_known_stays_in_the_address(full: Desk) -> None:
    report, query = full.report(), read("?kpi=bogus&months=12")

    stored = [one.data for one in of_kind(bar("explore", report, query), "Store")]  # type: ignore[attr-defined]
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
