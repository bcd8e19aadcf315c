"""The rows to mend: what is blank or contradicts, by table and key; for those who keep the data."""

from collections.abc import Iterable

import pandas as pd

from hrkpi.conflicts import CONFLICTS
from hrkpi.kpi import Kpi
from hrkpi.language import marked, say
from hrkpi.principal import IMPORTERS
from hrkpi.relevance import Known, Need
from hrkpi.report import Report
from hrkpi.tables import TABLES

COLUMNS = ("table", "key", "column", "what")
BETWEEN = " / "  # of the columns of a key


def rows_to_mend(report: Report, kpis: Iterable[Kpi] | None = None) -> pd.DataFrame:
    """The rows that make figures doubtful; a blank that has a usual meaning is none.

    Args:
        report: Of somebody who keeps the data.
        kpis: Whose rows; the whole catalogue's where none.

    Returns:
        One row per row and column to mend, in order of tables, columns and keys; columns ``table``, ``key``
        (the table's key columns), ``column`` and ``what`` (what is wrong, in words).

    Raises:
        AccessError: If the asker does not keep the data: rows are of single people.
    """
    report.principal.must_be(IMPORTERS, marked("see the rows to mend"))
    known = Known(report.table, report.as_of)
    wanted = tuple(report.catalogue.values() if kpis is None else kpis)
    needs = dict.fromkeys(Need.read(text) for kpi in wanted for text in kpi.needs)
    parts = [pd.DataFrame(columns=list(COLUMNS), dtype=str)]
    parts += [_blank(need, known) for need in needs if not (need.is_helpful or need.is_missing(known))]
    touched = {(need.table, column) for need in needs for column in need.columns}
    for conflict in CONFLICTS:
        if touched & {(conflict.table, column) for column in conflict.columns}:
            wrong = conflict.rows(known).fillna(value=False)
            parts.append(_listed(known, conflict.table, wrong, conflict.columns[0], say(conflict.what)))
    together = pd.concat(parts, ignore_index=True).drop_duplicates()
    return together.sort_values(["table", "column", "what", "key"], kind="stable", ignore_index=True)


def _blank(need: Need, known: Known) -> pd.DataFrame:
    column = "|".join(need.columns)
    return _listed(known, need.table, need.relevant(known) & ~need.filled(known), column, say("is not known"))


def _listed(known: Known, table: str, chosen: "pd.Series[bool]", column: str, what: str) -> pd.DataFrame:
    """Chosen rows by their key; rows without a key column by their place in the table."""
    found = known.table(table)[chosen.to_numpy(dtype=bool)]
    names = list(TABLES[table].key)
    parts = [found[name].astype("string").fillna("").tolist() for name in names]
    parts = parts or [[str(place) for place in found.index]]
    keys = [BETWEEN.join(key) for key in zip(*parts, strict=True)]
    return pd.DataFrame({"table": table, "key": keys, "column": column, "what": what}, index=range(len(keys)))
