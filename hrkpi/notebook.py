"""Figures in a notebook: ``hrkpi.open(path)`` gives frames with the columns of the command line's JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

import pandas as pd

from hrkpi.book import Units
from hrkpi.cli_options import owner
from hrkpi.contribution import Contribution, contribution
from hrkpi.curves import survival
from hrkpi.errors import QueryError
from hrkpi.explained import explained
from hrkpi.export.answers import table
from hrkpi.funnel import funnel
from hrkpi.language import say
from hrkpi.mending import rows_to_mend
from hrkpi.methods import panel
from hrkpi.narrative import narrative
from hrkpi.nearest import nearest
from hrkpi.period import WindowKind, parse_day, parse_month
from hrkpi.principal import Principal
from hrkpi.query import Average
from hrkpi.readiness import Readiness, readiness
from hrkpi.report import Report
from hrkpi.result import Claim, Question
from hrkpi.settings import workspace_path
from hrkpi.signal import Signal, signal
from hrkpi.stratified import stratified
from hrkpi.workspace import Workspace

Choice = TypeVar("Choice", bound=StrEnum)


class Asked(TypedDict, total=False):
    """The parts of a question, most of them left out.

    Args:
        by: Dimension to break down by, or several.
        start: First month, ``YYYY-MM``; the start of the feed where none.
        end: Last month, ``YYYY-MM``; the month of the as-of date where none.
        window: ``month``, ``quarter``, ``year``, ``ytd`` or ``ttm``; the KPI's own where none.
        where: Member kept, or several, by dimension.
        average: Method of the average headcount.
        annualise: Whether rates are scaled to a year.
        as_of: Day of knowledge; the snapshot's where none.
        units: ``as_was``, or ``as_now`` for people of a reorganised unit in what it became.
    """

    by: str | Sequence[str]
    start: str | None
    end: str | None
    window: str | None
    where: Mapping[str, str | Sequence[str]] | None
    average: str
    annualise: bool
    as_of: date | str | None
    units: str


class Notebook:
    """A workspace as its owner sees it, with small groups hidden.

    Args:
        workspace: Where the figures live.
        principal: Who asks.
    """

    def __init__(self, workspace: Workspace, principal: Principal) -> None:
        self.workspace, self.principal = workspace, principal

    def report(self, snapshot: str | None = None) -> Report:
        """Everything else that can be asked: bridge, catalogue, members, scorecard.

        Args:
            snapshot: Id of the snapshot; the current one where none.
        """
        return Report(self.workspace, self.principal, snapshot)

    def kpi(self, key: str, **asked: Unpack[Asked]) -> pd.DataFrame:
        """One KPI by period and group.

        Args:
            key: Key of the KPI.
            **asked: What ``Asked`` names.

        Returns:
            One row per period and group, as ``hrkpi.export.answers.table`` says.

        Raises:
            QueryError: If the question names anything that does not exist.
        """
        return table(self.report().answer(question(key, asked)))

    def words(self, key: str, **asked: Unpack[Asked]) -> tuple[Claim, ...]:
        """What may be said of a KPI; see ``hrkpi.narrative.narrative``."""
        return narrative(self.report(), question(key, asked))

    def limits(self, key: str, **asked: Unpack[Asked]) -> Signal:
        """The months of a KPI, and which of them are more than chance; see ``hrkpi.signal.signal``."""
        return signal(self.report(), question(key, asked))

    def funnel(self, key: str, **asked: Unpack[Asked]) -> pd.DataFrame:
        """Groups beside the whole, and which of them differ by more than chance; see ``hrkpi.funnel``."""
        return funnel(self.report(), question(key, asked))

    def contribution(self, key: str, **asked: Unpack[Asked]) -> Contribution:
        """Which groups a change comes from, from the first to the last window; see ``hrkpi.contribution``."""
        return contribution(self.report(), question(key, asked))

    def methods(self, key: str, **asked: Unpack[Asked]) -> pd.DataFrame:
        """The last window by every method of the average headcount; see ``hrkpi.methods.panel``."""
        return panel(self.report(), question(key, asked))

    def within(self, key: str, stratum: str, **asked: Unpack[Asked]) -> pd.DataFrame:
        """An impact ratio beside the one common to the members of a dimension; see ``hrkpi.stratified``."""
        return stratified(self.report(), question(key, asked), stratum)

    def explained(self, *dimensions: str, **asked: Unpack[Asked]) -> pd.DataFrame:
        """How much of the mean pay gap some dimensions explain; see ``hrkpi.explained``."""
        return explained(self.report(), question("pay_gap_mean", asked), dimensions)

    def survival(self, **asked: Unpack[Asked]) -> pd.DataFrame:
        """The whole curve of how long people stay; see ``hrkpi.curves.survival``."""
        return survival(self.report(), question("survival_curve", asked))

    def readiness(self, *keys: str) -> tuple[Readiness, ...]:
        """How far the data can carry each KPI, all of them where none is named; see ``hrkpi.readiness``."""
        return readiness(self.report(), keys or None)

    def rows_to_mend(self, *keys: str) -> pd.DataFrame:
        """The rows that make KPIs doubtful, of all where none is named; see ``hrkpi.mending``."""
        report = self.report()
        return rows_to_mend(report, [report.kpi(key) for key in keys] or None)


def question(key: str, asked: Asked) -> Question:
    """A question from its words."""
    window, as_of = asked.get("window"), asked.get("as_of")
    first, last = asked.get("start"), asked.get("end")
    return Question(
        key,
        by=_several(asked.get("by", ())),
        where={name: _several(members) for name, members in (asked.get("where") or {}).items()},
        first=parse_month(first) if first else None,
        last=parse_month(last) if last else None,
        window=_chosen(WindowKind, window, "window") if window else None,
        average=_chosen(Average, asked.get("average", Average.DAILY), "average"),
        annualise=asked.get("annualise", False),
        as_of=parse_day(as_of) if isinstance(as_of, str) else as_of,
        units=_chosen(Units, asked.get("units", Units.AS_WAS), "units"),
    )


def open_workspace(path: str | Path | None = None) -> Notebook:
    """The workspace in a folder; ``HRKPI_WORKSPACE`` or ``~/.hrkpi`` where none is named.

    Raises:
        WorkspaceError: If there is none.
    """
    return Notebook(Workspace.open(workspace_path(path)), owner())


def _several(words: str | Sequence[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _chosen(kind: type[Choice], word: str, where: str) -> Choice:
    try:
        return kind(word)
    except ValueError:
        raise QueryError(
            say("There is no {kind} {word!r}.", kind=say(where), word=word),
            where=where,
            mend=nearest(word, list(kind)),
        ) from None
