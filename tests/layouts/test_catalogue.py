"""The catalogue and the readiness page, drawn."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from hrkpi.principal import Principal
from hrkpi.readiness import Grade, readiness
from hrkpi.result import Question
from hrkpi.workspace import Workspace
from layouts import _readied
from layouts._address import Query, read
from layouts._build import build
from layouts._graded import contradictions, mending, said
from layouts._page import Desk
from layouts.catalogue import PAGE as CATALOGUE
from layouts.readiness import PAGE as READINESS
from tests.builders import requisition, worker
from tests.kept import opened
from tests.layouts.conftest import desk_of
from tests.layouts.trees import of_kind, text, walk

NOTHING = Query()


@pytest.fixture(scope="module")
def client(full: Desk) -> FlaskClient:
    made: FlaskClient = build(full).server.test_client()
    return made


@pytest.fixture
def watched(full: Desk) -> Desk:
    """The same company for somebody who looks and keeps no data."""
    return replace(full, principal=Principal.viewer("eve"))


# ---- catalogue


def test_every_kpi_has_its_formula_figure_and_way_to_explore(full: Desk) -> None:
    body = CATALOGUE.draw(full, NOTHING).body

    report = full.report()
    entries = of_kind(body, "Article")
    links = [getattr(one, "href", "") for one in of_kind(body, "A")]
    month = report.default_month
    share = report.answer(Question("women_share", first=month, last=month)).rows["value"].item()
    assert len(entries) == len(report.catalogue)
    assert links == [f"/explore?kpi={key}" for key in report.catalogue]
    women = text(entries[list(report.catalogue).index("women_share")])
    assert report.kpi("women_share").definition in women
    assert full.wording.value(report.kpi("women_share"), share) in women


def test_what_is_hidden_or_missing_says_so(tiny: Desk) -> None:
    said_all = text(CATALOGUE.draw(tiny, NOTHING).body)

    assert "Hidden to protect people" in said_all
    assert "Nothing to measure yet" in said_all


def test_what_was_searched_for_is_in_the_field(full: Desk) -> None:
    body = CATALOGUE.draw(full, read("?q=pay+gap")).body

    field = next(one for one in walk(body) if getattr(one, "id", "") == "find")
    assert getattr(field, "value", "") == "pay gap"


def test_figures_of_a_snapshot_are_worked_out_once(full: Desk) -> None:
    assert _readied.catalogued(full) is _readied.catalogued(full)


def test_another_asker_gets_their_own_figures(full: Desk, watched: Desk) -> None:
    assert _readied.readied(full) is not _readied.readied(watched)


# ---- readiness


def test_every_kpi_stands_with_its_grade(full: Desk) -> None:
    drawn = READINESS.draw(full, NOTHING)

    found = readiness(full.report())
    sound = sum(one.grade is Grade.A for one in found)
    words = text(drawn.body)
    assert drawn.said.startswith(f"{sound} of {len(found)} KPIs stand on sound data.")
    assert all(one.kpi.label in words for one in found)


def test_columns_with_blanks_name_the_kpis_they_keep_back(tiny: Desk) -> None:
    words = text(READINESS.draw(tiny, NOTHING).body)

    assert "employments.exit_type" in words
    assert "survey_answers.score" in words
    assert "Nothing" in words


def test_the_unknown_moves_figures_within_bounds(tmp_path: Path) -> None:
    known = [worker(gender="woman") for _ in range(10)] + [worker(gender="man") for _ in range(10)]
    opened(tmp_path, [*known, *(worker(gender=None) for _ in range(5))])

    words = text(READINESS.draw(_desk(tmp_path), NOTHING).body)

    assert "How far the unknown could move a figure" in words
    assert "40.0 to 60.0" in words  # ten of twenty-five, or fifteen


def test_contradictions_are_told(tmp_path: Path) -> None:
    """Six vacancies have a day of filling and are still open."""
    vacancies = [requisition(f"R{at}", status="open", filled_date="2025-02-01") for at in range(6)]
    found = readiness(opened(tmp_path, [*(worker() for _ in range(6)), *vacancies]))

    told = contradictions(found, _desk(tmp_path).wording)

    assert "has a day of filling and is still open" in text(told)
    assert "requisitions 6" in text(told)


def test_where_nothing_contradicts_itself_there_is_no_list(full: Desk) -> None:
    assert contradictions([], full.wording) is None


def test_rows_to_mend_are_for_those_who_keep_the_data(full: Desk, watched: Desk) -> None:
    assert "Download CSV" in text(READINESS.draw(full, NOTHING).body)
    words = text(READINESS.draw(watched, NOTHING).body)
    assert "Download CSV" not in words
    assert "shown to those who keep the data" in words
    assert "Rows to mend" not in text(READINESS.head(watched, NOTHING, "lead"))  # type: ignore[arg-type]  # any child


def test_where_nothing_is_to_mend_it_says_so(full: Desk) -> None:
    rows = _readied.to_mend(full)
    assert rows is not None

    assert "No row needs mending" in text(mending(rows.head(0), full.wording, "button"))  # type: ignore[arg-type]  # any child


def test_what_needs_care_and_what_cannot_be_told_is_named(tiny: Desk) -> None:
    _, rest = said(_readied.readied(tiny))

    assert rest.endswith("cannot be told yet.")
    assert " more cannot" in rest


def test_the_lists_can_be_taken_away(client: FlaskClient, full: Desk) -> None:
    kpis = list(csv.DictReader(StringIO(client.get("/download/readiness.csv").text)))
    rows = list(csv.DictReader(StringIO(client.get("/download/mend.csv").text)))

    assert [one["kpi"] for one in kpis] == list(full.report().catalogue)
    mend = _readied.to_mend(full)
    assert mend is not None
    assert len(rows) == len(mend)
    assert set(rows[0]) == {"table", "key", "column", "what"}


def test_who_keeps_no_data_takes_no_rows_away(watched: Desk) -> None:
    answer = build(watched).server.test_client().get("/download/mend.csv")

    assert answer.status_code == 409
    assert "for those who keep the data" in answer.text


def _desk(path: Path) -> Desk:
    return desk_of(Workspace.open(path / "workspace"))
