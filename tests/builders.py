"""Small companies for the tests of figures, and the whole way from them to an answer.

Builders fill in what does not matter; a test states only what does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import isnan

import pandas as pd

from hrkpi import book as books
from hrkpi import facts
from hrkpi.conform import conform
from hrkpi.engine.sums import Engine
from hrkpi.evaluate import Evaluation, evaluate
from hrkpi.fact import FACTS, LINE, MANAGER
from hrkpi.kpi import FloatArray, Kpi
from hrkpi.period import Window, WindowKind, parse_month, windows
from hrkpi.query import Average, Query
from hrkpi.table import Kind
from hrkpi.tables import TABLES
from hrkpi.tables_people import EMPLOYEES, EMPLOYMENTS
from tests.engines import ENGINES

AS_OF = date(2026, 12, 31)  # long after every window of the tests, so that everything in them is known
HIRED = "2020-01-01"
Cell = str | float | bool | None
Row = Mapping[str, Cell]
Labels = tuple[str, ...]


class Company(dict[str, pd.DataFrame]):
    """Conformed tables by name. Told apart by identity, so that what is built of one is kept."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # a dict has none


@dataclass(frozen=True)
class Worker:
    """A person with spells and job states; the person's id is set by the company unless named."""

    key: str
    person: Row
    spells: tuple[Row, ...]
    jobs: tuple[Row, ...]


@dataclass(frozen=True)
class Entry:
    """A row of any other table."""

    table: str
    cells: Row


# ---- rows


def worker(
    key: str = "",
    *,
    hire_date: str = HIRED,
    last_day: str | None = None,
    spells: tuple[Row, ...] = (),
    jobs: tuple[Row, ...] | None = None,
    **cells: Cell,
) -> Worker:
    """A person employed in Sales since 2020, unless it says otherwise.

    Args:
        key: Id of the person, for rows that refer to them.
        hire_date: First day of the only spell.
        last_day: Last day of the only spell; none while employed.
        spells: Several spells instead, made by ``spell``.
        jobs: Job states made by ``job``, instead of one in Sales from the first day on.
        **cells: Any columns of ``employees``, ``employments`` and ``jobs``.
    """
    of_person = {name: cell for name, cell in cells.items() if name in EMPLOYEES.names}
    of_spell = {name: cell for name, cell in cells.items() if name in EMPLOYMENTS.names}
    of_job = {name: cell for name, cell in cells.items() if name not in {*of_person, *of_spell}}
    begun = spells or (spell(hire_date, last_day, **of_spell),)
    states = (job(str(begun[0]["hire_date"])),) if jobs is None else jobs
    return Worker(key, of_person, begun, tuple({**state, **of_job} for state in states))


def spell(hire_date: str, last_day: str | None = None, **cells: Cell) -> Row:
    """One spell of employment."""
    return {"hire_date": hire_date, "last_day": last_day, **cells}


def job(day: str, department: str | None = "Sales", **cells: Cell) -> Row:
    """The state of a person's job from a day on."""
    return {"effective_date": day, "department": department, **cells}


def requisition(key: str = "R1", **cells: Cell) -> Entry:
    """An opening in Sales, approved on 1 January 2025."""
    usual = {"requisition_id": key, "approved_date": "2025-01-01", "status": "filled", "department": "Sales"}
    return Entry("requisitions", {**usual, **cells})


def application(decided: str | None = None, *, key: str = "", **cells: Cell) -> Entry:
    """An application of 1 January 2025 for the requisition R1; with a day of decision, an accepted offer."""
    usual: Row = {"application_id": key or None, "requisition_id": "R1", "applied_date": "2025-01-01"}
    outcome: Row = {"offer_outcome": "accepted", "offer_decided_date": decided} if decided else {}
    return Entry("applications", {**usual, **outcome, **cells})


def stage(application: str, name: str, day: str, left: str | None = None) -> Entry:
    """An application's entry into a stage of hiring."""
    cells: Row = {"application_id": application, "stage": name, "entered_date": day, "left_date": left}
    return Entry("application_stages", cells)


def cost(amount: float, day: str = "2025-01-15", **cells: Cell) -> Entry:
    """An external cost of recruiting for the requisition R1, in euros."""
    usual: Row = {"requisition_id": "R1", "kind": "external", "currency": "EUR"}
    return Entry("recruiting_costs", {**usual, "cost_date": day, "amount": amount, **cells})


def survey(key: str = "S1", closed_date: str | None = "2025-03-31", **cells: Cell) -> Entry:
    """A survey that closed on the last day of March 2025."""
    return Entry("surveys", {"survey_id": key, "closed_date": closed_date, **cells})


def invitation(person: str | None, *, survey: str = "S1", respondent: str = "", **cells: Cell) -> Entry:
    """An invitation of a person to a survey."""
    usual = {"survey_id": survey, "respondent_id": respondent or person, "employee_id": person}
    return Entry("survey_invitations", {**usual, **cells})


def answer_of(
    person: str | None, score: float | None, *, survey: str = "S1", item: str = "I1", **cells: Cell
) -> Entry:
    """A person's answer to an item on a scale from 1 to 5."""
    usual: Row = {"respondent_id": person, "employee_id": person, "scale_min": 1.0, "scale_max": 5.0}
    return Entry("survey_answers", {**usual, "survey_id": survey, "item_id": item, "score": score, **cells})


def recommendation(person: str | None, score: float, *, survey: str = "S1", **cells: Cell) -> Entry:
    """A person's answer, from 0 to 10, to whether they would recommend the employer."""
    scale: Row = {"kind": "enps", "scale_min": 0.0, "scale_max": 10.0}
    return answer_of(person, score, survey=survey, item="recommend", **{**scale, **cells})


def enrolment(person: str, due: str | None = "2025-03-31", *, key: str = "", **cells: Cell) -> Entry:
    """A mandatory assignment of one course to a person, due on the last day of March 2025."""
    usual: Row = {"enrolment_id": key or None, "employee_id": person, "course_id": "Safety"}
    return Entry("training", {**usual, "is_mandatory": True, "first_due_date": due, **cells})


def goal(key: str, owner: str | None = None, **cells: Cell) -> Entry:
    """A goal of 2025 that a person owns."""
    usual: Row = {"title": "More of it", "start_date": "2025-01-01", "due_date": "2025-12-31"}
    return Entry("goals", {"goal_id": key, "owner_id": owner, **usual, **cells})


def check_in(key: str, day: str) -> Entry:
    """A check-in on a goal."""
    return Entry("goal_check_ins", {"goal_id": key, "date": day})


def recognised(person: str, day: str, by: str | None = "boss") -> Entry:
    """A recognition of a person by another."""
    return Entry("recognitions", {"receiver_id": person, "date": day, "giver_id": by})


def review(person: str, end: str = "2025-03-31", **cells: Cell) -> Entry:
    """A review of a person, due at the end of a cycle."""
    return Entry("reviews", {"employee_id": person, "period_end": end, **cells})


def company(*parts: Worker | Entry) -> Company:
    """The tables of a company; a table without a row is a feed that does not exist."""
    rows: dict[str, list[Row]] = {}
    for number, part in enumerate(parts):
        for entry in _entries(part, number):
            rows.setdefault(entry.table, []).append(entry.cells)
    return Company({name: _table(name, several) for name, several in rows.items()})


def _entries(part: Worker | Entry, number: int) -> Iterable[Entry]:
    if isinstance(part, Entry):
        ids = {"applications": "application_id", "training": "enrolment_id"}
        missing = part.table in ids and part.cells[ids[part.table]] is None
        return [Entry(part.table, {**part.cells, ids[part.table]: f"X{number}"}) if missing else part]
    key = {"employee_id": part.key or f"E{number}"}
    return [
        Entry("employees", {**key, **part.person}),
        *(Entry("employments", {**key, **row}) for row in part.spells),
        *(Entry("jobs", {**key, **row}) for row in part.jobs),
    ]


def _table(name: str, rows: list[Row]) -> pd.DataFrame:
    frame, table = pd.DataFrame(rows), TABLES[name]
    days = {column.name for column in table.columns if column.kind is Kind.DAY} & set(frame.columns)
    return conform(
        frame.assign(**{day: pd.to_datetime(frame[day], format="%Y-%m-%d") for day in days}), table
    )


# ---- windows


def month(label: str) -> Window:
    """The month written ``2025-03``."""
    return _last(WindowKind.MONTH, label)


def quarter(last_month: str) -> Window:
    """The quarter that holds a month."""
    return _last(WindowKind.QUARTER, last_month)


def year(number: int) -> Window:
    """A calendar year."""
    return _last(WindowKind.YEAR, f"{number}-12")


def ttm(last_month: str) -> Window:
    """The twelve months that end with one."""
    return _last(WindowKind.TTM, last_month)


def months(first: str, last: str) -> tuple[Window, ...]:
    """Every month of a range."""
    return windows(WindowKind.MONTH, parse_month(first), parse_month(last))


def _last(kind: WindowKind, label: str) -> Window:
    return windows(kind, parse_month(label), parse_month(label))[-1]


JAN_2025, FEB_2025, MAR_2025, APR_2025 = months("2025-01", "2025-04")
Q1_2025, Q2_2025 = quarter("2025-03"), quarter("2025-06")
Y2024, Y2025 = year(2024), year(2025)


# ---- answers


@dataclass(frozen=True)
class Figures:
    """What a KPI says, arrays of shape (windows, groups), with the label of each group's members.

    ``low`` and ``high`` are the ends of the interval; an unknown member is ``unknown``.
    """

    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    people: FloatArray
    low: FloatArray
    high: FloatArray
    beside: Mapping[str, FloatArray]
    groups: tuple[Labels, ...]

    def one(self, *names: str) -> tuple[float, ...]:
        """The figures of those names, where there is one window and one group."""
        return tuple(getattr(self, name).item() for name in names)

    def of(self, *labels: str) -> "Figures":
        """The figures of one group, shape (windows, 1)."""
        at = [self.groups.index(labels)]
        cut = {name: getattr(self, name)[:, at] for name in ("value", *PARTS, "low", "high")}
        return Figures(
            **cut, beside={name: part[:, at] for name, part in self.beside.items()}, groups=(labels,)
        )

    def named(self, row: FloatArray) -> dict[tuple[str | None, ...], float]:
        """Figures of a window by group, without those that are missing; an unknown member is none."""
        units = [tuple(None if label == UNKNOWN else label for label in group) for group in self.groups]
        return {
            unit: round(float(value), 6) for unit, value in zip(units, row, strict=True) if not isnan(value)
        }


PARTS = ("numerator", "denominator", "people")


@dataclass(frozen=True)
class Asking:
    """How a company is asked.

    Args:
        by: Dimensions to break down by.
        where: Members kept, by dimension.
        average: Method of the average headcount.
        annualise: Whether rates are scaled to a year.
        as_of: Day of knowledge.
        engine: Which engine answers, of ``ENGINES``.
        bridge_days: Longest gap that does not end a spell.
        leadership_levels: Levels that count as leadership.
        currency: Code of the reporting currency.
        records_from: First day whose leavers are known.
        units: Whether people are in the units of the time or in what these became.
        facts: Facts that are built; fewer are quicker.
    """

    by: Labels = ()
    where: Mapping[str, str | Labels] = field(default_factory=dict)
    average: Average = Average.DAILY
    annualise: bool = False
    as_of: date = AS_OF
    engine: str = "duckdb"
    bridge_days: int = 30
    leadership_levels: Labels = ()
    currency: str = "EUR"
    records_from: date | None = None
    units: books.Units = books.Units.AS_WAS
    facts: Labels = tuple(FACTS)


def answer(
    kpi: Kpi, asked: Company, over: Window | tuple[Window, ...], *, by: str | Labels = (), **how: object
) -> Figures:
    """What a KPI says of a company, the whole way: tables, facts, sums, KPI.

    Args:
        kpi: What to measure.
        asked: The company.
        over: Periods.
        by: Dimensions to break down by.
        **how: Anything else of ``Asking``.
    """
    return answers([kpi], asked, over, by=by, **how)[kpi.key]


def answers(
    kpis: Iterable[Kpi],
    asked: Company,
    over: Window | tuple[Window, ...],
    *,
    by: str | Labels = (),
    **how: object,
) -> dict[str, Figures]:
    """What several KPIs say of a company, asked together."""
    fresh = query(asked, over, by=by, **how)
    found = evaluate(kpis, fresh)
    return {key: _figures(found, key, fresh) for key in found.answers}


def facts_of(kpis: Iterable[Kpi]) -> Labels:
    """The facts that some KPIs read."""
    return tuple(dict.fromkeys(name for kpi in kpis for name in (*kpi.facts, kpi.counted) if name))


def query(
    asked: Company, over: Window | tuple[Window, ...], *, by: str | Labels = (), **how: object
) -> Query:
    """A fresh question to a company."""
    wanted = Asking(by=(by,) if isinstance(by, str) else by, **how)  # type: ignore[arg-type]  # the callers' names
    engine, book = _opened(asked, _rules(wanted), wanted.engine, wanted.facts)
    kept = {name: (labels,) if isinstance(labels, str) else labels for name, labels in wanted.where.items()}
    return Query(
        engine=engine,
        book=book,
        windows=(over,) if isinstance(over, Window) else over,
        by=wanted.by,
        where={name: tuple(_code(book, name, one) for one in labels) for name, labels in kept.items()},
        average=wanted.average,
        annualise=wanted.annualise,
    )


UNKNOWN = "unknown"


def _code(book: books.Book, dimension: str, label: str) -> int:
    return 0 if label == UNKNOWN else book.coding.code(dimension, label)


def _figures(found: Evaluation, key: str, asked: Query) -> Figures:
    said = found.answers[key]
    low, high = said.interval
    names = [(UNKNOWN, *asked.book.labels[name]) for name in asked.by]
    groups = [tuple(names[at][code] for at, code in enumerate(codes)) for codes in found.groups]
    main = {name: getattr(said, name) for name in ("value", *PARTS)}
    return Figures(**main, low=low, high=high, beside=said.beside, groups=tuple(groups))


def _rules(wanted: Asking) -> books.Rules:
    return books.Rules(
        as_of=wanted.as_of,
        bridge_days=wanted.bridge_days,
        leadership_levels=wanted.leadership_levels,
        currency=wanted.currency,
        records_from=wanted.records_from,
        units=wanted.units,
        lines=not {MANAGER, LINE}.isdisjoint((*wanted.by, *wanted.where)),
    )


@lru_cache(maxsize=64)
def _opened(asked: Company, rules: books.Rules, engine: str, only: Labels) -> tuple[Engine, books.Book]:
    built = facts.built(asked, rules, only)
    return ENGINES[engine](built), built.book
