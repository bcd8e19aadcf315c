"""The headcount bridge: worked by hand, over the sample company, and with a fact that was tampered with."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hrkpi.bridge import FIGURES, bridge
from hrkpi.engine.sums import Columns, Engine, Sums
from hrkpi.errors import BridgeError
from hrkpi.period import WindowKind, windows
from hrkpi.principal import Principal
from hrkpi.query import Query
from hrkpi.report import Report
from hrkpi.result import Question, Shown
from hrkpi.workspace import Workspace
from tests.builders import (
    APR_2025,
    FEB_2025,
    JAN_2025,
    Q1_2025,
    Company,
    company,
    job,
    month,
    query,
    spell,
    worker,
)
from tests.published import employees_small, year_2024


def moved(change: str | None, **cells: str) -> Company:
    """One who changes on 10 February, and one who stays in Sales."""
    return company(
        worker(jobs=(job("2020-01-01"), job("2025-02-10", **{"change": change, **cells}))),
        worker(),
    )


def steps(rows: pd.DataFrame, unit: str | None = None) -> dict[str, float]:
    """The figures of a unit, or of the only row, that are not zero."""
    chosen = rows if unit is None else rows[(rows == unit).any(axis=1)]
    (row,) = chosen.to_dict("records")
    return {name: row[name] for name in FIGURES if row[name]}


def test_every_kind_of_step_leads_from_the_opening_to_the_closing() -> None:
    people = company(
        worker(),
        worker(last_day="2025-02-28", exit_type="other"),
        worker(hire_date="2025-02-28"),
        worker(hire_date="2025-02-01", hire_type="acquisition"),
        worker(spells=(spell("2020-01-01", "2024-06-30"), spell("2025-02-01"))),
        worker(
            spells=(
                spell("2024-01-01", "2025-01-31", worker_type="contractor"),
                spell("2025-02-01", worker_type="employee"),
            )
        ),
        worker(last_day="2025-01-31"),  # not in the opening
    )

    rows = bridge(query(people, FEB_2025)).rows

    expected = {"opening": 2, "hires": 2, "rehires": 1, "acquisitions": 1, "exits": 1, "closing": 5}
    assert steps(rows) == expected
    assert rows["status"].tolist() == [Shown.OK]


def test_a_transfer_leaves_one_unit_and_enters_another() -> None:
    people = moved("transfer", department="Finance")

    rows = bridge(query(people, FEB_2025, by="department")).rows
    whole = bridge(query(people, FEB_2025)).rows

    assert steps(rows, "Sales") == {"opening": 2, "transfers_out": 1, "closing": 1}
    assert steps(rows, "Finance") == {"transfers_in": 1, "closing": 1}
    assert steps(whole) == {"opening": 2, "closing": 2}


@pytest.mark.parametrize("change", ["reorganisation", "data"])
def test_a_unit_that_changes_around_a_person_moves_nobody(change: str) -> None:
    people = moved(change, department="Finance")

    rows = bridge(query(people, FEB_2025, by="department")).rows

    assert steps(rows, "Sales") == {"opening": 2, "reclassified": -1, "closing": 1}
    assert steps(rows, "Finance") == {"reclassified": 1, "closing": 1}


def test_a_birthday_is_no_transfer() -> None:
    people = company(worker(birth_date="1990-02-10"))

    rows = bridge(query(people, FEB_2025, by="age_band")).rows

    assert steps(rows, "25 to 34") == {"opening": 1, "reclassified": -1}
    assert steps(rows, "35 to 44") == {"reclassified": 1, "closing": 1}


def test_a_change_that_draws_no_border_of_the_question_is_no_step() -> None:
    people = moved("transfer", location="Turin")

    assert steps(bridge(query(people, FEB_2025, by="department")).rows) == {
        "opening": 2,
        "closing": 2,
    }
    turin = bridge(query(people, FEB_2025, by="location")).rows
    assert steps(turin, "Turin") == {"transfers_in": 1, "closing": 1}


def test_a_filter_draws_a_border_too() -> None:
    people = moved("transfer", department="Finance")

    rows = bridge(query(people, FEB_2025, where={"department": "Sales"})).rows

    assert steps(rows) == {"opening": 2, "transfers_out": 1, "closing": 1}


def test_published_years() -> None:
    rows = bridge(query(year_2024(), windows(WindowKind.YEAR, 2024 * 12, 2024 * 12))).rows
    assert steps(rows) == {"opening": 33, "hires": 94, "exits": 79, "closing": 48}
    small = bridge(query(employees_small(), windows(WindowKind.YEAR, 2000 * 12, 2001 * 12))).rows
    assert small["opening"].tolist() == [860, 843]
    assert small["closing"].tolist() == [843, 818]


def test_windows_outside_the_feed_are_no_data() -> None:
    people = company(worker(hire_date="2025-02-10"))

    rows = bridge(query(people, (JAN_2025, FEB_2025, month("2027-01")))).rows

    assert rows["status"].tolist() == [Shown.NO_DATA, Shown.OK, Shown.NO_DATA]
    assert rows.loc[[0, 2], list(FIGURES)].isna().all(axis=None)


def test_a_company_without_people_is_no_data() -> None:
    assert bridge(query(company(), JAN_2025)).rows["status"].tolist() == [Shown.NO_DATA]
    assert bridge(query(company(), JAN_2025, by="department")).rows.empty


def test_units_that_nobody_was_in_yet_are_left_out() -> None:
    people = moved("transfer", department="Finance")

    rows = bridge(query(people, (JAN_2025, APR_2025), by="department")).rows
    early = bridge(query(people, JAN_2025, by="department")).rows

    assert rows["department"].tolist() == ["Finance", "Sales"] * 2
    assert early["department"].tolist() == ["Sales"]


def test_hidden_figures_are_missing_and_their_rows_come_last() -> None:
    people = company(
        *(worker(jobs=(job("2020-01-01", department),)) for department in ("Finance", "Legal", "Sales"))
    )
    table = bridge(query(people, (JAN_2025, FEB_2025), by="department"))

    rows = table.hiding(np.array([[True, False, False], [False, False, False]])).rows

    assert rows["department"].tolist() == ["Legal", "Sales", "Finance", "Finance", "Legal", "Sales"]
    assert rows["status"].tolist() == [Shown.OK, Shown.OK, Shown.HIDDEN, *[Shown.OK] * 3]
    assert rows.loc[2, list(FIGURES)].isna().all()
    assert table.rows["status"].eq(Shown.OK).all()


class Tampered:
    """An engine that answers with one figure more than there is."""

    def __init__(self, engine: Engine, measure: str) -> None:
        self._engine, self._measure = engine, measure

    def sums(self, asked: Sums) -> Columns:
        """The sums, the last of one measure one too large."""
        found = dict(self._engine.sums(asked))
        if self._measure in found:
            found[self._measure] = found[self._measure] + (np.arange(len(found["month"])) == 0)
        return found


@pytest.mark.parametrize("measure", ["hires_new", "exits_unknown", "headcount"])
def test_a_fact_that_was_tampered_with_makes_it_fail_loudly(measure: str) -> None:
    asked = query(year_2024(), windows(WindowKind.MONTH, 2023 * 12, 2024 * 12 + 11), by="department")
    spoilt = Query(Tampered(asked.engine, measure), asked.book, asked.windows, by=asked.by)

    with pytest.raises(BridgeError, match=r"do not make the closing in 1 period") as caught:
        bridge(spoilt)

    assert "department=Sales" in caught.value.where
    assert "snapshots verify" in caught.value.mend


@pytest.mark.parametrize("dimension", ["", "department", "location", "level", "gender"])
def test_the_sample_company_balances_in_every_unit_and_month(sample: Path, dimension: str) -> None:
    report = Report(Workspace.open(sample), Principal.owner("ada", unprotected=True))
    asked = Question("headcount", by=(dimension,) if dimension else (), window=WindowKind.MONTH)

    rows = report.bridge(asked).rows

    assert (rows["difference"] == 0).all()
    assert rows["period"].nunique() >= 72
    assert rows["closing"].sum() > 0


def test_what_a_viewer_sees_of_the_sample_hides_small_units(sample: Path) -> None:
    report = Report(Workspace.open(sample), Principal.viewer("eve"))

    rows = report.bridge(Question("headcount", by=("department",), window=WindowKind.YEAR)).rows

    hidden = rows[rows["status"] == Shown.HIDDEN]
    assert hidden[list(FIGURES)].isna().all(axis=None)
    assert (rows.loc[rows["status"] == Shown.OK, "difference"] == 0).all()


def test_the_quarter_is_its_months() -> None:
    people = moved("transfer", department="Finance")

    whole = bridge(query(people, Q1_2025, by="department")).rows
    parts = bridge(query(people, windows(WindowKind.MONTH, 2025 * 12, 2025 * 12 + 2), by="department")).rows

    for step in ("transfers_in", "transfers_out"):
        assert (
            whole.set_index("department")[step].to_dict() == parts.groupby("department")[step].sum().to_dict()
        )
