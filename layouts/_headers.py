"""Headers of every answer: nothing from elsewhere, no script but our own, nothing kept that holds figures."""

import base64
import hashlib
import re
from collections.abc import Collection

from flask import Flask, Response, request

INLINE = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
KEPT = ("/_dash-component-suites/", "/assets/", "/fonts/", "/brand/")  # code, style and type; no figures
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def protect_answers(server: Flask, paths: Collection[str]) -> None:
    """Set the headers of every answer.

    Args:
        server: The app's server.
        paths: Addresses of pages; any other page is answered as not found.
    """

    @server.after_request
    def _dressed(response: Response) -> Response:
        return dressed(response, request.path, paths)


def dressed(response: Response, path: str, pages: Collection[str]) -> Response:
    """An answer with its headers."""
    response.headers.update(ALWAYS)
    if not path.startswith(KEPT):
        response.headers["Cache-Control"] = "no-store"
    if (
        response.mimetype == "text/html"
        and not response.is_streamed
        and "Content-Disposition" not in response.headers
    ):
        response.headers["Content-Security-Policy"] = policy(response.get_data())
        if response.status_code == 200 and (path.rstrip("/") or "/") not in pages:
            response.status_code = 404
    return response


def policy(page: bytes) -> str:
    """The content security policy of one page: its inline scripts by their hashes, the rest from here."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in INLINE.findall(page))
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' {hashes}".strip(),
        "style-src": "'self' 'unsafe-inline'",  # components set their sizes as inline styles
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode()
