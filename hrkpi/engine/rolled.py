"""Facts summed over the dimensions that questions do not name, so that who asks on need not read every row.

A roll-up is made when the same columns are asked for a second time, and only where it has far fewer rows than
the fact; any question about these columns or some of them is answered from it. Sums of sums are sums, so the
integers are the same.
"""

from collections import Counter
from dataclasses import dataclass
from threading import Lock

import duckdb
from sqlalchemy.engine.default import DefaultDialect

from hrkpi.engine.sums import Sums, rendered
from hrkpi.fact import FACTS

MONTH = "month"
DIALECT = DefaultDialect()  # plain sums and groups are plain SQL
WORTH = 250_000  # rows of a fact; fewer are quickly read
SMALLER = 4  # times that a roll-up has fewer rows than its fact
ROOM = 10_000_000  # rows of all roll-ups of one snapshot: less than a gigabyte
AGAIN = 2  # how often columns are asked for before they are rolled up


@dataclass(frozen=True)
class RollUp:
    """A table beside its fact.

    Args:
        prefix: What its name begins with, before that of the fact.
        columns: What it groups by.
        measures: What it sums.
        rows: How many it has.
    """

    prefix: str
    columns: frozenset[str]
    measures: frozenset[str]
    rows: int


class Rolled:
    """The roll-ups of one snapshot.

    Args:
        connection: Where the facts are tables.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection, self._lock = connection, Lock()
        self._made: dict[str, list[RollUp]] = {name: [] for name in FACTS}
        self._useless: dict[str, list[frozenset[str]]] = {name: [] for name in FACTS}
        self._seen: dict[str, set[str]] = {name: set() for name in FACTS}
        self._asked = Counter[tuple[str, frozenset[str]]]()

    def prefix(self, asked: Sums, rows: int) -> str:
        """What the name of the table begins with that answers a question; nothing for the fact itself.

        Args:
            asked: The question.
            rows: Rows of its fact.
        """
        named = frozenset((MONTH, *asked.by, *asked.where))
        with self._lock:
            self._asked[asked.fact, named] += 1
            self._seen[asked.fact].update(asked.measures)
            source = self._smallest(asked, named, RollUp("", named, frozenset(), rows))
            if self._is_worth(asked.fact, named, source):
                self._roll(asked.fact, named, source)
                source = self._smallest(asked, named, source)
        return source.prefix

    def _smallest(self, asked: Sums, named: frozenset[str], otherwise: RollUp) -> RollUp:
        """The smallest roll-up that can answer."""
        wanted = frozenset(asked.measures)
        able = [one for one in self._made[asked.fact] if named <= one.columns and wanted <= one.measures]
        return min(able, key=lambda one: one.rows, default=otherwise)

    def _is_worth(self, fact: str, named: frozenset[str], source: RollUp) -> bool:
        """Whether to roll up; what has columns that were of no use is of none either."""
        held = sum(one.rows for several in self._made.values() for one in several)
        as_it_is = source.prefix and source.columns == named
        return (
            not as_it_is
            and source.rows >= WORTH
            and held < ROOM
            and self._asked[fact, named] >= AGAIN
            and not any(columns <= named for columns in self._useless[fact])
        )

    def _roll(self, fact: str, named: frozenset[str], source: RollUp) -> None:
        measures = source.measures or frozenset(self._seen[fact])
        prefix = f"roll_up_{len(self._made[fact])}_"
        sums = rendered(Sums(fact, tuple(sorted(measures)), tuple(sorted(named))), DIALECT, source.prefix)
        made = self._connection.execute(f"CREATE TABLE {prefix}{fact} AS {sums}").fetchall()
        rows = int(made[0][0])
        if rows * SMALLER <= source.rows:
            self._made[fact].append(RollUp(prefix, named, measures, rows))
        else:
            self._connection.execute(f"DROP TABLE {prefix}{fact}")
            self._useless[fact].append(named)
