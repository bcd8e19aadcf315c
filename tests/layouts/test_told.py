"""What Explore says of a view, and which changes of its groups it calls changes."""

import pytest

from hrkpi.report import Report
from hrkpi.result import Evidence
from layouts._address import Query
from layouts._asked import YEAR, Asked, asked
from layouts._page import Desk
from layouts._series import Line, lines
from layouts._told import claims, said, weighed
from tests.charted import seen, staff
from tests.layouts.test_pages import PAGES
from tests.layouts.trees import text
from tests.reports import Person

CALM, BUSY = [4, 5] * 6, [11, 12] * 6


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Shops loses more people in the third year, Field does not; Audit and Press are hidden."""
    return seen(
        tmp_path_factory.mktemp("told"),
        staff("Shops", 120, [*CALM, *CALM, *BUSY]),
        staff("Field", 120, CALM * 3),
        [Person("Audit", hire_date="2020-01-01") for _ in range(3)],
        [Person("Press", hire_date="2020-01-01") for _ in range(3)],
    )


def viewed(report: Report, kpi: str = "turnover_rate") -> tuple[Asked, tuple[Line, ...]]:
    """A KPI by department, and its lines."""
    wanted = asked(report, Query({"kpi": (kpi,), "by": ("department",)}))
    return wanted, lines(report.answer(wanted.question("department", back=YEAR)), "department")


def test_only_more_than_chance_is_a_change(report: Report) -> None:
    wanted, groups = viewed(report)

    found = {line.name: line.evidence for line in weighed(report, wanted, groups)}

    assert found["Shops"] is Evidence.SIGNAL
    assert found["Field"] is Evidence.USUAL
    assert found["Audit"] is Evidence.TOO_FEW  # hidden, so nothing is judged


def test_without_any_change_nothing_is_weighed(report: Report) -> None:
    wanted, groups = viewed(report, "time_to_fill")

    assert weighed(report, wanted, groups) == tuple(groups)


def test_what_may_be_said_names_no_hidden_group(report: Report) -> None:
    wanted, _ = viewed(report)

    told = text(said(claims(report, wanted)))

    assert "Turnover rose to " in told
    assert "Some departments are hidden to protect people." in told
    assert "Audit" not in told


def test_the_page_says_it(full: Desk) -> None:
    assert "What may be said" in text(PAGES["explore"].draw(full, Query()).body)
