"""Diversity: who is at which level, how groups fare from application to exit, and what they are paid."""

from dataclasses import replace

from hrkpi import sentences
from hrkpi.language import marked, say
from hrkpi.report import Report
from hrkpi.result import Shown
from hrkpi.view import Asking, Block, Chart, Facts, Table, View
from hrkpi.viewing import ViewKind
from hrkpi.views import _pay, _pipeline
from hrkpi.views._charted import by_group, trend
from hrkpi.views._figures import Figures, figures, number
from hrkpi.views._matrix import matrix, over_time
from hrkpi.views._missing import missing
from hrkpi.views._said import of_whole, untold
from hrkpi.wording import Wording

KEY = "diversity"
WOMEN, LEADERS, GROUPS = "women_share", "women_in_leadership", "representation"
KPIS = (WOMEN, LEADERS, GROUPS, *_pipeline.KPIS, *_pay.KPIS)
LEVEL = "level"
ATTRIBUTES = {"gender": marked("Gender"), "ethnicity": marked("Ethnicity"), "age_band": marked("Age band")}


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """Representation, steps from application to exit, pay, women in leadership against target."""
    made = figures(report, wording, asking)
    attribute = asking.chosen.get("attribute", next(iter(ATTRIBUTES)))
    parts: dict[str, list[Chart | Table]] = {
        marked("Who is here, and at which level?"): _present(made, attribute),
        marked("Do groups fare alike, from application to exit?"): _fare(made, attribute),
        marked("Are they paid alike?"): _paid(made) if made.is_fed(_pay.MEAN) else [missing(made, _pay.MEAN)],
    }
    facts = Facts("now", tuple(made.fact(key) for key in (WOMEN, LEADERS, _pay.MEAN, _pay.MEDIAN)))
    blocks: tuple[Block, ...] = (facts, *(block for part in parts.values() for block in part))
    return View(
        key=KEY,
        title=say("Diversity"),
        statement=_statement(made),
        about=made.about(KPIS, blocks),
        blocks=blocks,
        sections={part[0].key: say(heading) for heading, part in parts.items()},
    )


VIEW = ViewKind(key=KEY, title=marked("Diversity"), draw=draw, of=KPIS, choices={"attribute": ATTRIBUTES})


def _present(made: Figures, attribute: str) -> list[Chart | Table]:
    """Groups now, by level over time, and women in leadership against their target."""
    if attribute not in made.report.dimensions(GROUPS):
        return [missing(made, GROUPS)]
    name = sentences.lowered(sentences.dimension(attribute))
    people = by_group(made, GROUPS, attribute, title=say("People by {name}", name=name))
    found: list[Chart | Table] = [replace(people, statement=_shares(people))]
    if attribute == "gender":
        found.append(replace(trend(made, LEADERS), statement=of_whole(made, LEADERS)))
    if LEVEL in made.report.dimensions(WOMEN):
        found.append(
            over_time(made, WOMEN, LEVEL, title=say("Women by level"), note=say("Every third month."))
            if attribute == "gender"
            else matrix(
                made,
                GROUPS,
                attribute,
                LEVEL,
                title=say("Shares of {members} by {name}", members=sentences.members(LEVEL), name=name),
            )
        )
    return found


def _fare(made: Figures, attribute: str) -> list[Chart | Table]:
    found = _pipeline.steps(made, attribute)
    if not found:
        return [missing(made, _pipeline.STAGES)]
    return [_pipeline.picture(made, found, attribute), _pipeline.listing(made, found, attribute)]


def _paid(made: Figures) -> list[Chart | Table]:
    found: list[Chart | Table] = [_pay.over_time(made), _pay.quarters(made)]
    by = made.by(_pay.MEAN)
    found += [_pay.by(made, by)] if by else []
    split = _pay.parts(made)
    return [*found, split] if split else found


def _shares(chart: Chart) -> str:
    """The share of each group that is shown, the largest first."""
    cells = zip(chart.axis, chart.series[0].cells, strict=True) if chart.series else ()
    told = [f"{name} {cell.text}" for name, cell in cells if cell.shown is Shown.OK]
    return f"{', '.join(told)}." if told else say("No group can be shown.")


def _statement(made: Figures) -> str:
    """Women, women in leadership with what is aimed at, and the mean pay gap; what is hidden is said so."""
    women, leaders, gap = (
        made.cell(made.report.kpi(key), next(iter(made.rows(key)), None))
        for key in (WOMEN, LEADERS, _pay.MEAN)
    )
    if women.shown is not Shown.OK:
        return untold(say("The share of women"), women)
    if leaders.shown is Shown.OK:
        aim = number(next(iter(made.rows(LEADERS)))["target"])
        said = say(
            "Women are {women} of all people and {leaders} of leaders{aim}.",
            women=women.text,
            leaders=leaders.text,
            aim=sentences.aim(made.directed(LEADERS), aim, made.wording),
        )
    else:
        said = say("Women are {women} of all people.", women=women.text)
    if gap.shown is not Shown.OK:
        return said
    return f"{said} {say('The mean pay gap is {gap}, unadjusted.', gap=gap.text)}"
