"""People under several worker types at once, worked by hand."""

import pandas as pd
import pytest

from hrkpi.restate.concurrent import one_at_a_time

OPEN = "9999-12-31"
Row = tuple[str, str, str]


def pieces(*rows: Row, person: str = "ann") -> list[Row]:
    """What is left of rows of worker type, first and last day."""
    left = one_at_a_time(_frame(*rows, person=person))
    firsts, lasts = (left[name].astype(str).tolist() for name in ("start", "last"))
    return list(zip(left["worker_type"], firsts, lasts, strict=True))


def _frame(*rows: Row, person: str = "ann") -> pd.DataFrame:
    kinds, starts, lasts = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            "person": [person] * len(rows),
            "start": pd.Series(starts).astype("datetime64[s]"),
            "last": pd.Series(lasts).astype("datetime64[s]"),
            "hire_type": ["new"] * len(rows),
            "exit_type": ["voluntary"] * len(rows),
            "exit_reason": ["moved away"] * len(rows),
            "regretted": pd.Series([True] * len(rows), dtype="boolean"),
            "worker_type": kinds,
        }
    )


def test_one_after_another_stays_as_it_is() -> None:
    rows = (("contractor", "2024-01-01", "2024-06-30"), ("employee", "2024-07-01", OPEN))

    assert pieces(*rows) == list(rows)


def test_two_of_one_type_stay_as_they_are() -> None:
    rows = (("employee", "2024-01-01", "2024-06-30"), ("employee", "2024-03-01", OPEN))

    assert pieces(*rows) == list(rows)


def test_an_intern_who_is_an_employee_from_a_day_on_is_no_intern_from_it_on() -> None:
    left = pieces(("intern", "2024-01-01", "2024-07-01"), ("employee", "2024-07-01", OPEN))

    assert left == [("intern", "2024-01-01", "2024-06-30"), ("employee", "2024-07-01", OPEN)]


def test_a_side_job_of_an_employee_does_not_count() -> None:
    rows = (("employee", "2024-01-01", OPEN), ("contractor", "2024-03-01", "2024-06-30"))

    assert pieces(*rows) == [rows[0]]


def test_a_contract_around_a_time_as_employee_counts_before_and_after() -> None:
    left = pieces(("contractor", "2024-01-01", OPEN), ("employee", "2024-03-01", "2024-06-30"))

    assert left == [
        ("contractor", "2024-01-01", "2024-02-29"),
        ("employee", "2024-03-01", "2024-06-30"),
        ("contractor", "2024-07-01", OPEN),
    ]


def test_a_contract_that_outlasts_employment_counts_after_it() -> None:
    left = pieces(("employee", "2024-01-01", "2024-06-30"), ("other", "2024-03-01", "2024-12-31"))

    assert left == [("employee", "2024-01-01", "2024-06-30"), ("other", "2024-07-01", "2024-12-31")]


def test_employment_at_another_time_takes_nothing_away() -> None:
    left = pieces(
        ("contractor", "2024-01-01", "2024-04-30"),
        ("employee", "2024-04-01", "2024-06-30"),
        ("contractor", "2025-01-01", OPEN),
    )

    assert left == [
        ("contractor", "2024-01-01", "2024-03-31"),
        ("employee", "2024-04-01", "2024-06-30"),
        ("contractor", "2025-01-01", OPEN),
    ]


def test_what_was_said_of_hire_and_exit_holds_only_at_its_own_ends() -> None:
    left = one_at_a_time(_frame(("contractor", "2024-01-01", OPEN), ("employee", "2024-03-01", "2024-06-30")))

    assert left["hire_type"].fillna("").tolist() == ["new", "new", ""]
    assert left["exit_type"].tolist() == ["other", "voluntary", "voluntary"]
    assert left["exit_reason"].fillna("").tolist() == ["", "moved away", "moved away"]
    assert left["regretted"].fillna(value=False).tolist() == [False, True, True]


@pytest.mark.parametrize("other", ["contractor", "intern"])
def test_others_are_left_alone(other: str) -> None:
    mine = _frame(("contractor", "2024-01-01", OPEN), ("employee", "2024-03-01", OPEN))
    yours = _frame((other, "2024-01-01", OPEN), person="ben")

    both = one_at_a_time(pd.concat([yours, mine]))

    assert both["person"].tolist() == ["ann", "ann", "ben"]
    assert both["worker_type"].tolist() == ["contractor", "employee", other]
