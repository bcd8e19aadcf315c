"""The catalogue on a page: KPIs by family with figure, grade, formula and facts; searched as one types."""

from itertools import groupby

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.catalogued import DIRECTIONS, Entry
from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.readiness import Grade
from hrkpi.result import Shown
from hrkpi.wording import Wording
from layouts._html import attributes, icon
from layouts._parts import chip_of

GRADES = {  # symbol and words of each grade
    Grade.A: ("good", marked("A, sound")),
    Grade.B: ("none", marked("B, small gaps")),
    Grade.C: ("watch", marked("C, with care")),
    Grade.D: ("off", marked("D, not yet")),
}
UNITS = {
    Unit.SHARE: marked("Per cent"),
    Unit.PERSONS: marked("People"),
    Unit.RATIO: marked("Ratio"),
    Unit.POINTS: marked("Points"),
    Unit.COEFFICIENT: marked("Coefficient, −1 to 1"),
    Unit.FTE: marked("Full-time equivalents"),
    Unit.DAYS: marked("Days"),
    Unit.YEARS: marked("Years"),
    Unit.HOURS: marked("Hours"),
    Unit.LAYERS: marked("Layers"),
    Unit.APPLICATIONS: marked("Applications"),
    Unit.ASSIGNMENTS: marked("Assignments"),
}


def grade(one: Grade) -> Component:
    """A grade by shape, letter and word."""
    symbol, word = GRADES[one]
    return chip_of(symbol, say(word))


def search(asked: str) -> Component:
    """The field that narrows the list as one types, and how many it leaves; the browser does it."""
    field = dmc.TextInput(
        id="find",
        label=say("Search"),
        value=asked,
        placeholder=say("Name, formula or source"),
        leftSection=icon("search"),
        autoComplete="off",
    )
    return html.Div([field, html.Span(id="found", role="status", className="note")], className="search")


def families(entries: tuple[Entry, ...], wording: Wording) -> Component:
    """A section per family."""
    parts = []
    for family, members in groupby(entries, key=lambda entry: entry.kpi.family):
        listed = [_entry(entry, wording) for entry in members]
        parts.append(
            html.Section(
                [html.H2(say(family)), *listed], className="tile family", **attributes(aria_label=say(family))
            )
        )
    nothing = html.P(
        say("No KPI has all of these words."), id="nothing", hidden=True, className="tile notice"
    )
    return html.Div([*parts, nothing], className="catalogue stack")


def _entry(entry: Entry, wording: Wording) -> Component:
    kpi = entry.kpi
    name = html.H3(html.A(say(kpi.label), href=f"/explore?kpi={kpi.key}"))
    left = html.Div([name, html.Code(kpi.key), *_figure(entry, wording)])
    said = [html.P(entry.definition, className="formula"), html.P(_facts(entry, wording), className="small")]
    searched = (say(kpi.label), kpi.key, say(kpi.family), entry.definition, kpi.source, entry.population)
    return html.Article(
        [left, html.Div(said), grade(entry.readiness.grade)],
        className="entry",
        **attributes(data_words=" ".join(searched).lower()),
    )


def _figure(entry: Entry, wording: Wording) -> list[Component | str]:
    """The figure now and its period, or why there is none."""
    if entry.shown is Shown.HIDDEN:
        return [html.B([icon("lock"), say("Hidden")]), html.Span(say(sentences.HIDDEN))]
    if entry.shown is Shown.NO_DATA:
        return [html.B(say("No data")), html.Span(say("Nothing to measure yet"))]
    when = html.Span(wording.period(entry.period))
    if entry.split:
        return [html.B(say("By {dimension}", dimension=sentences.lowered(entry.split))), when]
    return [html.B(wording.value(entry.kpi, entry.value)), when]


def _facts(entry: Entry, wording: Wording) -> str:
    """Unit, direction, method, population and source in one part, so that a long list opens fast."""
    kpi = entry.kpi
    unit = wording.currency if kpi.unit is Unit.MONEY else say(UNITS[kpi.unit])
    facts = (unit, say(DIRECTIONS[kpi.better]), entry.window, entry.population)
    return say("{facts}. Source: {source}", facts=" · ".join(facts), source=say(kpi.source))
