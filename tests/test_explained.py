"""The pay gap explained, behind a report."""

from pathlib import Path

import pytest

from hrkpi.decomposed import TOO_FEW
from hrkpi.errors import QueryError
from hrkpi.explained import explained
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from tests.builders import Worker
from tests.paid import paid
from tests.reports import MARCH
from tests.test_pay import seen

ASKED = Question("pay_gap_mean", last=MARCH)


def staff(unit: str) -> list[Worker]:
    """Ten clerks and thirty directors who are men, the other way round who are women and have two less."""
    return [
        *paid("man", *[20.0] * 10, level="Clerk", department=unit),
        *paid("man", *[40.0] * 30, level="Director", department=unit),
        *paid("woman", *[18.0] * 30, level="Clerk", department=unit),
        *paid("woman", *[38.0] * 10, level="Director", department=unit),
    ]


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Report:
    few = [
        *paid("man", 20, 30, level="Clerk", department="Legal"),
        *paid("woman", 20, 30, level="Clerk", department="Legal"),
    ]
    return seen(tmp_path_factory.mktemp("explained"), *staff("Sales"), *staff("Finance"), *few)


def test_the_gap_is_split_by_level(company: Report) -> None:
    row = explained(
        company, Question("pay_gap_mean", where={"department": ("Sales",)}, last=MARCH), ("level",)
    ).iloc[0]

    assert row["period"] == "2025-03"
    assert row["gap"] == pytest.approx(12 / 35)
    assert row["explained"] == row["explained_by_level"] == pytest.approx(10 / 35)
    assert row["unexplained"] == pytest.approx(2 / 35)
    assert (row["women"], row["men"], row["status"], row["reason"]) == (40, 40, Shown.OK, "")


def test_units_are_split_apart_and_hidden_ones_not_at_all(company: Report) -> None:
    rows = explained(company, Question("pay_gap_mean", by=("department",), last=MARCH), ("level",))

    shown = rows[rows["status"] == Shown.OK]
    assert shown["explained"].tolist() == pytest.approx([10 / 35] * len(shown))
    hidden = rows[rows["status"] == Shown.HIDDEN]
    assert "Legal" in set(hidden["department"])
    assert hidden[["gap", "explained", "unexplained", "women", "men"]].isna().all(axis=None)


def test_every_period_asked_for_is_split(company: Report) -> None:
    rows = explained(company, Question("pay_gap_mean", first=MARCH - 2, last=MARCH), ("level", "tenure_band"))

    assert rows["period"].tolist() == ["2025-01", "2025-02", "2025-03"]
    assert (rows["explained_by_tenure_band"] == 0).all()  # all have been here as long


def test_too_few_people_are_told_as_a_reason(tmp_path: Path) -> None:
    few = [*paid("man", *[20.0] * 12, level="Clerk"), *paid("woman", *[20.0] * 12, level="Clerk")]
    more = [
        *paid("man", *[30.0] * 12, level="Director", location="Basel"),
        *paid("woman", *[30.0] * 12, level="Director"),
    ]

    rows = explained(seen(tmp_path, *few, *more), ASKED, ("level", "location"))

    assert rows["reason"].tolist() == [TOO_FEW]


def test_only_the_mean_gap_can_be_explained(company: Report) -> None:
    with pytest.raises(QueryError, match="cannot be explained"):
        explained(company, Question("pay_gap_median", last=MARCH), ("level",))


@pytest.mark.parametrize("dimension", ["ethnicity", "gender", "levl"])
def test_what_explains_pay_is_a_dimension_that_may_be_asked(company: Report, dimension: str) -> None:
    with pytest.raises(QueryError, match="explains no pay gap"):
        explained(company, ASKED, (dimension,))
