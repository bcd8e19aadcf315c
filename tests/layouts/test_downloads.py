"""Files to take away: the page's view, the page's figures, and a line in the audit log."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from hrkpi.store.audit import written
from layouts._build import build
from layouts._page import Desk


@pytest.fixture(scope="module")
def client(full: Desk) -> FlaskClient:
    made: FlaskClient = build(full).server.test_client()
    return made


def test_html_is_the_view_of_the_address(client: FlaskClient) -> None:
    answer = client.get("/download/scorecard.html?month=2025-03&scope=division:Operations")

    assert (
        answer.headers["Content-Disposition"] == "attachment; filename=scorecard_operations_2025-03_v1.html"
    )
    assert "March 2025" in answer.text
    assert "Division: Operations" in answer.text
    assert "/?month=2025-03&amp;scope=division%3AOperations" in answer.text


@pytest.mark.browser
def test_pdf_is_one_page(client: FlaskClient) -> None:
    answer = client.get("/download/scorecard.pdf")

    assert answer.mimetype == "application/pdf"
    assert len(PdfReader(BytesIO(answer.data)).pages) == 1


def test_rubbish_gives_the_default_view(client: FlaskClient) -> None:
    assert client.get("/download/scorecard.html?month=0000-99&scope=x:y&z=%ff").status_code == 200
    assert client.get("/download/explore.csv?kpi=%00&by=__class__").status_code == 200


def test_an_empty_workspace_has_no_file(empty: Desk) -> None:
    answer = build(empty).server.test_client().get("/download/scorecard.html")

    assert answer.status_code == 409
    assert "Nothing has been imported yet" in answer.text


def test_hidden_groups_are_hidden_in_the_file(client: FlaskClient) -> None:
    rows = client.get("/download/explore.csv?kpi=voluntary_turnover_rate&by=department").text.splitlines()

    legal = [row.split(",") for row in rows if ",Legal," in row]
    assert legal
    assert all(set(row[4:11]) == {""} for row in legal)


def test_taking_a_file_is_written_down(client: FlaskClient, full: Desk) -> None:
    client.get("/download/explore.csv?kpi=headcount")

    with full.workspace.reading() as connection:
        last = written(connection)[-1]
    assert last.action == "export"
    assert "headcount_company_2025-06_v1.csv" in str(last.detail)
