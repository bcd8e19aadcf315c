"""Spells of employment, worked by hand."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from hrkpi.restate.spells import NEVER, OPEN, spells
from tests.builders import Row, company, spell, worker

AS_OF = date(2025, 12, 31)


def found(*rows: Row, as_of: date = AS_OF, bridge_days: int = 30) -> pd.DataFrame:
    """The spells of one person."""
    return spells(company(worker("ann", spells=rows)), as_of=as_of, bridge_days=bridge_days)


def days(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """First and last day of each spell; an open one ends never."""
    last = frame["last"].to_numpy().astype("datetime64[D]")
    start = frame["start"].to_numpy().astype("datetime64[D]")
    ends = np.where(last == OPEN, "never", last.astype(str))
    return list(zip(start.astype(str).tolist(), ends.tolist(), strict=True))


@pytest.mark.parametrize(("again", "spells_left"), [("2025-01-31", 1), ("2025-03-02", 1), ("2025-03-03", 2)])
def test_a_gap_of_at_most_thirty_days_is_bridged(again: str, spells_left: int) -> None:
    assert len(found(spell("2024-01-01", "2025-01-31"), spell(again))) == spells_left


def test_the_spell_goes_on_with_its_first_hire_and_its_last_exit() -> None:
    one = found(
        spell("2024-01-01", "2024-06-30", hire_type="new", exit_type="voluntary"),
        spell("2024-07-15", "2024-12-31", hire_type="rehire", exit_type="other"),
    )

    assert days(one) == [("2024-01-01", "2024-12-31")]
    assert one[["hire_type", "exit_type"]].to_numpy().tolist() == [["new", "other"]]


@pytest.mark.parametrize("hire_type", ["acquisition", "conversion"])
def test_who_comes_with_a_company_or_from_another_contract_begins_anew(hire_type: str) -> None:
    assert len(found(spell("2024-01-01", "2024-06-30"), spell("2024-07-01", hire_type=hire_type))) == 2
    assert len(found(spell("2024-01-01", "2024-06-30"), spell("2024-06-30", hire_type=hire_type))) == 1


def test_spells_that_overlap_are_one_and_the_longer_one_ends_it() -> None:
    inside = found(
        spell("2024-01-01", "2024-12-31", exit_type="voluntary"),
        spell("2024-03-01", "2024-06-30", exit_type="other"),
    )

    assert days(inside) == [("2024-01-01", "2024-12-31")]
    assert inside["exit_type"].tolist() == ["voluntary"]


def test_of_two_that_end_together_the_later_one_says_why() -> None:
    both = found(
        spell("2024-01-01", "2024-12-31", exit_type="voluntary"),
        spell("2024-03-01", "2024-12-31", exit_type="other"),
    )

    assert both["exit_type"].tolist() == ["other"]


def test_what_is_later_than_the_day_of_knowledge_is_not_known() -> None:
    rows = (spell("2024-01-01", "2025-01-31"), spell("2025-02-10"))

    assert days(found(*rows, as_of=date(2025, 1, 30))) == [("2024-01-01", "never")]
    assert days(found(*rows, as_of=date(2025, 1, 31))) == [("2024-01-01", "2025-01-31")]
    assert days(found(*rows, as_of=date(2025, 2, 10))) == [("2024-01-01", "never")]
    assert days(found(*rows, as_of=date(2023, 12, 31))) == []


def test_an_unnamed_hire_is_named_by_what_came_before() -> None:
    several = found(
        spell("2020-01-01", "2020-12-31", worker_type="contractor"),
        spell("2021-01-10", "2021-12-31", worker_type="employee"),
        spell("2023-01-01", "2023-12-31", worker_type="employee"),
        spell("2025-01-01", worker_type="intern"),
    )

    assert several["hire_type"].tolist() == ["new", "conversion", "rehire", "new"]
    assert several["exit_type"].tolist() == ["unknown"] * 4


def test_each_spell_knows_when_the_one_before_ended() -> None:
    two = found(spell("2020-01-01", "2020-12-31"), spell("2023-01-01"))

    previous = two["previous"].to_numpy().astype("datetime64[D]")
    assert previous.tolist() == [NEVER.item(), np.datetime64("2020-12-31").item()]


def test_nobody_has_no_spells() -> None:
    assert len(spells({}, as_of=AS_OF, bridge_days=30)) == 0
