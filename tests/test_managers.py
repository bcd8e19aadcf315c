"""Figures of everybody under a manager: who belongs to it when, and what must be hidden of it."""

from datetime import date

import numpy as np
import pytest

from hrkpi.cells import Axis, Leaves
from hrkpi.kpis import exits, headcount, span_of_control, transfers_in, turnover_rate
from hrkpi.period import parse_month
from hrkpi.policy import Policy
from hrkpi.protect import hidden
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.workspace import Workspace
from tests.builders import AS_OF, FEB_2025, JAN_2025, Company, answer, company, job, months, query, worker
from tests.reports import ANALYST
from tests.workspaces import load

BOSS = worker("boss")
HEAD = worker("head", manager_id="boss")


def under(asked: Company, manager: str, *, at: str = "2025-01", as_of: date = AS_OF) -> float:
    """People under a manager at the close of a month."""
    (window,) = months(at, at)
    return answer(headcount.KPI, asked, window, where={"manager": manager}, as_of=as_of).value.item()


def test_everybody_below_belongs_to_a_manager_and_the_manager_to_those_above() -> None:
    people = company(BOSS, HEAD, worker(manager_id="head"), worker(manager_id="head"), worker())

    found = answer(headcount.KPI, people, JAN_2025, by="manager")

    assert {labels[0]: found.of(*labels).value.item() for labels in found.groups} == {
        "boss": 3,
        "head": 2,
        "unknown": 2,  # the boss, and who has no manager
    }
    assert under(people, "boss") == 3


def test_an_event_belongs_to_the_managers_of_its_day() -> None:
    """The head goes from the boss to the chair on 1 February; the team goes with them."""
    head = worker("head", jobs=(job("2020-01-01", manager_id="boss"), job("2025-02-01", manager_id="chair")))
    people = company(
        BOSS,
        worker("chair"),
        head,
        worker(manager_id="head", last_day="2025-01-31"),
        worker(manager_id="head", last_day="2025-02-01"),
    )

    found = answer(exits.KPI, people, (JAN_2025, FEB_2025), by="manager")

    assert found.of("boss").value[:, 0].tolist() == [1, 0]
    assert found.of("chair").value[:, 0].tolist() == [0, 1]
    assert found.of("head").value[:, 0].tolist() == [1, 1]


def test_days_are_split_on_the_day_of_the_change() -> None:
    head = worker("head", jobs=(job("2020-01-01", manager_id="boss"), job("2025-01-11", manager_id="chair")))
    people = company(BOSS, worker("chair"), head, worker(manager_id="head"))

    found = answer(turnover_rate.KPI, people, JAN_2025, by="manager").beside["employee_days"]

    assert sorted(found[0].tolist()) == sorted([10 * 2, 21 * 2, 31, 31 * 2])


def test_the_people_of_a_manager_who_left_stay_under_those_above() -> None:
    people = company(
        BOSS, worker("head", manager_id="boss", last_day="2025-01-10"), worker(manager_id="head")
    )

    assert under(people, "boss", at="2025-02") == under(people, "head", at="2025-02") == 1


def test_a_circle_ends_where_somebody_would_stand_twice() -> None:
    people = company(worker("a", manager_id="b"), worker("b", manager_id="a"), worker(manager_id="a"))

    assert under(people, "a") == under(people, "b") == 3


def test_a_manager_nobody_knows_has_people_too() -> None:
    assert under(company(worker(manager_id="z"), worker()), "z") == 1


def test_a_move_to_another_manager_is_no_transfer() -> None:
    people = company(
        BOSS, HEAD, worker(jobs=(job("2020-01-01", manager_id="boss"), job("2025-01-10", manager_id="head")))
    )

    assert not answer(transfers_in.KPI, people, JAN_2025, by=("manager", "department")).value.any()


def test_managers_can_be_crossed_with_other_dimensions() -> None:
    people = company(BOSS, HEAD, worker(manager_id="head", department="Finance"), worker(manager_id="boss"))

    found = answer(headcount.KPI, people, JAN_2025, by=("manager", "department"))

    assert found.of("boss", "Sales").value == 2
    assert found.of("boss", "Finance").value == 1
    kept = answer(headcount.KPI, people, JAN_2025, by="manager", where={"manager": ("head", "unknown")})
    assert {labels[0]: kept.of(*labels).value.item() for labels in kept.groups} == {"head": 1, "unknown": 1}


def test_a_filter_by_several_managers_counts_everybody_once() -> None:
    people = company(BOSS, HEAD, worker(manager_id="head"))

    assert answer(headcount.KPI, people, JAN_2025, where={"manager": ("boss", "head")}).value == 2


def test_spans_below_a_manager() -> None:
    people = company(BOSS, HEAD, *(worker(manager_id="head") for _ in range(3)))

    assert answer(span_of_control.KPI, people, JAN_2025, where={"manager": "boss"}).value == 3
    assert answer(span_of_control.KPI, people, JAN_2025).value == 2  # the boss has one, the head three


def test_lines_do_not_overlap() -> None:
    people = company(BOSS, HEAD, worker(manager_id="head"), worker(manager_id="boss"))

    asked = query(people, JAN_2025, by="line")
    headcount.KPI.measure(asked)
    asked.fetch()

    assert headcount.KPI.measure(asked).value.sum() == 4


def test_what_is_not_known_yet_does_not_count() -> None:
    moved = worker(jobs=(job("2020-01-01", manager_id="boss"), job("2025-01-10", manager_id="head")))

    assert under(company(BOSS, HEAD, moved), "head", as_of=date(2025, 1, 9)) == 0


# ---- hiding


def released(people: dict[tuple[int, ...], float]) -> dict[int, bool]:
    """Whether each manager's people are hidden, by the managers from the top down."""
    codes = np.array(list(people), dtype=np.int64)
    leaves = Leaves((Axis(("manager",), codes.shape[1]),), codes, np.array([list(people.values())]))
    named, mask = hidden(leaves, Policy(5)).hidden_at(("manager",))
    return dict(zip(named[:, 0].tolist(), mask[0].tolist(), strict=True))


def test_the_few_directly_under_a_manager_hide_a_team() -> None:
    """Twelve under 1, of whom ten under 2: shown together they show the two who are directly under 1."""
    found = released({(1, 0): 2, (1, 2): 10, (0, 0): 6})

    assert found == {0: False, 1: False, 2: True}


def test_large_teams_are_shown() -> None:
    assert not any(released({(1, 0): 6, (1, 2): 10, (1, 3): 7, (0, 0): 6}).values())


def test_a_small_team_takes_another_one_with_it() -> None:
    found = released({(1, 0): 9, (1, 2): 2, (1, 3): 7, (1, 4): 8, (0, 0): 6})

    assert found[2]
    assert sum(found[team] for team in (3, 4)) == 1
    assert not found[1]


def test_a_manager_who_stands_in_several_chains_is_one_member() -> None:
    """1 and 2 follow each other over 3, whose people are the sum of both."""
    found = released({(1, 3): 6, (2, 3): 6, (1, 0): 6, (2, 0): 6, (0, 0): 6})

    assert found == {0: False, 1: False, 2: False, 3: False}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Report:
    made = Workspace.create(tmp_path_factory.mktemp("managers") / "workspace")
    team = [worker(manager_id="head") for _ in range(9)]
    small = [worker(manager_id="lead", last_day="2025-02-10"), worker(manager_id="lead")]
    people = company(
        BOSS, HEAD, worker("lead", manager_id="boss"), *team, *small, *(worker() for _ in range(6))
    )
    load(made, 0, tables=people)
    return Report(made, ANALYST)


def test_a_report_follows_managers_when_it_is_asked_to(seen: Report) -> None:
    question = Question("headcount", by=("manager",), first=parse_month("2025-03"))

    rows = seen.answer(question).rows.set_index("manager")

    assert rows["value"].to_dict() == {"boss": 12, "head": 9, "lead": 1, "unknown": 7}
    assert "manager" in seen.dimensions("headcount")
    bridged = seen.bridge(question).rows.set_index("manager")
    assert bridged["closing"].dropna().to_dict() == {"boss": 12, "unknown": 7}  # a bridge tells of movements


def test_a_report_hides_small_teams(seen: Report) -> None:
    month = parse_month("2025-03")

    rows = seen.answer(Question("exits", by=("manager",), first=month)).rows.set_index("manager")

    assert rows["status"].to_dict() == {
        "boss": Shown.OK,
        "unknown": Shown.OK,
        "head": Shown.HIDDEN,
        "lead": Shown.HIDDEN,
    }
    kept = seen.answer(Question("exits", where={"manager": ("lead",)}, first=month)).rows
    assert kept["status"].tolist() == [Shown.HIDDEN]
    shown = seen.answer(Question("exits", where={"manager": ("boss",)}, first=month)).rows
    assert shown["value"].tolist() == [1]


def test_facts_that_follow_managers_are_kept(seen: Report) -> None:
    first, second = (seen.reading().over(("manager",)) for _ in range(2))

    assert first.engine is second.engine
    assert first is first.over(("manager",))
