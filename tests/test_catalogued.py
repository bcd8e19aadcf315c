"""The catalogue as one reads it, of a small company."""

from pathlib import Path

import pytest

from hrkpi.catalogued import POPULATIONS, Entry, catalogued
from hrkpi.kpi import Better, Kpi
from hrkpi.readiness import Grade
from hrkpi.report import catalogue
from hrkpi.result import Question, Shown
from tests import reports
from tests.viewed import reported


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Entry]:
    found = catalogued(reports.report(tmp_path_factory.mktemp("small")))
    return {entry.kpi.key: entry for entry in found}


def test_every_kpi_is_there_in_the_order_of_reading(entries: dict[str, Entry]) -> None:
    assert list(entries) == list(catalogue())


@pytest.mark.parametrize("kpi", catalogue().values(), ids=catalogue().keys())
def test_every_kpi_says_whom_it_is_about(kpi: Kpi) -> None:
    assert kpi.facts[0] in POPULATIONS


def test_a_figure_stands_with_its_month(entries: dict[str, Entry]) -> None:
    """Of thirty-one people three have left."""
    headcount = entries["headcount"]

    assert (headcount.value, headcount.period, headcount.shown) == (28, "2025-03", Shown.OK)
    assert headcount.readiness.grade is Grade.A
    assert headcount.population == "Employees; contractors apart"
    assert headcount.window == "At the close of the month"


def test_what_has_no_feed_has_no_data(entries: dict[str, Entry]) -> None:
    net = entries["enps"]

    assert (net.value, net.period, net.shown) == (None, "", Shown.NO_DATA)
    assert net.window == "Survey by survey"
    assert net.readiness.grade is Grade.D


def test_what_is_told_by_groups_names_them_instead_of_a_figure(entries: dict[str, Entry]) -> None:
    groups = entries["representation"]

    assert (groups.value, groups.split, groups.shown) == (None, "Gender", Shown.OK)
    assert entries["turnover_rate"].split == ""
    assert entries["turnover_rate"].window == "Last 12 months"


def test_hidden_figures_are_told_as_hidden(tmp_path: Path) -> None:
    few = catalogued(reports.report(tmp_path, [reports.Person("Sales") for _ in range(3)]))

    turnover = next(entry for entry in few if entry.kpi.key == "turnover_rate")
    assert (turnover.value, turnover.shown) == (None, Shown.HIDDEN)


def test_of_surveys_the_last_one_is_told(sample: Path) -> None:
    report = reported(sample)
    found = {entry.kpi.key: entry for entry in catalogued(report)}

    month = report.default_month
    asked = Question("enps", first=month, last=month)
    assert found["enps"].value == report.answer(asked).rows["value"].item()
    assert found["women_in_leadership"].kpi.better is Better.HIGHER  # as its target says
