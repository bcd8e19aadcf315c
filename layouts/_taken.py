"""A view as a file: the same address as its page, so the same figures."""

from dataclasses import dataclass
from datetime import UTC, datetime
from threading import BoundedSemaphore

from hrkpi.discovery import offered, offers
from hrkpi.errors import QueryError
from hrkpi.export.branding import brand_of
from hrkpi.export.forms import KINDS, Form, house_deck, written
from hrkpi.export.stamp import Stamp, file_name
from hrkpi.export.steps import Tell, silently
from hrkpi.language import say
from hrkpi.nearest import nearest
from hrkpi.period import month_label
from hrkpi.report import Report
from hrkpi.view import Asking, View
from hrkpi.viewing import VIEWS, ViewKind
from layouts._address import Query, write
from layouts._asked import asked
from layouts._asking import asking
from layouts._page import Desk

EXPLORE = "explore"
AT_ONCE = 8  # files made side by side; each holds a view and its pictures in memory
TURNS = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class File:
    """A file for the browser.

    Args:
        name: What it is called.
        kind: Media type.
        content: Its bytes.
    """

    name: str
    kind: str
    content: bytes


def view_file(desk: Desk, query: Query, ending: str, root: str, tell: Tell = silently) -> File:
    """The view of an address as a file.

    Args:
        desk: What pages work with.
        query: Names the view as ``view``; the rest is the query of its page.
        ending: Format of the file.
        root: Address of the app, for the link back.
        tell: Called with each step; raising in it stops the work.

    Raises:
        QueryError: If there is no such view or format, or too many files are being made.
    """
    form = _form(ending)
    kind = _kind(query.text("view"))
    if not TURNS.acquire(blocking=False):
        raise QueryError(
            say("{count} files are being made already.", count=AT_ONCE),
            where=say("export"),
            mend=say("try again in a few seconds."),
        )
    try:
        tell(say("Reading figures"), 0, 0)
        report = desk.report()
        wanted = asked_of(report, query, kind)
        view = kind.draw(report, desk.wording, wanted)
        stamp = Stamp(
            datetime.now(UTC).astimezone(),
            desk.principal.name,
            link(query, kind, root),
            brand_of(desk.workspace),
        )
        deck = house_deck(desk.workspace)
        content = written([view], form, desk.wording, stamp, template=deck, tell=tell)
    finally:
        TURNS.release()
    return File(named(view, wanted, form), KINDS[form], content)


def asked_of(report: Report, query: Query, kind: ViewKind) -> Asking:
    """What an address asks of a view, as its page reads it."""
    if kind.key != EXPLORE:
        return asking(report, query, kind)
    wanted = asked(report, query)
    chosen = {
        "kpi": wanted.kpi.key,
        "window": wanted.window.value,
        "prior": str(int(wanted.prior)),
        "average": wanted.average,
        "range": str(int(wanted.band)),
        "forecast": str(int(wanted.ahead)),
        "compare": ",".join(wanted.compare),
        "show": ",".join(wanted.show),
        "across": wanted.across,
    }
    return Asking(wanted.last, wanted.span, wanted.where, wanted.by, chosen)


def named(view: View, wanted: Asking, form: Form) -> str:
    """The file's name: of Explore that of its KPI."""
    what = wanted.chosen.get("kpi", view.key) if view.key == EXPLORE else view.key
    return file_name(what, wanted.where, month_label(wanted.month), view.about.snapshot, form.value)


def link(query: Query, kind: ViewKind, root: str) -> str:
    """The address that shows the same in the app."""
    rest = {name: kept for name, kept in query.values.items() if name != "view"}
    return f"{root.rstrip('/')}/{kind.key}{write(rest)}"


def _form(ending: str) -> Form:
    if ending not in list(Form):
        raise QueryError(
            say("{ending!r} is no format.", ending=ending),
            where=say("format"),
            mend=nearest(ending, list(Form)),
        )
    return Form(ending)


def _kind(key: str) -> ViewKind:
    if key not in (keys := offers(VIEWS)):
        raise QueryError(
            say("There is no view {key!r}.", key=key), where=say("view"), mend=nearest(key, keys)
        )
    return offered(VIEWS, key, "VIEW", ViewKind)
