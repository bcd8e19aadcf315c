"""The slides of a view: its opening with large figures and what is to be seen, a chart, a table."""

from itertools import pairwise
from math import ceil

from pptx.slide import Slide
from pptx.util import Emu, Pt

from hrkpi.export.office import is_drawn, levels, shading
from hrkpi.export.pptx_charts import native
from hrkpi.export.pptx_frame import Frame, written
from hrkpi.export.pptx_tables import BOTTOM, NOTE_HIGH, described, drawn, ended, turns
from hrkpi.export.twin import as_table, headline, sentences
from hrkpi.language import say
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Facts, Table, View

MOST_SENTENCES = 7
SIZE, LINE, GAP = 16, 20, 8  # points of a sentence of the opening: its letters, its lines, what is after it
LETTERS = 95  # of a line of it
LARGE, HIDDEN_SIZE = 32, 18  # points of a large figure, and of the word in place of a hidden one
LETTER = 0.62  # of its size: how wide a bold letter is on average, in a wide type too
LONG_LABEL = 22  # letters of a large figure's name that fit at its full size
TONES = {"good": "good_text", "watch": "watch_text", "off": "off"}


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
        made = native(slide, block, frame.area(frame.top, BOTTOM - (NOTE_HIGH if note else 0)))
        described(made, block.title, block.statement)
        ended(frame, slide, block.statement, note)
        return
    table = as_table(block) if isinstance(block, Chart) else block
    shades = shading(block) if isinstance(block, Chart) else {}
    for first, after in pairwise(turns(table)):
        some = say("{low} to {high}", low=first + 1, high=after)
        slide = frame.slide(title, under if after - first >= len(table.rows) else f"{under} · {some}")
        drawn(frame, slide, table, (first, after), shades)
        ended(frame, slide, block.statement, block.note)


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
