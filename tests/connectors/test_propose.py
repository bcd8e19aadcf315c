"""A mapping is proposed from headings that are like known ones, with the evidence."""

from pathlib import Path

from connectors._delimited import open_delimited
from connectors._import import collected
from connectors._mapping import read_mapping
from connectors._propose import propose

HEADINGS = b"Employee-ID,Hire Date,last day,Gendr,Departement,Effective date,Shoe size\n"


def test_headings_are_proposed_with_what_they_are_like() -> None:
    proposal = propose(open_delimited(HEADINGS, "people.csv"), collected().values()).splitlines()

    assert proposal[0] == "# Proposed for people.csv: check every line."
    assert 'name = "people"' in proposal
    assert 'employee_id = "Employee-ID"  # same as the column\'s own name' in proposal
    assert "# not used: Shoe size" in proposal


def test_a_proposal_is_a_mapping_that_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text(propose(open_delimited(HEADINGS, "people.csv"), collected().values()), encoding="utf-8")

    mapped = read_mapping(path)

    assert [table.name for table, _ in mapped.rows()] == ["employees", "employments", "jobs"]
    assert mapped.recognises(open_delimited(HEADINGS, "other.csv")) == ""


def test_nothing_is_proposed_where_no_required_column_is_alike() -> None:
    proposal = propose(open_delimited(b"colour,shape\n", "toys.csv"), collected().values())

    assert "write the mapping by hand" in proposal


def test_common_names_and_longer_headings_are_known() -> None:
    source = open_delimited(b"Personnel no.;Date of joining;Last working day (contract);Sex\n", "staff.csv")

    proposal = propose(source, collected().values()).splitlines()

    assert "hire_date = \"Date of joining\"  # same as 'date of joining' in common use" in proposal
    assert any(line.startswith('last_day = "Last working day (contract)"  # 90% like') for line in proposal)


def test_a_list_without_a_history_says_what_a_job_is_since_the_hire() -> None:
    """Every spell needs its person, and a department needs a day from which it holds."""
    source = open_delimited(b"Personalnummer;Eintritt;Austritt;Abteilung\n", "leute.csv")

    proposal = propose(source, collected().values()).splitlines()

    assert [line for line in proposal if line.startswith("[")] == ["[employees]", "[employments]", "[jobs]"]
    assert any(line.startswith('effective_date = "Eintritt"') for line in proposal)
    assert any(line.startswith('department = "Abteilung"') for line in proposal)


def test_headings_cannot_break_out_of_a_comment() -> None:
    source = open_delimited(b'employee_id,gender,"x\n[targets]"\n', "staff.csv")

    assert "\n[targets]" not in propose(source, collected().values())


def test_the_last_day_is_proposed_with_the_other_way_to_read_it() -> None:
    source = open_delimited(b"Personnel no.;Date of joining;Leaving date\n", "staff.csv")

    proposal = propose(source, collected().values())

    assert 'write instead: last_day = { heading = "Leaving date", exclusive = true }' in proposal
