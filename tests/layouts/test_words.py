"""Every word of a page is said in the reader's language: none is left in English but names and data."""

from collections.abc import Iterator

import pytest

from hrkpi.discovery import collect
from layouts._page import Desk, Page
from layouts._shell import shell
from tests.layouts.thawed import opened
from tests.layouts.trees import heard
from tests.pseudo import data_of, plain_words, widened

PAGES = collect("layouts", "PAGE", Page)
EVERYTHING = (  # that Explore can show
    "?kpi=turnover_rate&division=Operations&by=department&range=1&compare=previous&compare=parent&compare=todate"
    "&compare=company&show=limits&show=parts&show=methods&show=spread&show=rows&across=location"
)
ADDRESSES = [
    *((key, "") for key in PAGES),
    ("explore", EVERYTHING),
    ("explore", "?kpi=Kaplan"),
    ("scorecard", "?scope=department:Legal"),
]
NAMES = "HR KPI PDF PowerPoint Excel CSV HTML PNG SVG XLSX JSON Parquet English Deutsch Français Ines Okafor"


@pytest.mark.parametrize(("key", "search"), ADDRESSES)
def test_no_word_of_a_page_is_left_in_english(key: str, search: str, full: Desk) -> None:
    with widened():
        shown, said = opened(full, tuple(PAGES.values()), PAGES[key].path, search)

        assert plain_words([*heard(shown), said], [*known(full)]) == {}


def known(desk: Desk) -> Iterator[str]:
    """What is no word of ours: names of the company, of its files, and of what the app is built on."""
    report = desk.report()
    yield from (NAMES, report.snapshot, *data_of(report))
    yield from (kpi.source for kpi in report.catalogue.values())
    yield from report.catalogue
    manifest = desk.workspace.current()
    assert manifest is not None
    for origin in manifest.manifest.tables.values():
        yield from (text for source in origin.sources for text in (source.name, source.connector))


def test_no_word_of_the_frame_is_left_in_english(full: Desk, empty: Desk) -> None:
    with widened():
        texts = [text for desk in (full, empty) for text in heard(shell(desk, tuple(PAGES.values())))]

        assert plain_words(texts, [*known(full), empty.workspace.settings.company_name]) == {}


@pytest.mark.parametrize("key", ["scorecard", "data", "downloads"])
def test_no_word_is_left_in_english_where_nothing_is_loaded(key: str, empty: Desk) -> None:
    with widened():
        shown, said = opened(empty, tuple(PAGES.values()), PAGES[key].path, "")

        assert plain_words([*heard(shown), said], ["hrkpi import exports", NAMES]) == {}


def test_no_word_is_left_in_english_where_there_is_next_to_nothing(tiny: Desk) -> None:
    with widened():
        shown = [opened(tiny, tuple(PAGES.values()), PAGES[key].path, "")[0] for key in PAGES]

        assert plain_words(heard(shown), known(tiny)) == {}
