"""Which part of the company is looked at: one unit of it, as the address and people write it."""

from collections.abc import Mapping

from hrkpi import sentences
from hrkpi.language import marked, say
from hrkpi.report import Report

UNITS = ("company", "division", "department")  # from the top; what a scorecard can be of
WHOLE = marked("Whole company")
ALL = "all"


def options(report: Report) -> list[dict[str, object]]:
    """What a scorecard can be of, for a drop-down: the whole, then the units of each kind."""
    groups: list[dict[str, object]] = [
        {
            "group": sentences.capital(sentences.members(kind)),
            "items": [{"value": f"{kind}:{unit}", "label": unit} for unit in report.members(kind)],
        }
        for kind in UNITS
        if len(report.members(kind)) > 1
    ]
    return [{"value": ALL, "label": say(WHOLE)}, *groups]


def allowed(report: Report) -> frozenset[str]:
    """Every scope that an address may name."""
    return frozenset(f"{kind}:{unit}" for kind in UNITS for unit in report.members(kind))


def where(scope: str) -> Mapping[str, tuple[str, ...]]:
    """The filter of a scope; none for the whole company."""
    kind, _, unit = scope.partition(":")
    return {kind: (unit,)} if unit else {}


def name(scope: str) -> str:
    """A scope in a sentence."""
    return scope.partition(":")[2] or say(WHOLE)
