"""Explore: one KPI over time, against its target, and by group; from the rows that its page draws."""

from hrkpi.report import Report
from hrkpi.view import Asking, View
from hrkpi.viewing import ViewKind
from hrkpi.views._explored import explored
from hrkpi.wording import Wording

KEY = "explore"
FIRST_KPI = "voluntary_turnover_rate"


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """The KPI chosen as ``kpi``, gathered by ``window``, beside the year before unless ``prior`` is 0."""
    made = explored(report, wording, asking, FIRST_KPI)
    return View(
        key=KEY, title=made.kpi.label, statement=made.statement, about=made.about, blocks=made.blocks()
    )


VIEW = ViewKind(key=KEY, title="Explore KPIs", draw=draw)
