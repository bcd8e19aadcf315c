"""Exits by type and reason: the numerator is narrowed, the people it is measured against are not."""

import pytest

from hrkpi.kpis import (
    exits,
    involuntary_turnover_rate,
    regretted_turnover_rate,
    turnover_rate,
    voluntary_turnover_rate,
)
from hrkpi.measured import dimensions_of
from hrkpi.period import parse_month
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.workspace import Workspace
from tests.builders import JAN_2025, Company, Worker, answer, company, worker
from tests.reports import ANALYST
from tests.workspaces import load


def gone(kind: str | None, reason: str | None = None, department: str = "Sales") -> Worker:
    """Somebody who leaves on the last day of January 2025."""
    return worker(last_day="2025-01-31", exit_type=kind, exit_reason=reason, department=department)


PEOPLE: Company = company(
    gone("voluntary", "Pay"),
    gone("voluntary", "Move"),
    gone("voluntary"),
    gone("involuntary", "Pay", "Finance"),
    gone(None),
    *(worker() for _ in range(5)),
)


def test_exits_by_type() -> None:
    found = answer(exits.KPI, PEOPLE, JAN_2025, by="exit_type")

    assert {labels[0]: found.of(*labels).value.item() for labels in found.groups} == {
        "voluntary": 3,
        "involuntary": 1,
        "other": 0,
        "unknown": 1,
    }


def test_the_people_are_those_of_the_unit_whatever_the_type() -> None:
    found = answer(turnover_rate.KPI, PEOPLE, JAN_2025, by=("department", "exit_type"))

    assert found.of("Sales", "voluntary").one("numerator", "denominator", "people") == (3, 9, 3)
    assert found.of("Sales", "involuntary").one("numerator", "denominator", "people") == (0, 9, 0)
    assert found.of("Finance", "involuntary").one("numerator", "denominator") == (1, 1)


def test_a_filter_narrows_the_exits_alone() -> None:
    found = answer(turnover_rate.KPI, PEOPLE, JAN_2025, where={"exit_type": "voluntary"})

    assert found.one("numerator", "denominator", "people") == (3, 10, 3)


def test_reasons_that_nobody_gave_are_unknown() -> None:
    found = answer(voluntary_turnover_rate.KPI, PEOPLE, JAN_2025, by="exit_reason")

    numerators = {labels[0]: found.of(*labels).numerator.item() for labels in found.groups}
    assert numerators == {"Pay": 1, "Move": 1, "unknown": 1}
    assert answer(exits.KPI, PEOPLE, JAN_2025, where={"exit_reason": ("Pay", "unknown")}).value == 4


def test_a_class_and_a_type_that_exclude_each_other_are_nobody() -> None:
    found = answer(involuntary_turnover_rate.KPI, PEOPLE, JAN_2025, where={"exit_type": "voluntary"})

    assert found.one("numerator", "people") == (0, 0)


@pytest.mark.parametrize(
    "kpi", [exits.KPI, turnover_rate.KPI, voluntary_turnover_rate.KPI, regretted_turnover_rate.KPI]
)
def test_figures_of_exits_offer_these_dimensions(kpi: object) -> None:
    assert {"exit_type", "exit_reason", "department"} <= set(dimensions_of(kpi))  # type: ignore[arg-type]


def test_few_exits_of_a_type_are_hidden(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two dismissals and one unknown are few, and together too few: the next class is hidden with them."""
    made = Workspace.create(tmp_path_factory.mktemp("exits") / "workspace")
    left = [gone("voluntary") for _ in range(9)] + [gone("other") for _ in range(6)]
    left += [gone("involuntary") for _ in range(2)] + [gone(None)]
    load(made, 0, tables=company(*left, *(worker() for _ in range(30))))
    seen, month = Report(made, ANALYST), parse_month("2025-01")

    rows = seen.answer(Question("exits", by=("exit_type",), first=month, last=month)).rows

    shown = rows.set_index("exit_type")["status"].to_dict()
    few = dict.fromkeys(("involuntary", "other", "unknown"), Shown.HIDDEN)
    assert shown == {"voluntary": Shown.OK, **few}
    rates = ("involuntary_turnover_rate", "other_turnover_rate", "unknown_turnover_rate")
    for key in rates:  # else the total less the others would tell
        assert seen.answer(Question(key, first=month, last=month)).rows["status"].tolist() == [Shown.HIDDEN]
