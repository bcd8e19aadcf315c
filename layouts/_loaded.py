"""What is loaded: each feed with its months, its files and its age, and the snapshots one can go back to."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from hrkpi.feeds import Feed
from hrkpi.language import marked, say, say_in, say_many
from hrkpi.manifest import Origin, Source
from hrkpi.period import parse_month
from hrkpi.report import Report
from hrkpi.snapshot import Snapshot
from hrkpi.wording import Wording
from hrkpi.workspace import Listed
from layouts._html import Cell, attributes, icon, scrolled, table, tile
from layouts._page import Desk
from layouts._parts import chip_of

LISTED = 4  # files named before "and 3 more"
TABLES = {  # canonical tables that a feed is made of, the telling one first
    "people": ("employments", "employees", "jobs", "org_units", "org_changes"),
    "hiring": ("applications", "requisitions", "application_stages", "recruiting_costs"),
    "survey": ("survey_answers", "survey_invitations", "surveys"),
    "training": ("training",),
}

KINDS = (  # what feeds are called; ``say(feed.label)`` says it
    *(marked("People"), marked("Pay"), marked("Absences"), marked("Hiring"), marked("Hiring stages")),
    *(marked("Recruiting costs"), marked("Surveys"), marked("Training"), marked("Goals"), marked("Reviews")),
    marked("Recognition"),
)


def loaded(desk: Desk) -> Component:
    """The feeds and the snapshots of a workspace."""
    snapshot = desk.workspace.current()
    if snapshot is None:
        return html.Div()
    report = desk.report()
    parts = [_feeds(report, snapshot, desk.wording), _snapshots(desk.workspace.snapshots(), desk.wording)]
    return html.Div(parts, className="stack")


def _feeds(report: Report, snapshot: Snapshot, wording: Wording) -> Component:
    heads = (
        say("What"),
        say_in("months", "From"),
        say_in("months", "To"),
        say("Rows"),
        say("Files"),
        say("Read as"),
        say("Loaded"),
    )
    rows = [_feed(feed, snapshot, wording) for feed in report.feeds]
    note = say("Known up to {day}. Names and addresses are never read.", day=wording.day(report.as_of))
    label = say("What is loaded, by kind of export")
    return tile(say("What is loaded"), note, scrolled(table(label, heads, rows), label))


def _feed(feed: Feed, snapshot: Snapshot, wording: Wording) -> list[Cell]:
    origins = {
        name: snapshot.manifest.tables[name] for name in TABLES[feed.name] if name in snapshot.manifest.tables
    }
    sources = [source for name, origin in origins.items() for source in _filling(name, origin)]
    when = max((origin.loaded_at for origin in origins.values()), default=snapshot.loaded_at)
    return [
        say(feed.label),
        wording.month(parse_month(feed.first)),
        wording.month(parse_month(feed.last)),
        wording.number(sum(origin.rows for origin in origins.values())),
        _stacked([source.name for source in sources]),
        _stacked([source.connector for source in sources]),
        wording.moment(when.astimezone()),
    ]


def _filling(table: str, origin: Origin) -> Sequence[Source]:
    """The files of an import that filled a table; all of them where it was not noted which."""
    return [source for source in origin.sources if table in source.tables] or origin.sources


def _snapshots(listed: Sequence[Listed], wording: Wording) -> Component:
    heads = (say("Snapshot"), say("Known up to"), say("Loaded"), "")
    rows: list[list[Cell]] = [
        [html.Code(one.id), wording.day(one.as_of), wording.moment(one.loaded_at.astimezone()), _use(one)]
        for one in listed
    ]
    note = say("Each import makes a new one and changes none. Going back is undoing: nothing is lost by it.")
    label = say("Snapshots, the newest first")
    return tile(say("Snapshots"), note, scrolled(table(label, heads, rows), label))


def _use(one: Listed) -> Component:
    if one.is_current:
        return chip_of("good", say("In use"))
    said = attributes(aria_label=say("Use snapshot {id}", id=one.id), data_act="use", data_which=one.id)
    return html.Button([icon("undo"), say("Use this one")], type="button", className="button", **said)


def _stacked(words: Sequence[str]) -> Component:
    once = list(dict.fromkeys(words))
    left = len(once) - LISTED
    more = [say_many("and {count} more", "and {count} more", left)] if left > 0 else []
    return html.Div([html.Div(word) for word in (*once[:LISTED], *more)])
