"""What a reader will look at next is worked out while they look: the click then finds it ready."""

from collections.abc import Sequence

from flask import Flask, Response, abort, request

from layouts._page import Desk, Page
from layouts._router import drawn

ADDRESS = "/foreseen/<key>"


def connect(server: Flask, desk: Desk, pages: Sequence[Page]) -> None:
    """Add the address that draws a page ahead of its reader; it tells nothing, and so gives nothing away."""
    known = {page.key: page for page in pages if page.hangs}

    @server.get(ADDRESS)
    def _foreseen(key: str) -> Response:
        if key not in known:
            abort(404)
        drawn(desk, known[key], request.query_string.decode(errors="replace"))
        return Response(status=204)
