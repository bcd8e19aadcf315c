"""How long hiring takes: half of the cases and nine in ten of them, side by side and over time."""

from collections.abc import Mapping, Sequence

from hrkpi import sentences
from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.view import Cell, Chart, Mark, Role, Series
from hrkpi.views._charted import MISSING, NOTHING, known, seen
from hrkpi.views._figures import MONTH, Figures

STEPS: Mapping[str, str] = {
    "time_to_hire": marked("Application to acceptance"),
    "time_to_fill": marked("Approval to acceptance"),
    "time_to_start": marked("Approval to first day"),
}
HALF, NINE = marked("Half take up to"), marked("Nine in ten take up to")


def durations(made: Figures) -> Chart:
    """The three durations of hiring now: median, ninth of ten, target."""
    rows = {key: next(iter(made.rows(key)), None) for key in STEPS}
    kpis = {key: made.report.kpi(key) for key in STEPS}
    half = tuple(made.cell(kpis[key], rows[key]) for key in STEPS)
    nine = tuple(made.cell(kpis[key], row, "p90") if row else MISSING for key, row in rows.items())
    aims = tuple(made.cell(kpis[key], row, "target") if row else MISSING for key, row in rows.items())
    series = [Series(say(HALF), half), Series(say(NINE), nine, Role.PRIOR)]
    series += (
        [Series(say("Target of the half"), aims, Role.TARGET)]
        if any(known(aim) is not None for aim in aims)
        else []
    )
    told = [
        say("{name}: {mid} for half, {most} for nine in ten.", name=say(name), mid=mid.text, most=most.text)
        for name, mid, most in zip(STEPS.values(), half, nine, strict=True)
        if known(mid) is not None
    ]
    return Chart(
        key="durations",
        title=say("How long each step takes"),
        mark=Mark.BAR,
        axis=tuple(map(say, STEPS.values())),
        axis_name=say("Step"),
        series=tuple(series),
        unit=Unit.DAYS,
        decimals=0,
        statement=" ".join(told) or say(NOTHING),
        note=say("Of the vacancies filled in the last 12 months."),
    )


def duration(made: Figures, key: str, *, title: str) -> Chart:
    """One duration over time: median, ninth of ten, target."""
    kpi, rows = made.report.kpi(key), made.rows(key, months=made.asking.months)
    half = tuple(made.cell(kpi, row) for row in rows)
    nine = tuple(made.cell(kpi, row, "p90") for row in rows)
    aims = tuple(made.cell(kpi, row, "target") for row in rows)
    series = [Series(say(HALF), half), Series(say(NINE), nine, Role.PRIOR)]
    series += [Series(say("Target"), aims, Role.TARGET)] if seen(aims) else []
    return Chart(
        key=key.replace("_", "-"),
        title=title,
        mark=Mark.LINE,
        axis=tuple(made.month(row) for row in rows),
        axis_name=say(MONTH),
        series=tuple(series),
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=_told([made.month(row) for row in rows], half, nine),
        note=say("{label}, vacancies of the last 12 months each.", label=say(kpi.label)),
        kpi=key,
    )


def _told(months: Sequence[str], half: Sequence[Cell], nine: Sequence[Cell]) -> str:
    """The last figures that are shown."""
    at = max((place for place, cell in enumerate(half) if known(cell) is not None), default=None)
    if at is None:
        return say(NOTHING)
    return say(
        "{month}: {half} for half of the vacancies, {most} for nine in ten.",
        month=sentences.capital(months[at]),
        half=half[at].text,
        most=nine[at].text,
    )
