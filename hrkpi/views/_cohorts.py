"""What became of those who were hired together: by quarter of the hire, how many were gone when."""

from collections.abc import Mapping

from hrkpi.language import marked, say
from hrkpi.period import WindowKind
from hrkpi.view import Chart, Mark, Role, Series
from hrkpi.views._charted import NOTHING, known
from hrkpi.views._figures import Figures, Row

KEYS: Mapping[str, str] = {
    "ninety_day_turnover_rate": marked("Within 90 days"),
    "first_year_turnover_rate": marked("Within a year"),
}
GONE = (
    marked("Of those hired in {period}, {share} were gone within 90 days."),
    marked("Of those hired in {period}, {share} were gone within a year."),
)
LEAST = 24  # months of hires, so that some have been here for a year


def cohorts(made: Figures) -> Chart:
    """Hires of each quarter: the share that left within 90 days, and within a year where one has passed."""
    rows = {key: _quarters(made, key) for key in KEYS}
    quarters = sorted({at for found in rows.values() for at in found})
    labels = {at: str(row["period"]) for found in rows.values() for at, row in found.items()}
    series = tuple(
        Series(
            say(name),
            tuple(made.cell(made.report.kpi(key), rows[key].get(at)) for at in quarters),
            Role.GROUP,
        )
        for key, name in KEYS.items()
    )
    kpi = made.report.kpi("first_year_turnover_rate")
    axis = tuple(made.wording.period(labels[at]) for at in quarters)
    return Chart(
        key="cohorts",
        title=say("Gone soon after the hire, by quarter of the hire"),
        mark=Mark.COLUMN,
        axis=axis,
        axis_name=say("Hired in"),
        series=series,
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=_told(axis, series),
        note=say("Hires of the last twelve months have no figure of a whole year yet."),
    )


def _quarters(made: Figures, key: str) -> dict[int, Row]:
    """Whole quarters that can be known, by their first month."""
    kpi = made.report.kpi(key)
    last, first = made.last(kpi), made.asking.month - max(made.asking.months, LEAST) + 1
    found = made.rows(key, months=last - first + 1, window=WindowKind.QUARTER)
    return {int(row["start"]): row for row in found if int(row["stop"]) - 1 <= last and not row["partial"]}


def _told(axis: tuple[str, ...], series: tuple[Series, ...]) -> str:
    """What is known of the latest cohort of each."""
    told = []
    for one in series:
        place = max((at for at, cell in enumerate(one.cells) if known(cell) is not None), default=None)
        if place is not None:
            sentence = GONE[one.name == say(KEYS["first_year_turnover_rate"])]
            told.append(say(sentence, period=axis[place], share=one.cells[place].text))
    return " ".join(told) or say(NOTHING)
