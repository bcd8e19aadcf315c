"""Training: what is due and done in time, what is overdue and how long, who holds what they must."""

from dataclasses import replace

from hrkpi import sentences
from hrkpi.kpi import Kpi, Unit
from hrkpi.language import marked, say
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Shown
from hrkpi.view import Asking, Block, Chart, Facts, Mark, Role, Series, Table, View
from hrkpi.viewing import ViewKind
from hrkpi.views._charted import by_group, trend
from hrkpi.views._figures import MONTH, YEAR, Figures, Row, figures, number, written_as
from hrkpi.views._matrix import matrix
from hrkpi.views._missing import missing
from hrkpi.views._said import of_groups, of_whole, untold
from hrkpi.wording import Wording

KEY = "training"
IN_TIME, LATE, HELD, HOURS = (
    "training_completion_rate",
    "training_overdue_rate",
    "training_compliance",
    "training_hours_per_fte",
)
KPIS = (IN_TIME, LATE, HELD, HOURS)
COURSE = "course"
AGES = {
    "overdue_1_30": marked("1 to 30 days"),
    "overdue_31_60": marked("31 to 60 days"),
    "overdue_61": marked("61 days or more"),
}
CERTIFICATES = marked("People who hold a valid certificate of a course of those who must.")


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """In time or not, how long overdue, certificates by course and unit, hours."""
    made = figures(report, wording, asking)
    by = made.by(IN_TIME)
    parts = [
        _in_time(made) if made.is_fed(IN_TIME) else [missing(made, IN_TIME)],
        _overdue(made, by) if made.is_fed(LATE) else [missing(made, LATE)],
        _held(made, by) if made.is_fed(HELD) else [missing(made, HELD)],
        _hours(made, by) if made.is_fed(HOURS) else [missing(made, HOURS)],
    ]
    headings = (
        say("Is it done in time?"),
        say("What is overdue?"),
        say("Who holds what they must?"),
        say("How much is learnt?"),
    )
    facts = Facts("now", tuple(made.fact(key) for key in KPIS))
    blocks: tuple[Block, ...] = (facts, *(block for part in parts for block in part))
    return View(
        key=KEY,
        title=say("Training"),
        statement=_statement(made),
        about=made.about(KPIS, blocks),
        blocks=blocks,
        sections={part[0].key: heading for part, heading in zip(parts, headings, strict=True)},
    )


VIEW = ViewKind(key=KEY, title=marked("Training"), draw=draw, of=KPIS)


def _in_time(made: Figures) -> list[Chart | Table]:
    over_time = replace(trend(made, IN_TIME), statement=of_whole(made, IN_TIME))
    return [over_time, _due(made)]


def _overdue(made: Figures, by: str) -> list[Chart | Table]:
    found: list[Chart | Table] = [_ages(made)]
    return [*found, _by(made, LATE, by)] if by else found


def _held(made: Figures, by: str) -> list[Chart | Table]:
    if not by:
        return [by_group(made, HELD, COURSE, note=say(CERTIFICATES))]
    return [matrix(made, HELD, COURSE, by, title=say("Certificates held, by course"), note=say(CERTIFICATES))]


def _hours(made: Figures, by: str) -> list[Chart | Table]:
    found: list[Chart | Table] = [replace(trend(made, HOURS), statement=of_whole(made, HOURS))]
    return [*found, _by(made, HOURS, by)] if by else found


def _by(made: Figures, key: str, by: str) -> Chart:
    """A KPI by unit, with what may be said of the units."""
    chart = by_group(made, key, by)
    said = (chart.statement, of_groups(made, key, by))
    return replace(chart, statement=" ".join(part for part in said if part))


def _counted(made: Figures, key: str) -> Kpi:
    """The KPI, written as a number of assignments."""
    return written_as(made.report.kpi(key), unit=Unit.ASSIGNMENTS, decimals=0)


def _due(made: Figures) -> Chart:
    """Assignments due in each month, and those of them done in time."""
    kpi = _counted(made, IN_TIME)
    rows = made.rows(IN_TIME, months=made.asking.months, window=WindowKind.MONTH)
    due, done = (tuple(made.cell(kpi, row, name) for row in rows) for name in ("denominator", "numerator"))
    last = next((at for at in range(len(rows) - 1, -1, -1) if due[at].value), None)
    said = say("Nothing fell due in these months.")
    if last is not None:
        month = made.wording.month_long(int(rows[last]["stop"]) - 1)
        some = made.count(rows[last], "numerator").text
        said = say(
            "{due} fell due in {month}; {some} of these were done in time.",
            due=due[last].text,
            month=month,
            some=some,
        )
    return Chart(
        key="due-and-in-time",
        title=say("Due and done in time"),
        mark=Mark.COLUMN,
        axis=tuple(made.month(row) for row in rows),
        axis_name=say(MONTH),
        series=(Series(say("Done in time"), done, Role.ACTUAL), Series(say("Due"), due, Role.PRIOR)),
        unit=Unit.ASSIGNMENTS,
        decimals=0,
        statement=said,
        note=say("Mandatory assignments by the month of their first due date."),
    )


def _ages(made: Figures) -> Chart:
    """Overdue assignments by how long they are, beside a year ago."""
    kpi = _counted(made, LATE)
    now, then = next(iter(made.rows(LATE)), None), next(iter(made.rows(LATE, back=YEAR)), None)
    series = [
        Series(name, tuple(made.cell(kpi, row, age) for age in AGES), role)
        for name, role, row in ((say("Now"), Role.ACTUAL, now), (say("A year ago"), Role.PRIOR, then))
    ]
    shown = [one for one in series if any(cell.shown is Shown.OK for cell in one.cells)]
    return Chart(
        key="overdue-by-age",
        title=say("Overdue assignments by days overdue"),
        mark=Mark.COLUMN,
        axis=tuple(map(say, AGES.values())),
        axis_name=say("Overdue for"),
        series=tuple(shown or series[:1]),
        unit=Unit.ASSIGNMENTS,
        decimals=0,
        statement=_aged(made, kpi, now),
        note=say("Of people still employed, at the close of the month."),
    )


def _aged(made: Figures, kpi: Kpi, row: Row | None) -> str:
    """How many are overdue, and how many of these for long."""
    late = made.cell(kpi, row, "numerator")
    if late.shown is not Shown.OK:
        return untold(say("Overdue training"), late)
    if not late.value:
        return say("Nothing is overdue.")
    old = made.count(row, "overdue_61").text
    return say("{late} overdue; {old} of these for 61 days or more.", late=late.text, old=old)


def _statement(made: Figures) -> str:
    done, late = (next(iter(made.rows(key)), None) for key in (IN_TIME, LATE))
    kpis = [made.report.kpi(key) for key in (IN_TIME, LATE)]
    cells = [made.cell(kpi, row) for kpi, row in zip(kpis, (done, late), strict=True)]
    if cells[0].shown is not Shown.OK:
        return untold(say("Training on time"), cells[0])
    aim = sentences.aim(kpis[0], number(done["target"]) if done else None, made.wording)
    first = say(
        "{value} of required training was done in time in the last twelve months{aim}.",
        value=cells[0].text,
        aim=aim,
    )
    if cells[1].shown is not Shown.OK:
        return first
    return f"{first} {say('{value} is overdue.', value=cells[1].text)}"
