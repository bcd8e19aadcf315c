"""Files to take away: the page's view, the page's figures, and a line in the audit log."""

import csv
from io import BytesIO, StringIO
from threading import BoundedSemaphore

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from hrkpi.discovery import offers
from hrkpi.store.audit import written
from hrkpi.viewing import VIEWS
from layouts import _taken
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


ASKED = "view=explore&kpi=voluntary_turnover_rate&by=department&division=Customer+Care"


@pytest.mark.browser
@pytest.mark.parametrize("ending", ["pdf", "pptx", "xlsx", "csv", "html", "png", "svg"])
def test_a_view_is_a_file_of_every_format(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/download/view.{ending}?{ASKED}")

    assert answer.status_code == 200
    name = f"voluntary-turnover-rate_customer-care_2025-06_v1.{ending}"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert len(answer.data) > 1000


@pytest.mark.browser
def test_a_view_links_back_to_its_own_address(client: FlaskClient) -> None:
    answer = client.get(f"/download/view.html?{ASKED}")

    assert "/explore?kpi=voluntary_turnover_rate&amp;by=department&amp;division=Customer+Care" in answer.text


@pytest.mark.parametrize("key", offers(VIEWS))
def test_every_view_can_be_taken(client: FlaskClient, key: str) -> None:
    rows = client.get(f"/download/view.csv?view={key}&month=2025-03&scope=division:Operations").text

    assert "000001-" in rows
    assert "Operations" in rows


def test_no_file_of_a_view_has_a_hidden_figure(client: FlaskClient) -> None:
    text = client.get("/download/view.csv?view=explore&by=department").text

    rows = [row for row in csv.DictReader(StringIO(text)) if "Legal" in (row["row"], row["column"])]
    assert rows
    assert {row["value"] for row in rows} == {""}


@pytest.mark.parametrize(
    ("address", "said"),
    [("view.exe?view=explore", "no format"), ("view.csv?view=payroll", "no view 'payroll'")],
)
def test_what_is_not_offered_is_told(client: FlaskClient, address: str, said: str) -> None:
    answer = client.get(f"/download/{address}")

    assert answer.status_code == 409
    assert said in answer.text


def test_too_many_at_once_are_told_to_come_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_taken, "TURNS", BoundedSemaphore(0))

    assert "try again in a few seconds" in client.get("/download/view.csv?view=explore").text
