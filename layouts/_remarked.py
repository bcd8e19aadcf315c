"""What Explore says beside its figures: what an address did not get, what is hidden, what the panels do."""

from collections.abc import Sequence
from difflib import get_close_matches

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.language import marked, say, say_many
from hrkpi.report import Report
from hrkpi.wording import Wording
from layouts._address import write
from layouts._asked import Asked
from layouts._html import icon
from layouts._page import Drawn
from layouts._series import Line
from layouts._stand import unit_word
from layouts._states import notice

NAMED = 12  # hidden groups, before the rest is counted
NEAR = 0.5  # how alike names must be to be called near


def unknown(report: Report, name: str) -> Drawn:
    """That there is no such KPI, and the ones whose names are nearest."""
    near = list(dict.fromkeys(get_close_matches(name, report.catalogue, n=3, cutoff=NEAR)))
    links = [
        html.Li(html.A(say(report.kpi(key).label), href="/explore" + write({"kpi": key}))) for key in near
    ]
    nearest = [html.P(say("Nearest:")), html.Ul(links)] if links else []
    said = say("There is no KPI “{name}”", name=name)
    body = notice(said, *nearest, say("Choose another one above."), symbol="watch", mark="mark-watch")
    return Drawn(body, said=f"{said}.")


def unfinished(wanted: Asked, line: Line | None, wording: Wording) -> list[str]:
    """That the last window of a line is not over, if it is not."""
    if line is None or line.now is None or not line.now.partial or line.now.last <= wanted.last:
        return []
    period, month = wording.period(line.now.period), wording.month(wanted.last)
    told = marked(
        "{period} is not over: its figures hold what is known up to {month}, so they have no status."
    )
    return [say(told, period=period, month=month)]


def remarks(wanted: Asked, others: Sequence[str]) -> Component | None:
    """What the address asked for and did not get, and what else is to be said of it."""
    names = [sentences.lowered(sentences.dimension(name)) for name in wanted.left_out]
    said = [say("Not filtered by {name}: this KPI cannot be.", name=name) for name in names]
    said += [say(told, name=sentences.lowered(sentences.dimension(name))) for told, name in _apart(wanted)]
    if wanted.kpi.splits:
        said.append(
            say("{kpi} is always shown by {unit}.", kpi=say(wanted.kpi.label), unit=unit_word(wanted.by))
        )
    return remark([*said, *left_out(wanted.unknown), *others])


def _apart(wanted: Asked) -> list[tuple[str, str]]:
    """Dimensions that the KPI cannot be taken apart by, each with what is said of it."""
    told = {
        "by": marked("Not broken down by {name}: this KPI cannot be."),
        "across": marked("Not crossed with {name}: this KPI cannot be."),
    }
    return [(told[control], name) for control, name in wanted.apart.items()]


def left_out(unknown: int) -> list[str]:
    """How many values of an address are not known; nothing where all are."""
    if not unknown:
        return []
    told = say_many(
        "{spelled} filter of this link is not known here and left out.",
        "{spelled} filters of this link are not known here and left out.",
        unknown,
        spelled=sentences.capital(sentences.spelled(unknown)),
    )
    return [told]


def remark(said: Sequence[str]) -> Component | None:
    """A line above the figures; none where nothing is to be said."""
    return html.P([icon("info"), " ".join(said)], className="remark", role="status") if said else None


def panel_note(alone: str, drawn: Sequence[Line]) -> str:
    """What the panels show and do.

    Args:
        alone: Dimension of which a panel's name keeps one member; empty where it keeps none.
        drawn: Their groups.
    """
    aimed = any(p.target is not None for line in drawn for p in line.points)
    keeps = say("Choose a name to keep only that {unit}.", unit=unit_word(alone)) if alone else ""
    return (say("Dashed line is the target.") + " " if aimed else "") + keeps


def hidden_note(minimum: int, names: Sequence[str]) -> str:
    """The rule of hiding, and the groups that it hides now."""
    rule = say(
        "Values for groups under {minimum} people are hidden, as are values that would reveal them.",
        minimum=minimum,
    )
    if len(names) <= NAMED:
        return f"{rule} {say('Hidden now: {names}.', names=sentences.listed(names))}" if names else rule
    first = {"names": ", ".join(names[: NAMED - 1]), "count": len(names) - NAMED + 1}
    return f"{rule} {say('Hidden now: {names} and {count} more.', **first)}"
