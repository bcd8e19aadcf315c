"""An import as the reader follows it: choose files, see what they would do, answer, bring them in."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from hrkpi.findings import Severity, Status
from hrkpi.language import marked, say, say_many
from hrkpi.wording import Wording
from layouts._answered import answers
from layouts._html import attributes, icon, scrolled, table
from layouts._jobs import Job
from layouts._mapping import editor
from layouts._parts import action, chip_of
from layouts._steps import stepped
from layouts._tour import opener

KEY = "data"
AGAIN = 400  # milliseconds between two looks at a running job
SEVERITIES = {  # word and symbol, the gravest first
    Severity.ERROR: (marked("Error"), "off"),
    Severity.QUESTION: (marked("Question"), "watch"),
    Severity.WARNING: (marked("Warning"), "none"),
    Severity.ACCEPTED: (marked("Noted"), "good"),
}
HEADLINES = {
    Status.PUBLISHED: ("good", marked("Imported")),
    Status.REFUSED: ("off", marked("Refused: nothing has changed")),
    Status.QUESTIONS: ("watch", marked("A question is open: nothing has changed")),
    Status.DRY_RUN: ("good", marked("Checked: nothing has changed yet")),
    Status.NO_CHANGE: ("none", marked("These files are already loaded")),
}
Plain = Mapping[str, Any]  # Any: a report in plain types


def invitation(*, sample: bool) -> Component:
    """The way in: drop files, choose them or a folder, or take the sample company."""
    choose = html.Button(
        [icon("upload"), say("Choose files")],
        type="button",
        className="button primary",
        **attributes(data_upload="files", data_way="files"),
    )
    folder = html.Button(
        say("Choose a folder"),
        type="button",
        className="button",
        **attributes(data_upload="folder", data_way="folder"),
    )
    load = html.Button(
        say("Load the sample company"),
        type="button",
        className="button",
        **attributes(data_act="sample", data_way="sample"),
    )
    ways = [choose, folder, *([load] if sample else [])]
    return html.Div(
        [
            html.P(
                [html.Strong(say("Drop exports here")), say(" – CSV, XLSX, JSON or Parquet, one or several.")]
            ),
            html.P(
                say("They are checked first. Nothing changes until you have seen the report."),
                className="note",
            ),
            html.Div(ways, className="actions"),
            html.P(id="uploading", className="note", role="status"),
        ],
        className="drop",
        **attributes(data_drop=""),
    )


def panel(job: Job, wording: Wording) -> Component:
    """How far an import is, or what came out of it."""
    if job.phase == "running":
        return _running(job)
    if job.phase == "failed":
        what, where, mend = job.error
        lines = [
            html.P([html.Span(say("Where: "), className="note"), say(where)]),
            html.P([html.Span(say("What helps: "), className="note"), say(mend)]),
        ]
        again = [editor(job.mapping)] if job.mapping else []
        return html.Div(
            [_title("off", say(what)), *lines, *again, html.Div([_discard()], className="actions")],
            className="outcome",
        )
    return _report(job, wording)


def _running(job: Job) -> Component:
    step = stepped(job.step)
    doing = say("Checking: {step}", step=step) if job.dry_run else say("Importing: {step}", step=step)
    said = attributes(aria_label=doing)
    known = (
        html.Progress(value=str(job.parts), max=str(job.whole), **said)
        if job.whole
        else html.Progress(**said)
    )
    return html.Div([html.H3(doing), known], className="outcome", **attributes(aria_busy="true"))


def _report(job: Job, wording: Wording) -> Component:
    report = job.report
    symbol, title = HEADLINES[Status(report["status"])]
    ready = report["status"] == Status.DRY_RUN
    not_yet = report["status"] not in {Status.PUBLISHED, Status.NO_CHANGE}
    asked = [finding for finding in report["findings"] if finding["question"]]
    buttons = [
        *([action("import", say("Import"), primary=True)] if ready else []),
        *([action("check", say("Check again"), primary=True)] if asked else []),
        *(
            [html.A(say("Open the scorecard"), href="/", className="button primary"), opener()]
            if report["status"] == Status.PUBLISHED
            else []
        ),
        _discard(),
    ]
    return html.Div(
        [
            _title(symbol, say(title)),
            _files(report["files"], wording),
            _tables(report["tables"], wording),
            *[_findings(severity, report["findings"], wording) for severity in SEVERITIES],
            *([editor(said)] if (said := job.mapping or report.get("proposal")) and not_yet else []),
            html.Div(buttons, className="actions"),
        ],
        className="outcome",
    )


def _title(symbol: str, text: str) -> Component:
    return html.H3([icon(symbol, mark=f"mark-{symbol}"), text])


def _discard() -> Component:
    return action("discard", say("Choose other files"))


def _files(files: Sequence[Plain], wording: Wording) -> Component:
    heads = (say("File"), say("Read as"), say("Rows"), say("Taken"), say("Set aside"), say("Skipped"))
    rows = [
        [
            file["name"],
            file["connector"] or say("not recognised"),
            *(wording.number(file[name]) for name in ("rows_in", "published", "quarantined", "skipped")),
        ]
        for file in files
    ]
    label = say("Files of this import")
    return scrolled(table(label, heads, rows), label)


def _tables(tables: Mapping[str, int], wording: Wording) -> Component:
    if not tables:
        return html.Div()
    items = [
        html.Li(
            [
                html.Code(name),
                " ",
                say_many("{number} row", "{number} rows", rows, number=wording.number(rows)),
            ]
        )
        for name, rows in tables.items()
    ]
    return html.Div([html.P(say("They would fill:"), className="note"), html.Ul(items, className="fills")])


def _findings(severity: Severity, findings: Sequence[Plain], wording: Wording) -> Component | None:
    found = [finding for finding in findings if finding["severity"] == severity]
    if not found:
        return None
    word, symbol = SEVERITIES[severity]
    head = [chip_of(symbol, say(word)), html.Span(wording.number(len(found)), className="note")]
    listed = html.Ul([_finding(finding, wording) for finding in found])
    if severity is Severity.ACCEPTED:  # how the files were read: there for who wants to know
        return html.Details([html.Summary(head), listed], className="findings")
    return html.Section([html.H4(head), listed], className="findings")


def _finding(finding: Plain, wording: Wording) -> Component:
    home = " · ".join(part for part in (finding["file"], finding["sheet"]) if part)
    times = (
        " " + say("{number} places.", number=wording.number(finding["count"])) if finding["count"] > 1 else ""
    )
    parts: list[Component | None] = [
        html.P([html.Strong(_told(finding)), times]),
        html.P([html.Span(f"{home}. " if home else "", className="note"), _sentence(finding["mend"])]),
        _places(finding["places"]) if finding["places"] else None,
        _question(finding) if finding["question"] else None,
    ]
    return html.Li([part for part in parts if part is not None])


def _told(finding: Plain) -> str:
    """The rule as a sentence; one that speaks of a cell begins with its column's heading."""
    headings = {place["heading"] for place in finding["places"]} - {""}
    what = str(finding["what"])
    if len(headings) != 1 or not what[:1].islower():
        return _sentence(what)
    return _sentence(say("“{heading}” {rule}", heading=headings.pop(), rule=what))


def _sentence(text: str) -> str:
    """A text with a capital at its beginning and a full stop at its end."""
    return text and text[0].upper() + text[1:] + ("" if text.endswith((".", "?", "!", ":")) else ".")


def _places(places: Sequence[Plain]) -> Component:
    rows = [
        [
            str(place["row"]) if place["row"] else "–",
            f"{place['column']} {place['heading']}".strip(),
            place["value"],
        ]
        for place in places
    ]
    label = say("First places")
    listed = table(label, (say("Row"), say("Column"), say("Value")), rows)
    return html.Details([html.Summary(say("Where")), scrolled(listed, label)])


def _question(finding: Plain) -> Component:
    field = dmc.Select(
        id={"page": KEY, "question": finding["question"]},
        data=answers(finding),
        label=say("Answer"),
        placeholder=say("Choose"),
        clearable=True,
        searchable=True,
        withCheckIcon=False,
        nothingFoundMessage=say("Nothing of that name"),
        clearButtonProps=attributes(aria_label=say("Clear selection")),
    )
    return html.Div(field, className="answer")
