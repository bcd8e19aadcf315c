"""What comes in, laid over what is there."""

import pandas as pd
import pytest

from hrkpi.errors import SettingError
from hrkpi.merge import Mode, adds_nothing, merged, mode_of
from tests.workspaces import company, table


def costs(*amounts: float) -> dict[str, pd.DataFrame]:
    """Recruiting costs: a table without a key."""
    days = pd.to_datetime(["2025-01-31"] * len(amounts))
    return {"recruiting_costs": table("recruiting_costs", cost_date=days, amount=list(amounts))}


def jobs(*rows: tuple[str, int | None, str]) -> dict[str, pd.DataFrame]:
    """Jobs of 1 January 2025 by person, sequence and department."""
    people, sequences, departments = zip(*rows, strict=True)
    return {
        "jobs": table(
            "jobs",
            employee_id=list(people),
            effective_date=pd.to_datetime(["2025-01-01"] * len(rows)),
            sequence=pd.array(list(sequences), dtype="Int64"),
            department=list(departments),
        )
    }


def test_replace_takes_the_table_whole_and_leaves_the_others() -> None:
    held = company(5)

    after = merged(held, {"jobs": company(2)["jobs"]}, Mode.REPLACE)

    assert {name: len(frame) for name, frame in after.items()} == {
        "employees": 5,
        "employments": 5,
        "jobs": 2,
    }


def test_upsert_replaces_rows_by_key_and_keeps_the_rest() -> None:
    held = jobs(("A", 1, "Sales"), ("A", 2, "Sales"), ("B", 1, "Sales"))

    after = merged(held, jobs(("A", 2, "Care"), ("C", 1, "Care")), Mode.UPSERT)["jobs"]

    assert sorted(zip(after["employee_id"], after["sequence"], after["department"], strict=True)) == [
        ("A", 1, "Sales"),
        ("A", 2, "Care"),
        ("B", 1, "Sales"),
        ("C", 1, "Care"),
    ]
    assert after.dtypes.equals(held["jobs"].dtypes)


def test_a_blank_in_a_key_equals_a_blank() -> None:
    held = jobs(("A", None, "Sales"), ("B", 1, "Sales"))

    after = merged(held, jobs(("A", None, "Care")), Mode.UPSERT)["jobs"]

    assert sorted(zip(after["employee_id"], after["department"], strict=True)) == [
        ("A", "Care"),
        ("B", "Sales"),
    ]


def test_a_new_table_comes_in_whole() -> None:
    assert merged({}, company(3), Mode.UPSERT).keys() == company(3).keys()


def test_equal_rows_of_a_table_without_key_are_kept_and_not_doubled_by_the_same_file() -> None:
    """Two costs of 100 on one day are two costs; the file imported again adds none."""
    first = merged({}, costs(100.0, 100.0, 50.0), Mode.UPSERT)

    again = merged(first, costs(100.0, 100.0, 70.0), Mode.UPSERT)["recruiting_costs"]

    assert sorted(again["amount"]) == [50.0, 70.0, 100.0, 100.0]


@pytest.mark.parametrize(
    ("mode", "incoming", "nothing"),
    [
        (Mode.REPLACE, company(5), True),
        (Mode.REPLACE, company(4), False),
        (Mode.UPSERT, company(4), True),
        (Mode.UPSERT, company(6), False),
        (Mode.UPSERT, company(5, department="Care"), False),
        (Mode.UPSERT, costs(1.0), False),
        (Mode.REPLACE, {}, True),
    ],
)
def test_an_import_that_adds_nothing_is_known(
    mode: Mode, incoming: dict[str, pd.DataFrame], *, nothing: bool
) -> None:
    assert adds_nothing(company(5), incoming, mode) is nothing


def test_what_was_held_is_not_changed() -> None:
    held = company(5)

    merged(held, company(3, department="Care"), Mode.UPSERT)

    assert held["jobs"].equals(company(5)["jobs"])


def test_an_unknown_mode_comes_with_the_nearest() -> None:
    assert mode_of("upsert") is Mode.UPSERT
    with pytest.raises(SettingError, match="did you mean 'replace'"):
        mode_of("replac")
