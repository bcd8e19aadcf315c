"""The formats that views are written in; what writes each is imported when it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from hrkpi.discovery import late
from hrkpi.export.stamp import Stamp
from hrkpi.export.steps import Tell, silently
from hrkpi.language import say
from hrkpi.view import View
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace


class Form(StrEnum):
    """A format, by the ending of its files."""

    PDF = "pdf"
    PPTX = "pptx"
    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"
    PNG = "png"
    SVG = "svg"


OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS: Mapping[Form, str] = MappingProxyType(
    {
        Form.PDF: "application/pdf",
        Form.PPTX: f"{OFFICE}.presentationml.presentation",
        Form.XLSX: f"{OFFICE}.spreadsheetml.sheet",
        Form.CSV: "text/csv",
        Form.HTML: "text/html",
        Form.PNG: "image/png",
        Form.SVG: "image/svg+xml",
    }
)
Write = Callable[[Sequence[View], Wording, Stamp], bytes | str]
DRAWN = {Form.PDF, Form.HTML, Form.PNG, Form.SVG}  # with pictures that take a while


def written(
    views: Sequence[View],
    form: Form | str,
    wording: Wording,
    stamp: Stamp,
    *,
    template: Path | None = None,
    tell: Tell = silently,
) -> bytes:
    """Views as one file.

    Args:
        views: In the order in which they are read; at least one.
        form: Its format, or its ending.
        wording: How days are written.
        stamp: Who made it when.
        template: A company's own deck for slides; other formats take none.
        tell: Called before each picture and before the file is written, and while these are waited for; what
            it raises stops the work.

    Raises:
        SettingError: If the format needs Chromium and there is none, or the template is no deck.
    """
    form = Form(form)
    if form in DRAWN:
        drawn = getattr(late("hrkpi.export.pictures"), f"to_{form.value}")(views, wording, stamp, tell)
        return drawn if isinstance(drawn, bytes) else str(drawn).encode()
    tell(say("Writing the file"), 0, 0)
    if form is Form.PPTX:
        slides: bytes = late("hrkpi.export.pptx").to_pptx(views, wording, stamp, template)
        return slides
    made = _writer(form)(views, wording, stamp)
    return made if isinstance(made, bytes) else made.encode()


def house_deck(workspace: Workspace) -> Path | None:
    """The company's own deck, as its settings name it; none where they name none."""
    named = workspace.settings.slides_template
    return workspace.path / named if named else None


def _writer(form: Form) -> Write:
    write: Write = (
        late("hrkpi.export.xlsx").to_xlsx if form is Form.XLSX else late("hrkpi.export.rows").view_csv
    )
    return write
