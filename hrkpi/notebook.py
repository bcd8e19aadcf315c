"""Figures in a notebook: ``hrkpi.open(path)`` gives frames with the columns of the command line's JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import pandas as pd

from hrkpi.book import Units
from hrkpi.cli_options import owner
from hrkpi.errors import QueryError, nearest
from hrkpi.export.answers import table
from hrkpi.period import WindowKind, parse_day, parse_month
from hrkpi.principal import Principal
from hrkpi.query import Average
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.settings import workspace_path
from hrkpi.workspace import Workspace

Choice = TypeVar("Choice", bound=StrEnum)


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

    def kpi(  # noqa: PLR0913 - every part of a question, most of them left out
        self,
        key: str,
        *,
        by: str | Sequence[str] = (),
        start: str | None = None,
        end: str | None = None,
        window: str | None = None,
        where: Mapping[str, str | Sequence[str]] | None = None,
        average: str = Average.DAILY,
        annualise: bool = False,
        as_of: date | str | None = None,
        units: str = Units.AS_WAS,
    ) -> pd.DataFrame:
        """One KPI by period and group.

        Args:
            key: Key of the KPI.
            by: Dimension to break down by, or several.
            start: First month, ``YYYY-MM``; the start of the feed where none.
            end: Last month, ``YYYY-MM``; the month of the as-of date where none.
            window: ``month``, ``quarter``, ``year``, ``ytd`` or ``ttm``; the KPI's own where none.
            where: Member kept, or several, by dimension.
            average: Method of the average headcount.
            annualise: Whether rates are scaled to a year.
            as_of: Day of knowledge; the snapshot's where none.
            units: ``as_was``, or ``as_now`` for people of a reorganised unit in what it became.

        Returns:
            One row per period and group, as ``hrkpi.export.answers.table`` says.

        Raises:
            QueryError: If the question names anything that does not exist.
        """
        question = Question(
            key,
            by=_several(by),
            where={name: _several(members) for name, members in (where or {}).items()},
            first=parse_month(start) if start else None,
            last=parse_month(end) if end else None,
            window=_chosen(WindowKind, window, "window") if window else None,
            average=_chosen(Average, average, "average"),
            annualise=annualise,
            as_of=parse_day(as_of) if isinstance(as_of, str) else as_of,
            units=_chosen(Units, units, "units"),
        )
        return table(self.report().answer(question))


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
            f"There is no {where} {word!r}.", where=where, mend=nearest(word, list(kind))
        ) from None
