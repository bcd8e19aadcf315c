"""Targets come in whole or not at all, and none is overwritten."""

from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import select

from hrkpi.conform import empty
from hrkpi.errors import AccessError, TableError
from hrkpi.kpis.turnover_rate import KPI as TURNOVER
from hrkpi.principal import Principal
from hrkpi.store.audit import written
from hrkpi.store.schema import TARGETS as STORED
from hrkpi.tables_strategy import TARGETS
from hrkpi.target_import import TargetChanges, import_targets, listed, parse_scope
from hrkpi.targets import target_book
from hrkpi.workspace import Workspace
from tests.workspaces import AS_OF, NOON, OWNER

KPIS = ("turnover_rate", "enps")
MEMBERS = {"department": ("Sales", "R; D")}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "acme")


def rows(
    *targets: tuple[str, str | None, float], first: str = "2025-01-01", **columns: float | str | pd.Timestamp
) -> pd.DataFrame:
    """Rows of the table from KPI, scope and target."""
    frame = pd.DataFrame(targets, columns=["kpi", "scope", "target"])
    return frame.assign(valid_from=pd.Timestamp(first), **columns)


def take(
    workspace: Workspace, frame: pd.DataFrame, mode: str = "upsert", who: Principal = OWNER
) -> TargetChanges:
    return import_targets(
        workspace, frame, kpis=KPIS, members=MEMBERS, principal=who, loaded_at=NOON, mode=mode
    )


def test_targets_come_back_as_they_went_in(workspace: Workspace) -> None:
    frame = rows(
        ("turnover_rate", "department=Sales", 0.12),
        ("turnover_rate", None, 0.15),
        tolerance=0.02,
        owner="Ada",
        valid_to=pd.Timestamp("2025-12-31"),
    )

    changes = take(workspace, frame)

    held = listed(workspace)
    assert changes == TargetChanges(added=2, changed=0, unchanged=0, withdrawn=0)
    assert list(held.columns) == list(TARGETS.names)
    assert held["scope"].fillna("blank").tolist() == ["blank", "department=Sales"]
    assert held["target"].tolist() == [0.15, 0.12]
    assert held["valid_to"].tolist() == [pd.Timestamp("2025-12-31")] * 2
    assert held["stretch"].isna().all()


def test_a_target_that_was_taken_in_is_found(workspace: Workspace) -> None:
    take(workspace, rows(("turnover_rate", "company", 0.15), owner="Ada", reason="board"))

    target = target_book(workspace, {}, empty(TARGETS)).find(TURNOVER, {"department": "Sales"}, AS_OF)

    assert target is not None
    assert (target.value, target.owner, target.reason) == (0.15, "Ada", "board")
    assert target.inherited_from == "company"


def test_no_targets_are_an_empty_table(workspace: Workspace) -> None:
    assert list(listed(workspace).columns) == list(TARGETS.names)
    assert len(listed(workspace)) == 0


def test_the_same_file_twice_changes_nothing(workspace: Workspace) -> None:
    frame = rows(("turnover_rate", "", 0.15), ("enps", "", 30.0))
    take(workspace, frame)

    assert take(workspace, frame) == TargetChanges(added=0, changed=0, unchanged=2, withdrawn=0)


def test_a_changed_target_keeps_its_earlier_version(workspace: Workspace) -> None:
    take(workspace, rows(("turnover_rate", "", 0.15)))

    changes = take(workspace, rows(("turnover_rate", "", 0.12)))

    with workspace.reading() as connection:
        versions = connection.scalars(select(STORED.c.target).order_by(STORED.c.id)).all()
    assert changes == TargetChanges(added=0, changed=1, unchanged=0, withdrawn=0)
    assert versions == [0.15, 0.12]
    assert listed(workspace)["target"].tolist() == [0.12]


def test_adding_keeps_the_others_and_replacing_withdraws_them(workspace: Workspace) -> None:
    take(workspace, rows(("turnover_rate", "", 0.15)))
    take(workspace, rows(("enps", "", 30.0)))
    assert listed(workspace)["kpi"].tolist() == ["enps", "turnover_rate"]

    changes = take(workspace, rows(("enps", "", 30.0)), mode="replace")

    assert changes == TargetChanges(added=0, changed=0, unchanged=1, withdrawn=1)
    assert listed(workspace)["kpi"].tolist() == ["enps"]


def test_a_withdrawn_target_can_come_back(workspace: Workspace) -> None:
    take(workspace, rows(("turnover_rate", "", 0.15)))
    take(workspace, rows(("enps", "", 30.0)), mode="replace")

    take(workspace, rows(("turnover_rate", "", 0.15)))

    assert listed(workspace)["kpi"].tolist() == ["enps", "turnover_rate"]


def test_an_import_is_written_to_the_audit(workspace: Workspace) -> None:
    take(workspace, rows(("turnover_rate", "", 0.15)))

    with workspace.reading() as connection:
        (entry,) = (entry for entry in written(connection) if entry.action == "targets.import")
    assert entry.principal == OWNER.name
    assert entry.detail == '{"added": 1, "changed": 0, "mode": "upsert", "unchanged": 0, "withdrawn": 0}'


def test_a_viewer_sets_no_targets(workspace: Workspace) -> None:
    with pytest.raises(AccessError, match="may not set targets"):
        take(workspace, rows(("turnover_rate", "", 0.15)), who=Principal.viewer("kim"))


@pytest.mark.parametrize(
    ("frame", "what", "mend"),
    [
        (rows(("turnover", "", 0.1)), "no KPI 'turnover'", "did you mean 'turnover_rate'?"),
        (rows(("enps", "", 1.0), ("enps", "company", 2.0)), "Two rows set one KPI", "keep one of them."),
        (rows(("enps", "Sales", 1.0)), "not written as dimension=member", "write department=Sales"),
        (rows(("enps", "department=Slaes", 1.0)), "no department of that name", "did you mean 'Sales'?"),
        (rows(("enps", "", float("inf"))), "not finite", "write a number"),
        (rows(("enps", "", 1.0), tolerance=-1.0), "'tolerance' is outside", "check the unit"),
    ],
)
def test_a_wrong_row_is_refused_and_nothing_changes(
    workspace: Workspace, frame: pd.DataFrame, what: str, mend: str
) -> None:
    take(workspace, rows(("turnover_rate", "", 0.15)))

    with pytest.raises(TableError, match=what) as refused:
        take(workspace, frame)

    assert "row" in refused.value.where
    assert refused.value.mend.startswith(mend)
    assert listed(workspace)["target"].tolist() == [0.15]


def test_the_row_is_counted_as_a_spreadsheet_counts(workspace: Workspace) -> None:
    with pytest.raises(TableError) as refused:
        take(workspace, rows(("enps", "", 1.0), ("turnover", "", 0.1)))

    assert refused.value.where == "targets, row 3, column kpi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("department=Sales", {"department": "Sales"}),
        (" gender = woman ;department= Sales", {"gender": "woman", "department": "Sales"}),
        ("department=R; D; team=A=B", {"department": "R; D", "team": "A=B"}),
    ],
)
def test_a_scope_names_members_by_dimension(text: str, expected: dict[str, str]) -> None:
    assert parse_scope(text) == expected


@pytest.mark.parametrize(
    "text", ["Sales", "colour=red", "department=", "Sales; department=Sales", "team=A; team=B"]
)
def test_a_scope_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_scope(text)


def test_a_percentage_in_place_of_a_share_is_refused_with_the_share(workspace: Workspace) -> None:
    frame = rows(("enps", "", 12.0), ("turnover_rate", "", 12.0))

    with pytest.raises(TableError, match="is a share") as refused:
        import_targets(
            workspace,
            frame,
            kpis=KPIS,
            shares=("turnover_rate",),
            members=MEMBERS,
            principal=OWNER,
            loaded_at=NOON,
        )

    assert refused.value.where == "targets, row 3, column target"
    assert refused.value.mend == "write 0.12 for 12 %."
    assert listed(workspace).empty
