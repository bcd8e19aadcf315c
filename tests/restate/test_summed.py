"""Rows alike are one row, and the order in which rows came does not matter."""

import numpy as np
import pandas as pd

from hrkpi.fact import CERTIFICATES, PEOPLE, Fact
from hrkpi.restate.summed import ordered, summed


def rows(fact: Fact, **columns: list[int]) -> pd.DataFrame:
    """Rows of a fact; columns that are not named are zero."""
    size = len(next(iter(columns.values())))
    return pd.DataFrame({name: columns.get(name, [0] * size) for name in fact.columns})


def test_rows_of_one_month_members_and_keys_are_added_up() -> None:
    asked = rows(
        CERTIFICATES, month=[24300, 24301, 24300], course=[1, 1, 1], required=[1, 5, -3], compliant=[0, 1, 2]
    )

    found = summed(asked, CERTIFICATES)

    assert found["month"].tolist() == [24300, 24301]
    assert found["required"].tolist() == [-2, 5]
    assert found["compliant"].tolist() == [2, 1]


def test_what_adds_up_to_nothing_stays_and_tells_that_somebody_was_there() -> None:
    found = summed(rows(CERTIFICATES, month=[24300, 24300], required=[1, -1]), CERTIFICATES)

    assert found["required"].tolist() == [0]


def test_sums_that_outgrow_their_column_widen_it() -> None:
    found = summed(rows(CERTIFICATES, month=[1, 1], required=[100, 100]), CERTIFICATES)

    assert found["required"].tolist() == [200]
    assert found["required"].dtype == np.int16


def test_nobody_is_no_rows() -> None:
    found = summed(pd.DataFrame(columns=PEOPLE.columns), PEOPLE)

    assert list(found.columns) == PEOPLE.columns
    assert found.empty


def test_the_same_rows_in_whatever_order_are_the_same_fact() -> None:
    dice = np.random.default_rng(7)
    wide = {name: dice.integers(-(1 << 20), 1 << 20, 200).tolist() for name in ordered(PEOPLE)[:8]}
    asked = rows(
        PEOPLE, **wide, headcount=dice.integers(-1, 2, 200).tolist()
    )  # more bits than one integer has
    asked = pd.concat([asked, asked], ignore_index=True)

    found = summed(asked, PEOPLE)

    pd.testing.assert_frame_equal(found, summed(asked.sample(frac=1, random_state=1), PEOPLE))
    by_hand = asked.groupby(list(ordered(PEOPLE)))["headcount"].sum()
    assert found["headcount"].tolist() == by_hand.tolist()
    assert found[list(ordered(PEOPLE))].apply(tuple, axis=1).tolist() == by_hand.index.tolist()
