"""The one query as text."""

from typing import Any

import pytest
from sqlalchemy.dialects import postgresql, sqlite

from hrkpi.engine.sums import Sums, rendered, select

ASKED = Sums("people", ("headcount", "hires_new"), ("month", "department"), {"department": (3,)}, 24300)


def text(asked: Sums) -> str:
    return " ".join(rendered(asked, postgresql.dialect()).split())  # type: ignore[no-untyped-call]  # a dialect has no types


def test_it_sums_measures_by_month_and_codes() -> None:
    assert text(ASKED) == (
        "SELECT people.month, people.department, sum(people.headcount) AS headcount, "
        "sum(people.hires_new) AS hires_new FROM people "
        "WHERE people.department = 3 AND people.month < 24300 GROUP BY people.month, people.department"
    )


def test_integers_are_written_into_it() -> None:
    several = Sums("people", ("headcount",), ("month",), {"level": (1, 2), "gender": (0,)})

    assert "people.gender = 0 AND people.level IN (1, 2)" in text(several)
    assert select(several).compile().params == {"level_1": [1, 2]} or ":" not in text(several)


def test_a_member_that_nobody_has_keeps_nothing() -> None:
    assert "1 != 1" in text(Sums("people", ("headcount",), ("month",), {"gender": ()}))


def test_without_groups_it_is_one_sum() -> None:
    assert text(Sums("people", ("headcount",))) == "SELECT sum(people.headcount) AS headcount FROM people"


def test_it_is_the_same_in_another_dialect() -> None:
    plain = " ".join(rendered(ASKED, sqlite.dialect()).split())

    assert plain == text(ASKED)


def test_only_columns_of_the_fact_can_be_asked_for() -> None:
    with pytest.raises(KeyError):
        select(Sums("people", ("headcount",), ("course",)))
    injected: Any = ("1; DROP TABLE people",)  # Any: what a stranger would send
    with pytest.raises(ValueError, match="invalid literal"):
        select(Sums("people", ("headcount",), (), {"gender": injected}))
