"""A connector that is declared wrongly says so when it is loaded; one that is right knows its sheets."""

import pytest

from connectors._connector import ExportConnector, Part, Rows
from connectors._delimited import open_delimited
from connectors._export import constant, day, keep, lookup, text
from connectors._json import open_json
from connectors.canonical import CONNECTOR as CANONICAL
from hrkpi.errors import DefinitionError
from hrkpi.tables_people import EMPLOYEES, EMPLOYMENTS
from hrkpi.tables_surveys import SURVEYS

PERSON = {"employee_id": text("No", also=("Number",))}


def connector(**changed: object) -> ExportConnector:
    told: dict[str, object] = {"key": "made_up", "label": "Made up", "tables": {EMPLOYEES: PERSON}, **changed}
    return ExportConnector(**told)  # type: ignore[arg-type]  # the tests name what they change


@pytest.mark.parametrize(
    ("tables", "what"),
    [
        ({EMPLOYEES: {**PERSON, "sex": text("Sex")}}, "employees has no column 'sex'."),
        ({EMPLOYMENTS: PERSON}, "The required column 'hire_date' is not filled."),
        (
            {EMPLOYEES: {"employee_id": lookup(text("No"), "people", key="k", by="k")}},
            "The export has no part 'people'.",
        ),
        ({EMPLOYEES: Rows(PERSON, part="people")}, "The export has no part 'people'."),
    ],
)
def test_a_wrong_declaration_is_refused(tables: object, what: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        connector(tables=tables)

    assert caught.value.what == what
    assert caught.value.where == f"connectors/made_up.py, table {next(iter(tables)).name}"  # type: ignore[call-overload]  # a dict of tables


def test_a_sheet_is_recognised_by_every_heading_or_one_that_means_the_same() -> None:
    made_up = connector(tables={EMPLOYEES: {**PERSON, "birth_date": day("Born")}})

    assert made_up.recognises(open_delimited(b"NUMBER;born;x\n", "a.csv")) == ""
    assert made_up.recognises(open_delimited(b"No;x\n", "a.csv")) is None
    assert made_up.lacks(open_delimited(b"No;x\n", "a.csv"), "") == ("Born",)


def test_a_signature_makes_the_other_headings_optional() -> None:
    made_up = connector(tables={EMPLOYEES: {**PERSON, "birth_date": day("Born")}}, signature=("No",))

    assert made_up.recognises(open_delimited(b"No\n", "a.csv")) == ""


def test_records_are_recognised_at_their_path_and_as_a_table() -> None:
    made_up = connector(records="people[]")
    (source,) = open_json(b'{"people": [{"No": "1"}], "x": [{"No": "1"}]}', "a.json", ["people[]"])
    (other,) = open_json(b'{"x": [{"No": "1"}]}', "a.json", ["x[]"])

    assert made_up.recognises(source) == ""
    assert made_up.recognises(other) is None
    assert made_up.recognises(open_delimited(b"No\n", "a.csv")) == ""


def test_of_several_parts_the_one_that_asks_for_most_is_meant() -> None:
    parts = {"people": Part(("No",), without=("Closed",)), "units": Part(("No", "Unit"))}
    made_up = connector(
        parts=parts, tables={EMPLOYEES: Rows(PERSON, part="people", only=(keep("No", reason="x"),))}
    )

    assert made_up.recognises(open_delimited(b"No;Unit\n", "a.csv")) == "units"
    assert made_up.recognises(open_delimited(b"No\n", "a.csv")) == "people"
    assert made_up.recognises(open_delimited(b"No;Closed\n", "a.csv")) is None


def test_a_connector_may_fill_a_table_in_several_ways() -> None:
    two = (Rows({"survey_id": text("A")}), Rows({"survey_id": constant("x")}))

    assert [rows for _, rows in connector(tables={SURVEYS: two}).rows()] == list(two)


@pytest.mark.parametrize(
    ("headings", "name", "table"),
    [
        (b"employee_id,gender\n", "x.csv", "employees"),
        (b"Employee_ID,hire_date\n", "x.csv", "employments"),
        (b"employee_id,effective_date,department\n", "employees.csv", "jobs"),
        (b"receiver_id,date\n", "feedback.csv", "feedback"),
        (b"receiver_id,date\n", "recognitions.csv", "recognitions"),
        (b"receiver_id,date\n", "x.csv", None),
        (b"employee_id,a,b,c\n", "employees.csv", None),
        (b",\n", "x.csv", None),
    ],
)
def test_a_canonical_file_is_known_by_headings_and_by_name_only_in_a_tie(
    headings: bytes, name: str, table: str | None
) -> None:
    assert CANONICAL.recognises(open_delimited(headings + b"x\n", name)) == table
