"""The pay gap: over time, by quarter of pay, by group, and what of it level and tenure explain."""

from collections.abc import Mapping
from dataclasses import replace

from hrkpi import sentences
from hrkpi.explained import explained
from hrkpi.kpi import Kpi
from hrkpi.language import marked, say
from hrkpi.result import Question, Shown
from hrkpi.view import Cell, Chart, Mark, Role, Series, Table
from hrkpi.views._charted import NOTHING, by_group, together
from hrkpi.views._figures import Figures, number, word, written_as
from hrkpi.views._said import of_whole
from hrkpi.wording import DASH

MEAN, MEDIAN, QUARTERS = "pay_gap_mean", "pay_gap_median", "pay_quartiles"
KPIS = (MEAN, MEDIAN, QUARTERS)
NAMES = {
    "lower": marked("Lowest paid quarter"),
    "lower_middle": marked("Second quarter"),
    "upper_middle": marked("Third quarter"),
    "upper": marked("Highest paid quarter"),
}
EXPLAINING = ("level", "tenure_band")
UNADJUSTED = marked("Unadjusted, of pay for an hour of full time. Above zero men are paid more.")
NO_PROOF = marked(
    "Explained: what women would be paid less if paid as men of the same kind; no proof of a cause."
)


def over_time(made: Figures) -> Chart:
    """Mean and median gap over time."""
    names = {MEAN: marked("Mean"), MEDIAN: marked("Median")}
    chart = together(made, names, key="pay-gap", title=say("Pay gap, mean and median"))
    said = f"{of_whole(made, MEAN)} {of_whole(made, MEDIAN)}"
    return replace(chart, statement=said, note=say(UNADJUSTED))


def quarters(made: Figures) -> Chart:
    """Share of women in each quarter of pay."""
    kpi = made.report.kpi(QUARTERS)
    row = next(iter(made.rows(QUARTERS)), None)
    cells = tuple(made.cell(kpi, row, name) for name in NAMES)
    shown = [cell for cell in cells if cell.shown is Shown.OK]
    said = say(
        "Women are {low} of the lowest paid quarter and {high} of the highest.",
        low=cells[0].text,
        high=cells[-1].text,
    )
    return Chart(
        key="pay-quarters",
        title=say("Women by quarter of pay"),
        mark=Mark.COLUMN,
        axis=tuple(map(say, NAMES.values())),
        axis_name=say("Quarter of pay"),
        series=(Series(say("Women"), cells, Role.ACTUAL),),
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=said if len(shown) == len(cells) else say(NOTHING),
        note=say("Of women and men; quarters are of everybody in the company whose pay is known."),
    )


def by(made: Figures, dimension: str) -> Chart:
    """Mean gap by group."""
    return by_group(made, MEAN, dimension, prior=False, note=say(UNADJUSTED))


def parts(made: Figures) -> Table | None:
    """What of the mean gap level and tenure explain; none where neither is known."""
    allowed = [name for name in EXPLAINING if name in made.report.dimensions(MEAN)]
    if not allowed:
        return None
    kpi = made.report.kpi(MEAN)
    last = made.last(kpi)
    asked = Question(MEAN, where=made.where(MEAN), first=last, last=last)
    row: Mapping[str, object] = explained(made.report, asked, tuple(allowed)).to_dict("records")[-1]  # type: ignore[assignment]  # columns are text
    points = written_as(kpi, label="")
    names = [f"explained_by_{name}" for name in allowed]
    told = {"gap": say("Mean gap"), "explained": say("Explained"), "unexplained": say("Not explained")}
    rows = [
        (word(told["gap"]), made.cell(kpi, row, "gap"), word(DASH)),
        *(
            (
                word(say("of which by {name}", name=sentences.lowered(sentences.dimension(name)))),
                made.cell(points, row, part),
                word(DASH),
            )
            for name, part in zip(allowed, names, strict=True)
        ),
        (word(told["unexplained"]), made.cell(kpi, row, "unexplained"), _ends(made, kpi, row)),
    ]
    return Table(
        key="pay-gap-explained",
        title=say(
            "What {names} explain",
            names=sentences.listed([sentences.lowered(sentences.dimension(name)) for name in allowed]),
        ),
        heads=(say("Part"), say("Share of men's mean pay"), say("95 % interval")),
        rows=tuple(rows),
        statement=_split(made, kpi, row),
        note=say(NO_PROOF),
    )


def _split(made: Figures, kpi: Kpi, row: Mapping[str, object]) -> str:
    if row["status"] != Shown.OK:
        return say("The gap is hidden to protect people.") if row["status"] == Shown.HIDDEN else say(NOTHING)
    if number(row["explained"]) is None:
        return say("The gap is not split: {reason}.", reason=say(str(row["reason"])))
    gap, known, rest = (made.cell(kpi, row, name).text for name in ("gap", "explained", "unexplained"))
    return say("Of a gap of {gap}, {known} is explained and {rest} is not.", gap=gap, known=known, rest=rest)


def _ends(made: Figures, kpi: Kpi, row: Mapping[str, object]) -> Cell:
    return word(made.wording.interval(kpi, number(row["low"]), number(row["high"])) or DASH)
