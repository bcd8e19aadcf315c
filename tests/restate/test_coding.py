"""Codes of labels, worked by hand."""

import numpy as np
import pandas as pd
import pytest

from hrkpi.restate import coding
from tests.builders import answer_of, application, company, enrolment, job, requisition, survey, worker


def days(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[D]")


def test_labels_are_those_of_every_feed_in_order() -> None:
    tables = company(
        worker("ann", jobs=(job("2020-01-01", "Sales"), job("2021-01-01", None))),
        requisition(department="Board"),
        survey(),
        answer_of(None, 4, respondent_id="x", department="Ops", theme="Pay"),
        application(source="Referral"),
        enrolment("ann"),
    )

    labels = coding.labels(tables)

    assert labels.of["department"] == ("Board", "Ops", "Sales")
    assert labels.of["hire_source"] == ("Referral",)
    assert (labels.of["theme"], labels.of["course"], labels.of["survey"]) == (("Pay",), ("Safety",), ("S1",))
    assert labels.of["worker_type"] == coding.WORKER_TYPES


def test_zero_is_unknown() -> None:
    labels = coding.Labels({"department": ("Finance", "Sales")})

    codes = labels.codes("department", pd.Series(["Sales", None, "Finance"], dtype="str"))

    assert codes.tolist() == [2, 0, 1]
    assert labels.code("department", "Sales") == 2
    with pytest.raises(KeyError, match="Legal"):
        labels.code("department", "Legal")


def test_yes_and_no_have_codes_and_blank_has_none() -> None:
    assert coding.flags(pd.Series([True, False, None], dtype="boolean")).tolist() == [2, 1, 0]


@pytest.mark.parametrize(
    ("day", "band"),
    [
        ("2025-03-30", "under 25"),
        ("2025-03-31", "25 to 34"),
        ("2035-03-30", "25 to 34"),
        ("2035-03-31", "35 to 44"),
        ("2055-03-31", "55 and over"),
    ],
)
def test_a_band_begins_on_the_birthday(day: str, band: str) -> None:
    (code,) = coding.bands(days("2000-03-31"), days(day), coding.AGE_LIMITS)

    assert coding.AGE_BANDS[code - 1] == band


def test_without_a_birthday_the_band_is_unknown() -> None:
    assert coding.bands(days("NaT"), days("2025-01-01"), coding.AGE_LIMITS).tolist() == [0]


def test_who_was_hired_on_29_february_has_a_year_of_service_on_28_february() -> None:
    before, after = coding.bands(
        days("2024-02-29", "2024-02-29"), days("2025-02-27", "2025-02-28"), coding.TENURE_LIMITS
    )

    assert coding.TENURE_BANDS[before - 1] == "under 1 year"
    assert coding.TENURE_BANDS[after - 1] == "1 to 2 years"
