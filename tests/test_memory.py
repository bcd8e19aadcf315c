"""What is remembered is what would be worked out: for every figure, filter, month and reader."""

from datetime import date

import pandas as pd
import pytest

from hrkpi.book import Units
from hrkpi.memory import Memory
from hrkpi.principal import Principal
from hrkpi.report import Report, catalogue
from hrkpi.result import Question, Shown
from hrkpi.workspace import Workspace
from tests.reports import ANALYST, MARCH, workspace

ASKED: tuple[
    tuple[tuple[str, ...], dict[str, tuple[str, ...]], int], ...
] = (  # groups, filter and last month: one after the other, so that each may find what another left
    ((), {}, MARCH),
    (("department",), {}, MARCH),
    (("department",), {}, MARCH - 1),
    (("gender",), {"division": ("Corporate",)}, MARCH),
    ((), {"division": ("Corporate",)}, MARCH),
    (("department",), {}, MARCH),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return workspace(tmp_path_factory.mktemp("memory"))


@pytest.mark.parametrize("key", catalogue())
def test_the_same_is_said_of_every_month_and_group_whatever_was_asked_before(
    made: Workspace, key: str
) -> None:
    """Nothing is remembered under a name that another question, with other groups hidden, has as well."""
    memory, forgetting = Memory(), Report(made, ANALYST)
    for by, where, month in ASKED:
        if {*by, *where} <= set(forgetting.dimensions(key)):
            question = Question(key, by, where, first=month - 2, last=month)

            again = Report(made, ANALYST, memory=memory).answer(question)

            pd.testing.assert_frame_equal(again.rows, forgetting.answer(question).rows)


def test_who_may_see_everything_leaves_nothing_for_who_may_not(made: Workspace) -> None:
    memory, question = Memory(), Question("turnover_rate", by=("department",), first=MARCH, last=MARCH)
    owner = Principal.owner("ada", unprotected=True)

    everything = Report(made, owner, memory=memory).answer(question).rows
    protected = Report(made, ANALYST, memory=memory).answer(question).rows

    assert (everything["status"] != Shown.HIDDEN).all()
    assert (protected["status"] == Shown.HIDDEN).sum() == 2


def test_a_stricter_rule_is_another_question(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, question = Memory(), Question("turnover_rate", first=MARCH, last=MARCH)
    assert Report(made, ANALYST, memory=memory).answer(question).rows["status"].tolist() == [Shown.OK]
    for name in ("HRKPI_MINIMUM_GROUP_SPECIAL", "HRKPI_MINIMUM_GROUP"):
        monkeypatch.setenv(name, "50")

    strict = Report(Workspace.open(made.path), ANALYST, memory=memory).answer(question)

    assert strict.rows["status"].tolist() == [Shown.HIDDEN]


def test_each_snapshot_and_day_of_knowledge_has_its_own(made: Workspace) -> None:
    memory = Memory()
    report = Report(made, ANALYST, memory=memory)

    here = report.reading()

    assert report.reading() is here
    assert memory.reading(("another", None, Units.AS_WAS), here) is not here
    assert report.reading(date(2025, 2, 28)) is not here
    assert Report(made, ANALYST).reading().answers is None
