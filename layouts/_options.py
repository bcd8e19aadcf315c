"""What Explore draws beside the figure itself: switches, comparisons, further tiles, a second dimension."""

from dash import html
from dash.development.base_component import Component

from hrkpi import sentences
from hrkpi.language import say
from hrkpi.period import month_label
from hrkpi.report import METHODS, Report
from hrkpi.wording import Wording
from layouts._asked import AVERAGE, AVERAGES, COMPARISONS, ON, SHOWN, Asked, offered
from layouts._parts import choices, select, switch

NONE = "none"  # no second dimension
LATEST = "latest"
DEFAULTS = {
    "prior": "1",
    "forecast": "1",
    "range": "0",
    "compare": "",
    "show": "",
    "across": NONE,
    "average": AVERAGE,
    "to": LATEST,
}


def values(report: Report, view: Asked) -> dict[str, str | tuple[str, ...]]:
    """What the address of a view says of these controls, in its order."""
    return {
        "prior": _flag(on=view.prior),
        "forecast": _flag(on=view.ahead),
        "range": _flag(on=view.band),
        "compare": view.compare,
        "show": view.show,
        "across": view.across or NONE,
        "average": view.average,
        "to": _until(report, view),
    }


def fields(page: str, view: Asked) -> list[Component]:
    """The controls that are always seen."""
    switches = [
        switch(page, "prior", say("Prior year"), on=view.prior),
        switch(page, "forecast", say("Forecast"), on=view.ahead),
        switch(page, "range", say("95 % range"), on=view.band),
    ]
    compare = choices(
        page,
        "compare",
        say("Compare with"),
        _listed(COMPARISONS),
        view.compare,
        placeholder="" if view.compare else say("Nothing else"),
    )
    show = choices(
        page,
        "show",
        say("Also show"),
        _listed(SHOWN),
        view.show,
        placeholder="" if view.show else say("Nothing else"),
    )
    return [
        html.Div(className="break"),
        html.Div(compare, className="field broad"),
        html.Div(show, className="field broad"),
        html.Div(switches, className="switches"),
    ]


def rarer(page: str, report: Report, view: Asked, wording: Wording) -> list[Component]:
    """The controls that open on demand: a second dimension, and the method of the average headcount."""
    crossed = [{"value": NONE, "label": say("Nothing")}]
    crossed += [{"value": name, "label": sentences.dimension(name)} for name in offered(report)]
    words = [
        {"value": name, "label": sentences.capital(say(METHODS[method]))} for name, method in AVERAGES.items()
    ]
    return [
        select(page, "across", say("Cross with"), crossed, view.across or NONE, searchable=True),
        select(page, "average", say("Average headcount"), words, view.average),
        select(page, "to", say("Up to"), _months(report, wording), _until(report, view), searchable=True),
    ]


def are_rare(report: Report, view: Asked) -> bool:
    """Whether any of the controls that open on demand is set."""
    return (
        bool(view.across) or view.average != AVERAGE or view.last + view.kpi.matures != report.default_month
    )


def _until(report: Report, view: Asked) -> str:
    """The last month as the address writes it; the latest is written as nothing."""
    last = view.last + view.kpi.matures
    return LATEST if last == report.default_month else month_label(last)


def _months(report: Report, wording: Wording) -> list[dict[str, str]]:
    earlier = range(report.default_month - 1, report.months[0] - 1, -1)
    latest = {"value": LATEST, "label": say("{month} (latest)", month=wording.month(report.default_month))}
    return [latest, *({"value": month_label(month), "label": wording.month(month)} for month in earlier)]


def _listed(named: dict[str, str]) -> list[dict[str, str]]:
    return [{"value": name, "label": say(label)} for name, label in named.items()]


def _flag(*, on: bool) -> str:
    return ON if on else "0"
