"""What Explore is asked: an address checked against what the figures can answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hrkpi.kpi import Kpi
from hrkpi.language import marked
from hrkpi.period import WindowKind
from hrkpi.report import METHODS, Report
from hrkpi.result import Question
from layouts._address import Query

FIRST_KPI = "voluntary_turnover_rate"
SPANS = ("12", "24", "36")  # months
SPAN = "24"
ORGANISATION = ("division", "department", "team")  # units from the top
FILTERS = (*ORGANISATION, "location", "level", "gender")
YEAR = 12
COMPARISONS = {
    "previous": marked("Period before"),
    "todate": marked("Year to date"),
    "parent": marked("Unit above"),
    "company": marked("Whole company"),
}
SHOWN = {
    "limits": marked("What chance does"),
    "parts": marked("What made the change"),
    "methods": marked("Every method of averaging"),
    "spread": marked("Distribution"),
    "rows": marked("The rows behind it"),
}
AVERAGES = {method.value: method for method in METHODS}
AVERAGE = next(iter(AVERAGES))
ON = "1"


@dataclass(frozen=True)
class Asked:
    """One view of one KPI.

    Args:
        kpi: What is shown.
        span: Months shown.
        window: How months are gathered.
        by: Dimension broken down by; empty where the KPI has none.
        where: Members kept, by dimension.
        prior: Whether the year before is drawn.
        last: Last month shown.
        left_out: Filters that this KPI cannot have.
        unknown: Values that the address names and that are not offered.
        band: Whether the 95 % interval of each figure is drawn.
        ahead: Whether a forecast is drawn.
        compare: What it is compared with, of ``COMPARISONS``.
        show: What else is shown of it, of ``SHOWN``.
        across: Second dimension that it is broken down by; empty for none.
        average: Method of the average headcount, as the address writes it.
        apart: Dimensions it was to be broken down by or crossed with, and cannot be, by control.
        lacking: What the address calls a KPI where there is none of that name.
    """

    kpi: Kpi
    span: int
    window: WindowKind
    by: str
    where: Mapping[str, tuple[str, ...]]
    prior: bool
    last: int
    left_out: tuple[str, ...]
    unknown: int
    apart: Mapping[str, str] = field(default_factory=dict)
    lacking: str = ""
    band: bool = False
    ahead: bool = True
    compare: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    across: str = ""
    average: str = AVERAGE

    @property
    def first(self) -> int:
        """First month shown."""
        return self.last - self.span + 1

    def question(self, by: str = "", *, back: int = 0) -> Question:
        """The question about this view.

        Args:
            by: Dimension broken down by; empty for the whole.
            back: Months before the first that are asked for as well.
        """
        return Question(
            kpi=self.kpi.key,
            by=(by,) if by else (),
            where=self.where,
            first=self.first - back,
            last=self.last,
            window=self.window,
            average=AVERAGES[self.average] if self.kpi.averages else AVERAGES[AVERAGE],
        )


def asked(report: Report, query: Query) -> Asked:
    """The view of an address; what it names and nobody offers is left out and counted."""
    kpi = report.kpi(query.one("kpi", report.catalogue, FIRST_KPI))
    dimensions = report.dimensions(kpi.key)
    wanted = {name: query.many(name, report.members(name)) for name in FILTERS}
    by = _by(report, kpi, query, dimensions)
    named = sum(len(query.values.get(name, ())) for name in FILTERS)
    return Asked(
        kpi=kpi,
        span=int(query.one("months", SPANS, SPAN)),
        window=WindowKind(query.one("window", tuple(WindowKind), kpi.window)),
        by=by,
        where={name: kept for name, kept in wanted.items() if kept and name in dimensions},
        prior=_is_on(query, "prior", "1"),
        last=until(report, query) - kpi.matures,
        left_out=tuple(name for name, kept in wanted.items() if kept and name not in dimensions),
        unknown=named - sum(map(len, wanted.values())),
        band=_is_on(query, "range", "0"),
        ahead=_is_on(query, "forecast", "1"),
        compare=query.many("compare", COMPARISONS),
        show=query.many("show", SHOWN),
        across=_across(query, by, dimensions),
        average=query.one("average", AVERAGES, AVERAGE),
        apart=_apart(report, kpi, query, dimensions),
        lacking="" if query.text("kpi") in report.catalogue else query.text("kpi"),
    )


def until(report: Report, query: Query) -> int:
    """The last month asked for: the last one that is over, unless an earlier one is."""
    return query.month("to", report.months[0], report.default_month, report.default_month)


def _is_on(query: Query, name: str, default: str) -> bool:
    return query.one(name, ("0", ON), default) == ON


def offered(report: Report) -> tuple[str, ...]:
    """Dimensions by which any KPI can be broken down, those that are filters first."""
    every = dict.fromkeys(name for key in report.catalogue for name in report.dimensions(key))
    first = [name for name in FILTERS if name in every]
    names = [*first, *(name for name in every if name not in first)]
    return tuple(name for name in names if report.members(name))


def _apart(report: Report, kpi: Kpi, query: Query, dimensions: tuple[str, ...]) -> dict[str, str]:
    """Dimensions that an address names, that are offered, and that this KPI does not have."""
    named = {
        control: query.text(control) for control in ("by", "across") if not (kpi.splits and control == "by")
    }
    lacking = {control: name for control, name in named.items() if name and name not in dimensions}
    return {control: name for control, name in lacking.items() if name in offered(report)}


def _across(query: Query, by: str, dimensions: tuple[str, ...]) -> str:
    chosen = query.one("across", dimensions, "")
    return chosen if chosen != by else ""


def broken_down(report: Report) -> str:
    """The dimension broken down by unless another is asked for: the highest units that are several."""
    return "division" if len(report.members("division")) > 1 else "department"


def _by(report: Report, kpi: Kpi, query: Query, dimensions: tuple[str, ...]) -> str:
    if kpi.splits:
        return kpi.splits
    default = broken_down(report)
    chosen = query.one("by", dimensions, default)
    return chosen if chosen in dimensions else next(iter(dimensions), "")
