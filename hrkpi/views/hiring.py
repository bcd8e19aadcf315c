"""Hiring: how far applications come, how long it takes, which sources and offers work."""

from hrkpi.language import marked, say
from hrkpi.report import Report
from hrkpi.view import Asking, Block, Facts, View
from hrkpi.viewing import ViewKind
from hrkpi.views._charted import by_group, trend
from hrkpi.views._durations import duration, durations
from hrkpi.views._figures import Figures, figures
from hrkpi.views._funnelled import conversions, funnelled
from hrkpi.views._sources import COLUMNS, sources
from hrkpi.views._told import aimed, beyond_chance, now, said
from hrkpi.views._waits import waits
from hrkpi.wording import Wording

KEY = "hiring"
FACTS = ("time_to_fill", "offer_acceptance_rate", "open_requisition_age", "vacancy_rate")
KPIS = tuple(
    dict.fromkeys((*FACTS, "time_to_hire", "time_to_start", "time_in_stage", "stage_conversion", *COLUMNS))
)


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """Funnel, durations, open vacancies, sources and offers."""
    made = figures(report, wording, asking)
    by = made.by("time_to_fill")
    far = (funnelled(made), conversions(made))
    long = (
        durations(made),
        waits(made),
        duration(made, "time_to_fill", title=say("Time to fill over time")),
        by_group(made, "time_to_fill", by),
        trend(
            made,
            "open_requisition_age",
            note=say("Half of the open vacancies are at least so many days old."),
        ),
        trend(made, "vacancy_rate"),
    )
    offers = "offer_acceptance_rate"
    works = (
        sources(made),
        trend(made, offers),
        by_group(made, offers, by, note=beyond_chance(made, offers, by)),
    )
    blocks: tuple[Block, ...] = (Facts("now", tuple(made.fact(key) for key in FACTS)), *far, *long, *works)
    return View(
        key=KEY,
        title=say("Hiring"),
        statement=_statement(made),
        about=made.about(KPIS, blocks),
        blocks=blocks,
        sections={
            far[0].key: say("How far do applications come?"),
            long[0].key: say("How long does it take?"),
            works[0].key: say("Which sources and offers work?"),
        },
    )


def _statement(made: Figures) -> str:
    key = "time_to_fill"
    half = marked("Half of the vacancies of the last 12 months were filled within {value}{aim}.")
    fill = now(made, key, half, aim=aimed(made, key))
    offers = now(made, "offer_acceptance_rate", marked("{value} of the offers were accepted."))
    age = now(made, "open_requisition_age", marked("Half of the open vacancies are older than {value}."))
    return said([fill, offers, age])


VIEW = ViewKind(key=KEY, title=marked("Hiring"), draw=draw, of=("time_to_fill",))
