"""Tables of slides: as wide as a slide, on as many as they need, short ones under each other on one."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from hrkpi.export.figure_parts import number
from hrkpi.export.office import colour
from hrkpi.export.pptx_frame import Frame, clean, rgb, written
from hrkpi.export.twin import sides
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Facts, Table, View

BOTTOM = 0.905  # of the slide's height, where a block ends
NOTE_HIGH = 0.06
NARROWEST = 6  # letters that a column takes at least
MOST_ROWS = 13  # of a table on one slide, where each has one line
ACROSS = 125  # letters of a line of a table as wide as the slide, in a wide type too
SIZE, SMALL = 12, 10  # points of its letters, and of those of a table that would squeeze its sentences
SENTENCE, SQUEEZED = (
    40,
    34,
)  # letters of a text that is a sentence, and those of a line that is too short for it
WIDE = 1.12  # by which a word may be wider than others of so many letters
AROUND = 2.5  # letters of the air beside a column
LINE_HIGH = 0.58  # of the height of a row, by which each further line makes it higher
LONGEST = 60  # letters by which a column is made wide at most
ROW_HIGH = 0.0465  # of the slide's height
INDENT = 14  # points before words, which may stand beside figures
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # Office's table style without lines and colours
NAME_HIGH, APART = 0.04, 0.03  # of the slide's height: the name of one table of several, and what is under it
OWN = 2.5  # rows that a table takes on such a slide beside its own: its name, its headings, air


def together(view: View) -> list[tuple[Chart | Table, ...]]:
    """The blocks of a view by slides: short tables that follow each other share one."""
    found: list[tuple[Chart | Table, ...]] = []
    for block in view.blocks:
        if isinstance(block, Facts):
            continue
        last = found[-1] if found else ()
        joined = [one for one in (*last, block) if isinstance(one, Table) and one.rows]
        short = len(joined) == len(last) + 1 and sum(sum(_heights(one)) + OWN for one in joined) <= MOST_ROWS
        if last and short and block.key not in view.sections:
            found[-1] = (*last, block)
        else:
            found.append((block,))
    return found


def tables(frame: Frame, view: View, blocks: tuple[Chart | Table, ...]) -> None:
    """Short tables under each other on one slide, each under its name."""
    shown = [block for block in blocks if isinstance(block, Table)]
    slide = frame.slide(" · ".join(table.title for table in shown), view.title)
    top = frame.top
    for table in shown:
        frame.text(slide, table.title, top=top, high=NAME_HIGH, size=13)
        top += NAME_HIGH
        drawn(frame, slide, table, (0, len(table.rows)), {}, top)
        top += ROW_HIGH * (sum(_heights(table)) + 1) + APART
    note = " ".join(table.note for table in shown if table.note)
    ended(frame, slide, " ".join(table.statement for table in shown if table.statement), note)


def turns(table: Table) -> list[int]:
    """Rows with which a slide begins, by how high those before them are; then how many there are."""
    turns, high = [0], 0.0
    most = MOST_ROWS * SIZE / _size(table)
    for at, tall in enumerate(_heights(table)):
        if high + tall > most and high:
            turns.append(at)
            high = 0.0
        high += tall
    return [*turns, len(table.rows)]


def _heights(table: Table) -> list[float]:
    """How high each row is, where one of one line is 1."""
    letters = _letters(table, _size(table))
    lines = [
        max(ceil(len(cell.text) / max(room, 1)) for cell, room in zip(row, letters, strict=True))
        for row in table.rows
    ]
    return [1 + LINE_HIGH * max(one - 1, 0) for one in lines]


def ended(frame: Frame, slide: Slide, statement: str, note: str) -> None:
    """What the reader must know, at the foot of a slide and in its notes."""
    if note:
        frame.text(slide, note, top=BOTTOM - NOTE_HIGH + 0.012, high=NOTE_HIGH - 0.012, size=11)
    frame.told(slide, statement, note)


def drawn(
    frame: Frame,
    slide: Slide,
    table: Table,
    some: tuple[int, int],
    shades: Mapping[float, str],
    top: float | None = None,
) -> None:
    """Draw some rows of a table.

    Args:
        frame: Makes slides.
        slide: Where.
        table: What.
        some: The first row, and the one after the last.
        shades: Colours of cells by their value.
        top: Where it begins, of the slide's height; under the title unless said.
    """
    rows = table.rows[slice(*some)]
    begun = frame.top if top is None else top
    left, above, width, _ = frame.area(begun, BOTTOM)
    size = _size(table)
    row_high = min(ROW_HIGH * size / SIZE, (BOTTOM - NOTE_HIGH - begun) / (len(rows) + 1))
    height = Emu(int(frame.high * row_high * (len(rows) + 1)))
    made = slide.shapes.add_table(len(rows) + 1, len(table.heads), left, above, width, height)
    described(made, table.title, table.statement or table.title)
    for style in made._element.iter(qn("a:tableStyleId")):  # noqa: SLF001 - the library has no door to it
        style.text = PLAIN
    made.table.horz_banding = False
    _widths(made.table, table, int(width))
    left_side = sides(table)
    for column, head in enumerate(table.heads):
        _cell(made.table.cell(0, column), Cell(head, head), size - 1, head=True, left=left_side[column])
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            box = made.table.cell(row, column)
            _cell(box, cell, size, left=left_side[column])
            if (value := number(cell)) in shades and value is not None:
                box.fill.solid()
                box.fill.fore_color.rgb = rgb(shades[value])
        _ruled(made.table, row - 1)


def _widths(drawn: Any, table: Table, width: int) -> None:  # Any: the library's table
    """Columns as wide as their longest text asks."""
    for at, letters in enumerate(_letters(table, _size(table))):
        drawn.columns[at].width = Emu(int(width * (letters + AROUND) / _across(_size(table))))


def _across(size: int) -> float:
    """Letters of a line of a table in letters of so many points."""
    return ACROSS * SIZE / size


def _size(table: Table) -> int:
    """Points of a table's letters: fewer where other columns would squeeze its sentences."""
    texts = [max((len(row[at].text) for row in table.rows), default=0) for at in range(len(table.heads))]
    lines = zip(texts, _letters(table, SIZE), strict=True)
    return SMALL if any(text > SENTENCE and line < SQUEEZED for text, line in lines) else SIZE


def _letters(table: Table, size: int) -> list[float]:
    """Letters that a line of each column takes: by its longest text, but no word or figure is broken."""
    texts = [[head, *(row[at].text for row in table.rows)] for at, head in enumerate(table.heads)]
    wished = [min(max(map(len, column)), LONGEST) for column in texts]
    words = [max(len(word) for text in column for word in text.split(" ")) for column in texts]
    least = [max(NARROWEST, WIDE * letters) for letters in words]
    room = _across(size) - AROUND * len(texts)
    kept: dict[int, float] = {}
    while True:
        rest = [at for at in range(len(texts)) if at not in kept]
        each = (room - sum(kept.values())) / (sum(wished[at] for at in rest) or 1)
        short = [at for at in rest if wished[at] * each < least[at]]
        if not short or len(short) == len(rest):
            return [kept.get(at, wished[at] * each) for at in range(len(texts))]
        kept |= {at: least[at] for at in short}


def _cell(
    box: Any,  # Any: the library's cell
    cell: Cell,
    size: int,
    *,
    head: bool = False,
    left: bool = True,
) -> None:
    written(box.text_frame, cell.text, size=size, bold=head, tint="muted" if head else "ink2")
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT if left else PP_ALIGN.RIGHT
    box.vertical_anchor = MSO_ANCHOR.MIDDLE
    box.margin_left, box.margin_right = Pt(INDENT if left else 5), Pt(5)
    box.margin_top = box.margin_bottom = Pt(2)
    box.fill.background()
    if cell.shown is not Shown.OK:
        box.text_frame.paragraphs[0].runs[0].font.italic = True
        box.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb(colour("muted"))


def _ruled(drawn: Any, row: int) -> None:  # Any: the library's table
    """A hairline under a row."""
    for cell in drawn.rows[row].cells:
        properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the library draws no lines
        line = properties.makeelement(qn("a:lnB"), {"w": "6350"})
        fill = line.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour("line2")}))
        line.append(fill)
        properties.insert(0, line)


def described(drawn: Any, name: str, said: str) -> None:  # Any: the library's graphic frame
    """Name a drawing, and say it in words for those who do not see it."""
    named = drawn._element.nvGraphicFramePr.cNvPr  # noqa: SLF001 - the library has no door to it
    named.set("name", clean(name))
    named.set("descr", clean(said))
