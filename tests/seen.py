"""A view made by hand with every kind of block, hidden figures and names that spreadsheets would run."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hrkpi.export.stamp import Stamp
from hrkpi.kpi import Unit
from hrkpi.result import Shown
from hrkpi.view import About, Cell, Chart, Fact, Facts, Mark, Role, Series, Table, View

STAMP = Stamp(
    datetime(2026, 12, 1, 12, 30, tzinfo=UTC), "ada", "http://127.0.0.1:8050/turnover?month=2026-11"
)
HIDDEN = Cell(None, "hidden", Shown.HIDDEN)
NOTHING = Cell(None, "–", Shown.NO_DATA)
MONTHS = ("Sep 2026", "Oct 2026", "Nov 2026")
SECRET = 0.777123  # of a hidden group: no file may hold it

ABOUT = About(
    company="Alder & Finch Group",
    scope="Division: Operations",
    period="Sep 2026 to Nov 2026",
    definitions={"Voluntary turnover": "Employees who chose to leave, divided by the average headcount."},
    sources={"Voluntary turnover": "ISO/TS 30421:2021."},
    as_of=date(2026, 11, 30),
    loaded_at=datetime(2026, 12, 1, 6, 10, tzinfo=UTC),
    snapshot="000003-1a2b3c",
    minimum=5,
    hidden=("Legal",),
    method="Last 12 months",
    people="1 204 people",
)


def share(value: float) -> Cell:
    """A share as it is written with one decimal."""
    return Cell(value, f"{value * 100:.1f}\u00a0%".replace("-", "−"))


def people(value: int) -> Cell:
    """A count of people, as it is written."""
    return Cell(value, f"{value:,}\u00a0people".replace(",", "\u202f").replace("-", "−"))


def shares(*values: float | None) -> tuple[Cell, ...]:
    """Shares; hidden where none."""
    return tuple(HIDDEN if value is None else share(value) for value in values)


def counts(*values: int) -> tuple[Cell, ...]:
    """Counts of people."""
    return tuple(people(value) for value in values)


def chart(mark: Mark, axis: tuple[str, ...], *series: Series, **changed: Any) -> Chart:
    """A chart of shares, unless it says otherwise."""
    made = Chart(
        key=f"{mark}-chart",
        title=f"Voluntary turnover as {mark}",
        mark=mark,
        axis=axis,
        axis_name="Month" if axis is MONTHS else "Department",
        series=series,
        unit=Unit.SHARE,
        decimals=1,
        statement=f"What the {mark} shows: 12.4 % in November 2026.",
        note="Dashed line is the target.",
    )
    return replace(made, **changed)


LINE = chart(
    Mark.LINE,
    MONTHS,
    Series("Actual", shares(0.131, 0.128, 0.124)),
    Series("Year before", (share(0.142), NOTHING, share(0.139)), Role.PRIOR),
    Series("Target", shares(0.12, 0.12, 0.12), Role.TARGET),
)
GROUPS = chart(
    Mark.LINE,
    MONTHS,
    *(
        Series(name, shares(start, start + 0.004, start + 0.01), Role.GROUP)
        for name, start in (("Sales", 0.09), ("Operations", 0.13), ("=cmd|' /C calc'!A0", 0.11))
    ),
    Series("Legal", shares(None, None, None), Role.GROUP),
    key="groups",
)
BAR = chart(
    Mark.BAR,
    ("Contact Centre", "Plant North", "Legal", "@SUM(1)"),
    Series(
        "Nov 2026",
        shares(0.241, 0.118, None, 0.093),
        low=(0.2, 0.1, None, 0.07),
        high=(0.28, 0.14, None, 0.12),
    ),
)
COLUMN = chart(
    Mark.COLUMN,
    MONTHS,
    Series("Hires", counts(14, 22, 9)),
    Series("Exits", counts(11, 12, 19), Role.PRIOR),
    unit=Unit.PERSONS,
    decimals=0,
    title="Hires and exits",
    statement="9 people were hired and 19 left in November 2026.",
)
STACK = chart(
    Mark.STACK,
    MONTHS,
    Series("Resignations", counts(6, 8, 11), Role.GROUP),
    Series("Dismissals", counts(3, 2, 5), Role.GROUP),
    Series("Other", counts(2, 2, 3), Role.GROUP),
    unit=Unit.PERSONS,
    decimals=0,
    title="Exits by class",
    statement="11 of 19 exits in November 2026 were resignations.",
)
WATERFALL = chart(
    Mark.WATERFALL,
    ("Opening", "Hires", "Transfers in", "Exits", "Closing"),
    Series("Headcount", counts(1204, 45, 6, -42, 1213)),
    unit=Unit.PERSONS,
    decimals=0,
    title="From opening to closing headcount",
    statement="Headcount grew from 1 204 to 1 213 people.",
)
HEAT = chart(
    Mark.HEAT,
    ("Leadership", "Pay", "Growth"),
    Series("Sales", shares(0.71, 0.52, 0.64), Role.GROUP),
    Series("Legal", shares(None, None, None), Role.GROUP),
    title="Favourable answers by theme",
    axis_name="Theme",
)
FUNNEL = chart(
    Mark.FUNNEL,
    ("Applied", "Interviewed", "Offered", "Hired"),
    Series("Applications", counts(820, 240, 61, 44)),
    unit=Unit.APPLICATIONS,
    decimals=0,
    title="Applications by stage",
    statement="44 of 820 applications led to a hire.",
)
STEP = chart(
    Mark.STEP,
    ("0", "90", "180", "365"),
    Series("Hired in 2025", shares(1.0, 0.94, 0.9, 0.83)),
    axis_name="Days since the hire",
    title="Who is still here",
)
TABLE = Table(
    key="reasons",
    title="Reasons for leaving",
    heads=("Reason", "Exits", "Share", "Change", "Since"),
    rows=(
        (
            Cell("-2+3 Pay", "-2+3 Pay"),
            people(1042),
            share(0.42),
            Cell(-0.004, "−0.4\u00a0pp"),
            Cell(date(2026, 11, 1), "Nov 2026"),
        ),
        (Cell("Relocation", "Relocation"), people(6), share(0.24), Cell(0.012, "+1.2\u00a0pp"), NOTHING),
        (Cell("Legal", "Legal"), HIDDEN, HIDDEN, NOTHING, NOTHING),
    ),
    statement="Pay is named most often: 42.0 % of the reasons.",
    note="One reason per exit.",
)
FACTS = Facts(
    "now",
    (
        Fact("Voluntary turnover", share(0.124), "Target at most 12.0 %", "watch"),
        Fact("Exits", people(19), "+7 people since Oct 2026"),
        Fact("Regretted", HIDDEN),
        Fact("First-year turnover", share(0.183), "0.9 pp better", "good"),
    ),
)
EVERY = (FACTS, LINE, GROUPS, BAR, COLUMN, STACK, WATERFALL, HEAT, FUNNEL, STEP, TABLE)


def view(*blocks: Any, **changed: Any) -> View:
    """A view of those blocks; of every kind where none is named."""
    made = View(
        key="turnover",
        title="Turnover",
        statement="Voluntary turnover is 12.4 %, 0.4 points above target.",
        about=ABOUT,
        blocks=blocks or EVERY,
        sections={"bar-chart": "Where people leave"},
    )
    return replace(made, **changed)
