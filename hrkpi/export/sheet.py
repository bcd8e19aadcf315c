"""Charts with their words as one SVG: title, statement, key, picture, note, and the figures' origin."""

import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from hrkpi.export import notes
from hrkpi.export.brand import LOGO, File
from hrkpi.export.figure import height, key
from hrkpi.export.figure_parts import is_blank
from hrkpi.export.paper import face
from hrkpi.export.stamp import Stamp
from hrkpi.export.tokens import FONT, LIGHT, TYPE
from hrkpi.language import say
from hrkpi.view import Chart, Fact, Facts, Table, View
from hrkpi.wording import Wording

WIDTH, SIDE = 760, 28  # CSS pixels
INSIDE = WIDTH - 2 * SIDE
LETTER = 0.56  # of its size: how wide a letter of our type is on average
LEAD = 1.36  # of the size of letters: from one line to the next
GAP = 26  # between a chart and the next
BESIDE = 14  # CSS pixels between a large figure and the next
FACT = ((12.0, 600, "ink2"), (22.0, 620, "ink"), (11.0, 400, "muted"))  # its label, figure, note
MARKS = {
    "brand": "brand",
    "target": "ink2",
    "forecast": "brand",
    "limit": "prior",
    "band": "brand",
    "whisker": "ink2",
}
DASHES = {"target": "4 3", "forecast": "1.5 3", "limit": "1.5 3"}

Draw = Callable[[Chart, int], str]


@dataclass
class Sheet:
    """An SVG that grows downwards.

    Args:
        parts: What is drawn so far.
        at: CSS pixels from the top where the next part begins.
    """

    parts: list[str]
    at: float = SIDE

    def write(self, text: str, *, size: float, tint: str, weight: int = 400) -> None:
        """Write text in as many lines as it needs."""
        lines = wrapped(text, size)
        self.lines(lines, left=SIDE, size=size, tint=tint, weight=weight)
        self.at += len(lines) * size * LEAD

    def lines(self, lines: Sequence[str], *, left: float, size: float, tint: str, weight: int) -> None:
        """Draw lines under each other, and stay where it is: others may stand beside them."""
        style = f'font-size="{size}" font-weight="{weight}" fill="{LIGHT[tint]}"'
        for at, line in enumerate(lines, start=1):
            foot = self.at + at * size * LEAD - size * (LEAD - 1)
            self.parts.append(f'<text x="{left:.1f}" y="{foot:.1f}" {style}>{escape(line)}</text>')

    def picture(self, logo: File) -> None:
        """Put a company's logo above what follows."""
        wide, high = logo.within(*LOGO)
        look = f'width="{wide}" height="{high}" href="{logo.inside}"'
        self.parts.append(f'<image x="{SIDE}" y="{self.at:.1f}" {look}/>')
        self.at += high + 10

    def mark(self, entries: Sequence[tuple[str, str]]) -> None:
        """Write what the marks of a chart are, side by side."""
        if not entries:
            return
        left, size = float(SIDE), 12.0
        self.at += 18
        for style, name in entries:
            wide = 30 + len(name) * size * LETTER
            if left > SIDE and left + wide > WIDTH - SIDE:
                left, self.at = float(SIDE), self.at + 18
            self.parts.append(_mark(style, left, self.at - 4))
            words = f'font-size="{size}" fill="{LIGHT["ink2"]}"'
            self.parts.append(f'<text x="{left + 27:.1f}" y="{self.at:.1f}" {words}>{escape(name)}</text>')
            left += wide + 14
        self.at += 4

    def place(self, svg: str, high: int) -> None:
        """Put a picture below what is there, in our type: around it is no page that names another."""
        svg = svg.replace(TYPE, escape(FONT))
        self.parts.append(re.sub(r"^<svg ", f'<svg x="{SIDE}" y="{self.at:.1f}" ', svg, count=1))
        self.at += high


def sheet(views: Sequence[View], wording: Wording, stamp: Stamp, draw: Draw) -> str:
    """The charts of views under each other, each with its words; tables are left to other formats."""
    made = Sheet([])
    for view in views:
        if made.at > SIDE:
            made.at += GAP
        if stamp.brand.logo:
            made.picture(stamp.brand.logo)
        made.write(f"{view.title} · {notes.context(view.about)}", size=12, tint="muted")
        made.write(view.statement, size=19, tint="ink", weight=650)
        _blocks(made, view, draw)
        made.at += 10
        for label, text in view.about.definitions.items():
            made.write(say("{label}: {text}", label=label, text=text), size=11, tint="muted")
        made.write(notes.footer(view.about, wording, stamp), size=11, tint="muted")
    return _whole(made, views[0])


def _blocks(made: Sheet, view: View, draw: Draw) -> None:
    """Charts and large figures, each section's heading before the first of them that is drawn."""
    heading = ""
    for block in view.blocks:
        heading = view.sections.get(block.key, heading)
        if isinstance(block, Table):
            continue
        if heading:
            made.at += GAP
            made.write(heading, size=15, tint="ink", weight=620)
            made.at -= GAP / 2
            heading = ""
        if isinstance(block, Facts):
            _facts(made, block)
        else:
            _chart(made, block, draw)


def wrapped(text: str, size: float, room: float = INSIDE) -> list[str]:
    """Lines that fit so many CSS pixels, by the average width of our letters; a longer word stays whole."""
    most = max(1, int(room / (size * LETTER)))
    return textwrap.wrap(text, most, break_long_words=False, break_on_hyphens=False)


def _facts(made: Sheet, block: Facts) -> None:
    """Large figures side by side, each line of them as high as the longest text in it needs."""
    step = INSIDE / max(len(block.facts), 3)
    made.at += 12
    for size, weight, tint in FACT:
        texts = [_fact_texts(fact)[size] for fact in block.facts]
        lines = [wrapped(text, size, step - BESIDE) for text in texts]
        for place, some in enumerate(lines):
            made.lines(some, left=SIDE + place * step, size=size, tint=tint, weight=weight)
        made.at += max(map(len, lines), default=0) * size * LEAD
    made.at += 6


def _fact_texts(fact: Fact) -> Mapping[float, str]:
    """What is written of a large figure, by the size of its letters."""
    return dict(zip((size for size, _, _ in FACT), (fact.label, fact.cell.text, fact.note), strict=True))


def _chart(made: Sheet, chart: Chart, draw: Draw) -> None:
    made.at += GAP
    made.write(chart.title, size=14, tint="ink", weight=600)
    if chart.note:
        made.write(chart.note, size=12, tint="muted")
    if not is_blank(chart):
        made.mark(key(chart))
        made.at += 8
        made.place(draw(chart, INSIDE), height(chart))
    made.at += 6
    made.write(chart.statement, size=12.5, tint="ink2")


def _mark(style: str, left: float, middle: float) -> str:
    """A mark of the key: a line, dashed as in the chart, or a box or spot."""
    name, _, shape = style.partition(" ")
    colour = LIGHT[MARKS.get(name, name)]
    if shape == "box" or name == "band":
        look = f'width="12" height="12" rx="2" fill="{colour}"' + (' opacity="0.2"' if name == "band" else "")
        return f'<rect x="{left + 4:.1f}" y="{middle - 6:.1f}" {look}/>'
    if shape == "spot":
        return f'<circle cx="{left + 10:.1f}" cy="{middle:.1f}" r="5" fill="{colour}"/>'
    if shape == "tick":
        return f'<path d="M{left + 10:.1f} {middle - 7:.1f}v14" stroke="{colour}" stroke-width="2"/>'
    dashed = f' stroke-dasharray="{DASHES[name]}"' if name in DASHES else ""
    return f'<path d="M{left:.1f} {middle:.1f}h20" stroke="{colour}" stroke-width="2.5"{dashed}/>'


def _whole(made: Sheet, view: View) -> str:
    """The document: its title and description for those who do not see it, type and paper inside."""
    high = made.at + SIDE / 2
    box = f'viewBox="0 0 {WIDTH} {high:.0f}" width="{WIDTH}" height="{high:.0f}"'
    said = f"<title>{escape(view.statement)}</title><desc>{escape(notes.context(view.about))}</desc>"
    paper = f'<style>{face()}</style><rect width="100%" height="100%" fill="{LIGHT["surface"]}"/>'
    look = f'font-family="{escape(FONT)}" role="img"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {look}>{said}{paper}{"".join(made.parts)}</svg>'
