"""Words are found where they stand."""

import pandas as pd
import pytest

from hrkpi.positions import positions

LIST = ("Sales", "Legal", "Ärzte")


@pytest.mark.parametrize("kind", ["str", "object"])
def test_each_word_has_its_place_and_others_have_none(kind: str) -> None:
    words = pd.Series(["Ärzte", None, "Sales", "sales", "Sales"], dtype=kind)

    assert positions(words, LIST).tolist() == [2, -1, 0, -1, 0]
    assert positions(words, pd.Index(LIST, dtype=kind)).tolist() == [2, -1, 0, -1, 0]


def test_a_column_in_pieces_is_one_column() -> None:
    words = pd.concat([pd.Series(["Legal"], dtype="str"), pd.Series([None, "Sales"], dtype="str")])

    assert positions(words, LIST).tolist() == [1, -1, 0]


def test_nothing_is_nowhere() -> None:
    assert positions(pd.Series(dtype="str"), LIST).tolist() == []
    assert positions(LIST, ()).tolist() == [-1, -1, -1]
