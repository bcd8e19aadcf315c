"""The catalogue on a page: KPIs by family with figure, grade, formula and facts; searched as one types."""

from itertools import groupby

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.catalogued import DIRECTIONS, Entry
from hrkpi.kpi import Unit
from hrkpi.readiness import Grade
from hrkpi.result import Shown
from hrkpi.wording import Wording
from layouts._html import attributes, icon
from layouts._parts import chip_of

GRADES = {  # symbol and words of each grade
    Grade.A: ("good", "A, sound"),
    Grade.B: ("none", "B, small gaps"),
    Grade.C: ("watch", "C, with care"),
    Grade.D: ("off", "D, not yet"),
}
UNITS = {
    Unit.SHARE: "Per cent",
    Unit.PERSONS: "People",
    Unit.RATIO: "Ratio",
    Unit.POINTS: "Points",
    Unit.COEFFICIENT: "Coefficient, −1 to 1",
    Unit.FTE: "Full-time equivalents",
}


def grade(one: Grade) -> Component:
    """A grade by shape, letter and word."""
    symbol, word = GRADES[one]
    return chip_of(symbol, word)


def search(asked: str) -> Component:
    """The field that narrows the list as one types, and how many it leaves; the browser does it."""
    field = dmc.TextInput(
        id="find",
        label="Search",
        value=asked,
        placeholder="Name, formula or source",
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
            html.Section([html.H2(family), *listed], className="tile family", **attributes(aria_label=family))
        )
    nothing = html.P("No KPI has all of these words.", id="nothing", hidden=True, className="tile notice")
    return html.Div([*parts, nothing], className="catalogue stack")


def _entry(entry: Entry, wording: Wording) -> Component:
    kpi = entry.kpi
    name = html.H3(html.A(kpi.label, href=f"/explore?kpi={kpi.key}"))
    left = html.Div([name, html.Code(kpi.key), *_figure(entry, wording)])
    said = [html.P(entry.definition, className="formula"), html.P(_facts(entry, wording), className="small")]
    words = f"{kpi.label} {kpi.key} {kpi.family} {entry.definition} {kpi.source} {entry.population}".lower()
    return html.Article(
        [left, html.Div(said), grade(entry.readiness.grade)],
        className="entry",
        **attributes(data_words=words),
    )


def _figure(entry: Entry, wording: Wording) -> list[Component | str]:
    """The figure now and its period, or why there is none."""
    if entry.shown is Shown.HIDDEN:
        return [html.B([icon("lock"), "Hidden"]), html.Span(sentences.HIDDEN)]
    if entry.shown is Shown.NO_DATA:
        return [html.B("No data"), html.Span("Nothing to measure yet")]
    when = html.Span(wording.period(entry.period))
    if entry.split:
        return [html.B(f"By {sentences.lowered(entry.split)}"), when]
    return [html.B(wording.value(entry.kpi, entry.value)), when]


def _facts(entry: Entry, wording: Wording) -> str:
    """Unit, direction, method, population and source in one part, so that a long list opens fast."""
    kpi = entry.kpi
    unit = wording.currency if kpi.unit is Unit.MONEY else UNITS.get(kpi.unit, kpi.unit.capitalize())
    facts = (unit, DIRECTIONS[kpi.better], entry.window, entry.population)
    return f"{' · '.join(facts)}. Source: {kpi.source}"
