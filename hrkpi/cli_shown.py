"""``hrkpi kpi --show``: what stands behind a figure, and what may be said of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from hrkpi.cli_cells import cells, headings, numbers
from hrkpi.cli_options import Format, Show
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.contribution import contribution
from hrkpi.curves import KEY as CURVE
from hrkpi.curves import survival
from hrkpi.errors import QueryError
from hrkpi.export.answers import about, plain_csv, records
from hrkpi.funnel import funnel
from hrkpi.kpi import Kpi
from hrkpi.methods import panel
from hrkpi.narrative import narrative
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.signal import signal
from hrkpi.wording import Wording

YEAR = 12  # months
PARTS = "Mix: groups grew or shrank. Rate: their own figures changed. Both add up to the change."
REVERSED = "Careful: every group moved against the whole (Simpson's paradox), so the change is one of mix."
LEFT_OUT = {  # columns that a table for people leaves out
    Show.LIMITS: {"start", "stop", "side", "seasonal"},
    Show.METHODS: {"method"},
    Show.WORDS: {"claim"},
}


@dataclass(frozen=True)
class View:
    """What is shown of a question.

    Args:
        question: What was asked, with every default filled in.
        rows: As the function behind it gives them.
        facts: What JSON carries beside the rows.
        notes: What stands under the table.
    """

    question: Question
    rows: pd.DataFrame
    facts: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def show(report: Report, question: Question, what: Show, form: Format) -> None:
    """Write one view of a question.

    Args:
        report: Figures as the asker may see them.
        question: The last whole window where it names no month; contribution begins a year before.
        what: Which view.
        form: How it is written.

    Raises:
        QueryError: If the figure has no such view.
    """
    words = Wording(report.locale, report.currency)
    view = VIEWS[what](report, dated(report, question), words)
    if form is Format.JSON:
        write_json({**about(report.kpi(question.kpi)), **view.facts, "rows": records(_plain(view.rows))})
    elif form is Format.CSV:
        write(plain_csv(_plain(view.rows)))
    else:
        _table(view, report.kpi(question.kpi), what, words)


def dated(report: Report, question: Question) -> Question:
    """A question with its defaults filled in; about the last whole window where it names no month."""
    last = question.last
    if last is None:
        last = report.month_over(question.as_of) - report.kpi(question.kpi).matures
    return report.completed(
        replace(question, first=last if question.first is None else question.first, last=last)
    )


# ---- views


def _words(report: Report, asked: Question, _words: Wording) -> View:
    told = narrative(report, replace(asked, first=None))
    rows = pd.DataFrame({"claim": [one.key for one in told], "text": [one.text for one in told]})
    return View(asked, rows, {"numbers": {one.key: one.numbers for one in told}})


def _limits(report: Report, asked: Question, _words: Wording) -> View:
    return View(asked, signal(report, asked).rows)


def _funnel(report: Report, asked: Question, _words: Wording) -> View:
    return View(asked, funnel(report, asked))


def _methods(report: Report, asked: Question, _words: Wording) -> View:
    return View(asked, panel(report, asked))


def _curve(report: Report, asked: Question, _words: Wording) -> View:
    if asked.kpi != CURVE:
        raise QueryError(
            f"{report.kpi(asked.kpi).label} is no curve.",
            where="--show",
            mend=f"ask for the curve of {CURVE}.",
        )
    return View(asked, survival(report, asked))


def _contribution(report: Report, asked: Question, words: Wording) -> View:
    first = asked.first
    if first is not None and first == asked.last:
        first -= YEAR
    found = contribution(report, replace(asked, first=first))
    kpi, then, now = found.kpi, found.then.label, found.now.label
    facts = {
        "of": found.of,
        "from": then,
        "to": now,
        "before": found.before,
        "after": found.after,
        "change": found.change,
        "mix": found.mix,
        "rate": found.rate,
        "is_reversed": found.is_reversed,
    }
    name = f"{kpi.label} (mean)" if found.of == "mean" else kpi.label
    ends = [
        f"{words.value(kpi, end)} in {words.period(at)}"
        for end, at in ((found.before, then), (found.after, now))
    ]
    moved = f"{name}: {', '.join(ends)} ({words.change(kpi, found.change).signed})."
    return View(found.question, found.rows, facts, (moved, PARTS, *([REVERSED] if found.is_reversed else [])))


VIEWS: Mapping[Show, Callable[[Report, Question, Wording], View]] = {
    Show.WORDS: _words,
    Show.LIMITS: _limits,
    Show.FUNNEL: _funnel,
    Show.CONTRIBUTION: _contribution,
    Show.METHODS: _methods,
    Show.CURVE: _curve,
}


# ---- tables


def _plain(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without months as numbers."""
    return rows.drop(columns=[name for name in ("start", "stop") if name in rows])


def _table(view: View, kpi: Kpi, what: Show, words: Wording) -> None:
    names = [str(name) for name in view.rows if name not in LEFT_OUT.get(what, set())]
    rows = [cells(kpi, names, row, words) for row in view.rows.to_dict("records")]
    write_table(headings(names), rows, right=numbers(names))
    notes = list(view.notes)
    if "status" in view.rows and (view.rows["status"] == Shown.HIDDEN).any():
        notes.append("Small groups are hidden, as are values that would reveal them.")
    if notes:
        write("\n" + "\n".join(notes))
