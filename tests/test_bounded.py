"""Bounds: what a figure would be if everything unknown were something, by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from hrkpi.bounded import Bounds, bounds
from hrkpi.principal import Principal
from hrkpi.relevance import Known
from hrkpi.report import Report
from tests.builders import Entry, Worker, application, enrolment, job, requisition, worker
from tests.kept import opened

VIEWER = Principal.viewer("eve")
EVERYBODY = [worker(gender="woman") for _ in range(40)]


def bounded(report: Report, key: str) -> Bounds | None:
    """The bounds of a figure."""
    return bounds(report, report.kpi(key), Known(report.table, report.as_of))


def between(path: Path, parts: Sequence[Worker | Entry], key: str) -> tuple[float, float, float]:
    """Least, actual and most of a figure."""
    found = bounded(opened(path, parts), key)
    assert found is not None
    return found.low, found.value, found.high


def test_unknown_exits_may_all_be_voluntary_or_none(tmp_path: Path) -> None:
    """Of 40 people six resigned, and of five nobody knows, all on the last day of the year."""
    types = ["voluntary"] * 6 + ["unknown"] * 4 + [None]
    gone = [worker(last_day="2025-03-31", exit_type=word) for word in types]

    found = between(tmp_path, [*EVERYBODY[:29], *gone], "voluntary_turnover_rate")

    assert found == pytest.approx((6 / 40, 6 / 40, 11 / 40))


def test_unknown_genders_may_all_be_women_or_none(tmp_path: Path) -> None:
    """Twenty women, ten men, and ten who said nothing or of whom nothing is known."""
    genders = ["woman"] * 20 + ["man"] * 10 + ["undisclosed"] * 6 + [None] * 4

    found = between(tmp_path, [worker(gender=word) for word in genders], "women_share")

    assert found == pytest.approx((20 / 40, 20 / 30, 30 / 40))


def test_unknown_leaders_may_lead_or_not(tmp_path: Path) -> None:
    """Of ten leaders five are women; of ten women nobody knows whether they lead."""
    people = [worker(gender=word, is_leader=True) for word in ["woman", "man"] * 5]
    people += [worker(gender="woman") for _ in range(10)]

    found = between(tmp_path, [*people, worker(gender="man", is_leader=False)], "women_in_leadership")

    assert found == pytest.approx((5 / 10, 5 / 10, 15 / 20))


def test_vacancies_left_out_may_have_taken_no_time_or_the_longest(tmp_path: Path) -> None:
    """Seven took 10, 20 … 70 days; three more were filled, nobody knows since when, or before approval."""
    filled = [
        requisition(f"R{days}", approved_date="2025-01-01", filled_date=f"2025-{month:02d}-{day:02d}")
        for days, month, day in [
            (10, 1, 11),
            (20, 1, 21),
            (30, 1, 31),
            (40, 2, 10),
            (50, 2, 20),
            (60, 3, 2),
            (70, 3, 12),
        ]
    ]
    doubtful = [requisition(f"X{at}", approved_date=None, filled_date="2025-03-01") for at in range(2)]
    doubtful += [requisition("X2", approved_date="2025-03-02", filled_date="2025-03-01")]

    found = between(tmp_path, [*EVERYBODY, *filled, *doubtful], "time_to_fill")

    assert found == (25, 40, 55)  # the medians of ten values: three zeros before, or three seventies behind


def test_acceptances_before_the_application_may_have_taken_any_time(tmp_path: Path) -> None:
    hired = [application(f"2025-01-{day:02d}", key=f"A{day}") for day in (11, 12, 13, 14, 15)]
    wrong = [application("2025-01-05", key="X", applied_date="2025-01-06")]

    found = between(tmp_path, [*EVERYBODY, *hired, *wrong], "time_to_hire")

    assert found == (11.5, 12, 12.5)


def test_undated_completions_may_have_been_in_time(tmp_path: Path) -> None:
    """Of ten due six were in time; two more are complete, nobody knows since when. One had left before."""
    people = [worker(f"P{at}") for at in range(10)] + [worker("gone", last_day="2025-01-31")]
    done = [enrolment(f"P{at}", status="completed", completed_date="2025-03-01") for at in range(6)]
    undated = [enrolment(f"P{at}", status="completed") for at in (6, 7)]
    rest = [enrolment("P8"), enrolment("P9"), enrolment("gone", status="completed")]

    found = between(tmp_path, [*people, *done, *undated, *rest], "training_completion_rate")

    assert found == pytest.approx((0.6, 0.6, 0.8))


def test_what_is_known_has_no_room(tmp_path: Path) -> None:
    found = between(tmp_path, [worker(gender=word) for word in ["woman", "man"] * 10], "women_share")

    assert found == (0.5, 0.5, 0.5)


def test_a_member_that_nobody_has_is_not_assumed(tmp_path: Path) -> None:
    """No woman works here, so the unknown are not taken for women."""
    found = between(tmp_path, [*(worker(gender="man") for _ in range(20)), worker()], "headcount")

    assert found == (21, 21, 21)


@pytest.mark.parametrize("key", ["representation", "time_to_fill"])
def test_what_is_split_or_empty_has_no_bounds(tmp_path: Path, key: str) -> None:
    assert bounded(opened(tmp_path, EVERYBODY), key) is None


def test_what_is_hidden_has_no_bounds(tmp_path: Path) -> None:
    assert bounded(opened(tmp_path, EVERYBODY[:4], VIEWER), "turnover_rate") is None


def test_a_job_state_is_not_needed_for_a_bound(tmp_path: Path) -> None:
    people = [worker(jobs=(job("2020-01-01", is_leader=True),), gender="man") for _ in range(8)]

    found = bounded(opened(tmp_path, people), "women_in_leadership")

    assert found is not None
    assert (found.period, found.low, found.high) == ("2025-03", 0, 0)
