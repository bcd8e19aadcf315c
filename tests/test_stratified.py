"""Impact ratios within strata, behind a report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hrkpi.errors import QueryError
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.stratified import stratified
from hrkpi.workspace import Workspace
from tests.builders import Entry, application, company, requisition
from tests.reports import ANALYST
from tests.test_strata import BERKELEY
from tests.workspaces import NOON, OWNER, sources

JANUARY = 2025 * 12
ASKED = Question("hiring_impact_ratio", first=JANUARY, last=JANUARY, window=WindowKind.MONTH)


def applicants(rows: tuple[tuple[int, int, int, int], ...]) -> list[Entry]:
    """Applications of January 2025, a department per row: men hired and not, women hired and not."""
    entries: list[Entry] = []
    for unit, (men, no_men, women, no_women) in zip("ABCDEF", rows, strict=False):
        entries.append(requisition(unit, department=unit))
        for gender, hired, count in (
            ("man", 1, men),
            ("man", 0, no_men),
            ("woman", 1, women),
            ("woman", 0, no_women),
        ):
            entries += [
                application("2025-02-10" if hired else None, gender=gender, requisition_id=unit)
                for _ in range(count)
            ]
    return entries


def seen(path: Path, rows: tuple[tuple[int, int, int, int], ...]) -> Report:
    """What somebody with no special rights sees of those applications."""
    made = Workspace.create(path / "workspace")
    made.publish(
        company(*applicants(rows)),
        sources=sources("applications"),
        as_of=date(2025, 3, 31),
        loaded_at=NOON,
        principal=OWNER,
    )
    return Report(made, ANALYST)


@pytest.fixture(scope="module")
def berkeley(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Every fourth applicant of Berkeley, rounded."""
    quarter = tuple(tuple(round(count / 4) for count in row) for row in BERKELEY)
    return seen(tmp_path_factory.mktemp("berkeley"), quarter)  # type: ignore[arg-type]  # four numbers each


def test_a_reversal_is_told(berkeley: Report) -> None:
    rows = stratified(berkeley, ASKED, "department").set_index("gender")

    women, men = rows.loc["woman"], rows.loc["man"]
    assert women["ratio"] == pytest.approx((139 / 458) / (300 / 673), abs=0.01)
    assert women["common"] > 1
    assert women["reversal"]
    assert women["low"] < women["common"] < women["high"]
    assert (women["strata"], women["left_out"]) == (6, 0)
    assert women["status"] == Shown.OK
    assert men["ratio"] == 1  # the yardstick is compared with nobody
    assert not men["reversal"]


def test_a_hidden_stratum_is_left_out_and_counted(tmp_path: Path) -> None:
    """Two women applied to B, too few to be shown; A is hidden with it, as the rest would tell."""
    report = seen(tmp_path, ((30, 30, 20, 40), (20, 20, 1, 1), (25, 25, 10, 15)))

    women = stratified(report, ASKED, "department").set_index("gender").loc["woman"]

    assert women["strata"] + women["left_out"] == 3
    assert women["left_out"] >= 1


def test_hidden_strata_may_hold_what_looks_like_a_reversal(tmp_path: Path) -> None:
    """Women are ahead in A and behind where few men applied; in A alone they are ahead as a whole, too."""
    report = seen(tmp_path, ((20, 40, 30, 30), (3, 1, 0, 60), (3, 1, 0, 60)))

    women = stratified(report, ASKED, "department").set_index("gender").loc["woman"]

    assert (women["strata"], women["left_out"]) == (1, 2)
    assert women["ratio"] == pytest.approx((30 / 180) / (26 / 68))
    assert women["common"] == pytest.approx((30 / 60) / (20 / 60))
    assert not women["reversal"]


def test_a_hidden_group_stays_hidden(tmp_path: Path) -> None:
    rows = stratified(seen(tmp_path, ((30, 30, 1, 2), (20, 20, 0, 0))), ASKED, "department")

    assert set(rows["status"]) == {Shown.HIDDEN}
    assert rows[["ratio", "common", "strata", "left_out"]].isna().all(axis=None)
    assert not rows["reversal"].any()


def test_only_impact_ratios_have_strata(berkeley: Report) -> None:
    with pytest.raises(QueryError, match="compares no groups"):
        stratified(berkeley, Question("offer_acceptance_rate", first=JANUARY, last=JANUARY), "department")


def test_strata_are_another_dimension_of_the_figure(berkeley: Report) -> None:
    with pytest.raises(QueryError, match="no strata by 'departmnt'") as refused:
        stratified(berkeley, ASKED, "departmnt")

    assert refused.value.mend == "did you mean 'department'?"


def test_a_ratio_to_a_hidden_group_is_hidden(tmp_path: Path) -> None:
    """Seven are too few for ethnicity; a ratio to their rate would tell it."""
    entries = [requisition("A", department="A")]
    for group, hired, count in (("x", 7, 7), ("y", 20, 40), ("z", 10, 40)):
        entries += [
            application("2025-02-10" if at < hired else None, ethnicity=group, requisition_id="A")
            for at in range(count)
        ]
    made = Workspace.create(tmp_path / "workspace")
    made.publish(
        company(*entries),
        sources=sources("few"),
        as_of=date(2025, 3, 31),
        loaded_at=NOON,
        principal=OWNER,
    )

    shown = Report(made, ANALYST).answer(replace(ASKED, by=("ethnicity",))).rows

    assert set(shown["status"]) == {Shown.HIDDEN}
    assert shown[["value", "rate", "shortfall"]].isna().all(axis=None)
