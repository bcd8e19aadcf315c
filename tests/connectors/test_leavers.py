"""Exports without the leavers of earlier years are noticed: their turnover would read as nothing."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from connectors._import import run
from connectors._leavers import recorded_from
from hrkpi.findings import ImportReport
from hrkpi.principal import Principal
from hrkpi.workspace import Workspace
from tests.workspaces import table

TODAY = date(2025, 12, 31)
HEADINGS = "employee_id,hire_date,last_day"
STAYED = [("2010-01-01", None)] * 20  # twenty people for ten years before anybody left
LATELY = [("2010-01-01", f"{year}-06-30") for year in range(2020, 2026)] * 4


def begun(*spells: tuple[str, str | None]) -> date | None:
    """The month from which leavers seem to be recorded."""
    hired, last = zip(*spells, strict=True) if spells else ((), ())
    ids = [f"E{number}" for number in range(len(spells))]
    return recorded_from(table("employments", employee_id=ids, hire_date=hired, last_day=last), TODAY)


def test_nobody_left_for_ten_years_and_then_one_in_nine_every_year() -> None:
    assert begun(*STAYED, *LATELY) == date(2020, 6, 1)


def test_one_who_left_long_before_is_no_record_of_the_others() -> None:
    many = [*STAYED, *LATELY] * 5  # 120 exits, of which one more is less than one in a hundred

    assert begun(*many, ("2005-01-01", "2011-03-31")) == date(2020, 6, 1)


@pytest.mark.parametrize(
    "spells",
    [
        [],
        STAYED,
        [("2024-01-01", None)] * 30 + [("2024-01-01", "2025-06-30")] * 3,
        [("2010-01-01", f"{year}-06-30") for year in range(2010, 2026)] * 4,
    ],
    ids=["nobody", "nobody left", "young company", "people left all the time"],
)
def test_a_history_that_may_be_whole_is_left_alone(spells: list[tuple[str, str | None]]) -> None:
    assert begun(*spells) is None


def test_exits_after_the_day_of_knowledge_say_nothing() -> None:
    assert begun(*STAYED, *[("2010-01-01", "2026-01-31")] * 20) is None


def imported(folder: Path, **settings: str) -> ImportReport:
    """The company imported into a workspace with settings."""
    workspace = Workspace.create(folder / "workspace")
    lines = "".join(f'{name} = "{value}"\n' for name, value in settings.items())
    (folder / "workspace" / "hrkpi.toml").write_text(lines, encoding="utf-8")
    spells = [f"E{at},{hired},{last or ''}" for at, (hired, last) in enumerate([*STAYED, *LATELY])]
    people = [f"E{at}" for at in range(len(spells))]
    texts = {"employees": ["employee_id", *people], "employments": [HEADINGS, *spells]}
    for name, lines_of in texts.items():
        (folder / f"{name}.csv").write_text("\n".join(lines_of), encoding="utf-8")
    return run(
        Workspace.open(workspace.path),
        [folder / f"{name}.csv" for name in texts],
        principal=Principal.owner("ada"),
        loaded_at=datetime(2026, 1, 1, 12, tzinfo=UTC),
        as_of=TODAY,
    )


def test_the_import_says_so_and_how_to_mend_it(tmp_path: Path) -> None:
    (found,) = [one for one in imported(tmp_path).findings if one.code == "LEAVERS_MISSING"]

    assert found.mend == 'if so, write records_from = "2020-06-01" into hrkpi.toml and import again.'


def test_who_has_said_it_is_not_told_again(tmp_path: Path) -> None:
    codes = [one.code for one in imported(tmp_path, records_from="2020-06-01").findings]

    assert "LEAVERS_MISSING" not in codes
