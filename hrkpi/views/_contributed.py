"""What made a change: from then to now, group by group, as a waterfall."""

from collections.abc import Sequence

from hrkpi import sentences
from hrkpi.contribution import POOL, Contribution, contribution
from hrkpi.kpi import Kpi
from hrkpi.language import marked, say
from hrkpi.result import Question, Shown
from hrkpi.view import Cell, Chart, Mark, Series
from hrkpi.views._figures import HIDDEN, Figures, number

MOST = 9  # steps that can be read
PARTS = marked(
    "Each step is what a group adds to the change: its own figure changed (rate), or it grew or shrank (mix)."
)
REVERSED = marked(
    "Careful: every group moved against the whole (Simpson's paradox), so the change comes of the mix alone."
)
POOLED = marked("Hidden groups together")

Step = tuple[str, float | None]


def contributed(made: Figures, question: Question) -> Chart:
    """The change over the windows of a question, which is broken down by one dimension.

    Args:
        made: Where figures come from.
        question: Its first and last window are compared.

    Raises:
        QueryError: If the figure has no parts that add up, or is hidden in one of the windows.
    """
    found = contribution(made.report, question)
    kpi, by = found.kpi, question.by[0]
    steps = _few(_steps(found, by), by)
    ends = [made.wording.period(window.label) for window in (found.then, found.now)]
    levels = [Cell(end, made.wording.value(kpi, end)) for end in (found.before, found.after)]
    cells = (levels[0], *(_cell(made, kpi, step) for _, step in steps), levels[1])
    of = say("{label} (mean)", label=say(kpi.label)) if found.of == "mean" else say(kpi.label)
    return Chart(
        key="contribution",
        title=say("What made the change, by {name}", name=sentences.lowered(sentences.dimension(by))),
        mark=Mark.WATERFALL,
        axis=(ends[0], *(name for name, _ in steps), ends[1]),
        axis_name=sentences.dimension(by),
        series=(Series(of, cells),),
        unit=kpi.unit,
        decimals=kpi.decimals,
        statement=_said(made, found, of, ends, steps),
        note=_note(found),
    )


def _note(found: Contribution) -> str:
    if found.is_reversed:
        return f"{say(REVERSED)} {say(PARTS)}"
    return say(PARTS) if found.rows["mix"].notna().any() else ""


def _steps(found: Contribution, by: str) -> list[Step]:
    """What each group adds, the most first; hidden groups together come last."""
    rows = [(str(row[by]), number(row["total"])) for row in found.rows.to_dict("records")]
    shown = [(sentences.member(by, name), total) for name, total in rows if name != POOL]
    pooled = [(say(POOLED), total) for name, total in rows if name == POOL]
    return [*sorted(shown, key=lambda step: -(step[1] or 0.0)), *pooled]


def _few(steps: list[Step], by: str) -> list[Step]:
    """At most so many steps; the smallest are gathered in one."""
    sized = sorted((abs(total or 0.0) for name, total in steps if name != say(POOLED)), reverse=True)
    if len(sized) <= MOST:
        return steps
    least = sized[MOST - 2]
    kept = [step for step in steps if step[0] == say(POOLED) or abs(step[1] or 0.0) >= least]
    rest = [total or 0.0 for name, total in steps if (name, total) not in kept]
    pooled = [step for step in kept if step[0] == say(POOLED)]
    others = say("{count} other {members}", count=len(rest), members=sentences.members(by))
    return [*(step for step in kept if step[0] != say(POOLED)), (others, sum(rest)), *pooled]


def _cell(made: Figures, kpi: Kpi, step: float | None) -> Cell:
    if step is None:
        return Cell(None, say(HIDDEN), Shown.HIDDEN)
    return Cell(step, made.wording.change(kpi, step).signed)


def _said(made: Figures, found: Contribution, of: str, ends: Sequence[str], steps: Sequence[Step]) -> str:
    kpi, wording = found.kpi, made.wording
    change = wording.change(kpi, found.change)
    levels = [wording.value(kpi, end) for end in (found.before, found.after)]
    moved = say(
        "{label}: {before} in {then}, {after} in {now} ({change}).",
        label=of,
        before=levels[0],
        then=ends[0],
        after=levels[1],
        now=ends[1],
        change=change.signed if change.amount else change.judgement,
    )
    known = [(name, step) for name, step in steps if step]
    most = max(known, key=lambda one: abs(one[1]), default=None)
    said = [moved]
    if most:
        by_most = wording.change(kpi, most[1]).signed
        said.append(say("Most comes from {group} ({change}).", group=most[0], change=by_most))
    parts = (wording.change(kpi, part).signed for part in (found.rate, found.mix))
    if number(found.mix) is None:
        return " ".join(said)
    rate, mix = parts
    said.append(
        say("Of the change {rate} is in the groups' own figures and {mix} is mix.", rate=rate, mix=mix)
    )
    return " ".join(said)
