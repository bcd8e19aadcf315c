"""Takes notes in: the address says what they are about, the reader what they say."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from flask import Flask, Response, jsonify, request

from hrkpi import notes
from hrkpi.errors import AccessError, HrkpiError, QueryError
from hrkpi.language import say
from hrkpi.note_book import Kind, single
from hrkpi.notes import Draft, Known
from hrkpi.period import days_in, first_day, parse_month
from layouts._address import read
from layouts._asked import FILTERS, asked
from layouts._page import Desk

ADDRESS = "/notes"
DONE, FORBIDDEN = 200, 403  # a form that is not right yet is answered in words; it is no broken request


def connect(server: Flask, desk: Desk) -> None:
    """Add the address that takes notes."""

    @server.post(ADDRESS)
    def _note() -> tuple[Response, int]:
        sent = request.get_json(silent=True)
        return taken(desk, sent if isinstance(sent, dict) else {}, datetime.now(UTC))


def taken(desk: Desk, sent: Mapping[str, object], at: datetime) -> tuple[Response, int]:
    """Do what was sent: add, change, remove or restore; what is said of it and the note's number.

    Args:
        desk: Where notes are.
        sent: ``what`` and the fields of the form as texts.
        at: When.
    """
    told = {name: value for name, value in sent.items() if isinstance(value, str)}
    try:
        number, said = _done(desk, told, at)
    except HrkpiError as error:
        helps = error.mend[:1].upper() + error.mend[1:]
        status = FORBIDDEN if isinstance(error, AccessError) else DONE
        return jsonify(refused=f"{error.what} {helps}"), status
    return jsonify(note=number, said=said), DONE


def _done(desk: Desk, told: Mapping[str, str], at: datetime) -> tuple[int, str]:
    what = told.get("what", "")
    if what == "add":
        return _added(desk, told, at), say("Note saved.")
    number = int(told["note"]) if told.get("note", "").isdecimal() else 0
    if what == "change":
        notes.change(desk.workspace, number, told.get("text", ""), desk.principal, at)
        return number, say("Note saved.")
    if what == "remove":
        notes.remove(desk.workspace, number, desk.principal, at)
        return number, say("Note removed.")
    if what == "restore":
        notes.restore(desk.workspace, number, desk.principal)
        return number, say("Note restored.")
    raise QueryError(
        say("This is nothing that can be done to a note."), where=say("notes"), mend=say("reload the page.")
    )


def _added(desk: Desk, told: Mapping[str, str], at: datetime) -> int:
    report = desk.report()
    wanted = asked(report, read(told.get("search")))
    where = single(wanted.where)
    if where is None:
        raise QueryError(
            say("A note is about one unit."),
            where=say("filters"),
            mend=say("keep one of each filter, then write."),
        )
    kind = Kind(told["kind"]) if told.get("kind") in set(Kind) else Kind.NOTE
    of_every = told.get("about") == "every" and kind is not Kind.COMMENT
    draft = Draft(
        kind=kind,
        day=_day(told),
        text=told.get("text", ""),
        title=told.get("title", ""),
        kpi="" if of_every else wanted.kpi.key,
        where=where,
    )
    known = Known(report.catalogue, {name: report.members(name) for name in FILTERS})
    return notes.add(desk.workspace, draft, desk.principal, at, known)


def _day(told: Mapping[str, str]) -> date:
    """The day that is meant; the first of the month where only that is named."""
    month = parse_month(told.get("month", ""))
    day = int(told["day"]) if told.get("kind") == Kind.EVENT and told.get("day", "").isdecimal() else 1
    if not 1 <= day <= days_in(month):
        raise QueryError(
            say("This month has no such day."),
            where=say("day"),
            mend=say("choose one from 1 to {last}.", last=days_in(month)),
        )
    return first_day(month).replace(day=day)
