"""Sentences of views: figures in a sentence, a sentence left out where its figure is not shown."""

from collections.abc import Iterable

from hrkpi import sentences
from hrkpi.errors import QueryError
from hrkpi.funnel import Outside, funnel
from hrkpi.language import marked, say, say_many
from hrkpi.result import Question, Shown
from hrkpi.views._charted import UNTOLD
from hrkpi.views._figures import Figures, number
from hrkpi.wording import bound

VERDICTS = {
    "on_target": marked("on target"),
    "watch": marked("short of target"),
    "off_target": marked("off target"),
}


def said(parts: Iterable[str]) -> str:
    """The sentences that can be said, one after the other."""
    return " ".join(part for part in parts if part) or say(UNTOLD)


def now(made: Figures, key: str, sentence: str, *, column: str = "value", **fields: str) -> str:
    """A sentence with a KPI's figure in the place of ``{value}``; empty where the figure is not shown.

    Args:
        made: Where the figure comes from.
        key: Key of the KPI.
        sentence: In English.
        column: Another figure of its row than the value.
        fields: What its other braces stand for.
    """
    kpi = made.report.kpi(key)
    cell = made.cell(kpi, next(iter(made.rows(key)), None), column)
    return say(sentence, value=cell.text, **fields) if cell.shown is Shown.OK else ""


def aimed(made: Figures, key: str) -> str:
    """How a KPI stands against its target: ``, off target (at most 12.0 %)``; empty where it has none."""
    kpi, row = made.report.kpi(key), next(iter(made.rows(key)), None)
    if row is None or str(row["verdict"]) not in VERDICTS:
        return ""
    aim = made.wording.value(kpi, number(row["target"]))
    return f", {say(VERDICTS[str(row['verdict'])])} ({bound(kpi)} {aim})"


def month(made: Figures) -> str:
    """The month that is shown, written out."""
    return made.wording.month_long(made.asking.month)


def beyond_chance(made: Figures, key: str, by: str) -> str:
    """Which groups differ from all together by more than chance at their size; empty without limits."""
    last = made.last(made.report.kpi(key))
    asked = Question(key, by=(by,), where=made.where(key), first=last, last=last)
    try:
        found = funnel(made.report, asked)
    except QueryError:
        return ""
    placed = found[found["outside"] != ""]
    out = [sentences.member(by, str(label)) for label in placed.loc[placed["outside"] == Outside.SIGNAL, by]]
    if placed.empty:
        return ""
    if not out:
        return say(
            "No {name} differs from the whole by more than chance.",
            name=sentences.lowered(sentences.dimension(by)),
        )
    return say_many(
        "{names} differs from the whole by more than chance at this size.",
        "{names} differ from the whole by more than chance at this size.",
        len(out),
        names=sentences.listed(out),
    )
