"""The server's doors: who may come in, how much they may bring, and what every answer carries."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers

from app import create, create_app
from hrkpi.errors import SettingError
from hrkpi.export.branding import brand_of
from hrkpi.workspace import Workspace
from layouts._build import ALONE, build
from layouts._guard import BODY_LIMIT, CALLBACK, is_local
from layouts._page import Desk
from layouts._secret import FILE, secret_key
from layouts._shell import shell
from tests.branded import SVG, branded, png
from tests.layouts.builders import OWNER
from tests.layouts.conftest import desk_of
from tests.layouts.trees import of_kind, text

KNOWN = {"output": "..page.children...said.children..", "changedPropIds": ["route.data"]}
ASKED = {
    **KNOWN,
    "outputs": [{"id": "page", "property": "children"}, {"id": "said", "property": "children"}],
    "inputs": [{"id": "route", "property": "data", "value": {"path": "/", "search": ""}}],
}


@pytest.fixture(scope="module")
def app(full: Desk) -> Dash:
    return create_app(full.workspace, OWNER)


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    made: FlaskClient = app.server.test_client()
    return made


def headers_of(client: FlaskClient, path: str) -> Headers:
    """Headers of an answer that is then closed."""
    with client.get(path) as answer:
        return answer.headers


def test_it_says_that_it_lives_and_that_it_is_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").text == "ok\n"
    assert client.get("/readyz").json["status"] == "ready"  # type: ignore[index]  # it is JSON


def test_an_empty_workspace_lives_and_is_not_ready(empty: Desk) -> None:
    client = build(empty).server.test_client()

    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1:8050", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("LOCALHOST:80", True),
        ("[::1]:8050", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example", False),
        ("10.0.0.7:8050", False),
        ("[2001:db8::1]", False),
        ("", False),
    ],
)
def test_only_this_machines_names_are_ours(host: str, local: bool) -> None:  # noqa: FBT001 - a case
    assert is_local(host) is local


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/_dash-layout", "/download/explore.csv", "/assets/hrkpi.js"]
)
def test_a_foreign_name_that_leads_here_gets_nothing(client: FlaskClient, path: str) -> None:
    """A site may let its own name point at this machine, so that the reader's browser asks us in its name."""
    answer = client.get(path, headers={"Host": "evil.example"})

    assert answer.status_code == 403
    assert "KPI" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", [CALLBACK, "/upload"])
def test_another_site_may_not_post(client: FlaskClient, path: str, headers: dict[str, str]) -> None:
    assert client.post(path, json=ASKED, headers=headers).status_code == 403


def test_our_own_pages_may_post(client: FlaskClient) -> None:
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}

    answer = client.post(CALLBACK, json=ASKED, headers=headers)

    assert answer.status_code == 200
    assert "Monthly scorecard" in answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b'{"output": 1, "inputs": []}',
        b'{"output": "nothing.children", "inputs": []}',
        b'{"output": "page.children", "inputs": {}}',
        json.dumps(KNOWN).encode(),
        json.dumps({**KNOWN, "inputs": []}).encode(),
        json.dumps({**ASKED, "inputs": [1, 2]}).encode(),
        json.dumps({**ASKED, "outputs": "x"}).encode(),
        json.dumps({**ASKED, "changedPropIds": 5}).encode(),
    ],
)
def test_a_malformed_callback_is_a_bad_request(client: FlaskClient, body: bytes) -> None:
    answer = client.post(CALLBACK, data=body, content_type="application/json")

    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_a_callback_as_a_form_is_refused(client: FlaskClient) -> None:
    """Else another site's form could send one without asking first."""
    assert client.post(CALLBACK, data=json.dumps(ASKED), content_type="text/plain").status_code == 400


def test_a_callback_larger_than_a_megabyte_is_refused(client: FlaskClient) -> None:
    huge = {**ASKED, "state": ["x" * BODY_LIMIT]}

    assert client.post(CALLBACK, json=huge).status_code == 413


@pytest.mark.parametrize("path", ["/", "/explore", "/data", "/nowhere"])
def test_a_page_runs_only_its_own_scripts(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in re.search(r"script-src [^;]*", policy)[0]  # type: ignore[index]  # it is there
    for script in re.findall(r"<script(?![^>]*src=)[^>]*>(.*?)</script>", answer.text, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


@pytest.mark.parametrize("path", ["/", "/explore", "/data"])
def test_a_page_names_no_other_host(client: FlaskClient, path: str) -> None:
    page = client.get(path).text

    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    assert '<html lang="en">' in page


def test_every_answer_is_dressed(client: FlaskClient) -> None:
    for path in (
        "/",
        "/healthz",
        "/_dash-layout",
        "/download/explore.csv",
        "/assets/hrkpi.js",
        "/fonts/OFL.txt",
    ):
        headers = headers_of(client, path)
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"


def test_figures_are_never_kept_by_a_browser(client: FlaskClient) -> None:
    assert headers_of(client, "/_dash-layout")["Cache-Control"] == "no-store"
    assert client.post(CALLBACK, json=ASKED).headers["Cache-Control"] == "no-store"
    assert headers_of(client, "/download/explore.csv")["Cache-Control"] == "no-store"
    assert "max-age" in headers_of(client, "/fonts/inter-latin-wght-normal.woff2")["Cache-Control"]


def test_a_page_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/nowhere").status_code == 404
    assert client.get("/explore").status_code == 200
    assert client.get("/fonts/../tokens.py").status_code in {400, 404}


def test_every_asset_is_linked(client: FlaskClient) -> None:
    page = client.get("/").text

    for asset in (Path(__file__).parents[2] / "layouts" / "assets").glob("*.[cj]s*"):
        assert f"/assets/{asset.name}" in page


def test_the_helper_for_agents_is_off(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, full: Desk
) -> None:
    monkeypatch.setenv("DASH_MCP_ENABLED", "true")
    monkeypatch.setenv("DASH_ENABLE_MCP", "true")
    served = build(full).server

    assert not [rule for rule in served.url_map.iter_rules() if "mcp" in rule.rule.lower()]
    assert client.post("/_mcp", json={}).status_code in {404, 405}


def test_it_does_not_start_in_debug_mode(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")

    with pytest.raises(SettingError, match="debug"):
        build(full)


def test_debug_tools_are_off(app: Dash) -> None:
    assert app.server.debug is False
    assert not app._dev_tools.get("ui")  # noqa: SLF001 - there is no public way to ask


def test_the_secret_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    key = secret_key(tmp_path)

    assert secret_key(tmp_path) == key
    assert len(key) >= 32
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_two_workspaces_have_two_secrets(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    assert secret_key(tmp_path / "a") != secret_key(tmp_path / "b")


def test_a_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    secret_key(tmp_path)
    (tmp_path / FILE).chmod(0o644)

    with pytest.raises(SettingError, match="Others may read"):
        secret_key(tmp_path)


def test_a_short_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).touch(0o600)

    with pytest.raises(SettingError, match="too short"):
        secret_key(tmp_path)


def test_the_server_has_the_workspaces_secret(app: Dash, full: Desk) -> None:
    assert app.server.secret_key == secret_key(full.workspace.path)


def test_it_is_made_from_the_folder_of_a_workspace(full: Desk) -> None:
    assert create(full.workspace.path).test_client().get("/healthz").status_code == 200


def test_every_callback_is_a_function_of_ours(app: Dash) -> None:
    """Nothing in the process may add one behind our back, such as another app's global callbacks."""
    homes = {entry["callback"].__module__ for entry in app.callback_map.values() if "callback" in entry}

    assert all(home.startswith(("layouts.", "dash.")) for home in homes)


def test_a_companys_own_files_are_served_and_no_others(tmp_path: Path) -> None:
    """A drawing opened by itself can do nothing; what else is in the workspace is nobody's business."""
    workspace = branded(tmp_path / "w", 'brand_logo = "logo.svg"', logo__svg=SVG)
    client = create_app(workspace, OWNER).server.test_client()
    logo = brand_of(workspace).logo
    assert logo is not None

    answer = client.get(logo.address)

    assert (answer.data, answer.mimetype) == (SVG, "image/svg+xml")
    assert answer.headers["Content-Security-Policy"] == ALONE
    assert "max-age" in answer.headers["Cache-Control"]
    for name in ("logo.svg", "hrkpi.toml", "..%2fhrkpi.toml", "../hrkpi.toml"):
        assert client.get(f"/brand/{name}").status_code == 404


def test_each_theme_shows_its_own_logo_where_there_are_two(tmp_path: Path) -> None:
    lines = 'company_name = "Example"\nbrand_logo = "logo.svg"\nbrand_logo_dark = "dark.png"'
    brand = brand_of(branded(tmp_path / "w", lines, logo__svg=SVG, dark__png=png()))

    drawn = shell(desk_of(Workspace.open(tmp_path / "w")), (), brand)

    shown = [(image.src.rpartition(".")[2], image.className) for image in of_kind(drawn, "Img")]  # type: ignore[attr-defined]  # a component's attributes are its properties
    assert shown == [("svg", "own-logo only-light"), ("png", "own-logo only-dark")] * 2
    assert next(text(name) for name in of_kind(drawn, "B")) == "Example"


def test_a_look_that_cannot_be_shown_keeps_the_app_from_starting(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be read on light ground"):
        create_app(branded(tmp_path / "w", 'brand_colour = "#FFD200"'), OWNER)
