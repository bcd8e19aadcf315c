"""Where a figure lands: at its target's date or the year's end, and when nothing is said."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hrkpi.forecast import Z80, forecast
from hrkpi.landing import landing
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Landing
from hrkpi.targets import Target, TargetBook
from hrkpi.workspace import Workspace
from tests.layouts import builders

JUNE, DECEMBER = 2025 * 12 + 5, 2025 * 12 + 11
RISING = np.linspace(0.10, 0.20, 37) + np.tile([0.001, -0.001], 19)[:37]


@pytest.fixture
def report(shared: Path) -> Report:
    return Report(Workspace.open(shared), builders.OWNER)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("landing") / "workspace"
    builders.workspace(home)
    return home


def windows(values: np.ndarray = RISING, *, target: float = 0.12, partial: bool = False) -> pd.DataFrame:
    """Windows that end with June 2025."""
    stops = np.arange(JUNE + 2 - len(values), JUNE + 2)
    over = [False] * (len(values) - 1) + [partial]
    return pd.DataFrame({"value": values, "stop": stops, "target": target, "partial": over})


def landed(
    report: Report,
    seen: pd.DataFrame,
    *,
    key: str = "turnover_rate",
    kind: WindowKind = WindowKind.TTM,
) -> Landing | None:
    return landing(report, report.kpi(key), kind, seen, {})


def until(report: Report, day: date | None) -> None:
    """Let the target of turnover end on a day."""
    aim = Target(0.12, valid_from=date(2020, 1, 1), valid_to=day)
    report.targets = TargetBook.of([("turnover_rate", aim)], {})


def test_without_a_date_the_end_of_the_year_counts(report: Report) -> None:
    found = landed(report, windows())

    expected = forecast(RISING, seasonal=False, within=(0.0, 1.0), ahead=6)
    assert found is not None
    assert expected is not None
    assert found.month == DECEMBER
    assert found.value == expected.values[-1]  # noqa: PD011 - no frame
    assert (found.low, found.high) == (expected.band(Z80)[0][-1], expected.band(Z80)[1][-1])


def test_a_target_with_a_date_is_looked_at_then(report: Report) -> None:
    until(report, date(2025, 9, 30))

    found = landed(report, windows())

    assert found is not None
    assert found.month == 2025 * 12 + 8
    expected = forecast(RISING, seasonal=False, within=(0.0, 1.0))
    assert expected is not None
    assert found.value == expected.values[2]  # noqa: PD011 - no frame


@pytest.mark.parametrize("day", [date(2025, 6, 30), date(2030, 12, 31)])
def test_a_date_that_is_past_or_far_off_gives_way_to_the_year(day: date, report: Report) -> None:
    until(report, day)

    found = landed(report, windows())

    assert found is not None
    assert found.month == DECEMBER


@pytest.mark.parametrize(
    "seen",
    [
        windows(target=np.nan),
        windows(partial=True),
        windows(np.where(np.arange(37) == 20, np.nan, RISING)),
        windows(RISING[-12:]),
        windows(np.append(RISING[:-1], np.nan)),
    ],
    ids=["no target", "not over", "hidden months", "too few months", "no figure now"],
)
def test_nothing_is_said_without_target_or_months(seen: pd.DataFrame, report: Report) -> None:
    assert landed(report, seen) is None


def test_nothing_is_said_of_surveys_and_of_years(report: Report) -> None:
    assert landed(report, windows(), key="enps") is None
    assert landed(report, windows(), kind=WindowKind.YEAR) is None


def test_nothing_is_said_of_who_was_hired_long_ago(report: Report) -> None:
    """Their last month is over, whatever comes."""
    assert landed(report, windows(), key="first_year_turnover_rate") is None
