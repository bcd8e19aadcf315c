"""Views as a workbook: a sheet to read with native charts, a sheet of typed data behind it, and About."""

import re
from collections.abc import Sequence
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook

from hrkpi.export import notes
from hrkpi.export.brand import LOGO
from hrkpi.export.emblem import emblem
from hrkpi.export.stamp import CONFIDENTIAL, Stamp
from hrkpi.export.xlsx_data import Data
from hrkpi.export.xlsx_page import Page
from hrkpi.export.xlsx_style import Style
from hrkpi.language import say, say_in
from hrkpi.view import View
from hrkpi.wording import Wording

LETTERS, HIGH = 96, 20  # of a line of About, and its pixels: in a wider type too
LONGEST_NAME = 31  # characters of a sheet's name
SAFE = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def to_xlsx(views: Sequence[View], wording: Wording, stamp: Stamp) -> bytes:
    """The workbook of one view or several, ready to print on A4 landscape."""
    stream = BytesIO()
    book = Workbook(stream, SAFE)
    book.set_properties(
        {
            "title": views[0].title,
            "subject": notes.context(views[0].about),
            "author": stamp.made_by,
            "comments": say(CONFIDENTIAL),
            "created": stamp.made_at.replace(tzinfo=None),
        }
    )
    style, taken = Style(book), {say_in("sheet", "About").lower()}
    logo = emblem(stamp.brand.logo, LOGO)
    for view in views:
        front = book.add_worksheet(_named(view.title, taken))
        behind = book.add_worksheet(_named(say("{title} data", title=view.title[:26]), taken))
        page = Page(book, front, style)
        if logo and view is views[0]:
            page.head(logo)
        page.draw(view, Data(behind, style).fill(view))
    _about(book, style, views, wording, stamp)
    book.close()
    return stream.getvalue()


def _about(book: Workbook, style: Style, views: Sequence[View], wording: Wording, stamp: Stamp) -> None:
    sheet = book.add_worksheet(say_in("sheet", "About"))
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 110)
    told: list[tuple[str, str]] = []
    for view in views:
        told += [(say("View"), view.title), *notes.notes(view.about, wording, stamp), ("", "")]
    told += [*notes.definitions(views).items(), ("", ""), (say("Confidential"), say(CONFIDENTIAL))]
    sheet.write_string(0, 0, say("About these figures"), style.title)
    for row, (name, text) in enumerate(told, start=2):
        sheet.write_string(row, 0, name, style.name)
        sheet.write_string(row, 1, text, style.text)
        sheet.set_row_pixels(row, HIGH * max(1, ceil(len(text) / LETTERS)))
    style.printed(sheet)


def _named(title: str, taken: set[str]) -> str:
    """A name that a sheet can have, and that no other has."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", title).strip() or say("View")
    name, count = plain[:LONGEST_NAME], 1
    while name.lower() in taken:
        count += 1
        name = f"{plain[: LONGEST_NAME - 4]} {count}"
    taken.add(name.lower())
    return name
