"""HR KPI: figures from HR exports that a leadership team can trust and act on."""
