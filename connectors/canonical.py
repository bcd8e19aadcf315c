"""CSV, XLSX or Parquet files with the headings of the canonical tables; nothing needs to be mapped."""

from connectors._canonical import CanonicalConnector, parts, rows
from hrkpi.tables import TABLES

CONNECTOR = CanonicalConnector(
    key="canonical",
    label="Canonical tables (CSV, XLSX or Parquet)",
    tables={table: rows(table) for table in TABLES.values()},
    parts=parts(TABLES),
)
