"""One KPI as blocks: large figures, its trend, where its groups stand, how they moved, what may be said."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hrkpi import sentences
from hrkpi.kpi import Kpi, Timing
from hrkpi.narrative import narrative
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.view import About, Asking, Block, Cell, Chart, Fact, Facts, Mark, Role, Series, Table
from hrkpi.viewing import about
from hrkpi.views._charted import MISSING, MOST_GROUPS, NOTHING, extremes
from hrkpi.views._figures import TONES, YEAR, Figures, Row, figures, number
from hrkpi.views._grouped import grouped, is_there, ordered, seen
from hrkpi.wording import Wording

AXES = {WindowKind.QUARTER: "Quarter", WindowKind.YEAR: "Year"}
MOST_LINES = 4  # that every reader can tell apart


@dataclass(frozen=True)
class Explored:
    """One KPI as it is asked for.

    Args:
        made: Where figures come from.
        kpi: What is shown.
        window: How months are gathered.
        by: Dimension broken down by; blank where there is none.
        prior: Whether the year before is drawn.
    """

    made: Figures
    kpi: Kpi
    window: WindowKind
    by: str
    prior: bool

    @cached_property
    def whole(self) -> list[Row]:
        """Rows of everybody with the year before the range; none where the KPI is always broken down."""
        return [] if self.kpi.splits else self._rows(())

    @cached_property
    def groups(self) -> list[Row]:
        """Rows of the groups with the year before the range."""
        return self._rows((self.by,)) if self.by else []

    @property
    def question(self) -> Question:
        """What is asked of the groups, from the start of the feed to the last month."""
        where, last = self.made.where(self.kpi.key), self.made.last(self.kpi)
        by = (self.by,) if self.by else ()
        return Question(self.kpi.key, by=by, where=where, last=last, window=self.window)

    @property
    def now(self) -> Row | None:
        """The last row of everybody."""
        return self.whole[-1] if self.whole else None

    @property
    def statement(self) -> str:
        """Where it stands, as a sentence."""
        row, wording = self.now, self.made.wording
        if row is None:
            return self._parts().statement if self.groups else f"{self.kpi.label}: {NOTHING}"
        period = wording.period(str(row["period"]), long=True)
        if row["status"] != Shown.OK:
            why = "hidden to protect people" if row["status"] == Shown.HIDDEN else "nothing to measure"
            return f"{self.kpi.label}, {period}: {why}."
        aim = sentences.aim(self.kpi, number(row["target"]), wording)
        verdict = str(row["verdict"])
        judged = f", {sentences.status(verdict).lower()}" if verdict in TONES else ""
        return f"{self.kpi.label}: {wording.value(self.kpi, row['value'])} in {period}{judged}{aim}."

    @property
    def about(self) -> About:
        """What the view says of itself."""
        hidden = [self._name(row) for row in self._latest() if row["status"] == Shown.HIDDEN]
        said = about(self.made.report, self.made.wording, self.made.asking, [self.kpi], hidden=hidden)
        people = self.made.count(self.now)
        return About(
            **{
                **vars(said),
                "scope": sentences.scope(self.made.where(self.kpi.key)),
                "method": sentences.WINDOWS[self.window].capitalize(),
                "people": f"{people.text} behind the last figure"
                if people.shown is Shown.OK and self.now
                else "",
            }
        )

    def blocks(self) -> tuple[Block, ...]:
        """All of it, in the order of reading; what there is nothing of is left out."""
        return tuple(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        if self.now is not None:
            yield Facts("now", tuple(self._facts(self.now)))
            yield self._trend()
        if self.groups and seen([self.made.cell(self.kpi, row) for row in self._latest()]):
            yield self._parts()
        said = [Cell(claim.text, claim.text) for claim in narrative(self.made.report, self.question)]
        if said:
            yield Table("claims", "What may be said", ("In words",), tuple((cell,) for cell in said))
        if self.groups:
            yield self._lines()
            yield grouped(self.made, self.kpi, self.question, self.groups)

    def _facts(self, row: Row) -> Iterator[Fact]:
        made, kpi = self.made, self.kpi
        cell, aim = made.cell(kpi, row), number(row["target"])
        tone = TONES.get(str(row["verdict"]), "") if cell.shown is Shown.OK else ""
        status = sentences.status(str(row["verdict"]), str(row["status"]))
        yield Fact(made.wording.period(str(row["period"]), long=True), cell, status, tone)
        if aim is not None:
            yield Fact(made.wording.bound(kpi), Cell(aim, made.wording.value(kpi, aim)))
        before = next((one for one in self.whole if one["stop"] == row["stop"] - YEAR), None)
        then = made.cell(kpi, before)
        if before is not None and then.shown is Shown.OK:
            yield Fact(made.wording.period(str(before["period"]), long=True), then, "A year before")
        interval = made.wording.interval(kpi, number(row["low"]), number(row["high"]))
        if cell.shown is Shown.OK:
            yield Fact("People", made.count(row), f"95 % interval {interval}" if interval else "")

    def _trend(self) -> Chart:
        made, kpi = self.made, self.kpi
        shown = self._since(self.whole)
        earlier = {int(row["stop"]) + YEAR: row for row in self.whole}
        then = tuple(made.cell(kpi, earlier.get(int(row["stop"]))) for row in shown)
        aims = tuple(made.cell(kpi, row, "target") for row in shown)
        series = [Series("Actual", tuple(made.cell(kpi, row) for row in shown))]
        series += [Series("Year before", then, Role.PRIOR)] if self.prior and seen(then) else []
        series += [Series("Target", aims, Role.TARGET)] if seen(aims) else []
        said = [(str(row["period"]), number(row["value"])) for row in shown]
        return self._chart(
            "trend",
            "Trend against target" if seen(aims) else "Trend",
            [made.wording.period(str(row["period"])) for row in shown],
            series,
            sentences.in_words(kpi, said, made.wording),
        )

    def _parts(self) -> Chart:
        """The groups now, with their intervals."""
        now = {str(row[self.by]): row for row in self._latest()}
        largest = sorted(now, key=lambda name: -(number(now[name]["n"]) or 0.0))[:MOST_GROUPS]
        names = ordered(self.made, self.kpi, {name: now[name] for name in largest}, self.by)
        left = (
            f"The {len(names)} largest of {len(now)} {sentences.members(self.by)}."
            if len(now) > len(names)
            else ""
        )
        rows = [now[name] for name in names]
        cells = tuple(self.made.cell(self.kpi, row) for row in rows)
        low, high = (tuple(number(row[end]) for row in rows) for end in ("low", "high"))
        known = any(end is not None for end in low)
        series = [Series("Now", cells, Role.ACTUAL, low if known else (), high if known else ())]
        aims = tuple(self.made.cell(self.kpi, row, "target") for row in rows)
        series += [Series("Target", aims, Role.TARGET)] if seen(aims) else []
        axis = [sentences.member(self.by, name) for name in names]
        title = f"By {sentences.lowered(sentences.dimension(self.by))}"
        return self._chart("groups", title, axis, series, extremes(axis, cells), mark=Mark.BAR, note=left)

    def _lines(self) -> Chart:
        """The groups that stand first in the table, over time."""
        by_name: dict[str, dict[int, Row]] = {}
        for row in self._since(self.groups):
            if is_there(row, self.by):
                by_name.setdefault(self._name(row), {})[int(row["stop"])] = row
        stops = {int(row["stop"]): str(row["period"]) for row in self._since(self.groups)}
        now = {str(row[self.by]): row for row in self._latest()}
        names = [sentences.member(self.by, name) for name in ordered(self.made, self.kpi, now, self.by)]
        series = [
            Series(
                name,
                tuple(
                    self.made.cell(self.kpi, by_name[name][stop]) if stop in by_name[name] else MISSING
                    for stop in stops
                ),
                Role.GROUP,
            )
            for name in names[:MOST_LINES]
        ]
        ends = [f"{one.name} {one.cells[-1].text}" for one in series if seen(one.cells[-1:])]
        periods = list(stops.values())
        last = self.made.wording.period(periods[-1], long=True) if periods else ""
        return self._chart(
            "over-time",
            f"{sentences.members(self.by).capitalize()} over time",
            [self.made.wording.period(period) for period in periods],
            series,
            f"{last}: {', '.join(ends)}." if ends else NOTHING,
            note=f"The first {len(series)} of {len(names)} in the table." if len(names) > len(series) else "",
        )

    def _chart(  # noqa: PLR0913 - a chart is all of this
        self,
        key: str,
        title: str,
        axis: list[str],
        series: list[Series],
        statement: str,
        *,
        mark: Mark = Mark.LINE,
        note: str = "",
    ) -> Chart:
        over_time = AXES.get(self.window, "Month")
        return Chart(
            key=key,
            title=title,
            mark=mark,
            axis=tuple(axis),
            axis_name=over_time if mark is Mark.LINE else sentences.dimension(self.by),
            series=tuple(series),
            unit=self.kpi.unit,
            decimals=self.kpi.decimals,
            statement=statement,
            note=note,
        )

    def _rows(self, by: tuple[str, ...]) -> list[Row]:
        months = self.made.asking.months + YEAR
        rows = self.made.rows(self.kpi.key, by, months=months, window=self.window)
        if self.kpi.timing is not Timing.OCCASION:
            return rows
        return [row for row in rows if row["status"] != Shown.NO_DATA]

    def _since(self, rows: list[Row]) -> list[Row]:
        """Those of the range itself."""
        first = self.made.last(self.kpi) - self.made.asking.months + 1
        return [row for row in rows if int(row["stop"]) - 1 >= first]

    def _latest(self) -> list[Row]:
        """The last row of each group of which there is anything to say."""
        last = max((int(row["stop"]) for row in self.groups), default=0)
        return [row for row in self.groups if int(row["stop"]) == last and is_there(row, self.by)]

    def _name(self, row: Row) -> str:
        return sentences.member(self.by, str(row[self.by]))


def explored(report: Report, wording: Wording, asking: Asking, first: str) -> Explored:
    """What is asked of one KPI.

    Args:
        report: Figures as the asker may see them.
        wording: How they are written.
        asking: What was asked for.
        first: KPI unless another is chosen.
    """
    kpi = report.kpi(asking.chosen.get("kpi", first))
    made = figures(report, wording, asking)
    window = WindowKind(asking.chosen.get("window", kpi.window))
    by = kpi.splits or (made.by(kpi.key) if asking.by else "")
    return Explored(made, kpi, window, by, asking.chosen.get("prior", "1") == "1")
