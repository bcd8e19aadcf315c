"""From application to exit: how groups of people fare at each step, against the group that fares best."""

from collections.abc import Iterator
from dataclasses import dataclass

from hrkpi import sentences
from hrkpi.language import marked, say
from hrkpi.result import Shown
from hrkpi.view import Cell, Chart, Mark, Role, Series, Table
from hrkpi.views._figures import Figures, Row, number, word
from hrkpi.wording import DASH

STAGE = "stage"
STAGES = "stage_impact_ratio"
STEPS = {  # in the order in which people go through them, after the stages of hiring
    "hiring_impact_ratio": marked("Hired, of applicants"),
    "promotion_impact_ratio": marked("Promoted"),
    "exit_parity_ratio": marked("Stayed"),
}
KPIS = (STAGES, *STEPS)
FOUR_FIFTHS = 0.8
CHANCE = 0.05  # Fisher's p below which a difference is more than chance
MOST_GROUPS = 4
FEW = marked("too few")  # people to be judged
NOTE = marked(
    "Rate of a group over that of the group with the highest; 95 % interval. Dashed: four fifths. Groups of "
    "under five people or 2 % of all are not judged."
)


@dataclass(frozen=True)
class Step:
    """How groups fare at one step.

    Args:
        name: What people read: ``Interview``.
        rows: Protected rows by group.
    """

    name: str
    rows: dict[str, Row]


def steps(made: Figures, attribute: str) -> list[Step]:
    """Every step of which something is known, in the order in which people go through them."""
    found = list(_stages(made, attribute)) if attribute in made.report.dimensions(STAGES) else []
    for key, name in STEPS.items():
        if attribute in made.report.dimensions(key):
            rows = {str(row[attribute]): row for row in made.rows(key, (attribute,)) if _is_known(row)}
            found += [Step(say(name), rows)] if rows else []
    return found


def picture(made: Figures, found: list[Step], attribute: str) -> Chart:
    """The ratios of each group that can be judged, step by step."""
    kpi = made.report.kpi(STAGES)
    groups = _groups(found)
    series = [
        Series(
            sentences.member(attribute, group),
            tuple(_judged(made.cell(kpi, step.rows.get(group)), step.rows.get(group)) for step in found),
            Role.GROUP,
            tuple(_end(step.rows.get(group), "low") for step in found),
            tuple(_end(step.rows.get(group), "high") for step in found),
        )
        for group in groups
    ]
    border = Cell(FOUR_FIFTHS, made.wording.value(kpi, FOUR_FIFTHS))
    return Chart(
        key="from-application-to-exit",
        title=say("Impact ratio at each step"),
        mark=Mark.BAR,
        axis=tuple(step.name for step in found),
        axis_name=say("Step"),
        series=(*series, Series(say("Four fifths"), (border,) * len(found), Role.LIMIT)),
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=said(made, found, attribute),
        note=say(NOTE),
    )


def listing(made: Figures, found: list[Step], attribute: str) -> Table:
    """The rate of each group that can be judged, step by step, and the lowest ratio."""
    share, groups = made.report.kpi("stage_conversion"), _groups(found)
    rows = tuple(
        (
            word(step.name),
            *(made.cell(share, step.rows.get(group), "rate") for group in groups),
            word(_lowest(made, step)),
        )
        for step in found
    )
    names = [sentences.member(attribute, group) for group in groups]
    others = {group for step in found for group in step.rows} - set(groups)
    left = sentences.listed(sorted(sentences.member(attribute, group) for group in others)) if others else ""
    return Table(
        key="steps",
        title=say("Rates at each step"),
        heads=(say("Step"), *names, say("Lowest ratio")),
        rows=rows,
        note=say("Hidden or too few to be judged: {left}.", left=left) if left else "",
    )


def said(made: Figures, found: list[Step], attribute: str) -> str:
    """At which steps a group falls below four fifths by more than chance, else where it comes nearest."""
    kpi = made.report.kpi(STAGES)
    judged = [
        (float(row["value"]), step.name, group, row)
        for step in found
        for group, row in step.rows.items()
        if _is_judged(row) and number(row["low"]) is not None
    ]
    if not judged:
        return say("No step can be judged: the groups are hidden, or too small.")
    below = [one for one in judged if one[3]["below_four_fifths"] and float(one[3]["fisher"]) < CHANCE]
    if below:
        told = [
            say(
                "{member} at {name} ({value})",
                member=sentences.member(attribute, group),
                name=name,
                value=made.wording.value(kpi, ratio),
            )
            for ratio, name, group, _ in sorted(below, key=lambda one: one[:3])
        ]
        return say("Below four fifths by more than chance: {names}.", names=sentences.listed(told))
    ratio, name, group, row = min(judged, key=lambda one: one[:3])
    ends = made.wording.interval(kpi, number(row["low"]), number(row["high"]))
    return say(
        "No group that can be judged falls below four fifths by more than chance; "
        "nearest is {member} at {name} ({value}, 95 % interval {ends}).",
        member=sentences.member(attribute, group),
        name=name,
        value=made.wording.value(kpi, ratio),
        ends=ends,
    )


def _stages(made: Figures, attribute: str) -> Iterator[Step]:
    """The stages of hiring, in order of how many applications enter them."""
    rows = [row for row in made.rows(STAGES, (STAGE, attribute)) if _is_known(row)]
    sizes = {
        str(row[STAGE]): number(row["denominator"]) or 0.0 for row in made.rows("stage_conversion", (STAGE,))
    }
    names = {str(row[STAGE]) for row in rows if row["status"] == Shown.OK}
    for name in sorted(names, key=lambda one: (-sizes.get(one, 0.0), one)):
        yield Step(name, {str(row[attribute]): row for row in rows if str(row[STAGE]) == name})


def _is_known(row: Row) -> bool:
    return bool(row["status"] != Shown.NO_DATA)


def _is_judged(row: Row | None) -> bool:
    """Whether group and yardstick are large enough to be judged."""
    return row is not None and row["status"] == Shown.OK and row["enough"] == 1


def _groups(found: list[Step]) -> list[str]:
    """Groups that can be judged at any step, the largest first."""
    sizes: dict[str, float] = {}
    for step in found:
        for group, row in step.rows.items():
            if _is_judged(row):
                sizes[group] = max(sizes.get(group, 0.0), number(row["n"]) or 0.0)
    return sorted(sizes, key=lambda group: (-sizes[group], group))[:MOST_GROUPS]


def _judged(cell: Cell, row: Row | None) -> Cell:
    is_small = cell.shown is Shown.OK and not _is_judged(row)
    return Cell(None, say(FEW), Shown.NO_DATA) if is_small else cell


def _end(row: Row | None, name: str) -> float | None:
    return number(row[name]) if row is not None and _is_judged(row) else None


def _lowest(made: Figures, step: Step) -> str:
    """The lowest ratio of a step with its interval: ``0.82 (0.64 to 1.06)``."""
    kpi = made.report.kpi(STAGES)
    tested = [row for row in step.rows.values() if _is_judged(row) and number(row["low"]) is not None]
    if not tested:
        return DASH
    row = min(tested, key=lambda one: float(one["value"]))
    ends = made.wording.interval(kpi, number(row["low"]), number(row["high"]))
    return f"{made.wording.value(kpi, number(row['value']))} ({ends})"
