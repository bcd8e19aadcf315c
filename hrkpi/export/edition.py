"""Several views as one: what is asked of each, drawn one after the other; one that fails leaves the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from hrkpi.discovery import offered, offers
from hrkpi.errors import HrkpiError, QueryError
from hrkpi.export.steps import Tell
from hrkpi.language import say
from hrkpi.nearest import nearest
from hrkpi.period import WindowKind
from hrkpi.report import KPIS, Report
from hrkpi.result import Question
from hrkpi.view import Asking, View
from hrkpi.viewing import VIEWS, ViewKind
from hrkpi.wording import Wording

EXPLORE = "explore"


@dataclass(frozen=True)
class Page:
    """One view of an edition.

    Args:
        key: Key of a view, or of a KPI: that is Explore of it.
        where: Members kept, by dimension.
        by: Dimension of the break-downs; the highest units that are several where blank.
        window: How months are gathered, of a KPI; its own where none.
    """

    key: str
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by: str = ""
    window: WindowKind | None = None

    @classmethod
    def read(cls, text: str) -> "Page":
        """A page as words: ``turnover?by=location&division=Operations&division=Sales``.

        Raises:
            QueryError: If there is no such view, KPI or window.
        """
        key, _, rest = text.strip().partition("?")
        known(key)
        said: dict[str, tuple[str, ...]] = {}
        for name, value in parse_qsl(rest):
            said[name] = (*said.get(name, ()), value)
        window = next(iter(said.pop("window", ())), "")
        if window and window not in list(WindowKind):
            raise QueryError(
                say("{window!r} is no window.", window=window),
                where=key,
                mend=nearest(window, list(WindowKind)),
            )
        by = next(iter(said.pop("by", ())), "")
        return cls(key, said, by, WindowKind(window) if window else None)

    @property
    def text(self) -> str:
        """The page as words, to be read again."""
        pairs = [(name, value) for name, kept in self.where.items() for value in kept]
        pairs += [("by", self.by)] if self.by else []
        pairs += [("window", self.window.value)] if self.window else []
        return self.key + (f"?{urlencode(pairs)}" if pairs else "")


@dataclass(frozen=True)
class Edition:
    """What came out.

    Args:
        views: Those that could be drawn, in order.
        failures: Why the others could not, by their keys.
    """

    views: tuple[View, ...]
    failures: tuple[tuple[str, HrkpiError], ...]


def edition(
    report: Report, wording: Wording, pages: Sequence[Page], month: int, months: int, tell: Tell
) -> Edition:
    """Draw pages.

    Args:
        report: Figures as the asker may see them.
        wording: How they are written.
        pages: In the order in which they are read.
        month: The last month shown.
        months: How many months a trend has.
        tell: Called before each page; raising in it stops the work.
    """
    report = report.remembering()
    views: list[View] = []
    failures: list[tuple[str, HrkpiError]] = []
    for done, page in enumerate(pages):
        tell(_step(done, len(pages)), done, len(pages))
        try:
            views.append(drawn(report, wording, page, month, months))
        except HrkpiError as error:
            failures.append((page.key, error))
    return Edition(tuple(views), tuple(failures))


def _step(done: int, pages: int) -> str:
    if pages == 1:
        return say("Reading figures")
    return say("Reading figures, page {page} of {pages}", page=done + 1, pages=pages)


def drawn(report: Report, wording: Wording, page: Page, month: int, months: int) -> View:
    """One page.

    Raises:
        QueryError: If there is no such view or KPI, or it has no such dimension, member or month.
    """
    kind, kpi = known(page.key), page.key if page.key in offers(KPIS) else ""
    main = kpi or next(iter(kind.of), "headcount")
    by = page.by or ("division" if len(report.members("division")) > 1 else "department")
    asked = Question(main, by=(page.by,) if page.by else (), where=page.where, window=page.window)
    report.scope(report.completed(asked), ())  # names are checked before anything is drawn
    first, last = report.months
    if not first <= month <= last:
        raise QueryError(
            say("There are no figures of {month}.", month=wording.month_long(month)),
            where=say("month"),
            mend=say(
                "choose one from {first} to {last}.", first=wording.month(first), last=wording.month(last)
            ),
        )
    chosen = {"kpi": kpi, "window": (page.window or report.kpi(kpi).window)} if kpi else {}
    others = {name: next(iter(options)) for name, options in kind.choices.items()}
    return kind.draw(report, wording, Asking(month, months, page.where, by, {**others, **chosen}))


def known(key: str) -> ViewKind:
    """The view of a key; of a KPI's key it is Explore.

    Raises:
        QueryError: If there is none.
    """
    views, kpis = offers(VIEWS), offers(KPIS)
    if key not in views and key not in kpis:
        raise QueryError(
            say("There is no view or KPI {key!r}.", key=key),
            where=say("KEY"),
            mend=nearest(key, [*views, *kpis], listed=8),
        )
    return offered(VIEWS, key if key in views else EXPLORE, "VIEW", ViewKind)
