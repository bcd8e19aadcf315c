"""Job states, worked by hand."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from hrkpi.restate import coding
from hrkpi.restate.states import keys, states
from tests.builders import Row, company, job, worker

AS_OF = date(2025, 12, 31)


def held(*jobs: Row, leadership_levels: tuple[str, ...] = (), as_of: date = AS_OF) -> pd.DataFrame:
    """The states of one person, with the labels of the department."""
    tables = company(worker("ann", jobs=jobs))
    labels = coding.labels(tables)
    found = states(tables, labels, pd.Index(["ann"]), as_of=as_of, leadership_levels=leadership_levels)
    return found.assign(department=[("", *labels.of["department"])[code] for code in found["department"]])


@pytest.mark.parametrize("flipped", [False, True])
def test_of_several_rows_of_a_day_the_highest_sequence_holds(flipped: bool) -> None:  # noqa: FBT001  # a parameter of the test
    rows = [
        job("2025-01-01", "Sales", sequence=0.0),
        job("2025-01-01", "Finance"),
        job("2025-01-01", "Legal", sequence=2.0),
        job("2025-02-01", "Sales"),
        job("2025-02-01", "Finance", sequence=0.0),
    ]

    found = held(*(reversed(rows) if flipped else rows))

    assert found["department"].tolist() == ["Legal", "Finance"]  # a blank sequence comes before any number


def test_states_after_the_day_of_knowledge_are_not_known() -> None:
    rows = (job("2025-01-01"), job("2025-02-01", "Finance"))

    assert held(*rows, as_of=date(2025, 1, 31))["department"].tolist() == ["Sales"]


def test_blank_full_time_is_full_time_and_shares_are_hundredths() -> None:
    found = held(job("2025-01-01"), job("2025-02-01", fte=0.35), job("2025-03-01", fte=1.2))

    assert found["fte"].tolist() == [100, 35, 120]


def test_leadership_is_what_the_row_says_else_what_the_level_says() -> None:
    rows = (
        job("2025-01-01", level="Director"),
        job("2025-02-01", level="Director", is_leader=False),
        job("2025-03-01", level="Clerk"),
        job("2025-04-01", level=None),
        job("2025-05-01", level="Clerk", is_leader=True),
    )
    unknown, no, yes = 0, 1, 2

    assert held(*rows)["is_leader"].tolist() == [unknown, no, unknown, unknown, yes]
    told = held(*rows, leadership_levels=("Director",))["is_leader"].tolist()
    assert told == [yes, no, no, unknown, yes]


def test_rows_of_people_without_a_spell_are_left_out() -> None:
    tables = company(worker("ann"), worker("ben"))

    found = states(tables, coding.labels(tables), pd.Index(["ben"]), as_of=AS_OF, leadership_levels=())

    assert found["code"].tolist() == [0]


def test_person_and_day_make_an_integer_in_their_order() -> None:
    days = np.array(["0001-01-01", "1969-12-31", "2025-01-01", "9999-12-31"], dtype="datetime64[D]")
    every = np.concatenate([keys(np.full(4, code), days) for code in (0, 1, 2)])

    assert (np.diff(every) > 0).all()
