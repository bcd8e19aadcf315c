"""Pay behind a report: who dominates a sum, and whose pay is hidden."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from hrkpi.histogram import Histogram
from hrkpi.pay import is_dominated, mean, standard_error
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.workspace import Workspace
from tests.builders import Worker, company
from tests.paid import paid
from tests.reports import ANALYST, MARCH
from tests.workspaces import NOON, OWNER, sources


def held(*amounts: int) -> Histogram:
    """One group of people with some amounts."""
    values, counts = np.unique(np.array(amounts, dtype=np.int64), return_counts=True)
    return Histogram(values, np.zeros(len(values), dtype=np.int64), counts[None, :].astype(float), 1)


@pytest.mark.parametrize(
    ("amounts", "hidden"),
    [
        ((300, 44, 43, 42, 41, 40), True),  # 58.8 % of the sum
        ((90, 44, 43, 42, 41, 40), False),  # 30 %; 166 are more than 9
        ((100, 95, 2, 2, 1), True),  # 50 % is not more than half, but 5 are less than 10
        ((60, 50, 10, 10, 10, 10), False),  # 40 are more than 6
        ((50, 50), True),  # each knows what the other has
        ((50,), True),
        ((), False),
    ],
)
def test_a_sum_that_tells_what_one_person_has_is_dominated(amounts: tuple[int, ...], hidden: bool) -> None:  # noqa: FBT001  # a table of cases
    assert is_dominated(held(*amounts)).tolist() == [[hidden]]


def test_the_standard_error_is_that_of_a_sample() -> None:
    """2, 4 and 9: mean 5, variance (9 + 1 + 16) / 2."""
    found = held(2, 4, 9)

    assert mean(found) == 5
    assert standard_error(found) == pytest.approx(np.sqrt(13 / 3))
    assert np.isnan(standard_error(held(7)))


def seen(path: Path, *people: Worker) -> Report:
    """What somebody with no special rights sees of those people at the end of March 2025."""
    made = Workspace.create(path / "workspace")
    made.publish(
        company(*people),
        mode="replace",
        sources=sources("people"),
        as_of=date(2025, 3, 31),
        loaded_at=NOON,
        principal=OWNER,
    )
    return Report(made, ANALYST)


def status(report: Report, key: str, *by: str) -> dict[str, str]:
    """What became of each group of a figure, or of the whole."""
    rows = report.answer(Question(key, by=by, first=MARCH, last=MARCH)).rows
    return dict(zip(rows[by[0]] if by else ["all"], rows["status"], strict=True))


def many(gender: str, count: int, **cells: str) -> list[Worker]:
    """So many people with different pay."""
    return paid(gender, *(20 + number / 10 for number in range(count)), **cells)


def test_ten_of_each_gender_may_be_compared_and_nine_may_not(tmp_path: Path) -> None:
    ten = seen(tmp_path / "ten", *many("man", 10), *many("woman", 10))
    nine = seen(tmp_path / "nine", *many("man", 30), *many("woman", 9))

    for key in ("pay_gap_mean", "pay_gap_median"):
        assert status(ten, key) == {"all": Shown.OK}
        assert status(nine, key) == {"all": Shown.HIDDEN}


def test_quarters_need_twenty_of_each_gender(tmp_path: Path) -> None:
    enough = seen(tmp_path / "enough", *many("man", 20), *many("woman", 20))
    few = seen(tmp_path / "few", *many("man", 40), *many("woman", 19))

    assert status(enough, "pay_quartiles") == {"all": Shown.OK}
    assert status(few, "pay_quartiles") == {"all": Shown.HIDDEN}


def test_whoever_has_most_of_a_sum_hides_its_mean_and_not_its_median(tmp_path: Path) -> None:
    report = seen(tmp_path, *many("man", 12), *many("woman", 12), *paid("man", 9000))

    assert status(report, "pay_gap_mean") == {"all": Shown.HIDDEN}
    assert status(report, "pay_gap_median") == {"all": Shown.OK}


def test_a_unit_that_is_dominated_takes_another_with_it(tmp_path: Path) -> None:
    """The sum of the company less that of the others would be its own."""
    units = [
        person
        for unit in ("Finance", "Sales", "Support")
        for person in (*many("man", 15, department=unit), *many("woman", 15, department=unit))
    ]
    report = seen(tmp_path, *units, *paid("man", 900, department="Sales"))

    shown = status(report, "pay_gap_mean", "department")
    assert shown["Sales"] == Shown.HIDDEN
    assert sorted(shown.values()) == [Shown.HIDDEN, Shown.HIDDEN, Shown.OK]
