"""A mapping file says which heading is which column; what it says wrongly is refused with the place."""

from pathlib import Path

import pytest

from connectors._mapping import read_mapping
from connectors._sheet import View
from connectors.mapped import CONNECTOR
from hrkpi.errors import SettingError
from hrkpi.tables_people import EMPLOYEES, EMPLOYMENTS
from tests.sheets import days, sheet

PEOPLE = '[employees]\nemployee_id = "No"\n'


def file(folder: Path, text: str) -> Path:
    path = folder / "people.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> SettingError:
    with pytest.raises(SettingError) as caught:
        read_mapping(file(folder, text))
    return caught.value


def test_a_mapping_is_a_connector_named_after_its_source(tmp_path: Path) -> None:
    named = read_mapping(file(tmp_path, 'name = "payroll"\n' + PEOPLE))
    nameless = read_mapping(file(tmp_path, PEOPLE))

    assert (named.key, named.source, named.is_explicit) == ("mapped", "mapped.payroll", True)
    assert nameless.source == "mapped.people"
    assert [table for table, _ in named.rows()] == [EMPLOYEES]
    assert named.wants() == (("No",),)


def test_without_a_mapping_it_reads_nothing() -> None:
    assert CONNECTOR.source == "mapped"
    assert not CONNECTOR.is_explicit
    assert list(CONNECTOR.rows()) == []


def test_options_say_how_a_column_is_read(tmp_path: Path) -> None:
    text = (
        '[employments]\nemployee_id = "No"\nhire_date = { heading = "Start", also = ["From"], epoch = "s" }\n'
    )
    ((table, rows),) = read_mapping(file(tmp_path, text)).rows()

    typed = rows.columns["hire_date"].read(View(sheet(From=["1577836800"])), EMPLOYMENTS.column("hire_date"))

    assert table is EMPLOYMENTS
    assert days(typed) == ["2020-01-01"]


def test_words_are_left_out_with_a_reason(tmp_path: Path) -> None:
    mapped = read_mapping(file(tmp_path, PEOPLE + '[leave_out]\n"Unit" = ["Pool", "Board"]\n'))
    ((_, rows),) = mapped.rows()

    kept = rows.only[0].keeps(View(sheet(Unit=["pool", "Sales", None])))

    assert kept.tolist() == [False, True, True]
    assert rows.only[0].reason == "'Unit' is one of: Pool, Board"


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ('[employes]\nemployee_id = "No"', "There is no table 'employes'.", "did you mean 'employees'?"),
        ('[employees]\nemploye_id = "No"', "There is no column 'employe_id'.", "did you mean 'employee_id'?"),
        (
            '[employees]\ngender = "Sex"',
            "The required column 'employee_id' is not filled.",
            "name the heading",
        ),
        ('[employees]\nemployee_id = { headin = "No" }', "The option 'headin'", "did you mean 'heading'?"),
        (
            "[employees]\nemployee_id = { heading = 5 }",
            "The option 'heading'",
            "the options: heading, also, value",
        ),
        ('[employees]\nemployee_id = { blanks = ["-"] }', "Neither heading nor value", "write"),
        ("[employees]\nemployee_id = 5", "The option ''", "the options: heading, also, value"),
        ('name = "x"', "The mapping fills no table.", "add a table"),
        ('employees = "No"', "'employees' is no table.", "write [employees]"),
        (PEOPLE + '[leave_out]\n"Unit" = "Pool"', "The words are no list of texts.", "write a list of words"),
        ("[employees", "The mapping cannot be read", "--dry-run"),
    ],
)
def test_a_mapping_that_is_wrong_says_how_to_mend_it(tmp_path: Path, text: str, what: str, mend: str) -> None:
    error = refused(tmp_path, text)

    assert error.what.startswith(what)
    assert mend in error.mend
    assert error.where.startswith("people.toml")


def test_a_missing_mapping_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="The mapping cannot be read"):
        read_mapping(tmp_path / "none.toml")
