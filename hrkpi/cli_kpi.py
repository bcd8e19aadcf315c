"""``hrkpi kpi``: one KPI, by period and group."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from typer import Argument, Typer

from hrkpi import sentences
from hrkpi.book import Units
from hrkpi.cli_options import (
    Annualise,
    AsOf,
    By,
    Explain,
    First,
    Folder,
    Form,
    Format,
    Json,
    Last,
    Method,
    Reorganised,
    Show,
    Unprotected,
    Views,
    Where,
    Window,
    Within,
    asked,
    listed,
    reported,
)
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.discovery import late
from hrkpi.export.answers import answer, plain_csv, table
from hrkpi.kpi import Kpi
from hrkpi.period import parse_day
from hrkpi.query import Average
from hrkpi.report import Report
from hrkpi.result import Result, Shown
from hrkpi.wording import Wording

APP = Typer()


@APP.command("kpi")
def kpi(
    key: Annotated[str, Argument(metavar="KEY", help="Key of the KPI; 'hrkpi kpis' lists them.")],
    by: By = None,
    first: First = None,
    last: Last = None,
    window: Window = None,
    where: Where = None,
    average: Method = Average.DAILY,
    annualise: Annualise = False,
    as_of: AsOf = None,
    units: Reorganised = Units.AS_WAS,
    show: Views = Show.FIGURES,
    within: Within = None,
    explain: Explain = None,
    form: Form = Format.TABLE,
    as_json: Json = False,
    unprotected: Unprotected = False,
    folder: Folder = None,
) -> None:
    """One KPI, by period and group."""
    question = replace(
        asked(key, by, first, last, window, where),
        average=average,
        annualise=annualise,
        as_of=parse_day(as_of) if as_of else None,
        units=units,
    )
    report = reported(folder, question, unprotected=unprotected)
    form = Format.JSON if as_json else form
    if within:
        late("hrkpi.cli_parity").within(report, question, within, form)
        return
    if explain:
        late("hrkpi.cli_parity").explain(report, question, listed(explain), form)
        return
    if show is not Show.FIGURES:
        late("hrkpi.cli_shown").show(report, question, show, form)
        return
    result = report.answer(question)
    if form is Format.JSON:
        write_json(answer(result))
    elif form is Format.CSV:
        write(plain_csv(table(result)))
    else:
        _show(result, report)


def _show(result: Result, report: Report) -> None:
    words, by = Wording(report.locale, report.currency), result.question.by
    headings = [
        "Period",
        *map(sentences.dimension, by),
        result.kpi.label,
        "95 % interval",
        "People",
        "Target",
        "Status",
    ]
    rows = [_cells(row, result.kpi, by, words) for row in result.rows.to_dict("records")]
    write_table(headings, rows, right=[result.kpi.label, "95 % interval", "People", "Target"])
    write(f"\n{result.definition}")
    if result.question.annualise:
        write("Rates are scaled to a year: times the days of the year over the days of the period.")
    if (result.rows["partial"] & (result.rows["status"] == Shown.OK)).any():
        write("Provisional: the data cover only a part of the period.")
    write(f"Data to {words.day(result.as_of)}, snapshot {result.snapshot}.")
    if result.hidden:
        write(f"Groups under {result.minimum} people are hidden, as are values that would reveal them.")


def _cells(row: Mapping[Any, Any], kpi: Kpi, by: tuple[str, ...], words: Wording) -> list[str]:  # Any: a row
    shown = row["status"] == Shown.OK
    return [
        words.period(str(row["period"])),
        *(str(row[name]) for name in by),
        words.value(kpi, row["value"]) if shown else sentences.status("", row["status"]).lower(),
        words.interval(kpi, row["low"], row["high"]),
        words.number(row["n"]),
        words.value(kpi, row["target"]),
        sentences.status(row["verdict"], row["status"]) + ", provisional" * row["partial"] if shown else "",
    ]
