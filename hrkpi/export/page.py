"""Views as one HTML file: words, figures and charts of the screen, opens anywhere, prints on A4."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hrkpi.export import notes
from hrkpi.export.brand import LOGO
from hrkpi.export.figure import key
from hrkpi.export.figure_parts import is_blank, number
from hrkpi.export.office import mixed, strengths
from hrkpi.export.paper import PAGES, icon, style
from hrkpi.export.stamp import CONFIDENTIAL, Stamp
from hrkpi.export.twin import as_table, sides
from hrkpi.language import say, spoken
from hrkpi.result import Shown
from hrkpi.view import Block, Cell, Chart, Fact, Facts, Mark, Table, View
from hrkpi.wording import Wording

HALF, WHOLE, PHONE = 604, 1244, 336  # CSS pixels of a chart beside another, of one alone, and on a phone
SMALL = (4, 14)  # columns and rows of a table that stands beside another block
MOST_NARROW = 4  # columns that fit a phone; of more, each row is a list there
FEWEST_NARROW = 2  # the same with long texts
LONG = 40  # letters of a long text
SHORT = 14  # letters of a cell that is never broken
WHOLE_ROWS = 14  # of a table, beyond which it may go on on the next page
TALL = 5  # rows of a table from which on a chart is no higher

Draw = Callable[[Chart, int], str]  # a chart in so many CSS pixels as SVG; blank where nothing draws


@dataclass(frozen=True)
class Easel:
    """What draws charts.

    Args:
        draw: Draws one.
        phones: Whether each is drawn a second time, as narrow as a phone.
    """

    draw: Draw
    phones: bool


@dataclass(frozen=True)
class Row:
    """What stands side by side: one block, or two.

    Args:
        blocks: One or two.
        section: Heading over them; empty where none.
    """

    blocks: tuple[Block, ...]
    section: str = ""

    @property
    def width(self) -> int:
        """CSS pixels of each."""
        return HALF if len(self.blocks) > 1 else WHOLE


def view_html(
    views: Sequence[View], wording: Wording, stamp: Stamp, draw: Draw, *, phones: bool = False
) -> str:
    """One page of one view or several.

    Args:
        views: In the order in which they are read.
        wording: How days are written.
        stamp: Who made it when.
        draw: Draws charts; where it gives nothing, the table of the chart stands in its place.
        phones: Whether each chart is drawn a second time, as narrow as a phone.
    """
    easel = Easel(draw, phones)
    return PAGES.get_template("view.html").render(
        title=views[0].title if len(views) == 1 else _several(views),
        language=spoken(),
        figures_word=say("Figures"),
        company=views[0].about.company,
        style=style("view", stamp.brand),
        brand=stamp.brand,
        logo=stamp.brand.logo.within(*LOGO) if stamp.brand.logo else (),
        feet=Markup("".join(_foot(place, view, wording) for place, view in enumerate(views))),  # noqa: S704 - quoted
        views=[_view(place, view, wording, stamp, easel) for place, view in enumerate(views)],
        link=stamp.link,
    )


def _several(views: Sequence[View]) -> str:
    return say("{company}: {count} views", company=views[0].about.company, count=len(views))


def rows(view: View) -> list[Row]:
    """The blocks of a view, two side by side where both are narrow enough."""
    found: list[Row] = []
    for block in view.blocks:
        last = found[-1] if found else None
        joins = last and len(last.blocks) == 1 and _side_by_side(last.blocks[0], block)
        if last and joins and block.key not in view.sections:
            found[-1] = Row((*last.blocks, block), last.section)
        else:
            found.append(Row((block,), view.sections.get(block.key, "")))
    return found


def _side_by_side(one: Block, other: Block) -> bool:
    """Whether two blocks are narrow enough, and neither leaves half a tile empty beside the other."""
    short = {isinstance(block, Table) and len(block.rows) < TALL for block in (one, other)}
    return _is_narrow(one) and _is_narrow(other) and len(short) == 1


def _is_narrow(block: Block) -> bool:
    if isinstance(block, Table):
        return len(block.heads) <= SMALL[0] and len(block.rows) <= SMALL[1]
    return isinstance(block, Chart) and block.mark is not Mark.HEAT


def _view(place: int, view: View, wording: Wording, stamp: Stamp, easel: Easel) -> dict[str, object]:
    return {
        "place": place,
        "title": view.title,
        "statement": view.statement,
        "context": notes.context(view.about),
        "rows": list(_rows(view, easel)),
        "definitions": notes.definitions([view]),
        "footer": notes.footer(view.about, wording, stamp),
    }


def _rows(view: View, easel: Easel) -> Iterator[dict[str, object]]:
    """Rows for the template; titles are a level below their section, where they have one."""
    level = "h2"
    for row in rows(view):
        level = "h3" if row.section else level
        blocks = list(_blocks(row, easel))
        yield {
            "section": row.section,
            "level": level,
            "blocks": blocks,
            "alone": len(blocks) == 1,
            "tears": any(block["tears"] for block in blocks),
        }


def _foot(place: int, view: View, wording: Wording) -> str:
    """The foot of each printed page of a view: whose figures these are, and whom they are for."""
    about = view.about
    said = f"{view.title} · {notes.context(about)} · {notes.data(about, wording)} · {say(CONFIDENTIAL)}"
    quoted = said.translate({ord(sign): f"\\{ord(sign):x} " for sign in '"\\<>&\n\r'})
    return f'@page view-{place}{{@bottom-left{{content:"{quoted}"}}}}'


def _blocks(row: Row, easel: Easel) -> Iterator[dict[str, object]]:
    for block in row.blocks:
        if isinstance(block, Facts):
            yield {"kind": "facts", "facts": [_fact(fact) for fact in block.facts], "tears": False}
        elif isinstance(block, Table):
            tears = len(block.rows) > WHOLE_ROWS
            yield {"kind": "table", "figures": _table(block), "block": block, "tears": tears}
        else:
            is_picture = block.mark is not Mark.HEAT and not is_blank(block)
            svg = easel.draw(block, row.width) if is_picture else ""
            twin = as_table(block)
            yield {
                "kind": "chart" if svg else "table",
                "block": block,
                "svg": Markup(svg),  # noqa: S704 - drawn by our own library of escaped texts
                "narrow": Markup(easel.draw(block, PHONE) if svg and easel.phones else ""),  # noqa: S704 - as above
                "key": key(block) if svg else [],
                "figures": _table(twin, strengths(block)),
                "tears": not svg and len(twin.rows) > WHOLE_ROWS,
            }


def _fact(fact: Fact) -> dict[str, object]:
    hidden = fact.cell.shown is Shown.HIDDEN
    mark = icon("lock") if hidden else icon(fact.tone) if fact.tone else ""
    return {
        "label": fact.label,
        "text": fact.cell.text,
        "note": fact.note,
        "tone": fact.tone,
        "icon": mark,
        "hidden": hidden,
    }


def _table(table: Table, strong: Mapping[float, float] | None = None) -> dict[str, object]:
    left = sides(table)
    return {
        "caption": table.title,
        "wide": _is_wide(table),
        "heads": list(zip(table.heads, left, strict=True)),
        "rows": [
            [_cell(cell, strong or {}, left=left[at]) for at, cell in enumerate(row)] for row in table.rows
        ],
    }


def _is_wide(table: Table) -> bool:
    """Whether it does not fit a phone."""
    longest = max((len(cell.text) for row in table.rows for cell in row), default=0)
    return len(table.heads) > (FEWEST_NARROW if longest > LONG else MOST_NARROW)


def _cell(cell: Cell, strong: Mapping[float, float], *, left: bool) -> dict[str, object]:
    """A cell for the template: its text, its side, and the ground of one that is shaded."""
    value = number(cell)
    share = strong.get(value) if value is not None else None
    return {
        "text": cell.text,
        "look": " ".join(_looks(cell, left=left, is_shaded=share is not None)),
        "ground": "" if share is None else _ground(share),
    }


def _looks(cell: Cell, *, left: bool, is_shaded: bool) -> Iterator[str]:
    if not left:
        yield "right"
    if cell.shown is Shown.HIDDEN:
        yield "veiled"
    if is_shaded:
        yield "shaded"
    if len(cell.text) <= SHORT:
        yield "short"


def _ground(share: float) -> str:
    """A tint of the brand colour: on light paper, and for browsers that mix colours on the reader's own."""
    mix = f"color-mix(in srgb,var(--brand) {share * 100:.1f}%,var(--surface))"
    return f"background:#{mixed(share)};background:{mix}"
