"""The slides of a view: its opening with large figures and what is to be seen, a chart, a table."""

from collections.abc import Mapping
from itertools import pairwise
from math import ceil
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from hrkpi.export.figure_parts import number
from hrkpi.export.office import colour, is_drawn, levels, shading
from hrkpi.export.pptx_charts import native
from hrkpi.export.pptx_frame import Frame, clean, rgb, written
from hrkpi.export.twin import as_table, headline, sentences, sides
from hrkpi.language import say
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Facts, Table, View

BOTTOM = 0.905  # of the slide's height, where a block ends
NOTE_HIGH = 0.06
NARROWEST = 9  # letters that a column takes at least
MOST_ROWS = 13  # of a table on one slide, where each has one line
ACROSS = 140  # letters of a line of a table as wide as the slide
LINE_HIGH = 0.58  # of the height of a row, by which each further line makes it higher
LONGEST = 60  # letters by which a column is made wide at most
MOST_SENTENCES = 7
SIZE, LINE, GAP = 16, 20, 8  # points of a sentence of the opening: its letters, its lines, what is after it
LETTERS = 95  # of a line of it
LARGE, HIDDEN_SIZE = 32, 18  # points of a large figure, and of the word in place of a hidden one
LETTER = 0.62  # of its size: how wide a bold letter is on average, in a wide type too
LONG_LABEL = 22  # letters of a large figure's name that fit at its full size
TONES = {"good": "good_text", "watch": "watch_text", "off": "off"}
INDENT = 14  # points before words, which may stand beside figures
ROW_HIGH = 0.0465  # of the slide's height
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # Office's table style without lines and colours


def opening(frame: Frame, view: View) -> None:
    """The view's statement over its large figures, and what each chart says."""
    slide = frame.slide(view.statement, view.title)
    facts = [fact for block in view.blocks if isinstance(block, Facts) for fact in block.facts][:4]
    left, top, width, _ = frame.area(frame.top, BOTTOM)
    for at, fact in enumerate(facts):
        step = width // max(len(facts), 3)
        lines = (
            (fact.label, 14 if len(fact.label) <= LONG_LABEL else 11, False, "ink2", 0.0, 0.05),
            (fact.cell.text, _size(fact.cell, step), True, "ink", 0.045, 0.09),
            (fact.note, 13, False, TONES.get(fact.tone, "muted"), 0.135, 0.08),
        )
        for text, size, bold, tint, down, high in lines:
            at_top = Emu(top + int(frame.high * down))
            box = slide.shapes.add_textbox(
                Emu(left + at * step), at_top, Emu(int(step * 0.94)), Emu(int(frame.high * high))
            )
            written(box.text_frame, text, size=size, bold=bold, tint=tint)
    said = [headline(block) for block in view.blocks if not isinstance(block, Facts) and block.statement]
    if said:
        start = frame.top + (0.25 if facts else 0.02)
        room = (BOTTOM - start) * frame.high / Pt(1)
        _sentences(frame, slide, _fitting(said[:MOST_SENTENCES], room), start)
    frame.told(slide, view.statement)


def _size(cell: Cell, room: int) -> int:
    """Points of a large figure: as large as fits its place."""
    if cell.shown is not Shown.OK:
        return HIDDEN_SIZE
    return min(LARGE, int(room * 0.94 / Pt(1) / (max(len(cell.text), 1) * LETTER)))


def block(frame: Frame, view: View, block: Chart | Table) -> None:
    """One chart or table; a long table takes several slides, each with its headings."""
    title, under = headline(block), f"{view.title} · {block.title}"
    if isinstance(block, Chart) and is_drawn(block):
        slide = frame.slide(title, under)
        note = " ".join(part for part in (sentences(block.statement)[1], block.note, levels(block)) if part)
        drawn = native(slide, block, frame.area(frame.top, BOTTOM - (NOTE_HIGH if note else 0)))
        _described(drawn, block.title, block.statement)
        _end(frame, slide, block, note)
        return
    table = as_table(block) if isinstance(block, Chart) else block
    shades = shading(block) if isinstance(block, Chart) else {}
    for first, after in pairwise(_turns(table)):
        some = say("{low} to {high}", low=first + 1, high=after)
        slide = frame.slide(title, under if after - first >= len(table.rows) else f"{under} · {some}")
        _table(frame, slide, table, (first, after), shades)
        _end(frame, slide, block, block.note)


def _turns(table: Table) -> list[int]:
    """Rows with which a slide begins, by how high those before them are; then how many there are."""
    turns, high = [0], 0.0
    letters = _letters(table)
    for at, row in enumerate(table.rows):
        lines = max(ceil(len(cell.text) / max(room, 1)) for cell, room in zip(row, letters, strict=True))
        tall = 1 + LINE_HIGH * max(lines - 1, 0)
        if high + tall > MOST_ROWS and high:
            turns.append(at)
            high = 0.0
        high += tall
    return [*turns, len(table.rows)]


def _end(frame: Frame, slide: Slide, block: Chart | Table, note: str) -> None:
    if note:
        frame.text(slide, note, top=BOTTOM - NOTE_HIGH + 0.012, high=NOTE_HIGH - 0.012, size=11)
    frame.told(slide, block.statement, note)


def _fitting(said: list[str], room: float) -> list[str]:
    """As many sentences as fit in so many points; at least one."""
    kept = list[str]()
    for sentence in said:
        room -= ceil(len(sentence) / LETTERS) * LINE + GAP
        if kept and room < 0:
            break
        kept.append(sentence)
    return kept


def _sentences(frame: Frame, slide: Slide, said: list[str], top: float) -> None:
    left, from_top, width, high = frame.area(top, BOTTOM)
    text = slide.shapes.add_textbox(left, from_top, width, high).text_frame
    written(text, "\n".join(said), size=SIZE, tint="ink2")
    for paragraph in text.paragraphs:
        paragraph.space_after = Pt(GAP)


def _table(
    frame: Frame, slide: Slide, table: Table, some: tuple[int, int], shades: Mapping[float, str]
) -> None:
    rows = table.rows[slice(*some)]
    left, top, width, _ = frame.area(frame.top, BOTTOM)
    height = Emu(int(frame.high * ROW_HIGH * (len(rows) + 1)))
    drawn = slide.shapes.add_table(len(rows) + 1, len(table.heads), left, top, width, height)
    _described(drawn, table.title, table.statement or table.title)
    for style in drawn._element.iter(qn("a:tableStyleId")):  # noqa: SLF001 - the library has no door to it
        style.text = PLAIN
    drawn.table.horz_banding = False
    _widths(drawn.table, table, int(width))
    left_side = sides(table)
    for column, head in enumerate(table.heads):
        _cell(drawn.table.cell(0, column), Cell(head, head), head=True, left=left_side[column])
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            box = drawn.table.cell(row, column)
            _cell(box, cell, left=left_side[column])
            if (value := number(cell)) in shades and value is not None:
                box.fill.solid()
                box.fill.fore_color.rgb = rgb(shades[value])
        _ruled(drawn.table, row - 1)


def _widths(drawn: Any, table: Table, width: int) -> None:  # Any: the library's table
    """Columns as wide as their longest text asks."""
    for at, letters in enumerate(_letters(table)):
        drawn.columns[at].width = Emu(int(width * letters / ACROSS))


def _letters(table: Table) -> list[float]:
    """Letters that a line of each column takes."""
    longest = [
        min(max(len(head), *(len(row[at].text) for row in table.rows), NARROWEST), LONGEST)
        if table.rows
        else len(head) + 6
        for at, head in enumerate(table.heads)
    ]
    return [ACROSS * letters / sum(longest) for letters in longest]


def _cell(box: Any, cell: Cell, *, head: bool = False, left: bool = True) -> None:  # Any: the library's cell
    written(box.text_frame, cell.text, size=11 if head else 12, bold=head, tint="muted" if head else "ink2")
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


def _described(drawn: Any, name: str, said: str) -> None:  # Any: the library's graphic frame
    """Name a drawing, and say it in words for those who do not see it."""
    named = drawn._element.nvGraphicFramePr.cNvPr  # noqa: SLF001 - the library has no door to it
    named.set("name", clean(name))
    named.set("descr", clean(said))
