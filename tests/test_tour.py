"""The tour shows every page, and its pictures are there."""

from docs.screenshots import MORE, ROOT, TOUR, tour
from hrkpi.discovery import collect
from layouts._page import Page

PAGES = collect("layouts", "PAGE", Page)


def test_every_page_is_on_the_tour() -> None:
    assert set(PAGES) <= set(TOUR)


def test_the_tour_is_as_the_script_writes_it() -> None:
    assert (ROOT / "docs" / "tour.md").read_text(encoding="utf-8") == tour(PAGES)


def test_every_picture_of_the_tour_is_there() -> None:
    pictures = {file.stem for file in (ROOT / "docs" / "pictures").glob("*.png")}

    assert set(PAGES) | set(MORE) == pictures
