"""The body of Explore: trend beside standing, panels on one scale, table of groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.language import marked, say, say_many
from hrkpi.note_book import Kind, Note
from hrkpi.report import Report
from hrkpi.result import Claim, Shown
from hrkpi.wording import Wording
from layouts._address import Query, write
from layouts._ahead import MEMORY, Ahead, ahead
from layouts._around import Around
from layouts._asked import FILTERS, YEAR, Asked, asked
from layouts._charts import twin_switch
from layouts._compared import Beside, compared, listed
from layouts._drill import crumbs, kept, menus, opening
from layouts._grid import grid
from layouts._html import attributes, icon, tile
from layouts._more import across, under_trend
from layouts._noted import pad
from layouts._page import Drawn
from layouts._panels import hidden, panels
from layouts._series import Line, lines
from layouts._stand import changed, changes, facts, unit_word
from layouts._states import notice
from layouts._told import claims, said, weighed
from layouts._trend import several, trend

NEAR = 0.5  # how alike names must be to be called near


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
        beside: What it is compared with.
        ahead: What may come after it, or why nothing is said; empty where it was not asked for.
        under: Tiles under the trend.
        crossed: The tile of two dimensions.
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
    beside: tuple[Beside, ...] = ()
    ahead: Ahead | str = ""
    under: tuple[Component, ...] = ()
    way: Component | None = None
    menus: Component | None = None
    opening: frozenset[str] = frozenset()
    crossed: tuple[Component, ...] = ()
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
    wanted = asked(report, query)
    if wanted.lacking:
        return unknown(report, wanted.lacking)
    seen = _seen(page, report, wording, query)
    parts = [
        seen.way,
        _remarks(wanted, _unfinished(seen)),
        seen.menus,
        _upper(seen),
        *(_lower(seen) if seen.groups else []),
    ]
    body = html.Div([part for part in parts if part is not None], className="explored")
    return Drawn(body, report.definition(wanted.kpi, wanted.question().average), _said(seen))


def unknown(report: Report, name: str) -> Drawn:
    """That there is no such KPI, and the ones whose names are nearest."""
    near = list(dict.fromkeys(get_close_matches(name, report.catalogue, n=3, cutoff=NEAR)))
    links = [
        html.Li(html.A(say(report.kpi(key).label), href="/explore" + write({"kpi": key}))) for key in near
    ]
    nearest = [html.P(say("Nearest:")), html.Ul(links)] if links else []
    said = say("There is no KPI “{name}”", name=name)
    body = notice(said, *nearest, say("Choose another one above."), symbol="watch", mark="mark-watch")
    return Drawn(body, said=f"{said}.")


def _seen(page: str, report: Report, wording: Wording, query: Query) -> Seen:
    report = report.remembering()
    wanted = asked(report, query)
    whole = None if wanted.kpi.splits else lines(report.answer(wanted.question(back=YEAR)))[0]
    answer = report.answer(wanted.question(wanted.by, back=YEAR)) if wanted.by else None
    found = () if answer is None else lines(answer, wanted.by)
    lived = [
        line for line in found if any(p.status != Shown.NO_DATA for p in line.since(wanted.first).points)
    ]
    groups = weighed(report, wanted, lived)
    links = {line.member: kept(wanted, line, query) for line in groups if wanted.by in FILTERS}
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
        beside=() if whole is None else compared(report, wanted, whole, wording),
        ahead=coming,
        under=tuple(under_trend(page, report, wanted, wording)),
        crossed=tuple(across(page, report, wanted, wording)),
        way=crumbs(report, wanted, query),
        menus=menus(report, wanted, open_ones, whole, query, wording),
        opening=opened,
        notes=notes,
        pad=pad(report.principal, wanted, notes, wording),
    )


def _ahead(report: Report, wanted: Asked) -> Ahead | str:
    back = max(MEMORY - wanted.span, 0)
    return ahead(wanted.kpi, wanted.window, lines(report.answer(wanted.question(back=back)))[0])


def _unfinished(seen: Seen) -> list[str]:
    """That the last window is not over, if it is not."""
    line = seen.whole or next(iter(seen.groups), None)
    if line is None or line.now is None or not line.now.partial or line.now.last <= seen.wanted.last:
        return []
    period, month = seen.wording.period(line.now.period), seen.wording.month(seen.wanted.last)
    told = marked(
        "{period} is not over: its figures hold what is known up to {month}, so they have no status."
    )
    return [say(told, period=period, month=month)]


def _remarks(wanted: Asked, unfinished: list[str]) -> Component | None:
    """What the address asked for and did not get."""
    names = [sentences.lowered(sentences.dimension(name)) for name in wanted.left_out]
    said = [say("Not filtered by {name}: this KPI cannot be.", name=name) for name in names]
    if wanted.kpi.splits:
        said.append(
            say("{kpi} is always shown by {unit}.", kpi=say(wanted.kpi.label), unit=unit_word(wanted.by))
        )
    if wanted.unknown:
        said.append(
            say_many(
                "{spelled} filter of this link is not known here and left out.",
                "{spelled} filters of this link are not known here and left out.",
                wanted.unknown,
                spelled=sentences.spelled(wanted.unknown).capitalize(),
            )
        )
    said += unfinished
    return html.P([icon("info"), " ".join(said)], className="remark", role="status") if said else None


def _upper(seen: Seen) -> Component:
    wanted, wording = seen.wanted, seen.wording
    title, note = say("Trend against target") if seen.whole else say("Trend"), _grain(wanted)
    drawn = (
        several(wanted.kpi, seen.drawn, wording, Around(events=seen.events))
        if seen.whole is None
        else _trend(seen, seen.whole)
    )
    now = [] if seen.whole is None else [facts(wanted.kpi, seen.whole.since(wanted.first).now, wording)]
    left = html.Div(
        [tile(title, note, drawn, tools=[twin_switch()], kind="trend"), *seen.under], className="main-column"
    )
    beside = listed(wanted.kpi, seen.beside, wording)
    right = tile(
        say("Where it stands"),
        "",
        *now,
        beside,
        said(seen.claims),
        *_changes(seen),
        seen.pad,
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
    if span is None:
        return []
    first, last = (seen.wording.period(label, long=True) for label in span)
    return [
        html.H3(say("Change in the year, by {unit}", unit=unit_word(seen.wanted.by))),
        html.P(say("{first} to {last}", first=first, last=last), className="note"),
        changes(seen.wanted.kpi, seen.groups, seen.wording, seen.opening),
    ]


def _lower(seen: Seen) -> list[Component]:
    kpi, wording = seen.wanted.kpi, seen.wording
    span = changed(seen.groups)
    since = say("Since {period}", period=wording.period(span[0])) if span else say("In a year")
    rows = grid(seen.page, kpi, seen.groups, seen.wanted.by, since, wording, seen.opening)
    shown = any(line.now and line.now.value is not None for line in seen.drawn)
    multiples = panels(kpi, seen.drawn, wording, seen.links, seen.opening)
    return [
        *([tile(say("Same scale, one panel each"), _panel_note(seen), multiples)] if shown else []),
        *seen.crossed,
        tile(sentences.members(seen.wanted.by).capitalize(), _hidden_note(seen), rows, tools=[_file()]),
    ]


def _file() -> Component:
    where = "/download/explore.csv"
    said = attributes(data_export=where)
    return html.A(
        [icon("download"), say("Download CSV")], href=where, download="", className="button", **said
    )


def _panel_note(seen: Seen) -> str:
    aimed = any(p.target is not None for line in seen.drawn for p in line.points)
    alone = (
        say("Choose a name to keep only that {unit}.", unit=unit_word(seen.wanted.by)) if seen.links else ""
    )
    return (say("Dashed line is the target.") + " " if aimed else "") + alone


def _hidden_note(seen: Seen) -> str:
    names = hidden(seen.drawn)
    rule = say(
        "Values for groups under {minimum} people are hidden, as are values that would reveal them.",
        minimum=seen.minimum,
    )
    return f"{rule} {say('Hidden now: {names}.', names=sentences.listed(names))}" if names else rule


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
