"""``hrkpi bridge``: from the opening headcount to the closing one, every step counted."""

from dataclasses import replace

import pandas as pd
from typer import Typer

from hrkpi import sentences
from hrkpi.book import Units
from hrkpi.bridge import FIGURES
from hrkpi.cli_options import (
    By,
    First,
    Folder,
    Form,
    Format,
    Json,
    Last,
    Reorganised,
    Unprotected,
    Where,
    Window,
    asked,
    reported,
)
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.export.answers import bridge_table, plain_csv, records
from hrkpi.future import known_future
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Shown
from hrkpi.wording import Wording

APP = Typer()


@APP.command("bridge")
def bridge(
    by: By = None,
    first: First = None,
    last: Last = None,
    window: Window = WindowKind.MONTH,
    where: Where = None,
    units: Reorganised = Units.AS_WAS,
    form: Form = Format.TABLE,
    as_json: Json = False,
    unprotected: Unprotected = False,
    folder: Folder = None,
) -> None:
    """From the opening headcount to the closing one; refused where a period or unit does not balance."""
    question = replace(asked("headcount", by, first, last, window, where), units=units)
    report = reported(folder, question, unprotected=unprotected)
    rows = bridge_table(report.bridge(question))
    if as_json or form is Format.JSON:
        about = {"window": window, "as_of": report.as_of, "snapshot": report.snapshot}
        write_json({**about, "known_future": vars(known_future(report)), "rows": records(rows)})
    elif form is Format.CSV:
        write(plain_csv(rows))
    else:
        _show(rows, report)


def _show(rows: pd.DataFrame, report: Report) -> None:
    words = Wording(report.locale, report.currency)
    by = [str(name) for name in rows if name not in {"period", "status", *FIGURES}]
    figures = [sentences.dimension(name) for name in FIGURES]
    cells = [
        [words.period(row["period"]), *(row[name] for name in by), *_figures(row, words)]
        for _, row in rows.iterrows()
    ]
    write_table(["Period", *map(sentences.dimension, by), *figures], cells, right=figures)
    write(f"\nData to {words.day(report.as_of)}, snapshot {report.snapshot}.")
    future = known_future(report)
    if future.hires or future.exits:
        write(f"Known already and in no figure: hires {future.hires}, exits {future.exits} after that day.")


def _figures(row: pd.Series, words: Wording) -> list[str]:
    if row["status"] == Shown.OK:
        return [words.number(row[name]) for name in FIGURES]
    return [sentences.status("", row["status"]).lower(), *[""] * (len(FIGURES) - 1)]
