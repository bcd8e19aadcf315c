"""One file per KPI; each offers the constant KPI."""
