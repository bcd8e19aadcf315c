"""Explore: one KPI over time, against its target, and by group; from the rows that its page draws."""

from hrkpi.language import marked, say
from hrkpi.report import Report
from hrkpi.view import Asking, View
from hrkpi.viewing import ViewKind
from hrkpi.views._added import added
from hrkpi.views._explored import explored
from hrkpi.views._explored_blocks import blocks, statement
from hrkpi.wording import Wording

KEY = "explore"
FIRST_KPI = "voluntary_turnover_rate"


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """The KPI that is chosen.

    Choices are ``kpi``, ``window``, ``average``, ``across`` (a second dimension), ``compare`` and ``show``
    (what it is compared with, what is added: names with commas), and as 0 or 1 ``prior`` (the year before),
    ``range`` (intervals) and ``forecast``.
    """
    made = explored(report, wording, asking, FIRST_KPI)
    return View(
        key=KEY,
        title=say(made.kpi.label),
        statement=statement(made),
        about=made.about,
        blocks=(*blocks(made), *added(made)),
    )


VIEW = ViewKind(key=KEY, title=marked("Explore KPIs"), draw=draw)
