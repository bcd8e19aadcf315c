"""The address is the state: reads a query from strangers, and writes it in one canonical form."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from hrkpi.errors import QueryError
from hrkpi.period import month_label, parse_month

LONGEST_QUERY = 4_000  # characters read
LONGEST_VALUE = 200
MOST_VALUES = 60


@dataclass(frozen=True)
class Query:
    """What an address asks for; every reader names what it takes, the rest is ignored.

    Args:
        values: Values by name, in the order of the address.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str, allowed: Collection[str], default: str) -> str:
        """The value of a name if it is an allowed one, else the default."""
        asked = self.values.get(name, ())
        return asked[0] if asked and asked[0] in allowed else default

    def many(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """The allowed ones among the values of a name, each once."""
        return tuple(dict.fromkeys(value for value in self.values.get(name, ()) if value in allowed))

    def text(self, name: str) -> str:
        """The first value of a name, whatever it is; empty where there is none."""
        return next(iter(self.values.get(name, ())), "")

    def month(self, name: str, first: int, last: int, default: int) -> int:
        """A month within a range, else the default."""
        try:
            month = parse_month(self.text(name))
        except QueryError:
            return default
        return month if first <= month <= last else default


def read(search: str | None) -> Query:
    """The query of an address: ``?kpi=headcount&division=Sales`` and whatever a stranger writes."""
    pairs = parse_qsl((search or "").removeprefix("?")[:LONGEST_QUERY], keep_blank_values=False)
    values: dict[str, tuple[str, ...]] = {}
    for name, value in pairs[:MOST_VALUES]:
        values[name] = (*values.get(name, ()), value[:LONGEST_VALUE])
    return Query(values)


def write(values: Mapping[str, str | Iterable[str]], defaults: Mapping[str, str] | None = None) -> str:
    """The canonical query: in the order given, without defaults and empty values."""
    left_out = defaults or {}
    pairs = [
        (name, value)
        for name, given in values.items()
        for value in ([given] if isinstance(given, str) else given)
        if value and left_out.get(name) != value
    ]
    return f"?{urlencode(pairs)}" if pairs else ""


def months(first: int, last: int) -> tuple[str, ...]:
    """Months as an address writes them, the latest first."""
    return tuple(month_label(month) for month in range(last, first - 1, -1))
