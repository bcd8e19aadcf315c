"""``hrkpi kpi --within`` and ``--explain``: whether groups differ once like is compared with like."""

import pandas as pd

from hrkpi.cli_cells import cells, headings, numbers
from hrkpi.cli_options import Format
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.cli_shown import dated
from hrkpi.explained import explained
from hrkpi.export.answers import about, plain_csv, records
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.stratified import stratified
from hrkpi.wording import Wording

REVERSED = (
    "Careful: at least one group is behind as a whole and not within {stratum}, or the other way round "
    "(Simpson's paradox)."
)
COMMON = (
    "Common: Mantel-Haenszel's ratio within {stratum}, with its 95 % interval and the p of no difference."
)
EXPLAINED = "Explained: what women would be paid less if they were paid as men of the same {dimensions}."
REST = "The rest, with its 95 % interval, is not explained by these; it is no proof of a cause."
HIDDEN = "Small groups are hidden, as are values that would reveal them."
INNER = {"chi_square"}  # columns that a table for people leaves out


def within(report: Report, question: Question, stratum: str, form: Format) -> None:
    """Write an impact ratio beside the one common to the members of a dimension.

    Raises:
        QueryError: If the figure is no impact ratio, or has no such dimension.
    """
    rows = stratified(report, dated(report, question), stratum)
    notes = [COMMON.format(stratum=stratum.replace("_", " "))]
    if rows["reversal"].any():
        notes.insert(0, REVERSED.format(stratum=stratum.replace("_", " ")))
    _write(report, question, rows, notes, form)


def explain(report: Report, question: Question, dimensions: tuple[str, ...], form: Format) -> None:
    """Write how much of the mean pay gap some dimensions explain.

    Raises:
        QueryError: If the figure is another one, or a dimension explains nothing.
    """
    rows = explained(report, dated(report, question), dimensions)
    words = " and ".join(name.replace("_", " ") for name in dimensions)
    _write(report, question, rows, [EXPLAINED.format(dimensions=words), REST], form)


def _write(report: Report, question: Question, rows: pd.DataFrame, notes: list[str], form: Format) -> None:
    kpi = report.kpi(question.kpi)
    if form is Format.JSON:
        write_json({**about(kpi), "rows": records(rows)})
        return
    if form is Format.CSV:
        write(plain_csv(rows))
        return
    names = [str(name) for name in rows if name not in INNER]
    words = Wording(report.locale, report.currency)
    written = [cells(kpi, names, row, words) for row in rows.to_dict("records")]
    write_table(headings(names), written, right=numbers(names))
    hidden = [HIDDEN] if (rows["status"] == Shown.HIDDEN).any() else []
    write("\n" + "\n".join([*notes, *hidden]))
