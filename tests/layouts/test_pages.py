"""Every page draws whatever there is, and whatever a stranger writes into the address."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrkpi.discovery import collect
from layouts._address import write
from layouts._html import table
from layouts._page import Desk, Page
from tests.layouts.thawed import drawn, opened
from tests.layouts.trees import of_kind, text, walk

PAGES = collect("layouts", "PAGE", Page)
EVERY = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
BROKEN = "Something went wrong"
RUBBISH = [
    "?kpi=nothing&months=abc&by=__class__&window=%00&prior=maybe",
    "?month=9999-99&scope=division:nowhere",
    "?month=0000-00&scope=:::",
    "?kpi[]=x&kpi=&kpi=headcount&kpi=enps",
    "?division=%3Cscript%3E&department=' OR 1=1 --",
    "?" + "&".join(f"division={number}" for number in range(500)),
    "?" + "x" * 20_000,
    "?%",
    "???&&&===",
    "?by=gender&gender=woman&level=L1&location=Porto&months=36&window=year",
]


@EVERY
def test_it_draws_on_everything(page: Page, full: Desk) -> None:
    shown, said = opened(full, tuple(PAGES.values()), page.path, "")

    assert BROKEN not in text(shown)
    assert said
    assert of_kind(shown, "H1")


@EVERY
def test_it_draws_on_next_to_nothing(page: Page, tiny: Desk) -> None:
    shown, _ = opened(tiny, tuple(PAGES.values()), page.path, "")

    assert BROKEN not in text(shown)


@EVERY
def test_it_draws_on_nothing(page: Page, empty: Desk) -> None:
    shown, said = opened(empty, tuple(PAGES.values()), page.path, "")

    assert BROKEN not in text(shown)
    assert "Nothing is loaded yet" in text(shown)
    assert said == "Nothing is loaded yet."


@EVERY
@pytest.mark.parametrize("search", RUBBISH)
def test_rubbish_in_the_address_never_breaks_it(page: Page, search: str, full: Desk) -> None:
    shown, _ = opened(full, tuple(PAGES.values()), page.path, search)

    assert BROKEN not in text(shown)


@pytest.mark.parametrize("page", [PAGES["scorecard"], PAGES["explore"]], ids=["scorecard", "explore"])
@settings(max_examples=15)
@given(search=st.text(max_size=60))
def test_no_text_in_the_address_breaks_the_body(page: Page, search: str, full: Desk) -> None:
    _, body, _ = drawn(full, page, f"?kpi=headcount&{search}")

    assert BROKEN not in text(body)


@pytest.mark.parametrize(
    "key", ["headcount", "enps", "representation", "time_to_fill", "first_year_turnover_rate"]
)
@pytest.mark.parametrize("window", ["month", "quarter", "year", "ytd", "ttm"])
def test_every_window_of_a_kpi_can_be_explored(key: str, window: str, full: Desk) -> None:
    _, body, _ = drawn(full, PAGES["explore"], write({"kpi": key, "window": window, "months": "36"}))

    assert BROKEN not in text(body)
    assert "In words:" in text(body)


def test_every_kpi_can_be_explored(full: Desk) -> None:
    for key in full.report().catalogue:
        _, body, _ = drawn(full, PAGES["explore"], write({"kpi": key}))
        assert BROKEN not in text(body), key


def test_an_unknown_address_leads_back(full: Desk) -> None:
    shown, said = opened(full, tuple(PAGES.values()), "/nowhere", "")

    assert "no such page" in said
    assert of_kind(shown, "A")


def test_a_slash_at_the_end_changes_nothing(full: Desk) -> None:
    assert (
        opened(full, tuple(PAGES.values()), "/explore/", "")[1]
        == opened(full, tuple(PAGES.values()), "/explore", "")[1]
    )


def test_a_fault_shows_a_reference_and_no_traceback(full: Desk, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a value nobody may see: 4711")

    broken = Page("broken", "Broken", "/broken", 99, head=fail, draw=fail)  # type: ignore[arg-type]  # it never gives anything

    _, body, said = drawn(full, broken, "")

    reference = said.rpartition(" ")[2].rstrip(".")
    assert reference in text(body)
    assert reference in caplog.text
    assert "4711" not in caplog.text + text(body)


def test_ids_are_unique_on_a_page(full: Desk) -> None:
    for page in PAGES.values():
        shown, _ = opened(full, tuple(PAGES.values()), page.path, "")
        ids = [str(name) for one in walk(shown) if (name := getattr(one, "id", None))]
        assert len(ids) == len(set(ids)), page.key


def test_what_a_link_asks_of_a_family_in_vain_is_said(full: Desk) -> None:
    every = tuple(PAGES.values())

    lost, _ = opened(full, every, "/turnover", "?department=Sales&by=planet&months=12")
    found, _ = opened(full, every, "/turnover", "?scope=division%3ACorporate&by=department&months=24")

    assert "Two filters of this link are not known here and left out." in text(lost)
    assert "of this link" not in text(found)


def test_a_scorecard_says_what_of_a_link_it_does_not_know(full: Desk) -> None:
    every = tuple(PAGES.values())

    lost, _ = opened(full, every, "/", "?scope=division:Nowhere&month=2025-05")
    found, _ = opened(full, every, "/", "?month=2025-05")

    assert "One filter of this link is not known here and left out." in text(lost)
    assert "of this link" not in text(found)


def test_figures_of_a_table_stand_under_each_other() -> None:
    drawn = table("Files", ("File", "Rows", "Loaded"), [("a.csv", "1,204", "1 Nov"), ("b.csv", "–", "2 Nov")])

    sides = {text(one): one.className for one in walk(drawn) if getattr(one, "className", "")}  # type: ignore[attr-defined]  # properties
    assert {word for word, side in sides.items() if side == "right"} == {"Rows", "1,204", "–"}
