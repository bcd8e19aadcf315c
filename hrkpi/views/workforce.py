"""Workforce: how many people there are, how that came about, and how they are organised."""

from hrkpi.report import Report
from hrkpi.view import Asking, Facts, View
from hrkpi.viewing import ViewKind
from hrkpi.views._charted import trend
from hrkpi.views._figures import figures
from hrkpi.wording import Wording

KEY = "workforce"
KPIS = ("headcount",)


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """Headcount over time."""
    made = figures(report, wording, asking)
    over_time = trend(made, "headcount")
    blocks = (Facts("now", (made.fact("headcount"),)), over_time)
    return View(
        key=KEY,
        title="Workforce",
        statement=f"Headcount: {over_time.statement}",
        about=made.about(KPIS, blocks),
        blocks=blocks,
        sections={over_time.key: "How many are we?"},
    )


VIEW = ViewKind(key=KEY, title="Workforce", draw=draw, of=("headcount",))
