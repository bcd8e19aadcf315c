"""The headcount bridge as a chart: from the opening of the months asked for to their closing."""

from collections.abc import Mapping

from hrkpi import sentences
from hrkpi.bridge import STEPS
from hrkpi.kpi import Unit
from hrkpi.language import marked, say
from hrkpi.period import MONTHS_IN_YEAR, WindowKind
from hrkpi.result import Question, Shown
from hrkpi.view import Cell, Chart, Mark, Series
from hrkpi.views._figures import HIDDEN, Figures, Row
from hrkpi.wording import DASH, FIXED, MINUS

NAMES: Mapping[str, str] = {
    "hires": marked("Hires"),
    "rehires": marked("Rehires"),
    "acquisitions": marked("Acquired"),
    "transfers_in": marked("Transfers in"),
    "transfers_out": marked("Transfers out"),
    "exits": marked("Exits"),
    "reclassified": marked("Reclassified"),
}
NOTE = marked(
    "Opening and closing are levels and drawn as lines: the axis does not begin at "
    "zero, so that the steps can be seen."
)
NOTHING = marked("Nobody was employed in this period.")


def bridged(made: Figures) -> Chart:
    """Opening, what came and went, and closing; steps that are nobody are left out."""
    last, years = made.last(made.report.kpi("headcount")), range(made.asking.months // MONTHS_IN_YEAR)
    ends = [last - MONTHS_IN_YEAR * year for year in reversed(years)]
    parts = [_year(made, end) for end in ends]
    opening, closing = made.wording.month(ends[0] - MONTHS_IN_YEAR), made.wording.month(last)
    status = next((Shown(part["status"]) for part in parts if part["status"] != Shown.OK), Shown.OK)
    steps = {name: sign * sum(part[name] for part in parts) for name, sign in STEPS.items()}
    moved = {name: step for name, step in steps.items() if step} if status is Shown.OK else {}
    levels = [_level(made, parts[0]["opening"], status), _level(made, parts[-1]["closing"], status)]
    cells = (levels[0], *(_step(made, step) for step in moved.values()), levels[1])
    return Chart(
        key="bridge",
        title=say("From {opening} to {closing}", opening=opening, closing=closing),
        mark=Mark.WATERFALL,
        axis=(opening, *(say(NAMES[name]) for name in moved), closing),
        axis_name=say("Step"),
        series=(Series(say("People"), cells),),
        unit=Unit.PERSONS,
        decimals=0,
        statement=_told(cells, moved) if status is Shown.OK else say(NOTHING),
        note=say(NOTE),
        kpi="net_change",
    )


def _year(made: Figures, end: int) -> Row:
    """The bridge of the twelve months up to one."""
    where = made.where("headcount")
    asked = Question("headcount", where=where, first=end, last=end, window=WindowKind.TTM)
    found = made.report.bridge(asked).rows.to_dict("records")[0]
    return {str(name): value for name, value in found.items()}


def _level(made: Figures, people: float, status: Shown) -> Cell:
    if status is not Shown.OK:
        return Cell(None, say(HIDDEN) if status is Shown.HIDDEN else DASH, status)
    return Cell(people, say("{number}\u00a0people", number=made.wording.number(people)))


def _step(made: Figures, people: float) -> Cell:
    sign = "+" if people > 0 else MINUS
    return Cell(people, say("{number}\u00a0people", number=sign + made.wording.number(abs(people))))


def _told(cells: tuple[Cell, ...], moved: Mapping[str, float]) -> str:
    steps = [
        f"{sentences.lowered(say(NAMES[name]))} {cell.text.split(FIXED)[0]}"
        for name, cell in zip(moved, cells[1:-1], strict=True)
    ]
    told = f", {', '.join(steps)}" if steps else ""
    return say(
        "{opening} at the opening{steps}; {closing} at the closing.",
        opening=cells[0].text,
        steps=told,
        closing=cells[-1].text,
    )
