"""The rows to mend: all of them, by table and key, for those who keep the data alone."""

from pathlib import Path

import pytest

from hrkpi.errors import AccessError
from hrkpi.mending import rows_to_mend
from hrkpi.principal import Principal, Role
from tests.builders import Entry, Worker, requisition, worker
from tests.kept import opened

PARTS: list[Worker | Entry] = [
    *(worker(f"P{at}", gender="woman", exit_type="other", last_day="2025-01-31") for at in range(6)),
    worker("blank", last_day="2025-02-14"),
    worker("torn", gender="man", exit_type="voluntary"),
    requisition("R1", filled_date="2024-12-01"),
]


def test_each_row_is_named_with_what_is_wrong(tmp_path: Path) -> None:
    report = opened(tmp_path, PARTS)

    rows = rows_to_mend(
        report, [report.kpi(key) for key in ("women_share", "voluntary_turnover_rate", "time_to_fill")]
    )

    assert [tuple(row) for row in rows.to_numpy()] == [
        ("employees", "blank", "gender", "is not known"),
        ("employments", "blank / 2020-01-01", "exit_type", "is not known"),
        ("employments", "torn / 2020-01-01", "last_day", "has an exit type and no last day"),
        ("employments", "torn / 2020-01-01", "last_day", "is not known"),
        ("requisitions", "R1 / ", "filled_date", "was filled before it was approved"),
    ]


def test_the_whole_catalogue_needs_no_more_than_once(tmp_path: Path) -> None:
    rows = rows_to_mend(opened(tmp_path, PARTS))

    assert not rows.duplicated().any()
    assert list(rows) == ["table", "key", "column", "what"]


def test_data_without_gaps_need_no_mending(tmp_path: Path) -> None:
    report = opened(tmp_path, [worker(gender="woman")])

    assert rows_to_mend(report, [report.kpi("women_share")]).empty


@pytest.mark.parametrize("principal", [Principal.viewer("eve"), Principal("ann", Role.ANALYST)])
def test_rows_of_single_people_are_for_stewards(tmp_path: Path, principal: Principal) -> None:
    with pytest.raises(AccessError, match="may not see the rows to mend"):
        rows_to_mend(opened(tmp_path, PARTS, principal))


def test_a_steward_sees_them(tmp_path: Path) -> None:
    assert len(rows_to_mend(opened(tmp_path, PARTS, Principal("sam", Role.STEWARD))))
