"""Who may speak to the app: this machine alone, from the app's own pages, in bodies of a sane size."""

import logging
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from dash.exceptions import PreventUpdate
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

LOG = logging.getLogger("hrkpi.pages")

CALLBACK = "/_dash-update-component"
UPLOAD = "/upload"
BODY_LIMIT = 1_000_000  # bytes of a callback's body
UPLOAD_LIMIT = 512_000_000  # bytes of one upload, all its files together
SAFE = ("GET", "HEAD", "OPTIONS")


def guard(server: Flask) -> None:
    """Check every request before anything else sees it, and call a malformed callback malformed."""
    server.before_request(_checked)
    server.view_functions[CALLBACK] = _well_formed(server.view_functions[CALLBACK])


def is_local(host: str) -> bool:
    """Whether a ``Host`` header names this machine; a foreign name that resolves here does not."""
    name = host.rpartition("]")[0].removeprefix("[") if host.startswith("[") else host.partition(":")[0]
    if name.lower() == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _checked() -> Response | None:
    if not is_local(request.host):
        return _refused("This app answers on this machine alone.", 403)
    if request.method not in SAFE and not _is_our_own():
        return _refused("This request comes from another site.", 403)
    limit = UPLOAD_LIMIT if request.path == UPLOAD else BODY_LIMIT
    request.max_content_length = limit
    if (request.content_length or 0) > limit:
        return _refused("This request is too large.", 413)
    return None


def _is_our_own() -> bool:
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return origin in (None, request.host_url.rstrip("/")) and site == "same-origin"


def _well_formed(dispatch: Callable[..., Any]) -> Callable[..., Any]:  # Any: what a view may return is wide
    """The framework's dispatch; what it cannot read is answered by 400, since our callbacks never raise."""

    def checked() -> Any:
        body = request.get_json(silent=True)
        if not (
            isinstance(body, dict)
            and isinstance(body.get("output"), str)
            and isinstance(body.get("inputs"), list)
        ):
            return _refused("This is no callback.", 400)
        try:
            return dispatch()
        except (PreventUpdate, HTTPException):
            raise
        except Exception as error:  # noqa: BLE001 - a stranger's body can fail in any way; none of them is a fault of ours
            LOG.warning("callback refused: %s", type(error).__name__)
            return _refused("This callback cannot be read.", 400)

    return checked


def _refused(why: str, status: int) -> Response:
    return Response(why + "\n", status=status, mimetype="text/plain")
