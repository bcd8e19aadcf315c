"""The table that says the same as a chart."""

from dataclasses import replace

from hrkpi.export.twin import as_table
from tests.seen import HEAT, LINE, MONTHS


def test_a_chart_has_a_row_per_place_and_a_heat_map_one_per_series() -> None:
    assert [row[0].text for row in as_table(LINE).rows] == list(MONTHS)
    assert [row[0].text for row in as_table(HEAT).rows] == ["Sales", "Legal"]


def test_a_chart_without_a_series_has_no_row() -> None:
    for chart in (LINE, HEAT):
        table = as_table(replace(chart, series=()))

        assert table.rows == ()
        assert table.heads[0] == ("Month" if chart is LINE else "")
