"""How far the data can carry each KPI, on a page: grades, columns with gaps, contradictions, rows to mend."""

from collections.abc import Sequence

import pandas as pd
from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.language import marked, say, say_many
from hrkpi.readiness import Coverage, Grade, Readiness
from hrkpi.relevance import Need
from hrkpi.tables import TABLES
from hrkpi.wording import DASH, FIXED, Wording
from layouts._entries import GRADES, grade
from layouts._html import Cell, icon, scrolled, table, tile
from layouts._parts import chip_of

MEANINGS = {
    Grade.A: marked("Every column it needs is filled, fresh, and does not contradict itself."),
    Grade.B: marked("Up to 10 % of a column is blank, or a blank has a usual meaning."),
    Grade.C: marked("Up to 30 % of a column is blank: read it with care."),
    Grade.D: marked("A feed or a column is missing, or too much of it."),
}
NAMED = 4  # KPIs named before "and 2 more"
NO_ROWS = marked("Which rows they are is shown to those who keep the data.")


def counts(found: Sequence[Readiness]) -> Component:
    """How many KPIs have each grade, and what it means."""
    items = [
        html.Li(
            [
                html.Span(_counted(one, count), className="fact-label"),
                html.Span(str(count), className="fact-value"),
                html.Span(say(MEANINGS[one]), className="small"),
            ],
            className="tile",
        )
        for one in Grade
        for count in [sum(ready.grade is one for ready in found)]
    ]
    return html.Ul(items, className="large-figures", role="list")


def kpis(found: Sequence[Readiness], wording: Wording) -> Component:
    """The KPIs that are kept from the best grade, the worst first; then all others, folded up."""
    doubtful = sorted(
        (one for one in found if one.grade is not Grade.A), key=lambda one: -ord(one.grade.value)
    )
    sound = [one for one in found if one.grade is Grade.A]
    listed = _kpis(say("KPIs with gaps"), doubtful, wording) if doubtful else html.P(say("No KPI has a gap."))
    count = say_many("{count} sound KPI", "{count} sound KPIs", len(sound))
    others = html.Details([html.Summary(count), _kpis(say("Sound KPIs"), sound, wording)], className="folded")
    note = say("The weakest column decides, or the age of the last event, or rows that contradict.")
    return tile(say("What each KPI can carry"), note, listed, others if sound else None)


def gaps(found: Sequence[Readiness], wording: Wording) -> Component:
    """The columns with blanks, the emptiest first, and which KPIs they keep back."""
    columns: dict[str, Coverage] = {}
    needing: dict[str, list[str]] = {}
    for ready in found:
        for one in ready.coverage:
            if one.is_missing or one.share != 1:
                columns[one.column] = one
                needing.setdefault(one.column, []).append(say(ready.kpi.label))
    ordered = sorted(columns.values(), key=lambda one: (not one.is_missing, _known(one), one.column))
    rows: list[list[Cell]] = [
        [
            html.Code(one.column),
            _meaning(one.column),
            _filled(one, wording),
            _blank(one, wording),
            _few(needing[one.column]),
        ]
        for one in ordered
    ]
    heads = (say("Column"), say("What it says"), say("Filled"), say("Blank rows"), say("Needed by"))
    if not rows:
        return tile(say("What is missing"), "", html.P(say("Every column that a KPI needs is filled.")))
    label = say("Columns with blanks")
    return tile(
        say("What is missing"),
        say("Of the rows in which it matters."),
        scrolled(table(label, heads, rows), label),
    )


def bounds(found: Sequence[Readiness], wording: Wording) -> Component | None:
    """The figures that the unknown could move, as far as that can be seen; none where there is none."""
    rows: list[list[Cell]] = [
        [
            html.A(say(one.kpi.label), href=f"/explore?kpi={one.kpi.key}"),
            wording.value(one.kpi, one.bounds.value),
            _between(one, wording),
            wording.period(one.bounds.period),
        ]
        for one in found
        if one.bounds is not None and _is_moved(one, wording)
    ]
    if not rows:
        return None
    label = say("How far the unknown could move a figure")
    note = say("The figure if all that is unknown were one thing, and if it were the other.")
    return tile(
        label,
        note,
        scrolled(table(label, (say("KPI"), say("Now"), say("Between"), say("Period")), rows), label),
    )


def contradictions(found: Sequence[Readiness], wording: Wording) -> Component | None:
    """What contradicts itself; none where nothing does."""
    once = {one.key: one for ready in found for one in ready.conflicts}
    if not once:
        return None
    rows: list[list[Cell]] = [
        [
            say("A row {what}", what=say(one.what)),
            html.Code(one.table),
            DASH if one.rows is None else wording.number(one.rows),
        ]
        for one in once.values()
    ]
    return tile(
        say("What contradicts itself"),
        "",
        table(say("Contradictions"), (say("What"), say("Table"), say("Rows")), rows),
    )


def mending(rows: pd.DataFrame | None, wording: Wording, take_away: Component) -> Component:
    """How many rows are to be mended of each kind, and the list to take away."""
    if rows is None:
        return tile(say("Rows to mend"), "", html.P([icon("lock"), say(NO_ROWS)], className="blank"))
    if rows.empty:
        return tile(say("Rows to mend"), "", html.P(say("No row needs mending.")))
    kinds = rows.groupby(["table", "column", "what"], sort=True)["key"]
    listed: list[list[Cell]] = [
        [
            html.Code(f"{name}.{column}"),
            sentences.capital(say(str(what))),
            wording.number(len(keys)),
            _keys(keys),
        ]
        for (name, column, what), keys in kinds
    ]
    note = say_many(
        "{number} row by table and key. Mend it where it comes from, import again.",
        "{number} rows by table and key. Mend them where they come from, import again.",
        len(rows),
        number=wording.number(len(rows)),
    )
    heads = (say("Column"), say("What"), say("Rows"), say("The first keys"))
    inside = scrolled(table(say("Rows to mend"), heads, listed), say("Rows to mend"))
    return tile(say("Rows to mend"), note, inside, tools=[take_away])


def said(found: Sequence[Readiness]) -> tuple[str, str]:
    """The page in two sentences: how many KPIs are sound, and which cannot be told at all or need care."""
    sound = sum(one.grade is Grade.A for one in found)
    first = say("{sound} of {all} KPIs stand on sound data.", sound=sound, all=len(found))
    untold, careful = (_named(found, one) for one in (Grade.D, Grade.C))
    parts = []
    if untold:
        told = sentences.listed(_cut(untold))
        parts.append(
            say_many("{names} cannot be told yet.", "{names} cannot be told yet.", len(untold), names=told)
        )
    if careful:
        told = sentences.listed(_cut(careful))
        parts.append(say_many("{names} needs care.", "{names} need care.", len(careful), names=told))
    return first, " ".join(map(sentences.capital, parts))


def _named(found: Sequence[Readiness], grade: Grade) -> list[str]:
    """The names of the KPIs of a grade, as they stand inside a sentence."""
    return [sentences.lowered(say(ready.kpi.label)) for ready in found if ready.grade is grade]


def _counted(one: Grade, count: int) -> Component:
    """A grade over its count; one that nothing has does not shout."""
    return grade(one) if count else chip_of("none", say(GRADES[one][1]))


def _kpis(label: str, found: Sequence[Readiness], wording: Wording) -> Component:
    rows: list[list[Cell]] = [
        [
            html.A(say(one.kpi.label), href=f"/explore?kpi={one.kpi.key}"),
            grade(one.grade),
            "; ".join(one.because) or say("Nothing"),
            _weakest(one, wording),
            _age(one),
        ]
        for one in found
    ]
    heads = (say("KPI"), say("Grade"), say("What keeps it back"), say("Filled"), say("Last event"))
    return scrolled(table(label, heads, rows), label)


def _weakest(one: Readiness, wording: Wording) -> str:
    shares = [column.share for column in one.coverage if not column.is_missing and column.share is not None]
    return _share(min(shares), wording) if shares else DASH


def _age(one: Readiness) -> str:
    if one.months is None:
        return say("Never")
    if not one.months:
        return say("This month")
    return say_many("{count} month ago", "{count} months ago", one.months)


def _is_moved(one: Readiness, wording: Wording) -> bool:
    """Whether the unknown moves a figure by more than a digit that is shown."""
    ends = one.bounds and {wording.value(one.kpi, end) for end in (one.bounds.low, one.bounds.high)}
    return bool(ends) and len(ends or ()) > 1


def _between(one: Readiness, wording: Wording) -> str:
    return "" if one.bounds is None else wording.interval(one.kpi, one.bounds.low, one.bounds.high)


def _known(one: Coverage) -> float:
    return 0.0 if one.is_missing else 1.0 if one.share is None else one.share


def _filled(one: Coverage, wording: Wording) -> str:
    if one.is_missing:
        return say("Nothing")
    return say("A few blanks") if one.share is None else _share(one.share, wording)


def _blank(one: Coverage, wording: Wording) -> str:
    if one.is_missing or one.rows is None or one.filled is None:
        return DASH
    return wording.number(one.rows - one.filled)


def _share(share: float, wording: Wording) -> str:
    return f"{wording.number(share * 100, 1)}{FIXED}%"


def _meaning(name: str) -> str:
    need = Need.read(name)
    columns = {column.name: column.meaning for column in TABLES[need.table].columns}
    return say(" Or: ").join(say(columns[column]) for column in need.columns)


def _few(names: Sequence[str]) -> str:
    return sentences.listed(_cut(names))


def _cut(names: Sequence[str]) -> list[str]:
    left = len(names) - NAMED
    return [*names[:NAMED], *([say_many("{count} more", "{count} more", left)] if left > 0 else [])]


def _keys(keys: "pd.Series[str]") -> str:
    found = [str(key).removesuffix(" / ") for key in keys.head(NAMED)]
    return ", ".join(found) + (" …" if len(keys) > NAMED else "")
