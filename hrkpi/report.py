"""Answers questions: the only door between the figures and everything that shows them."""

from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from hrkpi.book import Units
from hrkpi.bridge import BridgeTable, bridge
from hrkpi.discovery import collect, late, offered, offers
from hrkpi.errors import QueryError, WorkspaceError
from hrkpi.fact import PEOPLE
from hrkpi.feeds import Feed, loaded
from hrkpi.kpi import Kpi, Sensitivity
from hrkpi.language import marked, say
from hrkpi.measured import Measured, Scope, dimensions_of, measure
from hrkpi.memory import Memory
from hrkpi.nearest import nearest
from hrkpi.period import Window, WindowKind, last_day, month_of, windows
from hrkpi.policy import DIMENSION_CLASS
from hrkpi.principal import Principal
from hrkpi.query import Average, Query
from hrkpi.reading import Reading, reading
from hrkpi.result import Question, Result, Shown
from hrkpi.rows import UNKNOWN, comparable, directed, rows, with_targets
from hrkpi.snapshot import FACTS_FOLDER
from hrkpi.targets import TargetBook, above, target_book
from hrkpi.workspace import Workspace

if TYPE_CHECKING:
    from hrkpi.note_book import NoteBook

FAMILIES = (
    "Workforce",
    "Turnover and retention",
    "Hiring",
    "Engagement",
    "Training",
    "Diversity",
    "Strategy",
)
T = TypeVar("T")
KPIS = "hrkpi.kpis"  # the package whose files are the catalogue
METHODS = {
    Average.DAILY: marked("days employed divided by days of the period"),
    Average.TWO_POINT: marked("mean of opening and closing"),
    Average.MONTH_END: marked("mean of the month closings"),
    Average.THIRTEEN_POINT: marked("mean of the opening and the month closings"),
    Average.OPENING: marked("the opening"),
    Average.CLOSING: marked("the closing"),
}

UNITS = {
    Units.AS_WAS: "",
    Units.AS_NOW: marked("Units as they are now: people of a reorganised unit are in what it became."),
}


def catalogue() -> dict[str, Kpi]:
    """Every KPI by key, in the order in which people read them."""
    found = collect(KPIS, "KPI", Kpi)
    return dict(sorted(found.items(), key=lambda item: (FAMILIES.index(item[1].family), item[1].order)))


class Report:
    """One snapshot as one principal may see it.

    Args:
        workspace: Where the snapshot and the targets are.
        principal: Who asks.
        snapshot: Id of the snapshot; the current one where none.
        memory: What was found out before; none where every question is asked anew.

    Raises:
        WorkspaceError: If nothing has been imported yet.
    """

    def __init__(
        self,
        workspace: Workspace,
        principal: Principal,
        snapshot: str | None = None,
        memory: Memory | None = None,
    ) -> None:
        self._workspace, self.principal, self._memory = workspace, principal, memory
        chosen = workspace.snapshot(snapshot) if snapshot else workspace.current()
        if chosen is None:
            raise WorkspaceError(
                say("Nothing has been imported yet."),
                where=str(workspace.path),
                mend=say("run 'hrkpi import PATH', or 'hrkpi init --sample' for the sample company."),
            )
        self._snapshot = chosen
        self._found: dict[Hashable, Any] = {}  # Any: whatever was worked out

    # ---- what there is

    @cached_property
    def catalogue(self) -> dict[str, Kpi]:
        """Every KPI by key, in the order in which people read them."""
        return catalogue()

    @property
    def snapshot(self) -> str:
        """Id of the snapshot."""
        return self._snapshot.id

    @property
    def as_of(self) -> date:
        """Day of knowledge."""
        return self._snapshot.as_of

    @property
    def loaded_at(self) -> datetime:
        """When the snapshot was imported."""
        return self._snapshot.loaded_at

    @property
    def minimum(self) -> int:
        """Smallest group that is shown."""
        return self._workspace.settings.minimum_group

    @property
    def company(self) -> str:
        """Name of the company."""
        return self._workspace.settings.company_name

    @property
    def locale(self) -> str:
        """How numbers and days are written."""
        return self._workspace.settings.locale

    @property
    def currency(self) -> str:
        """Code of the reporting currency."""
        return self._workspace.settings.currency

    @property
    def months(self) -> tuple[int, int]:
        """First and last month with any data."""
        spans = list(self.reading().book.coverage.values())
        now = month_of(self.as_of)
        return min((first for first, _ in spans), default=now), max((last for _, last in spans), default=now)

    @property
    def default_month(self) -> int:
        """The last month that is over at the day of knowledge."""
        return self.month_over()

    def month_over(self, as_of: date | None = None) -> int:
        """The last month that is over at a day, the day of knowledge where none is named."""
        day = as_of or self.as_of
        now = month_of(day)
        return now if day == last_day(now) else now - 1

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """What is loaded, by kind of export."""
        return loaded(self.reading().book.coverage, self._snapshot.rows(FACTS_FOLDER))

    def kpi(self, key: str) -> Kpi:
        """The KPI of that key.

        Raises:
            QueryError: If there is none.
        """
        if key not in (keys := offers(KPIS)):
            raise QueryError(
                say("There is no KPI {key!r}.", key=key), where=say("KPI"), mend=nearest(key, keys)
            )
        return offered(KPIS, key, "KPI", Kpi)  # of one KPI no other is imported

    def dimensions(self, key: str) -> tuple[str, ...]:
        """Dimensions a KPI can be broken down and filtered by, of which the data hold any member."""
        book = self.reading().book
        return tuple(name for name in dimensions_of(self.kpi(key)) if book.labels[name])

    def members(self, dimension: str) -> tuple[str, ...]:
        """Members of a dimension that one may ask for by name; no hidden attribute of persons."""
        labels = self.reading().book.labels.get(dimension, ())
        if DIMENSION_CLASS[dimension] not in {Sensitivity.S1, Sensitivity.S2}:
            return labels
        return self._book(f"members of {dimension}", lambda: self._seen(dimension, labels))

    def _seen(self, dimension: str, labels: tuple[str, ...]) -> tuple[str, ...]:
        asked = Question("representation", by=(dimension,), first=self.default_month, last=self.default_month)
        shown = self.answer(asked).rows
        allowed = set(shown.loc[shown["status"] == Shown.OK, dimension])
        return tuple(label for label in labels if label in allowed)

    def parent(self, dimension: str, unit: str) -> tuple[str, str] | None:
        """The unit above a unit, as dimension and label."""
        return above(self.reading().book.parents, dimension, unit)

    # ---- what is asked

    def answer(self, question: Question) -> Result:
        """The protected answer to a question.

        Raises:
            QueryError: If the question names a KPI, dimension, member, window or day that does not exist.
        """
        kpi = self.kpi(question.kpi)
        asked = self.completed(question)
        read = self.read(asked)
        scope = self.scope(asked, self.windows(asked))
        measured = self.measure([kpi], scope, read)[kpi.key]
        frame = rows(kpi, measured, scope, read.book)
        kind = asked.window or WindowKind(kpi.window)
        book = self.targets if comparable(kpi, kind, annualise=asked.annualise) else TargetBook.empty()
        return Result(
            kpi=directed(kpi, scope, asked.where, book),
            question=asked,
            rows=with_targets(frame, kpi, scope, asked.where, book),
            definition=self.definition(kpi, asked.average, asked.units),
            as_of=read.book.as_of,
            snapshot=self.snapshot,
            minimum=measured.policy.k if measured.policy else self.minimum,
        )

    def bridge(self, question: Question) -> BridgeTable:
        """The headcount bridge over the windows, groups and filters of a question about headcount.

        Raises:
            BridgeError: If a period or unit does not balance.
        """
        asked = self.completed(replace(question, kpi="headcount"))
        scope = self.scope(asked, self.windows(asked))
        read = self.read(asked).over(scope.dimensions)
        table = bridge(
            Query(
                engine=read.engine,
                book=read.book,
                windows=scope.windows,
                by=scope.by,
                where=dict(scope.where),
            )
        )
        kpi = replace(self.kpi("headcount"), sensitivity=Sensitivity.M1)
        return table.hiding(self.measure([kpi], scope, read)[kpi.key].hidden)

    def definition(self, kpi: Kpi, average: Average, units: Units = Units.AS_WAS) -> str:
        """Formula in words, with the methods that matter: of the average headcount, of reorganised units."""
        method = say("Average headcount: {method}.", method=say(METHODS[average])) if kpi.averages else ""
        return " ".join(part for part in (say(kpi.definition), method, say(UNITS[units])) if part)

    # ---- for the scorecard and others of this layer

    @cached_property
    def known(self) -> Hashable:
        """All that answers hang on besides the question; reports that know the same answer the same."""
        return self.snapshot, self.principal, self._workspace.settings, self._workspace.version()

    @cached_property
    def targets(self) -> TargetBook:
        """All targets."""
        parents = self.reading().book.parents
        read = partial(target_book, self._workspace, parents)
        return self._book("targets", lambda: read(self._snapshot.table("targets")))

    @cached_property
    def notes(self) -> "NoteBook":
        """Notes, comments and events as the asker may see them."""
        return self._book("notes", self._noted)

    def _noted(self) -> "NoteBook":
        over, events = partial(above, self.reading().book.parents), self._snapshot.table("events")
        book: NoteBook = late("hrkpi.note_book").note_book(self._workspace, self.principal, over, events)
        return book

    def _book(self, name: str, read: Callable[[], T]) -> T:
        return self._memory.book((name, self.known), read) if self._memory else read()

    def reading(self, as_of: date | None = None, units: Units = Units.AS_WAS) -> Reading:
        """The facts as known on a day, in the units of the time or in what these became."""
        return self.once(("reading", as_of, units), lambda: self._read_facts(as_of, units))

    def _read_facts(self, as_of: date | None, units: Units) -> Reading:
        cache = self._workspace.path / "cache"
        found = reading(self._snapshot, self._workspace.settings, cache, as_of, units)
        return self._memory.reading((self.snapshot, as_of, units), found) if self._memory else found

    def once(self, known: Hashable, make: Callable[[], T]) -> T:
        """Something worked out of these figures that parts of one view ask for again; none changes it.

        Args:
            known: What it hangs on beside the report.
            make: Works it out.
        """
        if known not in self._found:
            self._found[known] = make()
        found: T = self._found[known]
        return found

    def remembering(self) -> "Report":
        """The same report, putting no question to the engine twice."""
        other = copy(self)
        other._memory, other._found = self._memory or Memory(), {}  # noqa: SLF001 - it is ours
        return other

    def read(self, question: Question) -> Reading:
        """The facts that a question asks."""
        return self.reading(question.as_of, question.units)

    def measure(self, kpis: list[Kpi], scope: Scope, read: Reading) -> dict[str, Measured]:
        """Several KPIs over one scope with their hiding."""
        return measure(kpis, scope, read, self._workspace.settings, self.principal)

    def completed(self, question: Question) -> Question:
        """A question with its defaults filled in and its names checked."""
        kpi = self.kpi(question.kpi)
        by = tuple(dict.fromkeys(question.by))
        instead = _ATTRIBUTES if kpi.splits in _ATTRIBUTES else {kpi.splits}
        if kpi.splits and not set(by) & instead:
            by = (*by, kpi.splits)
        self._check(kpi, tuple(dict.fromkeys((*by, *question.where))))
        known = self.reading().book.coverage
        spans = [known[name] for name in kpi.facts if name in known]
        begun, until = max((one for one, _ in spans), default=self.months[0]), self.months[1]
        until = min(until, month_of(question.as_of)) if question.as_of else until
        last = question.last if question.last is not None else max(until, question.first or until)
        asked = replace(
            question,
            by=by,
            first=question.first if question.first is not None else min(begun, last),
            last=last,
            window=question.window or WindowKind(kpi.window),
        )
        if asked.first is not None and asked.last is not None and asked.first > asked.last:
            raise QueryError(
                say("The range ends before it begins."),
                where=say("period"),
                mend=say("swap --from and --to."),
            )
        return asked

    def scope(self, question: Question, over: tuple[Window, ...]) -> Scope:
        """What a completed question measures over."""
        where = {
            name: tuple(self._code(name, label) for label in kept) for name, kept in question.where.items()
        }
        return Scope(over, question.by, where, question.average, question.annualise)

    def windows(self, asked: Question) -> tuple[Window, ...]:
        """The periods of a completed question."""
        kind = asked.window or WindowKind.MONTH
        first, last = asked.first or 0, asked.last or 0
        return windows(kind, first, last, fiscal_start=self._workspace.settings.fiscal_start)

    def table(self, name: str) -> pd.DataFrame:
        """A canonical table of the snapshot, row by row: to be counted here, never to be handed up."""
        return self._snapshot.table(name)

    def _check(self, kpi: Kpi, dimensions: tuple[str, ...]) -> None:
        allowed = dimensions_of(kpi)
        for name in dimensions:
            if name not in allowed:
                raise QueryError(
                    say(
                        "{label} cannot be broken down or filtered by {name!r}.",
                        label=say(kpi.label),
                        name=name,
                    ),
                    where=say("dimension"),
                    mend=nearest(name, allowed),
                )

    def _code(self, dimension: str, label: str) -> int:
        labels = self.reading().book.labels[dimension]
        if label in labels:
            return labels.index(label) + 1
        if label == UNKNOWN:
            return 0
        raise QueryError(
            say("There is no {dimension} of that name.", dimension=dimension),
            where=f"{dimension}={label}",
            mend=nearest(label, labels),
        )


_ATTRIBUTES = {"gender", "ethnicity", "age_band", "tenure_band"} & set(PEOPLE.dimensions)
