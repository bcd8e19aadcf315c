"""Views as slides: one block each, with charts that PowerPoint edits, and definitions in the notes."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from hrkpi.errors import SettingError
from hrkpi.export import notes
from hrkpi.export.pptx_frame import Frame, dressed
from hrkpi.export.pptx_slides import block, opening
from hrkpi.export.pptx_tables import tables, together
from hrkpi.export.stamp import Stamp
from hrkpi.language import say, spoken
from hrkpi.view import View
from hrkpi.wording import Wording


def to_pptx(views: Sequence[View], wording: Wording, stamp: Stamp, template: Path | None = None) -> bytes:
    """The slides of one view or several: for each its statement, then a slide per chart and table.

    Args:
        views: In the order in which they are told.
        wording: How days are written.
        stamp: Who made it when.
        template: A company's own deck: its size, layouts, theme fonts, colours and logo are kept, slides not.

    Raises:
        SettingError: If the template is no deck, or has no layout with a title.
    """
    deck = dressed(Presentation()) if template is None else _emptied(template)
    for view in views:
        frame = Frame(deck, view, wording, stamp)
        opening(frame, view)
        for some in together(view):
            if len(some) > 1:
                tables(frame, view, some)
            else:
                block(frame, view, some[0])
    core = deck.core_properties
    core.title, core.author = views[0].title, stamp.made_by
    core.subject, core.created = notes.context(views[0].about), stamp.made_at.replace(tzinfo=None)
    core.language = spoken()
    for slide in deck.slides:
        _speaks(slide, spoken())
    stream = BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _speaks(slide: Slide, language: str) -> None:
    """Tell every text of a slide and its notes to be in a language, by which its words are checked."""
    for part in (slide, slide.notes_slide):
        for paragraph in part._element.iter(qn("a:p")):  # noqa: SLF001 - the library has no door to it
            for run in paragraph.iter(qn("a:r")):
                run.get_or_add_rPr().set("lang", language)


def _emptied(template: Path) -> Deck:
    """A company's deck without its slides."""
    try:
        deck = Presentation(str(template))
    except (PackageNotFoundError, KeyError, ValueError, OSError):
        raise SettingError(
            say("The template is no deck."),
            where=str(template),
            mend=say("save it in PowerPoint as .pptx or .potx."),
        ) from None
    listed = deck.slides._sldIdLst  # noqa: SLF001 - the library offers no other way to take slides out
    for entry in list(listed):
        deck.part.drop_rel(entry.rId)
        listed.remove(entry)
    return deck
