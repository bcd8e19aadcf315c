"""How long applications wait at each stage of hiring: half of them, and nine in ten."""

from collections.abc import Sequence

from hrkpi.language import say
from hrkpi.view import Cell, Chart, Mark, Role, Series
from hrkpi.views._charted import NOTHING, known, seen
from hrkpi.views._durations import HALF, NINE
from hrkpi.views._figures import HIDDEN, Figures
from hrkpi.views._funnelled import NO_STAGES, STAGE

KEY = "time_in_stage"


def waits(made: Figures) -> Chart:
    """Days in each stage of the applications that left it: median, ninth of ten."""
    kpi, is_fed = made.report.kpi(KEY), STAGE in made.report.dimensions(KEY)
    rows = {str(row[STAGE]): row for row in made.rows(KEY)} if is_fed else {}
    stages = tuple(one for one in made.report.members(STAGE) if one in rows)
    half = tuple(made.cell(kpi, rows[stage]) for stage in stages)
    nine = tuple(made.cell(kpi, rows[stage], "p90") for stage in stages)
    return Chart(
        key="time-in-stage",
        title=say("How long applications stay in each stage"),
        mark=Mark.BAR,
        axis=stages,
        axis_name=say("Stage"),
        series=(Series(say(HALF), half), Series(say(NINE), nine, Role.PRIOR)),
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=_told(stages, half, nine) if rows else say(NO_STAGES),
        note=say("Applications that left the stage in the last 12 months; others still wait there."),
        kpi=KEY,
        by=STAGE,
    )


def _told(stages: Sequence[str], half: Sequence[Cell], nine: Sequence[Cell]) -> str:
    """The stage that takes longest, of those that are shown."""
    is_whole = all(cell.text != say(HIDDEN) for cell in half)
    if not seen(half):
        return say(NOTHING) if is_whole else say("Some stages are hidden.")
    at = max(range(len(stages)), key=lambda place: (known(half[place]) or -1.0, known(nine[place]) or -1.0))
    longest = say(
        "Longest in {stage}: {mid} for half, {most} for nine in ten.",
        stage=stages[at],
        mid=half[at].text,
        most=nine[at].text,
    )
    return longest if is_whole else f"{longest} {say('What is hidden may be higher or lower.')}"
