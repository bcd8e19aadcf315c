"""What a page is: a head that is drawn once, and a body that follows the controls and so the address."""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from traceback import extract_tb
from typing import Protocol

from dash import Dash, html
from dash.development.base_component import Component

from hrkpi.errors import HrkpiError
from hrkpi.findings import ImportReport
from hrkpi.kept import Kept
from hrkpi.language import locale_for, say, spoken
from hrkpi.memory import Memory
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace
from layouts._address import Query
from layouts._html import attributes
from layouts._states import fault, mistake
from layouts._still import stilled

LOG = logging.getLogger("hrkpi.pages")
BODIES = 300  # pages of which the body is kept, each of some 50 kB

Progress = Callable[[str, int, int], None]  # what is being done, how many of its parts are done, of how many


class Importer(Protocol):
    """Brings files into the workspace; handed in from above, because pages do not know connectors."""

    def __call__(
        self,
        paths: Sequence[Path],
        *,
        dry_run: bool,
        answers: Mapping[str, str],
        mapping: Path | None,
        progress: Progress,
    ) -> ImportReport:
        """What the import did, or would do."""


@dataclass
class Desk:
    """What pages work with; one per app, for all its threads.

    Args:
        workspace: Where the figures live.
        principal: Who looks.
        importer: Brings files in.
        wording: How figures are written.
        sample: Fills an empty workspace with the sample company; none where there is no sample.
        memory: What pages have found out of the figures.
        bodies: Pages drawn lately; what they hang on is part of their keys.
    """

    workspace: Workspace
    principal: Principal
    importer: Importer
    wording: Wording
    sample: Callable[[Progress], ImportReport] | None = None
    memory: Memory = field(default_factory=Memory)
    bodies: "Kept[Drawn]" = field(default_factory=lambda: Kept(BODIES))

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been imported yet."""
        return self.workspace.current() is None

    def reopen(self) -> None:
        """Read the workspace's settings anew, after something has written them."""
        self.workspace, self.memory = Workspace.open(self.workspace.path), Memory()
        self.bodies = Kept(BODIES)

    def report(self) -> Report:
        """The figures of the current snapshot, for whoever looks."""
        return Report(self.workspace, self.principal, memory=self.memory)


@dataclass(frozen=True)
class Drawn:
    """What follows the controls.

    Args:
        body: Content of the page.
        lead: Line under the title.
        said: One sentence for those who hear the page.
    """

    body: Component
    lead: Component | str = ""
    said: str = ""


def nothing_else(app: Dash, desk: Desk) -> None:
    """Most pages need no callback of their own."""
    del app, desk


@dataclass(frozen=True)
class Page:
    """One page.

    Args:
        key: The file's name.
        title: Word in the navigation.
        path: Its address.
        order: Place in the navigation.
        head: Title and controls, drawn when the page is opened; the line under the title is handed in.
        draw: Everything that depends on the controls; takes the address's query.
        connect: Adds callbacks of its own.
        needs_data: Whether it can show nothing in an empty workspace.
        letter: Key that leads to it, after ``g``; none where empty.
        hangs: Whether its body hangs on the address and the figures alone: then it is not drawn twice.
    """

    key: str
    title: str
    path: str
    order: int
    head: Callable[[Desk, Query, Component], Component]
    draw: Callable[[Desk, Query], Drawn]
    connect: Callable[[Dash, Desk], None] = nothing_else
    needs_data: bool = True
    letter: str = ""
    hangs: bool = False


def part(page: str, name: str) -> dict[str, str]:
    """The id of a part of a page."""
    return {"page": page, "part": name}


def body_of(page: Page, desk: Desk, query: Query) -> Drawn:
    """What follows the controls of a page, of as few components as can be."""
    if not page.hangs or desk.is_empty:
        return _still(page.draw(desk, query))
    asked = tuple(sorted(query.values.items()))
    read = spoken(), locale_for(desk.wording.locale)
    known = page.key, asked, read, desk.report().known
    return desk.bodies.made(known, lambda: _still(page.draw(desk, query)))


def _still(drawn: Drawn) -> Drawn:
    return replace(drawn, body=stilled(drawn.body))


def guarded(work: Callable[[], Drawn]) -> Drawn:
    """What a page drew; an expected failure is told in its three parts, a fault by a reference alone."""
    try:
        return work()
    except HrkpiError as error:
        return Drawn(mistake(error), said=say(error.what))
    except Exception as error:  # noqa: BLE001 - a reader never sees a traceback; the log has the places
        reference = noted(error)
        return Drawn(
            fault(reference), said=say("This could not be shown. Reference {reference}.", reference=reference)
        )


def noted(error: Exception) -> str:
    """A reference to a fault; kind and places go to the log, never the message, which may hold a value."""
    reference = secrets.token_hex(2).upper()
    frames = reversed(extract_tb(error.__traceback__))
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    LOG.error("fault %s: %s at %s", reference, type(error).__name__, places)
    return reference


def framed(page: Page, desk: Desk, query: Query, drawn: Drawn) -> Component:
    """A page with its head, and its body where a callback can replace it."""
    lead = html.P(drawn.lead, id=part(page.key, "lead"), className="lead")
    body = html.Div(drawn.body, id=part(page.key, "body"), **attributes(aria_busy="false"))
    return html.Div([page.head(desk, query, lead), body], className=f"page-{page.key}")
