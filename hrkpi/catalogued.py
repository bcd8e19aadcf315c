"""The catalogue as one reads it: each KPI with what it is, whom it is about, and its figure now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hrkpi import sentences
from hrkpi.kpi import Better, Kpi, Timing
from hrkpi.language import marked, say
from hrkpi.period import WindowKind
from hrkpi.query import Average
from hrkpi.readiness import Readiness, readiness
from hrkpi.report import Report
from hrkpi.result import Question, Shown

MEMORY = 36  # months looked back for the last survey
POPULATIONS: Mapping[str, str] = {  # by the first fact of a KPI
    "people": marked("Employees; contractors apart"),
    "exits": marked("Employees who left"),
    "spans": marked("Employees with a direct report"),
    "layers": marked("Employees in a chain of managers"),
    "hiring": marked("Applications and offers"),
    "durations": marked("Vacancies filled and people hired"),
    "openings": marked("Vacancies still open"),
    "stages": marked("Applications, stage by stage"),
    "stays": marked("Applications that left a stage"),
    "costs": marked("Costs of recruiting, and people hired"),
    "survey": marked("Employees who were asked, each once"),
    "training": marked("Assignments and completions of employees"),
    "certificates": marked("Employees of whom a certificate is required"),
    "goals": marked("Goals that are open"),
    "goal_owners": marked("Employees, and those who own a goal"),
    "reviews": marked("Reviews that were due"),
    "recognition": marked("Employees, and those recognised"),
    "absence": marked("Employees on their working days"),
}
DIRECTIONS: Mapping[Better, str] = {
    Better.HIGHER: marked("Higher is better"),
    Better.LOWER: marked("Lower is better"),
    Better.NONE: marked("A target decides which way is good"),
}


@dataclass(frozen=True)
class Entry:
    """One KPI in the catalogue.

    Args:
        kpi: What is measured; its direction is that of the target where it has none of its own.
        definition: Formula in words, with the method of the average headcount.
        population: Whom or what it is about.
        window: How months are gathered.
        readiness: How far the data can carry it, without bounds.
        period: Label of the last window; empty where there is none.
        value: Its figure then for the whole company; missing where it is hidden, of groups, or not known.
        shown: Whether it is shown, hidden or has no data.
        split: Groups it is always told by; empty where one figure tells of all.
    """

    kpi: Kpi
    definition: str
    population: str
    window: str
    readiness: Readiness
    period: str
    value: float | None
    shown: Shown
    split: str


def catalogued(report: Report) -> tuple[Entry, ...]:
    """Every KPI in the order in which people read them.

    Args:
        report: Figures as the asker may see them.
    """
    report = report.remembering()
    return tuple(_entry(report, one) for one in readiness(report, is_bounded=False))


def _entry(report: Report, ready: Readiness) -> Entry:
    kpi = ready.kpi
    is_split = bool(kpi.splits) and not kpi.gathers
    last = report.default_month - kpi.matures
    first = last - MEMORY if kpi.timing is Timing.OCCASION else last
    found = report.answer(Question(kpi.key, first=first, last=last))
    had = found.rows[found.rows["status"] != Shown.NO_DATA]
    empty = Entry(
        kpi=found.kpi,
        definition=report.definition(kpi, Average.DAILY),
        population=say(POPULATIONS[kpi.facts[0]]),
        window=_window(kpi),
        readiness=ready,
        period="",
        value=None,
        shown=Shown.NO_DATA,
        split=sentences.dimension(kpi.splits) if is_split else "",
    )
    if had.empty:
        return empty
    row = had.iloc[-1]
    shown = Shown.OK if is_split else Shown(str(row["status"]))
    value = float(row["value"]) if shown is Shown.OK and not is_split else None
    return replace(empty, period=str(row["period"]), value=value, shown=shown)


def _window(kpi: Kpi) -> str:
    """How months are gathered, for readers: ``Last 12 months``, ``At the close of a month``."""
    if kpi.timing is Timing.OCCASION:
        return say("Survey by survey")
    if kpi.timing is Timing.CLOSE:
        return say("At the close of the month")
    return sentences.capital(say(sentences.WINDOWS[WindowKind(kpi.window)]))
