"""Notes are written, changed, removed and restored by whoever may, and the audit log has it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hrkpi import notes
from hrkpi.errors import AccessError, QueryError
from hrkpi.note_book import Kind, Note
from hrkpi.notes import LONGEST_TEXT, Draft, Known
from hrkpi.principal import Principal, Role
from hrkpi.report import Report
from hrkpi.store.audit import written
from hrkpi.workspace import Workspace
from tests.reports import MARCH, workspace
from tests.workspaces import OWNER, table

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
EVE = Principal.viewer("eve")
ANN = Principal("ann", Role.ANALYST)
BOB = Principal("bob", Role.ANALYST)
KNOWN = Known({"headcount", "turnover_rate"}, {"department": ("Sales", "Finance", "Legal")})
SALES = {"department": "Sales"}
DAY = date(2025, 3, 14)


@pytest.fixture
def company(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "workspace")


def note(text: str = "Pay round moved.", kpi: str = "headcount", **more: object) -> Draft:
    """A note of March 2025 on headcount."""
    asked: dict[str, object] = {"kind": Kind.NOTE, "day": DAY, "text": text, "kpi": kpi, **more}
    return Draft(**asked)  # type: ignore[arg-type]  # the tests name what they change


def event(title: str, day: date = DAY, **more: object) -> Draft:
    """An event that concerns all KPIs."""
    return note("", "", kind=Kind.EVENT, title=title, day=day, **more)


def wrote(company: Workspace, draft: Draft, principal: Principal = OWNER) -> int:
    """What somebody wrote on 1 November 2026."""
    return notes.add(company, draft, principal, NOON, KNOWN)


def seen(company: Workspace, principal: Principal = EVE, **where: tuple[str, ...]) -> list[Note]:
    """What is seen of headcount in the three months to March 2025."""
    return list(Report(company, principal).notes.seen("headcount", where, MARCH - 2, MARCH))


def test_what_is_written_is_read_by_who_may_only_look(company: Workspace) -> None:
    wrote(company, note())

    (found,) = seen(company)
    assert (found.text, found.author, found.month, found.is_ours) == ("Pay round moved.", "ada", MARCH, False)


def test_a_note_on_the_company_is_seen_in_a_unit_and_not_the_other_way_round(company: Workspace) -> None:
    wrote(company, note("All"))
    wrote(company, note("Sales", where=SALES))
    wrote(company, note("Market", where={"division": "Market"}))

    assert [one.text for one in seen(company)] == ["All"]
    assert [one.text for one in seen(company, division=("Market",))] == ["Market", "All"]
    assert [one.text for one in seen(company, department=("Sales",))] == ["Market", "Sales", "All"]
    assert [one.text for one in seen(company, department=("Finance",))] == ["All"]


def test_of_several_units_only_what_concerns_each_is_seen(company: Workspace) -> None:
    wrote(company, note("Corporate", where={"division": "Corporate"}))
    wrote(company, note("Legal", where={"department": "Legal"}))

    assert [one.text for one in seen(company, department=("Legal", "Finance"))] == ["Corporate"]
    assert seen(company, department=("Legal", "Sales")) == []


def test_a_note_of_another_kpi_or_another_time_is_not_seen(company: Workspace) -> None:
    wrote(company, note(kpi="turnover_rate"))
    wrote(company, note(day=date(2024, 12, 31)))
    wrote(company, note("Of all", kpi=""))

    assert [one.text for one in seen(company)] == ["Of all"]


def test_the_newest_stands_first(company: Workspace) -> None:
    for draft in (note("March"), event("Move", date(2025, 1, 20)), note("March again"), event("Launch")):
        wrote(company, draft)

    told = [one.title or one.text for one in seen(company)]
    assert told == ["Launch", "March again", "March", "Move"]
    events = Report(company, EVE).notes.events("headcount", {}, MARCH - 2, MARCH)
    assert [one.title for one in events] == ["Move", "Launch"]


def test_events_of_an_import_stand_beside_those_written_here(tmp_path: Path) -> None:
    events = table(
        "events",
        date=["2025-02-03", "2025-02-04", "2025-02-05"],
        title=["New office", "Merger", "Nonsense"],
        scope=[None, "department=Sales", "somewhere"],
        note=["Moved.", None, None],
    )
    company = workspace(tmp_path / "workspace", events=events)

    assert [(one.title, one.text, one.is_ours) for one in seen(company, OWNER)] == [
        ("New office", "Moved.", False)
    ]
    assert [one.title for one in seen(company, department=("Sales",))] == ["Merger", "New office"]


def test_the_comment_of_a_card_is_the_latest_of_its_kpi_population_and_month(company: Workspace) -> None:
    for text, where in (("First", {}), ("Second", {}), ("Of Sales", SALES)):
        wrote(company, note(text, kind=Kind.COMMENT, where=where))
    book = Report(company, EVE).notes

    assert [
        found and found.text
        for kept in ({}, {"department": ("Sales",)}, {"department": ("Legal",)})
        for found in [book.comment("headcount", kept, MARCH)]
    ] == ["Second", "Of Sales", None]
    assert book.comment("headcount", {}, MARCH - 1) is None
    assert book.comment("headcount", {"department": ("Sales", "Legal")}, MARCH) is None


def test_a_text_is_changed_by_its_author(company: Workspace) -> None:
    number = wrote(company, note(), ANN)
    notes.change(company, number, "Said better.", ANN, NOON)

    assert [one.text for one in seen(company)] == ["Said better."]


def test_a_removed_note_is_gone_until_it_is_restored(company: Workspace) -> None:
    number = wrote(company, note())
    notes.remove(company, number, OWNER, NOON)
    gone = seen(company)
    notes.restore(company, number, OWNER)

    assert (gone, len(seen(company))) == ([], 1)


def test_everything_done_to_a_note_is_written_down_without_its_text(company: Workspace) -> None:
    number = wrote(company, note("Secret"))
    notes.change(company, number, "Secret too", OWNER, NOON)
    notes.remove(company, number, OWNER, NOON)
    notes.restore(company, number, OWNER)

    with company.reading() as connection:
        entries = written(connection)[-4:]
    assert [entry.action for entry in entries] == ["note.add", "note.change", "note.remove", "note.restore"]
    assert not any("Secret" in entry.detail for entry in entries)
    assert company.verify_audit() == ()


def test_somebody_elses_note_is_the_owners_to_change(company: Workspace) -> None:
    number = wrote(company, note(), ANN)

    assert [one.is_ours for who in (ANN, BOB, OWNER) for one in seen(company, who)] == [True, False, True]
    with pytest.raises(AccessError, match="somebody else's"):
        notes.remove(company, number, BOB, NOON)
    notes.remove(company, number, OWNER, NOON)
    assert seen(company) == []


def test_who_may_only_look_writes_and_removes_nothing(company: Workspace) -> None:
    number = wrote(company, note())

    with pytest.raises(AccessError):
        wrote(company, note(), EVE)
    with pytest.raises(AccessError):
        notes.remove(company, number, EVE, NOON)
    with pytest.raises(AccessError):
        notes.add_all(company, [event("Move")], EVE, NOON, KNOWN)


def test_a_text_is_one_plain_paragraph(company: Workspace) -> None:
    wrote(company, note("  Two\n\nlines\t\u202eand a \x07 bell  "))

    assert [one.text for one in seen(company)] == ["Two lines and a bell"]


@pytest.mark.parametrize(
    ("draft", "what"),
    [
        (note(" \n"), "A note has no text"),
        (note("a" * (LONGEST_TEXT + 1)), "at most 500 characters, not 501"),
        (event(""), "1 to 60 characters, not 0"),
        (event("a" * 61), "1 to 60 characters, not 61"),
        (note(kpi="head_count"), "There is no KPI"),
        (note(where={"department": "Sails"}), "There is no department of that name"),
    ],
)
def test_what_says_nothing_too_much_or_of_nobody_is_refused(
    company: Workspace, draft: Draft, what: str
) -> None:
    with pytest.raises(QueryError, match=what):
        wrote(company, draft)
    assert seen(company) == []


def test_a_note_that_is_not_there_cannot_be_removed(company: Workspace) -> None:
    with pytest.raises(QueryError, match="There is no note 7"):
        notes.remove(company, 7, OWNER, NOON)


def test_events_are_taken_in_once_all_or_none(company: Workspace) -> None:
    events = [event("Move"), event("Launch"), event("Launch", where=SALES)]

    assert notes.add_all(company, events[:2], OWNER, NOON, KNOWN) == 2
    assert notes.add_all(company, [*events, events[2]], OWNER, NOON, KNOWN) == 1
    with pytest.raises(QueryError):
        notes.add_all(company, [event("Third"), event("")], OWNER, NOON, KNOWN)
    assert [one.title for one in seen(company, department=("Sales",))] == ["Launch", "Launch", "Move"]
