"""Engagement: what people think, where they think otherwise, what goes with it, and who answered."""

from collections.abc import Sequence
from dataclasses import replace

from hrkpi import sentences
from hrkpi.language import marked, say
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import Asking, Block, Cell, Chart, Fact, Facts, Mark, Role, Series, Table, View
from hrkpi.viewing import ViewKind
from hrkpi.views._charted import by_group
from hrkpi.views._figures import Figures, figures, number
from hrkpi.views._matrix import matrix
from hrkpi.views._missing import missing
from hrkpi.views._said import of_groups, of_whole, untold
from hrkpi.wording import Wording

KEY = "engagement"
MAIN, NET, REPLIES, DRIVERS = "engagement_favourable", "enps", "survey_response_rate", "driver_impact"
KPIS = (MAIN, NET, REPLIES, DRIVERS)
THEME = "theme"
SECTIONS = {  # headings, by how the key of what they stand before begins
    "engagement-favourable-over": marked("How do people feel?"),
    "engagement-favourable-theme": marked("Where do they feel otherwise?"),
    "driver-impact": marked("What goes with it?"),
    "survey-response-rate": marked("Who answered?"),
}
MEMORY = 36  # months looked back for the last survey
ASSOCIATION = marked("An association, person by person: it does not say what causes what.")


def draw(report: Report, wording: Wording, asking: Asking) -> View:
    """Level over the surveys, themes by unit, what goes with engagement, who answered."""
    made = _at_last_survey(figures(report, wording, asking))
    by = made.by(MAIN)
    surveyed = made.is_fed(MAIN)
    blocks = _blocks(made, by) if surveyed else (missing(made, MAIN), missing(made, REPLIES))
    return View(
        key=KEY,
        title=say("Engagement"),
        statement=_statement(made) if surveyed else say("There was no survey in this period."),
        about=made.about(KPIS, blocks),
        blocks=blocks,
        sections=_sections(blocks),
    )


VIEW = ViewKind(key=KEY, title=marked("Engagement"), draw=draw, of=KPIS)


def _sections(blocks: Sequence[Block]) -> dict[str, str]:
    """Each heading before the first block that is about it."""
    found: dict[str, str] = {}
    for at, heading in SECTIONS.items():
        first = next((block.key for block in blocks if block.key.startswith(at)), None)
        found |= {first: say(heading)} if first else {}
    return found


def _blocks(made: Figures, by: str) -> tuple[Block, ...]:
    drivers = by_group(
        made, DRIVERS, THEME, title=say("Association of each theme with engagement"), prior=False
    )
    found: list[Block] = [Facts("now", _facts(made)), _surveys(made, MAIN), _surveys(made, NET)]
    if by:
        found.append(matrix(made, MAIN, THEME, by, title=say("Favourable answers by theme")))
    found += [replace(drivers, note=say(ASSOCIATION)), _priorities(made)]
    if by:
        replies = by_group(made, REPLIES, by, prior=False)
        found.append(replace(replies, statement=_joined(replies.statement, of_groups(made, REPLIES, by))))
    return (*found, _surveys(made, REPLIES))


def _at_last_survey(made: Figures) -> Figures:
    """The same figures with the month of the last survey as the last month, where there is any."""
    last = made.asking.month
    asked = Question(MAIN, where=made.where(MAIN), first=last - MEMORY + 1, last=last)
    rows = made.report.answer(asked).rows
    had = rows.loc[rows["status"] != Shown.NO_DATA, "start"]
    return replace(made, asking=replace(made.asking, month=int(had.max()))) if len(had) else made


def _facts(made: Figures) -> tuple[Fact, ...]:
    facts = tuple(made.fact(key) for key in (MAIN, NET, REPLIES))
    top = next(iter(_ranked(made)), None)
    if top is None:
        return facts
    return (
        *facts,
        Fact(
            say("Goes most with engagement"),
            Cell(top[0], top[0]),
            say("Association {value}", value=top[2].text),
        ),
    )


def _surveys(made: Figures, key: str) -> Chart:
    """A KPI survey by survey, with its interval and target."""
    kpi = made.report.kpi(key)
    rows = made.trend_rows(key, months=max(made.asking.months, MEMORY))
    series = [
        Series(
            say("Survey"),
            tuple(made.cell(kpi, row) for row in rows),
            Role.ACTUAL,
            tuple(number(row["low"]) for row in rows),
            tuple(number(row["high"]) for row in rows),
        )
    ]
    aims = tuple(made.cell(kpi, row, "target") for row in rows)
    series += [Series(say("Target"), aims, Role.TARGET)] if any(c.shown is Shown.OK for c in aims) else []
    return Chart(
        key=f"{key}-over-surveys".replace("_", "-"),
        title=say(kpi.label),
        mark=Mark.LINE,
        axis=tuple(made.month(row) for row in rows),
        axis_name=say("Survey"),
        series=tuple(series),
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=of_whole(made, key),
        note=say("Survey by survey."),
    )


def _ranked(made: Figures) -> list[tuple[str, float, Cell, Cell]]:
    """Themes by how closely they go with engagement: name, coefficient, its words, favourable answers."""
    kpi, main = made.report.kpi(DRIVERS), made.report.kpi(MAIN)
    liked = {str(row[THEME]): row for row in made.rows(MAIN, (THEME,))}
    found = [
        (str(row[THEME]), value, made.cell(kpi, row), made.cell(main, liked.get(str(row[THEME]))))
        for row in made.rows(DRIVERS, (THEME,))
        if row["status"] == Shown.OK and (value := number(row["value"])) is not None
    ]
    return sorted(found, key=lambda theme: (-theme[1], theme[0]))


def _priorities(made: Figures) -> Table:
    """Themes with both figures: what goes with engagement and is answered badly comes first."""
    ranked = _ranked(made)
    rows = tuple((Cell(name, name), going, liked) for name, _, going, liked in ranked)
    return Table(
        key="themes",
        title=say("Where to look first"),
        heads=(say("Theme"), say("Association"), say(made.report.kpi(MAIN).label)),
        rows=rows,
        statement=_first(ranked),
        note=say("Closest association first."),
    )


def _first(ranked: Sequence[tuple[str, float, Cell, Cell]]) -> str:
    """Of the half of the themes that go most closely with engagement the one that is answered worst."""
    close = [theme for theme in ranked[: (len(ranked) + 1) // 2] if isinstance(theme[3].value, float)]
    if not close:
        return say("No theme can be shown.")
    name, _, going, liked = min(close, key=lambda theme: (float(str(theme[3].value)), theme[0]))
    return say(
        "Of the {count} themes that go most closely with engagement, {name} has the "
        "fewest favourable answers ({liked}, association {going}).",
        count=sentences.spelled(len(close)),
        name=name,
        liked=liked.text,
        going=going.text,
    )


def _statement(made: Figures) -> str:
    main, net, replies = (made.fact(key) for key in (MAIN, NET, REPLIES))
    when = made.wording.month_long(made.asking.month)
    if main.cell.shown is not Shown.OK:
        return untold(say("The survey of {when}", when=when), main.cell)
    row = next(iter(made.rows(MAIN)))
    aim = sentences.aim(made.report.kpi(MAIN), number(row["target"]), made.wording)
    first = say(
        "{value} of answers were favourable in {when}{aim}.", value=main.cell.text, when=when, aim=aim
    )
    others = [say("eNPS is {value}", value=net.cell.text)] if net.cell.shown is Shown.OK else []
    others += (
        [say("{value} of those asked replied", value=replies.cell.text)]
        if replies.cell.shown is Shown.OK
        else []
    )
    return _joined(first, f"{sentences.listed(others)}." if others else "")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
