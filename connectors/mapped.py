"""Any CSV, XLSX or Parquet table, with a mapping file that says which heading is which canonical column.

``hrkpi import FILE --dry-run`` proposes the mapping; ``hrkpi import FILE --mapping mapping.toml`` uses it.
"""

from connectors._mapping import MappedConnector

CONNECTOR = MappedConnector(key="mapped", label="Any table, with a mapping file (TOML)", tables={})
