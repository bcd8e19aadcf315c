"""What a figure is compared with: as lines on the chart, and as values beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from hrkpi.kpi import Kpi
from hrkpi.language import say
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Evidence, Shown
from hrkpi.weighed import shifted
from hrkpi.wording import MINUS, Wording
from layouts._asked import YEAR, Asked
from layouts._parts import move
from layouts._series import Line, Point, lines

UNITS = ("department", "division", "company")  # from the bottom; whose unit above is compared with
STYLES = {"parent": "group_2", "company": "group_3"}


@dataclass(frozen=True)
class Beside:
    """One thing compared with.

    Args:
        name: As people read it.
        point: Its figure.
        change: The figure now minus it; of another unit a difference, of an earlier period a change.
        evidence: Whether a change may be called one; none where it is a difference between units.
        line: Its line on the chart; none where it has none.
        style: Token of the line.
    """

    name: str
    point: Point | None
    change: float | None
    evidence: Evidence | None
    line: Line | None = None
    style: str = ""


def compared(report: Report, wanted: Asked, whole: Line, wording: Wording) -> tuple[Beside, ...]:
    """Everything the address asks to be compared with, in a fixed order."""
    now = whole.now
    found = []
    if "previous" in wanted.compare and len(whole.points) > 1:
        found.append(_change(report, wanted, now, whole.points[-2], wording))
    if wanted.prior and now:
        found.append(_change(report, wanted, now, whole.before(now, YEAR), wording))
    if "todate" in wanted.compare:
        found.extend(_to_date(report, wanted, wording))
    scopes = {
        name: where
        for name, where in (("parent", parent(report, wanted)), ("company", _everybody(wanted)))
        if name in wanted.compare and where is not None
    }
    if scopes.get("parent") == scopes.get("company") and "parent" in scopes:
        del scopes["parent"]
    found.extend(_other(report, wanted, now, name, where) for name, where in scopes.items())
    return tuple(one for one in found if one is not None)


def parent(report: Report, wanted: Asked) -> Mapping[str, tuple[str, ...]] | None:
    """The filters of the unit above the one that is kept, the other filters as they are; none where none."""
    for dimension in UNITS:
        kept = wanted.where.get(dimension, ())
        if not kept:
            continue
        rest = {name: members for name, members in wanted.where.items() if name != dimension}
        above = report.parent(dimension, kept[0]) if len(kept) == 1 else None
        if above is None or above[0] not in report.dimensions(wanted.kpi.key):
            return rest
        return {**rest, above[0]: (above[1],)}
    return None


def listed(kpi: Kpi, found: tuple[Beside, ...], wording: Wording) -> Component | None:
    """Names, values and differences under each other."""
    if not found:
        return None
    rows = [cell for one in found for cell in (html.Dt(one.name), html.Dd(_told(kpi, one, wording)))]
    return html.Div([html.H3(say("Compared with")), html.Dl(rows, className="compared")])


def _told(kpi: Kpi, one: Beside, wording: Wording) -> list[Component | str]:
    if one.point is None or one.point.status == Shown.NO_DATA:
        return [say("no data")]
    if one.point.status == Shown.HIDDEN or one.point.value is None:
        return [say("hidden")]
    value = html.Span(wording.value(kpi, one.point.value))
    if one.evidence is not None:
        return [value, html.Span(move(wording.change(kpi, one.change, one.evidence)), className="how")]
    return [value, html.Span(apart(kpi, one.change, wording), className="how")]


def apart(kpi: Kpi, difference: float | None, wording: Wording) -> str:
    """How far two units lie apart, without a judgement: ``0.6 pp above it``."""
    change = wording.change(kpi, difference)
    if not change.amount:
        return say("not known") if difference is None else say("the same")
    below = change.signed.startswith(MINUS)
    return (
        say("{amount} below it", amount=change.amount)
        if below
        else say("{amount} above it", amount=change.amount)
    )


def _change(
    report: Report, wanted: Asked, now: Point | None, then: Point | None, wording: Wording
) -> Beside | None:
    if now is None or then is None:
        return None
    change = _less(now, then)
    told = shifted(report, wanted.question(), change, now=now.last, then=then.last)
    return Beside(wording.period(then.period), then, change, told)


def _to_date(report: Report, wanted: Asked, wording: Wording) -> list[Beside]:
    """The year so far, with its change since the same months of the year before."""
    asked = replace(wanted.question(), window=WindowKind.YTD)
    now, then = (
        lines(report.answer(replace(asked, first=last, last=last)))[0].now
        for last in (wanted.last, wanted.last - YEAR)
    )
    if now is None or then is None:
        return []
    change = _less(now, then)
    told = shifted(report, asked, change, now=now.last, then=then.last)
    return [Beside(say("Year to {month}", month=wording.month(wanted.last)), now, change, told)]


def _everybody(wanted: Asked) -> Mapping[str, tuple[str, ...]] | None:
    return {} if wanted.where else None


def _other(
    report: Report, wanted: Asked, now: Point | None, name: str, where: Mapping[str, tuple[str, ...]]
) -> Beside:
    line = lines(report.answer(replace(wanted.question(), where=where)))[0]
    known = [member for members in where.values() for member in members]
    label = ", ".join(known) if known else say("Whole company")
    named = replace(line, name=label)
    return Beside(label, line.now, _less(now, line.now), None, named, STYLES[name])


def _less(now: Point | None, then: Point | None) -> float | None:
    if now is None or then is None or now.value is None or then.value is None:
        return None
    return now.value - then.value
