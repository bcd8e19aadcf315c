"""Values in ranges: counted by hand, joined where few, and refused where hidden."""

from pathlib import Path

import numpy as np
import pytest

from hrkpi.distribution import distribution
from hrkpi.errors import QueryError
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Question
from tests.layouts import builders

JUNE = 2025 * 12 + 5


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return Report(builders.workspace(tmp_path_factory.mktemp("spread") / "workspace"), builders.OWNER)


def asked(**changes: object) -> Question:
    return Question(**{"kpi": "time_to_fill", "first": JUNE, "last": JUNE, **changes})  # type: ignore[arg-type]


def days(report: Report) -> np.ndarray:
    """Approval to acceptance of each vacancy that was filled in the year up to June, day by day."""
    rows = report.table("requisitions")
    filled = rows[(rows["filled_date"] >= "2024-07-01") & (rows["filled_date"] < "2025-07-01")]
    return (filled["filled_date"] - filled["approved_date"]).dt.days.to_numpy()


def test_every_value_is_counted_once_where_it_belongs(report: Report) -> None:
    found, known = distribution(report, asked()), days(report)

    assert found is not None
    assert sum(found.counts) == len(known)
    for start, stop, count in zip(found.starts, found.stops, found.counts, strict=True):
        assert count == ((known >= start) & (known < stop)).sum()


def test_no_range_holds_fewer_than_may_be_shown(report: Report) -> None:
    found = distribution(report, asked(where={"department": ("Logistics",)}))

    assert found is not None
    assert found.joined
    assert min(found.counts) >= found.least == report.minimum


def test_ranges_follow_each_other_without_a_gap(report: Report) -> None:
    found = distribution(report, asked())

    assert found is not None
    assert found.starts[1:] == found.stops[:-1]


def test_what_is_hidden_has_no_distribution(report: Report) -> None:
    with pytest.raises(QueryError, match="hidden or has no data"):
        distribution(report, asked(where={"department": ("Legal",)}))


def test_a_rate_has_none(report: Report) -> None:
    assert distribution(report, asked(kpi="turnover_rate")) is None


def test_who_may_see_everything_sees_every_range(tmp_path: Path) -> None:
    made = builders.workspace(tmp_path / "workspace")
    report = Report(made, Principal.owner("ada", unprotected=True))

    found = distribution(report, asked(where={"department": ("Logistics",)}))

    assert found is not None
    assert found.least == 1
