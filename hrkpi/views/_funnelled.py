"""Applications through the stages of hiring: how many of a cohort come how far."""

from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.period import WindowKind
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Mark, Series
from hrkpi.views._charted import MISSING, NOTHING, known
from hrkpi.views._figures import HIDDEN, Figures, Row, number
from hrkpi.wording import FIXED

KEY = "stage_conversion"
STAGE = "stage"
MOST_COHORTS = 9
NO_STAGES = marked(
    "No stages of applications were imported. They come with the applicants, as a history of stages."
)


def funnelled(made: Figures) -> Chart:
    """How many of the applications of the last twelve months entered each stage."""
    rows = {str(row[STAGE]): row for row in made.rows(KEY)} if _is_fed(made) else {}
    stages = [one for one in made.report.members(STAGE) if one in rows or _is_last(made, one)]
    cells = [_entered(made, rows, stages, at) for at in range(len(stages))]
    return Chart(
        key="funnel",
        title=say("Applications through the stages"),
        mark=Mark.FUNNEL,
        axis=tuple(stages),
        axis_name=say("Stage"),
        series=(Series(say("Applications"), tuple(cells)),),
        unit=Unit.APPLICATIONS,
        decimals=0,
        statement=_told(stages, cells) if rows else say(NO_STAGES),
        note=say("Applications of the last 12 months; some of the latest are still on their way."),
    )


def conversions(made: Figures) -> Chart:
    """Of those that entered a stage, the share that went on: by quarter of the application."""
    kpi = made.report.kpi(KEY)
    found = made.rows(KEY, months=made.asking.months, window=WindowKind.QUARTER) if _is_fed(made) else []
    rows = [row for row in found if int(row["stop"]) - 1 <= made.last(kpi) and not row["partial"]]
    there = {str(row[STAGE]) for row in rows}
    stages = [one for one in made.report.members(STAGE) if one in there]
    quarters = list(dict.fromkeys(str(row["period"]) for row in rows))[-MOST_COHORTS:]
    cells = {(str(row["period"]), str(row[STAGE])): made.cell(kpi, row) for row in rows}
    series = tuple(
        Series(made.wording.period(one), tuple(cells.get((one, stage), MISSING) for stage in stages))
        for one in quarters
    )
    return Chart(
        key="conversions",
        title=say("Who goes on, by quarter of the application"),
        mark=Mark.HEAT,
        axis=tuple(say("From {stage}", stage=stage) for stage in stages),
        axis_name=say("Applied in"),
        series=series,
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=_latest(stages, series) if rows else say(NO_STAGES),
        note=say(
            "Share of the applications in a stage that entered a later one; some of the latest still wait."
        ),
    )


def _is_fed(made: Figures) -> bool:
    return STAGE in made.report.dimensions(KEY)


def _is_last(made: Figures, stage: str) -> bool:
    """Whether a stage is the last one, out of which nobody goes on."""
    members = made.report.members(STAGE)
    return bool(members) and stage == members[-1]


def _entered(made: Figures, rows: dict[str, Row], stages: list[str], at: int) -> Cell:
    """How many entered a stage; of the last one, how many of the one before went on."""
    own = rows.get(stages[at])
    row, column = (own, "denominator") if own else (rows.get(stages[at - 1]), "numerator")
    cell = made.count(row, column)
    value = known(cell)
    if value is None or at == 0:
        return cell if value is None else Cell(value, made.wording.amount(Unit.APPLICATIONS, 0, value))
    start = number(rows[stages[0]]["denominator"]) if stages[0] in rows else None
    share = f" ({made.wording.number(100 * value / start)}{FIXED}%)" if start else ""
    return Cell(value, f"{cell.text}{share}")


def _told(stages: list[str], cells: list[Cell]) -> str:
    first, last = known(cells[0]), known(cells[-1])
    if first is None or last is None:
        return (
            say(NOTHING)
            if all(cell.text != say(HIDDEN) for cell in cells)
            else say("Some stages are hidden.")
        )
    return say(
        "Of {all} {some} came as far as {stage}.",
        all=cells[0].text,
        some=cells[-1].text.partition(" (")[0],
        stage=stages[-1],
    )


def _latest(stages: list[str], series: tuple[Series, ...]) -> str:
    """What is known of the latest cohort."""
    for one in reversed(series):
        told = [
            say("{share} went on from {stage}", share=cell.text, stage=stage)
            for stage, cell in zip(stages, one.cells, strict=True)
            if cell.shown is Shown.OK
        ]
        if told:
            return say("Of those who applied in {period}: {shares}.", period=one.name, shares=", ".join(told))
    return say(NOTHING)
