"""Files to take away: the same address as the page, the same figures, and a line in the audit log."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask, Response, jsonify, request

from hrkpi.errors import HrkpiError
from hrkpi.export.branding import brand_of
from hrkpi.export.csv import to_csv
from hrkpi.export.forms import KINDS, Form
from hrkpi.export.html import scorecard_html
from hrkpi.export.pdf import to_pdf
from hrkpi.export.stamp import Stamp, file_name
from hrkpi.period import month_label
from hrkpi.scorecard import scorecard
from layouts import _scope
from layouts._address import Query, read, write
from layouts._asked import asked
from layouts._follow import HEADER, followed, step_of, stop
from layouts._orders import taken
from layouts._page import Desk
from layouts._taken import File, view_file


def connect(server: Flask, desk: Desk) -> None:
    """Add the addresses of the files."""

    @server.get("/download/scorecard.html")
    def _html() -> Response:
        return sent(desk, lambda query: scorecard_file(desk, query, "html", request.url_root))

    @server.get("/download/scorecard.pdf")
    def _pdf() -> Response:
        return sent(desk, lambda query: scorecard_file(desk, query, "pdf", request.url_root))

    @server.get("/download/view.<ending>")
    def _view(ending: str) -> Response:
        with followed(desk, request.headers.get(HEADER, "")) as tell:
            return sent(desk, lambda query: view_file(desk, query, ending, request.url_root, tell))

    @server.get("/download/step/<name>")
    def _step(name: str) -> Response:
        what, done, whole = step_of(desk, name)
        return jsonify(step=what, done=done, whole=whole)

    @server.post("/download/stop/<name>")
    def _stop(name: str) -> Response:
        return Response(status=204 if stop(desk, name) else 404)

    @server.get("/download/made/<name>")
    def _made(name: str) -> Response:
        return sent(desk, lambda _query: made_file(desk, name))

    @server.get("/download/explore.csv")
    def _csv() -> Response:
        return sent(desk, lambda query: groups_file(desk, query))


def sent(desk: Desk, make: Callable[[Query], File]) -> Response:
    """A file of what the address asks for; a failure is told in plain words."""
    try:
        file = make(read(request.query_string.decode("ascii", "replace")))
    except HrkpiError as error:
        return Response(f"{error}\n", status=409, mimetype="text/plain")
    desk.workspace.audit(desk.principal, "export", {"file": file.name})
    answer = Response(file.content, mimetype=file.kind)
    answer.headers.set("Content-Disposition", "attachment", filename=file.name)
    return answer


def scorecard_file(desk: Desk, query: Query, ending: str, root: str) -> File:
    """The scorecard of an address as HTML or PDF."""
    report = desk.report()
    first, last = report.months
    month = query.month("month", first, last, report.default_month)
    scope = query.one("scope", _scope.allowed(report), _scope.ALL)
    shown = scorecard(report, month, _scope.where(scope))
    link = (
        root.rstrip("/") + "/" + write({"month": month_label(month), "scope": scope}, {"scope": _scope.ALL})
    )
    stamp = Stamp(datetime.now(UTC).astimezone(), desk.principal.name, link, brand_of(desk.workspace))
    page = scorecard_html(shown, desk.wording, stamp)
    name = file_name("scorecard", shown.where, month_label(month), shown.snapshot, ending)
    if ending == "pdf":
        return File(name, "application/pdf", to_pdf(page))
    return File(name, "text/html", page.encode())


def made_file(desk: Desk, name: str) -> File:
    """The file of an order that is done."""
    order, content = taken(desk, name)
    return File(order.file, KINDS[Form(order.form)], content)


def groups_file(desk: Desk, query: Query) -> File:
    """Every row behind Explore's groups, as the engine gave them."""
    report = desk.report()
    wanted = asked(report, query)
    result = report.answer(wanted.question(wanted.by))
    name = file_name(wanted.kpi.key, wanted.where, month_label(wanted.last), report.snapshot, "csv")
    return File(name, "text/csv", to_csv(result).encode())
