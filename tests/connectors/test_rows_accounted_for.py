"""Rows in = published + quarantined + skipped, whatever the rows are and however the import ends."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from connectors._examine import Examined, examine
from connectors._files import files
from connectors._import import connectors
from hrkpi.findings import Severity, Status
from hrkpi.merge import Mode

IDS = st.sampled_from(["E1", "E2", "E3", "", "  "])
DAYS = st.sampled_from(["2020-01-01", "2021-06-30", "2023-02-30", "soon", "", "9999-12-31"])
TAILS = st.sampled_from(["", "", "", ",extra"])
PEOPLE = st.lists(st.builds("{},{}{}".format, IDS, DAYS, TAILS) | st.just("E1") | st.just(""), max_size=8)
SPELLS = st.lists(st.builds("{},{},{}".format, IDS, DAYS, DAYS), max_size=8)
KNOWN = connectors("canonical")


def look(people: list[str], spells: list[str], *, quarantine: bool) -> Examined:
    with TemporaryDirectory() as name:
        folder = Path(name)
        texts = {
            "employees.csv": ["employee_id,birth_date", *people],
            "employments.csv": ["employee_id,hire_date,last_day", *spells],
        }
        for file, lines in texts.items():
            (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return examine(
            files([folder]), KNOWN, {}, None, Mode.REPLACE, quarantine=quarantine, tell=lambda *_: None
        )


def rows(lines: list[str]) -> int:
    """Rows that have any content."""
    return sum(any(cell for cell in line.split(",")) for line in lines)


@settings(max_examples=50)
@given(PEOPLE, SPELLS, st.booleans())
def test_every_row_goes_one_way(people: list[str], spells: list[str], quarantine: bool) -> None:  # noqa: FBT001 - drawn
    seen = look(people, spells, quarantine=quarantine)

    for status in [seen.hindrance] if seen.hindrance else [Status.DRY_RUN, Status.NO_CHANGE]:
        told = seen.report(status).files
        assert [one.rows_in for one in told] == [rows(people), rows(spells)]
        for one in told:
            assert one.rows_in == one.published + one.quarantined + one.skipped
            assert min(one.published, one.quarantined, one.skipped) >= 0


@settings(max_examples=50)
@given(PEOPLE, SPELLS)
def test_rows_left_out_are_explained_and_the_rest_conforms(people: list[str], spells: list[str]) -> None:
    seen = look(people, spells, quarantine=True)

    report = seen.report(Status.DRY_RUN)

    told = [one for one in report.findings if one.severity is not Severity.ACCEPTED]
    for one in report.files:
        places = {place.row for finding in told if finding.file == one.name for place in finding.places}
        assert one.quarantined + one.skipped <= len(places)
    for stack in seen.checked.stacks.values():
        assert len(stack.conformed()) == report.tables[stack.table.name]
    published = seen.checked.stacks
    if "employments" in published and "employees" in published:
        known = set(published["employees"].frame["employee_id"])
        assert set(published["employments"].frame["employee_id"]) <= known
