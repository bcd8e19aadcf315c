"""Turnover: how many leave and who decides, where that is highest, when they leave and why."""

from dataclasses import replace

from hrkpi.language import marked, say
from hrkpi.report import Report
from hrkpi.view import Asking, Block, Chart, Facts, View
from hrkpi.viewing import ViewKind
from hrkpi.views._charted import by_group, together, trend
from hrkpi.views._cohorts import cohorts
from hrkpi.views._figures import Figures, figures
from hrkpi.views._survived import survived
from hrkpi.views._told import aimed, beyond_chance, month, now, said
from hrkpi.wording import Wording

KEY = "turnover"
MAIN = "voluntary_turnover_rate"
EARLY = "first_year_turnover_rate"
FACTS = ("turnover_rate", MAIN, EARLY, "retention_rate")
CLASSES = {
    "turnover_rate": marked("All exits"),
    MAIN: marked("Resigned"),
    "involuntary_turnover_rate": marked("Dismissed"),
    "other_turnover_rate": marked("Other"),
}
KPIS = (
    *FACTS,
    "involuntary_turnover_rate",
    "other_turnover_rate",
    "ninety_day_turnover_rate",
    "exits",
    "survival_curve",
)
TENURE = "tenure_band"
WHY = marked("Why people leave")
CLASSED = marked(
    "Last 12 months each. Other: retirement, death, end of a term. Classes of few exits hide together."
)
NO_REASONS = marked(
    "No reason of leaving was imported. It comes with the list of employees, as the column of reasons."
)


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """Rates by class, by group, by tenure and reason; cohorts and survival curves."""
    made = figures(report, wording, asking)
    by = made.by(MAIN)
    how_many = (trend(made, MAIN, title=say("Voluntary turnover against target")), _classes(made))
    where = (_by_group(made, MAIN, by), _by_group(made, "turnover_rate", by))
    tenure = (_tenure(made),) if by != TENURE else ()
    when = (survived(made), cohorts(made), *tenure, _reasons(made))
    blocks: tuple[Block, ...] = (
        Facts("now", tuple(made.fact(key) for key in FACTS)),
        *how_many,
        *where,
        *when,
    )
    return View(
        key=KEY,
        title=say("Turnover"),
        statement=_statement(made),
        about=made.about(KPIS, blocks),
        blocks=blocks,
        sections={
            how_many[0].key: say("How many leave, and who decides?"),
            where[0].key: say("Where is it highest?"),
            when[0].key: say("When do people leave, and why?"),
        },
    )


def _classes(made: Figures) -> Chart:
    drawn = together(made, CLASSES, key="classes", title=say("Turnover by who decided"))
    return replace(drawn, note=say(CLASSED))


def _by_group(made: Figures, key: str, by: str) -> Chart:
    return by_group(made, key, by, note=beyond_chance(made, key, by))


def _tenure(made: Figures) -> Chart:
    return by_group(made, "turnover_rate", TENURE, title=say("Turnover by tenure"))


def _reasons(made: Figures) -> Chart:
    """Exits by the reason that was recorded."""
    if "exit_reason" not in made.report.dimensions("exits"):
        nothing = by_group(made, "exits", made.by("exits"), title=say(WHY), prior=False)
        return replace(nothing, key="reasons", axis=(), series=(), statement=say(NO_REASONS))
    drawn = by_group(made, "exits", "exit_reason", title=say(WHY))
    return replace(drawn, key="reasons", note=f"{say('Exits of the last 12 months.')} {drawn.note}".strip())


def _statement(made: Figures) -> str:
    resigned = marked("{value} resigned in the year to {month}{aim}.")
    main = now(made, MAIN, resigned, month=month(made), aim=aimed(made, MAIN))
    whole = now(made, "turnover_rate", marked("With all exits turnover is {value}."))
    known = made.wording.month_long(made.last(made.report.kpi(EARLY)))
    early = now(
        made,
        EARLY,
        marked("Of those hired in the year to {month}, {value} were gone within their first year."),
        month=known,
    )
    return said([main, whole, early])


VIEW = ViewKind(key=KEY, title=marked("Turnover"), draw=draw, of=(MAIN,))
