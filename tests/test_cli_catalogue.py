"""``hrkpi kpis`` and ``hrkpi connectors``: what there is."""

import pytest

from connectors._import import collected
from hrkpi.report import catalogue
from tests.commands import Run, runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


def test_every_kpi_is_listed_with_its_definition(run: Run) -> None:
    table, listed = run("kpis").out, run("kpis", "--json").json

    assert [kpi["kpi"] for kpi in listed] == list(catalogue())
    assert all(kpi["definition"] and kpi["source"] and kpi["dimensions"] for kpi in listed)
    assert all(key in table for key in catalogue())


def test_one_kpi_is_told_in_full(run: Run) -> None:
    said = run("kpis", "enps")

    assert f"definition: {catalogue()['enps'].definition}" in said.out
    assert "unit: points" in said.out
    assert [kpi["kpi"] for kpi in run("kpis", "enps", "--json").json] == ["enps"]


def test_an_unknown_kpi_is_refused_with_the_nearest(run: Run) -> None:
    said = run("kpis", "enpss")

    assert said.code == 2
    assert "did you mean 'enps'?" in said.err


def test_every_connector_is_listed_with_what_it_fills(run: Run) -> None:
    table, listed = run("connectors").out, run("connectors", "--json").json

    assert [one["connector"] for one in listed] == list(collected())
    assert all(key in table for key in collected())
    greenhouse = next(one for one in listed if one["connector"] == "greenhouse_warehouse")
    assert {"requisitions", "applications"} <= set(greenhouse["tables"])
    assert all(headings for headings in greenhouse["recognised_by"].values())
    assert "any table" in table
