"""The body of Explore: trend beside standing, panels on one scale, table of groups."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.landing import projected
from hrkpi.language import say
from hrkpi.note_book import Kind, Note
from hrkpi.report import Report
from hrkpi.result import Claim, Shown
from hrkpi.wording import Wording
from layouts._address import Query
from layouts._ahead import MEMORY, Ahead, ahead
from layouts._around import Around
from layouts._asked import FILTERS, YEAR, Asked, asked
from layouts._charts import twin_switch
from layouts._compared import Beside, compared, listed
from layouts._drill import crumbs, kept, menus, opening
from layouts._grid import grid
from layouts._html import attributes, icon, tile
from layouts._more import added
from layouts._noted import pad
from layouts._page import Drawn
from layouts._panels import hidden, panels
from layouts._remarked import hidden_note, panel_note, remarks, unfinished, unknown
from layouts._series import Line, lines
from layouts._stand import changed, changes, facts, unit_word
from layouts._told import claims, said, weighed
from layouts._trend import several, trend
from layouts._where import missed

PAIR = 2  # groups at least that there is something to compare


@dataclass(frozen=True)
class Seen:
    """One view with its figures.

    Args:
        page: Key of the page.
        wanted: What was asked.
        whole: The figure of everybody; none where the KPI is always broken down.
        groups: The figures of the groups, those without any figure in the range left out.
        minimum: Smallest group that is shown.
        wording: How figures are written.
        links: Address that keeps only one group, by its name.
        claims: What may be said of it.
        lands: Where it lands at the date of its target, as a sentence.
        beside: What it is compared with.
        ahead: What may come after it, or why nothing is said; empty where it was not asked for.
        added: Tiles of what else was asked for.
        way: From the whole company to the unit that is kept.
        menus: Where a click on a group or a month leads.
        opening: Groups that have a menu.
        notes: What is written down of the months that are drawn, the newest first.
        pad: The notes with what can be done about them.
    """

    page: str
    wanted: Asked
    whole: Line | None
    groups: tuple[Line, ...]
    minimum: int
    wording: Wording
    links: Mapping[str, str]
    claims: tuple[Claim, ...]
    lands: str = ""
    beside: tuple[Beside, ...] = ()
    ahead: Ahead | str = ""
    added: tuple[Component, ...] = ()
    way: Component | None = None
    menus: Component | None = None
    opening: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()
    pad: Component | None = None

    @property
    def events(self) -> tuple[Note, ...]:
        """The events among the notes, in order of time."""
        return tuple(note for note in self.notes[::-1] if note.kind is Kind.EVENT)

    @property
    def drawn(self) -> tuple[Line, ...]:
        """The groups without the year before the range."""
        return tuple(line.since(self.wanted.first) for line in self.groups)


def view(page: str, report: Report, wording: Wording, query: Query) -> Drawn:
    """One KPI as the address asks for it."""
    report = report.remembering()
    wanted = asked(report, query)
    if wanted.lacking:
        return unknown(report, wanted.lacking)
    seen = _seen(page, report, wording, query, wanted)
    parts = [
        seen.way,
        remarks(wanted, unfinished(wanted, seen.whole or next(iter(seen.groups), None), wording)),
        seen.menus,
        _upper(seen),
        html.Div(list(seen.added), className="blocks") if seen.added else None,
        *(_lower(seen) if seen.groups else []),
    ]
    body = html.Div([part for part in parts if part is not None], className="explored")
    return Drawn(body, report.definition(wanted.kpi, wanted.question().average), _said(seen))


def _seen(page: str, report: Report, wording: Wording, query: Query, wanted: Asked) -> Seen:
    whole = None
    if not wanted.kpi.splits:
        told = report.answer(wanted.question(back=YEAR))
        wanted, whole = replace(wanted, kpi=told.kpi), lines(told)[0]  # with the direction of its target
    answer = report.answer(wanted.question(wanted.by, back=YEAR)) if wanted.by else None
    found = () if answer is None else lines(answer, wanted.by)
    lived = [
        line for line in found if any(p.status != Shown.NO_DATA for p in line.since(wanted.first).points)
    ]
    groups = weighed(report, wanted, lived)
    links = {line.member: kept(wanted, line.member, query) for line in groups if wanted.by in FILTERS}
    opened = opening(report, wanted, groups)
    open_ones = [line for line in groups if line.member in opened]
    minimum = report.minimum if answer is None else answer.minimum
    coming = "" if whole is None or not wanted.ahead else _ahead(report, wanted)
    until = coming.months[-1] if isinstance(coming, Ahead) else wanted.last
    notes = report.notes.seen(wanted.kpi.key, wanted.where, wanted.first, until)
    return Seen(
        page=page,
        wanted=wanted,
        whole=whole,
        groups=groups,
        minimum=minimum,
        wording=wording,
        links=links,
        claims=claims(report, wanted),
        lands=_lands(report, wanted, whole, wording),
        beside=() if whole is None else compared(report, wanted, wording),
        ahead=coming,
        added=tuple(added(page, report, wanted, wording, crossed=bool(groups))),
        way=crumbs(report, wanted, query),
        menus=menus(report, wanted, open_ones, whole, query, wording),
        opening=opened,
        notes=notes,
        pad=pad(report.principal, wanted, notes, wording, whole.points if whole else ()),
    )


def _ahead(report: Report, wanted: Asked) -> Ahead | str:
    back = max(MEMORY - wanted.span, 0)
    return ahead(wanted.kpi, wanted.window, lines(report.answer(wanted.question(back=back)))[0])


def _lands(report: Report, wanted: Asked, whole: Line | None, wording: Wording) -> str:
    if whole is None or not wanted.ahead or whole.now is None or whole.now.target is None:
        return ""
    return sentences.lands(wanted.kpi, projected(report, wanted.kpi, wanted.question()), wording)


def _upper(seen: Seen) -> Component:
    wanted, wording = seen.wanted, seen.wording
    title, note = say("Trend against target") if seen.whole else say("Trend"), _grain(wanted)
    drawn = (
        several(wanted.kpi, seen.drawn, wording, Around(events=seen.events))
        if seen.whole is None
        else _trend(seen, seen.whole)
    )
    now = (
        []
        if seen.whole is None
        else [facts(wanted.kpi, seen.whole.since(wanted.first).now, wording, seen.lands)]
    )
    trends = tile(title, note, drawn, tools=[twin_switch()], kind="trend")
    left = html.Div([trends, *_multiples(seen)], className="main-column")
    beside = listed(wanted.kpi, seen.beside, wording)
    right = tile(
        say("Where it stands"),
        "",
        *now,
        missed(seen.whole, seen.groups, wording, seen.opening),
        seen.pad,
        beside,
        said(seen.claims),
        *_changes(seen),
        kind="standing",
    )
    return html.Div([left, right], className="upper")


def _trend(seen: Seen, whole: Line) -> Component:
    wanted = seen.wanted
    before = Line("", tuple(point for point in whole.points if point.last <= wanted.last - YEAR))
    others = tuple((one.style, one.line) for one in seen.beside if one.line is not None)
    around = Around(band=wanted.band, beside=others, ahead=seen.ahead, events=seen.events)
    prior = before if wanted.prior else None
    return trend(wanted.kpi, whole.since(wanted.first), prior, seen.wording, around)


def _grain(wanted: Asked) -> str:
    return f"{sentences.scope(wanted.where)}, {say(sentences.WINDOWS[wanted.window])}"


def _changes(seen: Seen) -> list[Component]:
    span = changed(seen.groups)
    if span is None or len(seen.groups) < PAIR:
        return []
    first, last = (seen.wording.period(label, long=True) for label in span)
    return [
        html.H3(say("Change in the year, by {unit}", unit=unit_word(seen.wanted.by))),
        html.P(say("{first} to {last}", first=first, last=last), className="note"),
        changes(seen.wanted.kpi, seen.groups, seen.wording, seen.opening),
    ]


def _multiples(seen: Seen) -> list[Component]:
    """A panel for each group, on one scale; none where there are not two to compare."""
    shown = [line for line in seen.drawn if line.now and line.now.value is not None]
    if not shown or len(seen.drawn) < PAIR:
        return []
    drawn = panels(seen.wanted.kpi, seen.drawn, seen.wording, seen.links, seen.opening)
    note = panel_note(seen.wanted.by if seen.links else "", seen.drawn)
    return [tile(say("Same scale, one panel each"), note, drawn)]


def _lower(seen: Seen) -> list[Component]:
    wanted, kpi, wording = seen.wanted, seen.wanted.kpi, seen.wording
    span = changed(seen.groups)
    since = say("Since {period}", period=wording.period(span[0])) if span else say("In a year")
    rows = grid(kpi, seen.groups, wanted.by, since, wording, seen.opening)
    return [
        tile(
            sentences.capital(sentences.members(wanted.by)),
            hidden_note(seen.minimum, hidden(seen.drawn)),
            rows,
            tools=[_file()],
        ),
    ]


def _file() -> Component:
    where = "/download/explore.csv"
    said = attributes(data_export=where)
    return html.A(
        [icon("download"), say("Download CSV")], href=where, download="", className="button", **said
    )


def _said(seen: Seen) -> str:
    wanted, now = seen.wanted, seen.whole.now if seen.whole else None
    value = (
        f" {seen.wording.value(wanted.kpi, now.value)}, {sentences.status(now.verdict, now.status)}."
        if now
        else ""
    )
    whole = say(
        "{kpi}, {count} months, {scope}.",
        kpi=say(wanted.kpi.label),
        count=wanted.span,
        scope=sentences.scope(wanted.where),
    )
    return f"{whole}{value}"
