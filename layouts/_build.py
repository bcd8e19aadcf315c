"""Puts the pages, the frame and their protections on a server."""

import json
from pathlib import Path

from dash import Dash
from flask import Flask, Response, abort, send_from_directory

from hrkpi import export
from hrkpi.discovery import collect
from hrkpi.errors import HrkpiError, SettingError
from hrkpi.export.brand import ADDRESS, Brand
from hrkpi.export.branding import brand_of
from layouts import _downloads, _foreseen, _lists, _router, _uploads, _writing
from layouts._guard import guard
from layouts._headers import protect_answers
from layouts._page import Desk, Page
from layouts._reader import speaks
from layouts._secret import secret_key
from layouts._shell import shell
from layouts._theme import frame, framed

ASSETS = Path(__file__).parent / "assets"
FONTS = Path(export.__path__[0]) / "fonts"
A_YEAR = 365 * 24 * 60 * 60  # seconds a browser may keep a font
ALONE = (
    "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # policy of a file that is looked at by itself
)


def build(desk: Desk) -> Dash:
    """The app over one desk.

    Raises:
        SettingError: If debug mode is on, which shows figures and source to whoever asks; or if the company's
            look cannot be shown.
    """
    pages = tuple(collect("layouts", "PAGE", Page).values())
    server, brand = _server(desk), brand_of(desk.workspace)
    app = _App(
        "hrkpi",
        server=server,  # type: ignore[arg-type]  # the annotation forgets what the framework takes
        assets_folder=str(ASSETS),
        title=_router.NAME,
        update_title="",  # screen readers would read every change of the title
        index_string=frame(brand),
        compress=True,
        serve_locally=True,
        enable_mcp=False,
        suppress_callback_exceptions=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        add_log_handler=False,
    )
    app.layout = lambda: shell(desk, pages, brand)
    _router.connect(app, desk, pages)
    _foreseen.connect(server, desk, pages)
    _serve_files(server, desk)
    _serve_brand(server, brand)
    guard(server)
    protect_answers(server, {page.path for page in pages})
    server.wsgi_app = speaks(server.wsgi_app, lambda: desk.wording.locale)  # type: ignore[assignment,method-assign]  # Flask documents this
    server.test_client().get("/_dash-dependencies")  # sets the framework up before two requests race for it
    return app


class _App(Dash):
    """The framework's app; the HTML around it speaks the language of who asks."""

    def interpolate_index(self, *_args: str, **parts: str) -> str:
        """The HTML that a browser is sent first."""
        return framed(super().interpolate_index(**parts))  # type: ignore[no-untyped-call]  # the framework leaves it bare


def _server(desk: Desk) -> Flask:
    server = Flask("hrkpi", static_folder=None)
    if server.debug:
        raise SettingError(
            "The app does not start in debug mode: it would show figures and source to whoever asks.",
            where="variable FLASK_DEBUG",
            mend="unset FLASK_DEBUG.",
        )
    server.secret_key = secret_key(desk.workspace.path)
    server.config.update(SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")
    return server


def _serve_files(server: Flask, desk: Desk) -> None:
    @server.get("/healthz")
    def _alive() -> Response:
        return Response("ok\n", mimetype="text/plain")

    @server.get("/readyz")
    def _ready() -> Response:
        return readiness(desk)

    @server.get("/fonts/<path:name>")
    def _font(name: str) -> Response:
        return send_from_directory(FONTS, name, max_age=A_YEAR)

    _downloads.connect(server, desk)
    _lists.connect(server, desk)
    _uploads.connect(server, desk)
    _writing.connect(server, desk)


def _serve_brand(server: Flask, brand: Brand) -> None:
    """The company's own files, and no others of its folder; a drawing opened by itself can do nothing."""

    @server.get(f"{ADDRESS}<name>")
    def _own(name: str) -> Response:
        if (file := brand.files.get(name)) is None:
            abort(404)
        answer = Response(file.content, mimetype=file.kind)
        answer.headers["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
        answer.headers["Content-Security-Policy"] = ALONE
        return answer


def readiness(desk: Desk) -> Response:
    """Whether figures can be shown: 200 with the snapshot, else 503 and why."""
    try:
        snapshot = desk.workspace.current()
    except HrkpiError as error:
        return _told({"status": "not ready", "what": error.what, "mend": error.mend}, 503)
    if snapshot is None:
        return _told({"status": "not ready", "what": "Nothing has been imported yet."}, 503)
    return _told({"status": "ready", "snapshot": snapshot.id}, 200)


def _told(content: dict[str, str], status: int) -> Response:
    return Response(json.dumps(content) + "\n", status=status, mimetype="application/json")
