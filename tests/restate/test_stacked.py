"""Facts are as narrow as what they hold."""

import numpy as np
import pandas as pd
import pytest

from hrkpi.restate.stacked import narrow, stacked


@pytest.mark.parametrize(
    ("values", "width"),
    [([-128, 127], "int8"), ([-129, 0], "int16"), ([40_000], "int32"), ([2**31], "int64"), ([], "int8")],
)
def test_a_column_has_the_narrowest_width_that_holds_it(values: list[int], width: str) -> None:
    found = narrow(pd.Series(values, dtype="int64"))

    assert found.dtype == width
    assert found.tolist() == values


@pytest.mark.parametrize(
    "values", [pd.Series([1.0, np.nan]), pd.Series([1, None], dtype="Int64"), pd.Series([True, False])]
)
def test_what_is_missing_is_zero(values: "pd.Series[float]") -> None:
    assert narrow(values).tolist() == [1, 0]


def test_rows_stand_one_under_the_other_and_a_column_that_lacks_is_zero() -> None:
    parts = [pd.DataFrame({"a": [1, 2], "c": [9, 9]}), pd.DataFrame({"b": [300]})]

    found = stacked(parts, ["a", "b"])

    assert found.to_dict("list") == {"a": [1, 2, 0], "b": [0, 0, 300]}
    assert found.dtypes.astype(str).tolist() == ["int8", "int16"]
    assert stacked([], ["a"]).to_dict("list") == {"a": []}
