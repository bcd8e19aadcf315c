"""The door into the canonical tables: what passes, and what is told about what does not."""

import numpy as np
import pandas as pd
import pytest

from hrkpi.conform import broken_references, conform, empty, violations
from hrkpi.errors import TableError
from hrkpi.table import DTYPES, Table
from hrkpi.tables import TABLES
from hrkpi.tables_hiring import RECRUITING_COSTS
from hrkpi.tables_people import EMPLOYEES, EMPLOYMENTS, JOBS
from hrkpi.tables_surveys import SURVEY_ANSWERS


def codes(table: Table, **columns: object) -> list[tuple[str, str, list[int]]]:
    """Rule, column and rows of every violation."""
    found = violations(pd.DataFrame(columns), table)
    return [(one.code, one.column, one.rows.tolist()) for one in found]


def day(text: str | None) -> pd.Timestamp | None:
    return None if text is None else pd.Timestamp(text)


def test_a_frame_gets_every_column_of_its_kind_in_order() -> None:
    shaped = conform(pd.DataFrame({"nickname": ["x"], "employee_id": ["E1"]}, index=[7]), EMPLOYEES)

    assert tuple(shaped.columns) == EMPLOYEES.names
    assert shaped.index.tolist() == [0]
    assert [str(dtype) for dtype in shaped.dtypes] == [DTYPES[column.kind] for column in EMPLOYEES.columns]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_an_empty_frame_has_the_same_columns(table: Table) -> None:
    frame = empty(table)

    assert len(frame) == 0
    assert [str(dtype) for dtype in frame.dtypes] == [DTYPES[column.kind] for column in table.columns]


def test_what_is_required_must_be_there() -> None:
    assert codes(EMPLOYMENTS, employee_id=["E1", None], hire_date=[day("2025-01-01"), day(None)]) == [
        ("MISSING_CELL", "employee_id", [1]),
        ("MISSING_CELL", "hire_date", [1]),
    ]


def test_a_closed_list_is_closed_and_blank_is_allowed() -> None:
    assert codes(EMPLOYEES, employee_id=["E1", "E2", "E3"], gender=["woman", "w", None]) == [
        ("UNKNOWN_WORD", "gender", [1])
    ]


def test_numbers_lie_within_their_limits() -> None:
    days = [day("2025-01-01")] * 4
    assert codes(JOBS, employee_id=list("abcd"), effective_date=days, fte=[0.0, 2.0, 2.01, -0.1]) == [
        ("OUT_OF_RANGE", "fte", [2, 3])
    ]
    assert codes(JOBS, employee_id=list("ab"), effective_date=days[:2], sequence=[-1, None]) == [
        ("OUT_OF_RANGE", "sequence", [0])
    ]


def test_the_limits_are_told_with_their_unit() -> None:
    (short,) = violations(
        pd.DataFrame({"employee_id": ["a"], "effective_date": [day("2025-01-01")], "fte": [3.0]}), JOBS
    )
    (open_ended,) = violations(
        pd.DataFrame({"employee_id": ["a"], "effective_date": [day("2025-01-01")], "sequence": [-3]}), JOBS
    )

    assert short.what == "'fte' is outside 0 to 2 FTE"
    assert open_ended.what == "'sequence' is outside 0 to ∞ rank"


def test_a_cost_may_be_negative() -> None:
    assert codes(RECRUITING_COSTS, cost_date=[day("2025-01-01")], amount=[-5.0]) == []


def test_an_exit_is_not_before_the_hire() -> None:
    hired, gone = [day("2025-01-02")] * 3, [day("2025-01-02"), day("2025-01-01"), day(None)]

    (violation,) = violations(
        pd.DataFrame({"employee_id": list("abc"), "hire_date": hired, "last_day": gone}), EMPLOYMENTS
    )

    assert (violation.code, violation.column, violation.rows.tolist()) == (
        "EXIT_BEFORE_HIRE",
        "last_day",
        [1],
    )
    assert violation.what == "'last_day' is before 'hire_date'"
    assert "days" in violation.mend


def test_a_score_lies_on_its_scale() -> None:
    ids = {"survey_id": ["S"] * 4, "respondent_id": list("abcd"), "item_id": ["I"] * 4}
    scores = {"score": [1.0, 0.0, 6.0, np.nan], "scale_min": [1.0] * 4, "scale_max": [5.0] * 4}

    assert codes(SURVEY_ANSWERS, **ids, **scores) == [
        ("OUT_OF_SCALE", "score", [1]),
        ("OUT_OF_SCALE", "score", [2]),
    ]


def test_a_recommendation_is_asked_from_0_to_10() -> None:
    ids = {"survey_id": ["S"] * 3, "respondent_id": list("abc"), "item_id": ["I"] * 3}
    scales = {"kind": ["enps", "enps", "item"], "scale_min": [0.0, 1.0, 1.0], "scale_max": [10.0, 10.0, 5.0]}

    assert codes(SURVEY_ANSWERS, **ids, score=[9.0, 9.0, 4.0], **scales) == [
        ("ENPS_SCALE", "scale_min, scale_max", [1])
    ]


def test_a_key_is_unique_and_blank_parts_are_equal() -> None:
    days = [day("2025-01-01")] * 3
    assert codes(JOBS, employee_id=["a", "a", "b"], effective_date=days, sequence=[None, None, 1]) == [
        ("DUPLICATE_KEY", "employee_id, effective_date, sequence", [0, 1])
    ]
    assert codes(RECRUITING_COSTS, cost_date=days[:2], amount=[1.0, 1.0]) == []


def test_the_first_break_is_told_with_its_rows() -> None:
    frame = pd.DataFrame({"employee_id": ["E1"] * 7, "gender": ["x"] * 7}, index=range(2, 9))

    with pytest.raises(
        TableError, match="outside its closed list; rows share the same employee_id"
    ) as caught:
        conform(frame, EMPLOYEES)

    assert caught.value.where == "employees, rows 2, 3, 4, 5, 6"
    assert caught.value.mend.startswith("use one of: woman, man")


def test_a_reference_points_at_somebody() -> None:
    employees = conform(pd.DataFrame({"employee_id": ["E1"]}), EMPLOYEES)
    spells = conform(
        pd.DataFrame({"employee_id": ["E1", "E2"], "hire_date": [day("2025-01-01")] * 2}), EMPLOYMENTS
    )

    assert broken_references({"employees": employees, "employments": spells.head(1)}) == {}
    (lost,) = broken_references({"employees": employees, "employments": spells})["employments"]
    assert (lost.code, lost.column, lost.rows.tolist()) == ("UNKNOWN_REFERENCE", "employee_id", [1])
    (both,) = broken_references({"employments": spells})["employments"]
    assert both.rows.tolist() == [0, 1]
