"""What a view is asked: an address checked against what the figures can answer, for pages and files."""

from hrkpi import sentences
from hrkpi.period import month_label
from hrkpi.report import Report
from hrkpi.view import Asking
from hrkpi.viewing import ViewKind
from layouts import _scope
from layouts._address import Query, write
from layouts._asked import SPAN, SPANS, broken_down

OFFERED = (  # dimensions that a family is broken down by, in the order of the drop-down
    *("division", "department", "location", "country", "company", "level", "job_family"),
    *("employment_type", "contract", "worker_type", "gender", "age_band", "tenure_band", "hire_source"),
)


def asking(report: Report, query: Query, kind: ViewKind) -> Asking:
    """What an address asks of a view; what it names and nobody offers is left out.

    Args:
        report: Whose months, units and dimensions may be asked for.
        query: The address.
        kind: The view.
    """
    first, last = report.months
    return Asking(
        month=query.month("month", first, last, report.default_month),
        months=int(query.one("months", SPANS, SPAN)),
        where=_scope.where(query.one("scope", _scope.allowed(report), _scope.ALL)),
        by=query.one("by", breakdowns(report, kind), default_by(report, kind)),
        chosen={
            name: query.one(name, options, next(iter(options))) for name, options in kind.choices.items()
        },
    )


def breakdowns(report: Report, kind: ViewKind) -> tuple[str, ...]:
    """Dimensions that a view may be broken down by: those of its main KPI that hold more than one member."""
    can = report.dimensions(kind.of[0]) if kind.of else ()
    return tuple(name for name in OFFERED if name in can and len(report.members(name)) > 1)


def default_by(report: Report, kind: ViewKind) -> str:
    """The dimension unless another is asked for: the highest units that are several."""
    return next(iter(breakdowns(report, kind)), broken_down(report))


def defaults(report: Report, kind: ViewKind) -> dict[str, str]:
    """What an address leaves out, by name, in the order in which it is written."""
    return {
        "month": month_label(report.default_month),
        "scope": _scope.ALL,
        "months": SPAN,
        "by": default_by(report, kind),
        **{name: next(iter(options)) for name, options in kind.choices.items()},
    }


def address(report: Report, asked: Asking, kind: ViewKind) -> str:
    """The canonical query of what is asked of a view."""
    return write(_values(asked), defaults(report, kind))


def ignored(query: Query, asked: Asking) -> int:
    """How many values of an address a view does not know.

    Args:
        query: The address.
        asked: What was made of it.
    """
    known = _values(asked)
    return sum(value != known.get(name) for name, given in query.values.items() for value in given)


def _values(asked: Asking) -> dict[str, str]:
    scope = next((f"{name}:{kept[0]}" for name, kept in asked.where.items()), _scope.ALL)
    return {
        "month": month_label(asked.month),
        "scope": scope,
        "months": str(asked.months),
        "by": asked.by,
        **asked.chosen,
    }


def options(report: Report, kind: ViewKind) -> list[dict[str, str]]:
    """The dimensions of a view, for a drop-down."""
    return [{"value": name, "label": sentences.dimension(name)} for name in breakdowns(report, kind)]
