"""Every word that a file adds to its view comes from the catalogue of the reader's language."""

import html
import re
from io import BytesIO

import openpyxl
from pptx import Presentation

from hrkpi.export.html import scorecard_html
from hrkpi.export.markdown import to_md
from hrkpi.export.page import view_html
from hrkpi.export.pptx import to_pptx
from hrkpi.export.sheet import sheet
from hrkpi.export.xlsx import to_xlsx
from hrkpi.view import View
from hrkpi.wording import Wording
from tests.cards import CARD, HIDDEN, scorecard
from tests.pseudo import plain_words, texts_of, widened
from tests.seen import STAMP, view

SEEN = view()
FOREIGN = ("ada http 127 turnover month 000003 1a2b3c", *SEEN.about.sources.values())


def data_of(*views: View) -> list[str]:
    """What a file repeats: all that stands in the views, and who made it."""
    return [*FOREIGN, *(text for one in views for text in (*texts_of(one), one.about.company))]


def readable(page: str) -> str:
    """What people read of a page, with what is said to those who do not see it."""
    bare = re.sub(r"<style>.*?</style>", " ", page, flags=re.DOTALL)
    heard = " ".join(re.findall(r'aria-label="([^"]*)"', bare))
    return html.unescape(f"{re.sub(r'<[^>]+>', ' ', bare)} {heard}")


def test_pages_pictures_and_texts_say_every_word_in_the_readers_language() -> None:
    with widened():
        made = [
            readable(view_html([SEEN], Wording(), STAMP, lambda chart, _: f"<svg>{chart.key}</svg>")),
            readable(sheet([SEEN], Wording(), STAMP, lambda *_: "<svg></svg>")),
            to_md([SEEN], Wording(), STAMP),
        ]

    data = [*data_of(SEEN), *(block.key for block in SEEN.blocks)]
    assert plain_words(made, data) == {}


def test_workbooks_and_slides_say_every_word_in_the_readers_language() -> None:
    with widened():
        book = openpyxl.load_workbook(BytesIO(to_xlsx([SEEN], Wording(), STAMP)))
        deck = Presentation(BytesIO(to_pptx([SEEN], Wording(), STAMP)))

    cells = [str(cell.value) for one in book for row in one.iter_rows() for cell in row if cell.value]
    feet = [str(one.oddFooter.left.text) for one in book if one.oddFooter]
    slides = [
        shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
    ]
    spoken = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert plain_words([*book.sheetnames, *cells, *feet, *slides, *spoken], data_of(SEEN)) == {}


def test_the_scorecard_on_paper_says_every_word_in_the_readers_language() -> None:
    month = scorecard(CARD, HIDDEN)

    with widened():
        page = scorecard_html(month, Wording(), STAMP)

    assert plain_words([readable(page)], [*FOREIGN, month.company, month.snapshot, "Commercial"]) == {}
    assert '<html lang="de">' in page
