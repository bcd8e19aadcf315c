"""What claims are made of: a figure, what it is compared with, and its groups; protected already."""

from dataclasses import dataclass

from hrkpi.contribution import Contribution
from hrkpi.funnel import Outside
from hrkpi.kpi import Kpi
from hrkpi.result import Shown
from hrkpi.signal import Movement
from hrkpi.targets import Verdict
from hrkpi.watch import Rule
from hrkpi.wording import shown

STILL = Movement(allowed=False, direction=0)


@dataclass(frozen=True)
class Point:
    """A figure in one window.

    Args:
        period: Label of the window.
        value: The figure; none where hidden or without data.
        status: What became of it.
    """

    period: str
    value: float | None
    status: Shown


@dataclass(frozen=True)
class Latest:
    """The last month judged.

    Args:
        month: Its label.
        rule: Why it is a signal, if it is one.
        side: 1 above the middle, −1 below.
        low: Lower limit.
        high: Upper limit.
        length: Months on that side up to it.
    """

    month: str
    rule: Rule
    side: int
    low: float
    high: float
    length: int


@dataclass(frozen=True)
class Unit:
    """A shown group.

    Args:
        group: Its label.
        change: Change between the two windows; none where one is hidden or has no data.
        movement: What may be said of the change.
        value: Its figure now.
        outside: Whether its size explains how far it lies from the whole.
        is_judged: Whether there are months enough to tell its change from chance.
    """

    group: str
    change: float | None
    movement: Movement
    value: float = 0.0
    outside: Outside = Outside.INSIDE
    is_judged: bool = True


@dataclass(frozen=True)
class Seen:
    """Everything that is known of one question.

    Args:
        kpi: What was measured.
        now: The last window; none for figures that are always split.
        then: The window it is compared with; none where there is none.
        movement: What may be said of the change between them.
        is_judged: Whether there are months enough to tell a change from chance.
        is_partial: Whether the data cover only a part of the last window.
        verdict: Status against the target.
        target: The aim, if any.
        held: For how many windows the status has held.
        latest: The last month judged, if any.
        dimension: What the groups are members of, if there are any.
        units: Shown groups.
        some_hidden: Whether groups are hidden.
        contribution: The change in parts, where it has any.
        ends: Labels of the two windows between which groups are compared, the earlier first.
    """

    kpi: Kpi
    now: Point | None
    then: Point | None = None
    movement: Movement = STILL
    is_judged: bool = True
    is_partial: bool = False
    verdict: str = Verdict.NO_TARGET
    target: float | None = None
    held: int = 0
    latest: Latest | None = None
    dimension: str = ""
    units: tuple[Unit, ...] = ()
    some_hidden: bool = False
    contribution: Contribution | None = None
    ends: tuple[str, str] = ("", "")

    @property
    def change(self) -> float | None:
        """Now minus then, where both are shown."""
        ends = [end.value for end in (self.then, self.now) if end is not None and end.value is not None]
        return ends[1] - ends[0] if len(ends) == 2 else None

    @property
    def moved(self) -> int:
        """1 or −1 where the change may be called one and can be seen in the digits shown; else 0."""
        return self.movement.direction if self.movement.allowed and self.is_seen(self.change) else 0

    def is_seen(self, change: float | None) -> bool:
        """Whether a change is more than nothing in the digits that are shown."""
        return change is not None and shown(self.kpi, change) != 0
