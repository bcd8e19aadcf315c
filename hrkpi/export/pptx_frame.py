"""What every slide has: its title, where its figures come from, whom it is for, and notes."""

import re
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu, Pt

from hrkpi.errors import SettingError
from hrkpi.export import notes
from hrkpi.export.office import colour
from hrkpi.export.stamp import CONFIDENTIAL, Stamp
from hrkpi.language import say
from hrkpi.view import View
from hrkpi.wording import Wording

WIDE, HIGH = Emu(12192000), Emu(6858000)  # 13.33 by 7.5 inches
SIDE = 0.05  # of the slide's width, left and right
TITLE_TOP, TITLE_HIGH, UNDER_HIGH, FOOT_TOP = 0.055, 0.135, 0.07, 0.92  # of the slide's height
LOWEST_TITLE = 0.4  # of a slide's height: a title below it is that of a cover, and is drawn over
ACCENTS = ("brand", "group_2", "group_3", "group_4", "prior", "muted")
SIZES = ((60, 28), (95, 24), (150, 20), (220, 17))  # titles of up to so many letters, in points
SMALLEST_TITLE = 14


class Frame:
    """Makes the slides of one view.

    Args:
        deck: Where they go.
        view: What is told.
        wording: How days are written.
        stamp: Who made it when.

    Raises:
        SettingError: If the deck has no layout with a title.
    """

    def __init__(self, deck: Deck, view: View, wording: Wording, stamp: Stamp) -> None:
        self._deck, self._view, self._wording, self._stamp = deck, view, wording, stamp
        self._layout = _layout(deck)
        self.wide, self.high = int(deck.slide_width or WIDE), int(deck.slide_height or HIGH)
        title = _title(self._layout)
        ends = (title.top + title.height) / self.high if title.height else 1.0
        self.under = ends if ends < LOWEST_TITLE else TITLE_TOP + TITLE_HIGH
        self.top = self.under + UNDER_HIGH

    def slide(self, title: str, under: str) -> Slide:
        """A new slide with its title, a line under it, its foot and its notes; the rest is free."""
        slide: Slide = self._deck.slides.add_slide(self._layout)
        for other in [shape for shape in slide.placeholders if shape.placeholder_format.idx]:
            other._element.getparent().remove(other._element)  # noqa: SLF001 - an empty box asks to be filled
        head = slide.shapes.title
        if head is not None:
            head.text_frame.text = clean(title)
            head.text_frame.word_wrap = True
            head.text_frame.margin_left = 0
            size = next((points for letters, points in SIZES if len(title) <= letters), SMALLEST_TITLE)
            head.text_frame.paragraphs[0].font.size = Pt(size)
        self.text(slide, under, top=self.under, high=0.05, size=13)
        about = self._view.about
        lines = (f"{notes.context(about)} · {notes.data(about, self._wording)}", notes.hidden(about))
        self.text(slide, f"{lines[0]}\n{lines[1]}. {say(CONFIDENTIAL)}", top=FOOT_TOP, high=0.06, size=9)
        return slide

    def told(self, slide: Slide, *said: str) -> None:
        """Write notes: what is said, what the reader must know, definitions with their sources."""
        about = self._view.about
        facts = [
            say("{label}: {text}.", label=name, text=text)
            for name, text in notes.notes(about, self._wording, self._stamp)
        ]
        defined = [
            say("{label}: {text}", label=label, text=text)
            for label, text in notes.definitions([self._view]).items()
        ]
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            parts = (*filter(None, said), *defined, *facts, say(CONFIDENTIAL))
            frame.text = "\n".join(map(clean, parts))

    def text(self, slide: Slide, said: str, *, top: float, high: float, size: float) -> None:
        """A line of muted text across the slide, in the deck's own font.

        Args:
            slide: Where.
            said: The text.
            top: Where it begins, of the slide's height.
            high: How high it is, of the slide's height.
            size: In points.
        """
        left, width = int(self.wide * SIDE), int(self.wide * (1 - 2 * SIDE))
        box = slide.shapes.add_textbox(
            Emu(left), Emu(int(self.high * top)), Emu(width), Emu(int(self.high * high))
        )
        written(box.text_frame, said, size=size)

    def area(self, top: float, bottom: float) -> tuple[Emu, Emu, Emu, Emu]:
        """Left, top, width and height of the free part of a slide between two heights."""
        left, high = int(self.wide * SIDE), int(self.high * (bottom - top))
        return Emu(left), Emu(int(self.high * top)), Emu(self.wide - 2 * left), Emu(high)


def written(frame: Any, said: str, *, size: float, bold: bool = False, tint: str = "muted") -> None:
    """Write lines into a box, without margins and in the deck's font."""  # Any: the library's text frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for at, line in enumerate(said.split("\n")):
        run = (frame.add_paragraph() if at else frame.paragraphs[0]).add_run()
        run.text = clean(line)
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = rgb(colour(tint))


def rgb(code: str) -> RGBColor:
    """A colour as the library takes it, from ``3F4CB8``."""
    return RGBColor(*(int(code[at : at + 2], 16) for at in (0, 2, 4)))


def clean(text: str) -> str:
    """Text without the control characters that no XML may hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


def dressed(deck: Deck) -> Deck:
    """The plain deck as wide as a screen, with our colours in its theme; its fonts stay the theme's."""
    factor = WIDE / int(deck.slide_width or WIDE)
    deck.slide_width, deck.slide_height = WIDE, HIGH
    master = deck.slide_master
    for shape in [*master.shapes, *(shape for layout in deck.slide_layouts for shape in layout.shapes)]:
        shape.left, shape.width = Emu(int(shape.left * factor)), Emu(int(shape.width * factor))
    for title in (_title(master), _title(_layout(deck))):
        if title is not None:
            title.left, title.width = Emu(int(WIDE * SIDE)), Emu(int(WIDE * (1 - 2 * SIDE)))
            title.top, title.height = Emu(int(HIGH * TITLE_TOP)), Emu(int(HIGH * TITLE_HIGH))
    _titles(master)
    _paint(master)
    return deck


def _titles(master: Any) -> None:
    """Titles stand left and bold, as sentences do."""  # Any: the library's master
    for level in master._element.iter(qn("p:titleStyle")):  # noqa: SLF001 - the library has no door to it
        for paragraph in level.iter(qn("a:lvl1pPr")):
            paragraph.set("algn", "l")
            for run in paragraph.iter(qn("a:defRPr")):
                run.set("sz", "2800")
                run.set("b", "1")
    title = _title(master)
    if title is not None:
        title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM


def _title(home: Any) -> Any:  # Any: a master or layout, and its placeholder
    """The title of a master or layout; none where it has none."""
    kinds = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
    return next((one for one in home.placeholders if one.placeholder_format.type in kinds), None)


def _paint(master: Any) -> None:
    """Put our colours into the theme."""  # Any: the library's master
    part = next(
        relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith("/theme")
    )
    theme = parse_xml(part.blob)
    wanted = {"dk1": "ink", "dk2": "ink2", "lt2": "canvas"}
    wanted |= {f"accent{place}": token for place, token in enumerate(ACCENTS, start=1)}
    for name, token in wanted.items():
        for slot in theme.iter(qn(f"a:{name}")):
            for old in list(slot):
                slot.remove(old)
            slot.append(slot.makeelement(qn("a:srgbClr"), {"val": colour(token)}))
    part._blob = serialize_part_xml(theme)  # noqa: SLF001 - as above


def _layout(deck: Deck) -> SlideLayout:
    """The layout with a title and little else."""
    titled = [layout for layout in deck.slide_layouts if _title(layout) is not None]
    if not titled:
        raise SettingError(
            say("The template has no layout with a title."),
            where=say("slide master"),
            mend=say("add a layout 'Title Only' to its slide master."),
        )
    named = [layout for layout in titled if layout.name.casefold() == "title only"]
    return named[0] if named else min(titled, key=lambda layout: len(list(layout.placeholders)))
