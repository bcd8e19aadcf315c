"""What a view shows, as plain figures and words: pages draw it on the screen, exports into files.

A view is made from protected answers, so nothing that is hidden is in it: a hidden cell has no value, and its
text says that it is hidden. Every figure stands beside its text: screen, slide and workbook say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hrkpi.kpi import Unit
from hrkpi.result import Shown


class Mark(StrEnum):
    """How a chart is drawn."""

    LINE = "line"  # over time
    STEP = "step"  # a curve that falls at events
    COLUMN = "column"  # upright, side by side
    STACK = "stack"  # upright, on top of each other
    BAR = "bar"  # lying, one per group
    WATERFALL = "waterfall"  # from an opening through steps to a closing
    HEAT = "heat"  # series by axis, each cell shaded by its value
    FUNNEL = "funnel"  # lying, each stage no longer than the one before


class Role(StrEnum):
    """What a series means, and so how it looks."""

    ACTUAL = "actual"
    PRIOR = "prior"  # the same a year before, or other context
    TARGET = "target"
    FORECAST = "forecast"
    LIMIT = "limit"  # of what chance does
    GROUP = "group"  # one of several; at most four are coloured


@dataclass(frozen=True)
class Cell:
    """A figure or word, and how it is written.

    Args:
        value: What spreadsheets and axes take, a share between 0 and 1; none where nothing is shown.
        text: What readers read, with unit.
        shown: Whether it is shown, hidden or has no data.
    """

    value: float | str | date | None
    text: str
    shown: Shown = Shown.OK


@dataclass(frozen=True)
class Series:
    """One line or colour of a chart.

    Args:
        name: Name that readers read.
        cells: One per place of the chart's axis; of a waterfall's steps the signed step.
        role: What it means.
        low: Lower ends of 95 % intervals, one per cell; empty where none are drawn.
        high: Upper ends.
    """

    name: str
    cells: tuple[Cell, ...]
    role: Role = Role.ACTUAL
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Event:
    """Something that happened on a day, as a line across a chart over time.

    Args:
        place: Where it stands along the chart's axis; 0 is the middle of its first place.
        title: Its name, a few words.
    """

    place: float
    title: str


@dataclass(frozen=True)
class Chart:
    """A picture with its words.

    Args:
        key: Unique in the view; letters, digits and hyphens.
        title: What is shown, a few words.
        mark: How it is drawn.
        axis: Labels of the places along it: months as ``Nov 2026``, groups, stages; a heat map's columns.
        axis_name: What they are: ``Month``, ``Department``.
        series: Of a heat map its rows; of a waterfall the one whose first and last cell are levels.
        unit: Unit of all values.
        decimals: Digits after the point, as in the texts.
        statement: One sentence that says in words what is to be seen, with figures.
        note: What the reader must know: a definition, what is hidden, a rule of the chart.
        kpi: Key of the KPI it shows, where it shows one; pages lead from it to Explore.
        by: Dimension it is broken down by.
        events: What happened meanwhile, in order of time; the statement says it in words.
    """

    key: str
    title: str
    mark: Mark
    axis: tuple[str, ...]
    axis_name: str
    series: tuple[Series, ...]
    unit: Unit
    decimals: int
    statement: str
    note: str = ""
    kpi: str = ""
    by: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows with a heading each.

    Args:
        key: Unique in the view.
        title: What is shown.
        heads: Names of the columns.
        rows: One cell per column.
        statement: One sentence on it; empty where the rows say enough.
        note: What the reader must know.
    """

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    statement: str = ""
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """A large figure with its name.

    Args:
        label: Its name.
        cell: The figure.
        note: A few words under it: its target, its change.
        tone: Of the status tokens: ``good``, ``watch``, ``off``, ``none``; empty where it is not judged.
    """

    label: str
    cell: Cell
    note: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Facts:
    """Large figures side by side.

    Args:
        key: Unique in the view.
        facts: Four at most look well.
    """

    key: str
    facts: tuple[Fact, ...]


Block = Chart | Table | Facts


@dataclass(frozen=True)
class About:
    """What every copy of a view says of itself.

    Args:
        company: Whose figures.
        scope: Filters in words: ``Whole company``.
        period: In words: ``Dec 2024 to Nov 2026``.
        definitions: Formula in words by the label of each KPI that is shown.
        as_of: Day of knowledge.
        loaded_at: When the snapshot was imported.
        snapshot: Its id.
        minimum: Smallest group that is shown.
        hidden: Names of groups with a hidden figure.
        method: Window and method in words, where a view has one for all its figures.
        people: Persons behind the figures, in words; empty where none can be said.
        sources: Standard, law or practice that defines a KPI, by its label.
    """

    company: str
    scope: str
    period: str
    definitions: Mapping[str, str]
    as_of: date
    loaded_at: datetime
    snapshot: str
    minimum: int
    hidden: tuple[str, ...] = ()
    method: str = ""
    people: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """One page of figures.

    Args:
        key: Key of the page.
        title: Its name: ``Turnover``.
        statement: What it says, as a sentence with figures: ``Turnover is 12.4 %, 1.4 points above target.``
        about: What it says of itself.
        blocks: In the order of reading; titles in ``sections`` stand before the block they are keyed by.
        sections: A heading by the key of the block that it stands before.
    """

    key: str
    title: str
    statement: str
    about: About
    blocks: tuple[Block, ...]
    sections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asking:
    """What the address of a view, or the command line, asks for.

    Args:
        month: The last month shown.
        months: How many months a trend has.
        where: Members kept, by dimension.
        by: Dimension of the break-downs.
        chosen: Whatever else the page lets its reader choose, by name.
    """

    month: int
    months: int = 24
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by: str = "department"
    chosen: Mapping[str, str] = field(default_factory=dict)
