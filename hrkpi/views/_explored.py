"""One KPI as it is asked for: its rows, over time and by group, and what its view says of itself."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from hrkpi import sentences
from hrkpi.ahead import MEMORY, Ahead, ahead
from hrkpi.kpi import Kpi, Timing
from hrkpi.landing import projected
from hrkpi.language import say
from hrkpi.note_book import Kind, Note
from hrkpi.period import WindowKind
from hrkpi.query import Average
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import About, Asking
from hrkpi.viewing import about
from hrkpi.views._compared import YEAR_AGO, Beside, compared
from hrkpi.views._figures import YEAR, Figures, Row, figures, number
from hrkpi.views._grouped import is_there
from hrkpi.views._noted import around
from hrkpi.wording import Wording

SWITCHES = {"prior": "1", "range": "0", "forecast": "1"}  # and whether they are on unless said


@dataclass(frozen=True)
class Explored:
    """One KPI as it is asked for.

    Args:
        made: Where figures come from.
        kpi: What is shown.
        window: How months are gathered.
        by: Dimension broken down by; blank where there is none.
        prior: Whether the year before is drawn.
        band: Whether the 95 % interval of each figure is drawn.
        ahead: Whether a forecast is drawn.
        average: Method of the average headcount.
        show: What is added, by the names of ``hrkpi.views._added.MADE``.
        across: Second dimension that it is broken down by; blank for none.
        compare: What it is compared with, by the names of ``hrkpi.views._compared``.
    """

    made: Figures
    kpi: Kpi
    window: WindowKind
    by: str
    prior: bool
    band: bool = False
    ahead: bool = True
    average: Average = Average.DAILY
    show: tuple[str, ...] = ()
    across: str = ""
    compare: tuple[str, ...] = ()

    @cached_property
    def whole(self) -> list[Row]:
        """Rows of everybody with the year before the range; none where the KPI is always broken down."""
        return [] if self.kpi.splits else self._rows(())

    @cached_property
    def groups(self) -> list[Row]:
        """Rows of the groups with the year before the range."""
        return self._rows((self.by,)) if self.by else []

    @cached_property
    def beside(self) -> list[Beside]:
        """What it is compared with, the year before among them where it is drawn."""
        if self.now is None:
            return []
        names = {*self.compare, *([YEAR_AGO] if self.prior else [])}
        first = self.made.last(self.kpi) - self.made.asking.months + 1
        asked = replace(self.question, by=(), first=first)
        return compared(self.made.report, asked, names, self.made.wording)

    @property
    def question(self) -> Question:
        """What is asked of the groups, from the start of the feed to the last month."""
        where, last = self.made.where(self.kpi.key), self.made.last(self.kpi)
        by = (self.by,) if self.by else ()
        average = self.average if self.kpi.averages else Average.DAILY
        return Question(self.kpi.key, by, where, last=last, window=self.window, average=average)

    @property
    def now(self) -> Row | None:
        """The last row of everybody."""
        return self.whole[-1] if self.whole else None

    @property
    def about(self) -> About:
        """What the view says of itself."""
        hidden = [self.name_of(row) for row in self.latest() if row["status"] == Shown.HIDDEN]
        hidden += [one.name for one in self.beside if one.rows and one.shown is Shown.HIDDEN]
        said = about(self.made.report, self.made.wording, self.made.asking, [self.kpi], hidden=hidden)
        people = self.made.count(self.now)
        return About(
            **{
                **vars(said),
                "scope": sentences.scope(self.made.where(self.kpi.key)),
                "definitions": {
                    say(self.kpi.label): self.made.report.definition(self.kpi, self.question.average)
                },
                "method": sentences.capital(say(sentences.WINDOWS[self.window])),
                "people": say("{people} behind the last figure", people=people.text)
                if people.shown is Shown.OK and self.now
                else "",
            }
        )

    def _rows(self, by: tuple[str, ...], months: int = 0) -> list[Row]:
        """Rows of the range and the year before it, or of so many months."""
        first = self.made.last(self.kpi) - (months or self.made.asking.months + YEAR) + 1
        found = self.made.report.answer(replace(self.question, by=by, first=first)).rows.to_dict("records")
        rows: list[Row] = [{str(name): value for name, value in row.items()} for row in found]
        if self.kpi.timing is not Timing.OCCASION:
            return rows
        return [row for row in rows if row["status"] != Shown.NO_DATA]

    @cached_property
    def coming(self) -> Ahead | None:
        """What may come after the line; none where it is not asked for, or nothing can be said."""
        if not self.ahead:
            return None
        found = ahead(self.kpi, self.window, _points(self._rows((), MEMORY)))
        return found if isinstance(found, Ahead) else None

    @cached_property
    def lands(self) -> str:
        """Where it lands at the date of its target, as a sentence; empty where nothing is said."""
        if not self.ahead or self.now is None or number(self.now["target"]) is None:
            return ""
        found = projected(self.made.report, self.kpi, self.question)
        return sentences.lands(self.kpi, found, self.made.wording)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What is written down of the months that are drawn, the newest first."""
        last = self.made.last(self.kpi)
        first, until = last - self.made.asking.months + 1, self.coming.months[-1] if self.coming else last
        return self.made.report.notes.seen(self.kpi.key, self.made.where(self.kpi.key), first, until)

    def around(self, note: Note) -> str:
        """The figure before an event and the last one, as a sentence; empty where nothing is said."""
        return around(note, _points(self.whole), self.kpi, self.made.wording)

    @property
    def events(self) -> tuple[Note, ...]:
        """The events among them, in order of time."""
        return tuple(note for note in self.notes[::-1] if note.kind is Kind.EVENT)

    def since(self, rows: list[Row]) -> list[Row]:
        """Those of the range itself."""
        first = self.made.last(self.kpi) - self.made.asking.months + 1
        return [row for row in rows if int(row["stop"]) - 1 >= first]

    def latest(self) -> list[Row]:
        """The last row of each group of which there is anything to say."""
        last = max((int(row["stop"]) for row in self.groups), default=0)
        return [row for row in self.groups if int(row["stop"]) == last and is_there(row, self.by)]

    def name_of(self, row: Row) -> str:
        return sentences.member(self.by, str(row[self.by]))


class _Point(NamedTuple):
    """A figure that a forecast is made of."""

    last: int
    value: float | None
    partial: bool


def _points(rows: list[Row]) -> list[_Point]:
    return [_Point(int(row["stop"]) - 1, number(row["value"]), bool(row["partial"])) for row in rows]


def explored(report: Report, wording: Wording, asking: Asking, first: str) -> Explored:
    """What is asked of one KPI.

    Args:
        report: Figures as the asker may see them.
        wording: How they are written.
        asking: What was asked for.
        first: KPI unless another is chosen.
    """
    made = figures(report, wording, asking)
    kpi = made.directed(asking.chosen.get("kpi", first))
    window = WindowKind(asking.chosen.get("window", kpi.window))
    by = kpi.splits or (made.by(kpi.key) if asking.by else "")
    prior, band, forecast = (asking.chosen.get(name, default) == "1" for name, default in SWITCHES.items())
    average = Average(asking.chosen.get("average", Average.DAILY))
    show, compare = (
        tuple(filter(None, asking.chosen.get(name, "").split(","))) for name in ("show", "compare")
    )
    across = asking.chosen.get("across", "")
    return Explored(made, kpi, window, by, prior, band, forecast, average, show, across, compare)
