"""Workforce: how many people there are, how that came about, and how they are organised."""

from dataclasses import replace

from hrkpi import sentences
from hrkpi.language import marked, say
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.view import Asking, Block, Chart, Facts, Mark, View
from hrkpi.viewing import ViewKind
from hrkpi.views._bridged import bridged
from hrkpi.views._charted import by_group, together, trend
from hrkpi.views._figures import YEAR, Figures, figures, number
from hrkpi.views._layers import layers
from hrkpi.views._spans import spans, widths
from hrkpi.views._told import month, now, said
from hrkpi.wording import Wording

KEY = "workforce"
FACTS = ("headcount", "fte", "tenure_median", "span_of_control")
KPIS = (
    *("headcount", "fte", "hires", "exits", "net_change"),
    *("span_of_control", "management_layers", "tenure_median"),
)


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """Headcount and how it came about, structure, span of control."""
    made = figures(report, wording, asking)
    by = made.by("headcount")
    facts = Facts("now", tuple(made.fact(key) for key in FACTS))
    how_many = (trend(made, "headcount"), bridged(made), flow(made), _growth(made, by))
    structure = _structure(made, by)
    led = (spans(made), layers(made), widths(made, by))
    blocks: tuple[Block, ...] = (facts, *how_many, *structure, *led)
    return View(
        key=KEY,
        title=say("Workforce"),
        statement=_statement(made),
        about=made.about(KPIS, blocks),
        blocks=blocks,
        sections={
            how_many[0].key: say("How many are we, and how did that come about?"),
            structure[0].key: say("Where are we, and how long have we been here?"),
            led[0].key: say("How is the work led?"),
        },
    )


def _structure(made: Figures, by: str) -> tuple[Chart, ...]:
    can = made.report.dimensions("headcount")
    named = sentences.lowered(sentences.dimension(by))
    tenure = by_group(made, "tenure_median", by, title=say("Median tenure by {name}", name=named))
    among = [
        by_group(made, "headcount", one) for one in dict.fromkeys((by, "level", "tenure_band")) if one in can
    ]
    return (*among, tenure)


def _growth(made: Figures, by: str) -> Chart:
    named = sentences.lowered(sentences.dimension(by))
    note = say("Net change of the last 12 months.")
    return by_group(made, "net_change", by, title=say("Growth by {name}", name=named), note=note)


def flow(made: Figures) -> Chart:
    """Hires and exits of each month."""
    both = together(
        made,
        {"hires": marked("Hires"), "exits": marked("Exits")},
        key="flow",
        title=say("Hires and exits by month"),
        window=WindowKind.MONTH,
    )
    return replace(both, mark=Mark.COLUMN, note=say("Hires count on their first day, exits on their last."))


def _statement(made: Figures) -> str:
    kpi = made.report.kpi("headcount")
    people, before = (next(iter(made.rows("headcount", back=back)), None) for back in (0, YEAR))
    change = _change(number(people["value"]) if people else None, number(before["value"]) if before else None)
    moved = made.wording.change(kpi, change).text if change else ""
    since = say(", {moved} than a year before", moved=moved) if moved else ""
    since = say(", as many as a year before") if change == 0 else since
    joined, left = (now(made, key, "{value}") for key in ("hires", "exits"))
    flowed = marked("In the last 12 months {joined} joined and {left} left.")
    employed = marked("{value} are employed at the end of {month}{since}.")
    return said(
        [
            now(made, "headcount", employed, month=month(made), since=since),
            say(flowed, joined=joined, left=left) if joined and left else "",
        ]
    )


def _change(value: float | None, before: float | None) -> float | None:
    return None if value is None or before is None else value - before


VIEW = ViewKind(key=KEY, title=marked("Workforce"), draw=draw, of=("headcount",))
