"""The headcount bridge: how the opening of a period becomes its closing, step by step, for every unit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.errors import BridgeError
from hrkpi.fact import PEOPLE
from hrkpi.kpi import FloatArray
from hrkpi.language import say
from hrkpi.period import Window
from hrkpi.population import exits, moves
from hrkpi.query import Query
from hrkpi.result import Shown
from hrkpi.rows import labelled

STEPS = {  # what each step does to the headcount
    "hires": 1,
    "rehires": 1,
    "acquisitions": 1,
    "transfers_in": 1,
    "transfers_out": -1,
    "exits": -1,
    "reclassified": 1,
}
FIGURES = ("opening", *STEPS, "closing", "difference")


@dataclass(frozen=True)
class BridgeTable:
    """The bridge of several periods and groups; every figure counts persons.

    Args:
        windows: Periods.
        dimensions: What the groups are members of.
        members: Label of each group's member of each dimension, shape (groups, dimensions).
        figures: ``opening``, ``hires`` (new and by conversion), ``rehires``, ``acquisitions``,
            ``transfers_in``, ``transfers_out``, ``exits``, ``reclassified`` (net), ``closing`` and
            ``difference`` (opening and steps less closing, always zero), shape (windows, groups) each.
        shown: What became of each period and group, shape (windows, groups).
    """

    windows: tuple[Window, ...]
    dimensions: tuple[str, ...]
    members: NDArray[np.object_]
    figures: Mapping[str, FloatArray]
    shown: NDArray[np.object_]

    def hiding(self, hidden: NDArray[np.bool_]) -> "BridgeTable":
        """The same table without the figures that must not be shown.

        Args:
            hidden: Shape (windows, groups).
        """
        return replace(self, shown=np.where(hidden & (self.shown == Shown.OK), Shown.HIDDEN, self.shown))

    @cached_property
    def rows(self) -> pd.DataFrame:
        """One row per window and group that anybody was ever in, hidden ones last in their window.

        Columns ``period``, ``start`` and ``stop`` (months, half-open), one per dimension, one per figure and
        ``status`` (``hrkpi.result.Shown``). Figures that are hidden or not known are missing.
        """
        window, group = (
            at.ravel() for at in np.meshgrid(np.arange(len(self.windows)), self._lived, indexing="ij")
        )
        shown = self.shown[window, group]
        frame = pd.DataFrame(
            {
                "period": [self.windows[index].label for index in window],
                "start": [self.windows[index].start for index in window],
                "stop": [self.windows[index].stop for index in window],
                **{name: self.members[group, column] for column, name in enumerate(self.dimensions)},
                **{
                    name: np.where(shown == Shown.OK, self.figures[name][window, group], np.nan)
                    for name in FIGURES
                },
                "status": shown,
                "_last": shown == Shown.HIDDEN,
            }
        )
        order = ["stop", "_last", *self.dimensions]
        return frame.sort_values(order, kind="stable", ignore_index=True).drop(columns="_last")

    @property
    def _lived(self) -> NDArray[np.intp]:
        """Groups that anybody was ever in, or about which nothing may be said."""
        if not self.dimensions:
            return np.zeros(1, dtype=np.intp)
        anybody = np.any([figure != 0 for figure in self.figures.values()], axis=(0, 1))
        return np.flatnonzero(anybody | (self.shown == Shown.HIDDEN).any(axis=0))


def bridge(query: Query) -> BridgeTable:
    """The bridge of each window and group of a query.

    A person who moves between members of the dimensions that the query breaks down or filters by is a
    transfer where the unit or place is another one. Where a unit changed around the person, or it was no unit
    that changed but for example the age band, the move is a reclassification.

    Args:
        query: Windows, groups and filters; fresh, nothing has been asked with it yet.

    Raises:
        BridgeError: If opening and steps do not make the closing of some window and group.
    """
    _figures(query)
    groups = query.fetch()
    columns = [labelled(query.book, name, groups[:, at]) for at, name in enumerate(query.by)]
    table = BridgeTable(
        windows=query.windows,
        dimensions=query.by,
        members=np.stack(columns, axis=1) if columns else np.zeros((len(groups), 0), dtype=object),
        figures=_figures(query),
        shown=_fed(query, len(groups)),
    )
    _check(table)
    return table


def _figures(query: Query) -> dict[str, FloatArray]:
    transfers_in, reclassified_in = moves(query, PEOPLE.moves_in)
    transfers_out, reclassified_out = moves(query, PEOPLE.moves_out)
    figures = {
        "opening": query.opening(PEOPLE.headcount),
        "hires": query.total(PEOPLE.hires_new) + query.total(PEOPLE.hires_conversion),
        "rehires": query.total(PEOPLE.hires_rehire),
        "acquisitions": query.total(PEOPLE.acquisitions),
        "transfers_in": transfers_in,
        "transfers_out": transfers_out,
        "exits": exits(query),
        "reclassified": reclassified_in - reclassified_out,
        "closing": query.closing(PEOPLE.headcount),
    }
    steps = sum((sign * figures[name] for name, sign in STEPS.items()), figures["opening"])
    return {**figures, "difference": steps - figures["closing"]}


def _fed(query: Query, groups: int) -> NDArray[np.object_]:
    first, last = query.book.coverage.get(PEOPLE.name, (0, -1))
    fed = [window.start <= last and window.stop > first for window in query.windows]
    shown = np.array([Shown.OK if one else Shown.NO_DATA for one in fed], dtype=object)
    return np.broadcast_to(shown[:, None], (len(fed), groups))


def _check(table: BridgeTable) -> None:
    wrong = np.argwhere(table.figures["difference"] != 0)
    if not len(wrong):
        return
    window, group = wrong[0]
    unit = [f"{name}={member}" for name, member in zip(table.dimensions, table.members[group], strict=True)]
    raise BridgeError(
        say("Opening and steps do not make the closing in {count} period(s) or unit(s).", count=len(wrong)),
        where=", ".join([table.windows[window].label, *unit]),
        mend=say("run 'hrkpi snapshots verify'; 'hrkpi snapshots use ID' brings an earlier one back."),
    )
