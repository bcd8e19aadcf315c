"""What the catalogue and the readiness page show, worked out once per snapshot and asker."""

from collections.abc import Callable
from threading import RLock
from typing import TypeVar

import pandas as pd

from hrkpi.catalogued import Entry
from hrkpi.catalogued import catalogued as entries
from hrkpi.kept import Kept
from hrkpi.language import spoken
from hrkpi.mending import rows_to_mend
from hrkpi.principal import IMPORTERS
from hrkpi.readiness import Readiness, readiness
from hrkpi.report import Report
from layouts._page import Desk

T = TypeVar("T")

MOST = 8  # answers kept
_WORKING = RLock()
_ENTRIES: Kept[tuple[Entry, ...]] = Kept(MOST)
_GRADES: Kept[tuple[Readiness, ...]] = Kept(MOST)
_ROWS: Kept[pd.DataFrame] = Kept(MOST)


def catalogued(desk: Desk) -> tuple[Entry, ...]:
    """Every KPI with its figure now and its grade."""
    return _once(_ENTRIES, desk, entries)


def readied(desk: Desk) -> tuple[Readiness, ...]:
    """How far the data can carry each KPI."""
    return _once(_GRADES, desk, readiness)


def to_mend(desk: Desk) -> pd.DataFrame | None:
    """The rows to mend; none for those who do not keep the data."""
    return _once(_ROWS, desk, rows_to_mend) if desk.principal.role in IMPORTERS else None


def _once(kept: Kept[T], desk: Desk, work: Callable[[Report], T]) -> T:
    report = desk.report()
    key = (str(desk.workspace.path), report.snapshot, desk.workspace.settings, desk.principal, spoken())
    with _WORKING:  # whoever asks meanwhile waits for the same answer
        found = kept.get(key)
        if found is None:
            found = work(report)
            kept.put(key, found, 1)
    return found
