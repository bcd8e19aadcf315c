"""Figures of a whole attribute: one row for all of its members."""

from pathlib import Path

import numpy as np
import pytest

from hrkpi.gathered import ALL, gathered
from hrkpi.kpi import Index
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from tests.reports import MARCH, report

WHOLE = Question("diversity_index", first=MARCH, last=MARCH)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report(tmp_path_factory.mktemp("report"))


def test_members_of_a_line_become_one_row() -> None:
    groups = np.array([[1, 1], [2, 1], [1, 2], [2, 2]])
    figures = np.array([[0.5, 0.0, 0.5, 0.0]])
    people = np.array([[3.0, 4.0, 3.0, 0.0]])
    answer = Index(figures, figures, figures, people, (figures, figures), {"groups": figures})

    lines, told, hidden = gathered(groups, answer, np.array([[False, True, False, False]]), 1, (0,))

    assert lines.tolist() == [[1, ALL], [2, ALL]]
    assert told.value.tolist() == [[0.5, 0.0]]
    assert told.people.tolist() == [[6, 4]]
    assert told.beside["groups"].tolist() == [[0.5, 0.0]]
    assert hidden.tolist() == [[False, True]]


def test_members_that_are_not_in_the_figure_hide_nothing() -> None:
    figures = np.array([[0.5, 0.5]])
    answer = Index(figures, figures, figures, figures, (figures, figures))

    _, _, hidden = gathered(np.array([[0], [1]]), answer, np.array([[True, False]]), 0, (0,))

    assert hidden.tolist() == [[False]]


def test_a_report_tells_one_figure_of_everybody(seen: Report) -> None:
    """Twenty-eight at the end of March: eighteen women and ten men."""
    rows = seen.answer(WHOLE).rows

    assert rows["gender"].tolist() == ["all"]
    assert rows["n"].tolist() == [28]
    assert rows["value"].item() == pytest.approx(1 - (18 / 28) ** 2 - (10 / 28) ** 2)


def test_where_one_member_is_hidden_the_figure_is(seen: Report) -> None:
    """Finance has two men, Legal two: both figures would tell. Sales alone may be told."""
    rows = seen.answer(Question("diversity_index", by=("department",), first=MARCH, last=MARCH)).rows

    shown = dict(zip(rows["department"], rows["status"], strict=True))
    assert shown["Finance"] == Shown.HIDDEN
    assert shown["Legal"] == Shown.HIDDEN
    assert rows.loc[rows["status"] == Shown.HIDDEN, ["value", "n", "groups", "shannon"]].isna().all(axis=None)


def test_another_attribute_may_be_asked(tmp_path: Path) -> None:
    rows = (
        report(tmp_path)
        .answer(Question("diversity_index", by=("tenure_band",), first=MARCH, last=MARCH))
        .rows
    )

    assert rows["tenure_band"].tolist() == ["all"]
    assert rows["value"].tolist() == [0]
