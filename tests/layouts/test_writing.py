"""What is sent to the notes' address is done or refused, by whoever may, about what the address names."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from hrkpi.note_book import Note
from hrkpi.principal import Principal
from hrkpi.wording import Wording
from layouts._address import read
from layouts._asked import asked
from layouts._build import build
from layouts._noted import SEEN, pad
from layouts._page import Desk
from layouts.explore import PAGE as EXPLORE
from layouts.scorecard import PAGE
from tests.layouts.conftest import desk_of
from tests.layouts.trees import figures, text
from tests.reports import MARCH, workspace

HERE = "?kpi=headcount&months=12&division=Market"
NOTE = {"what": "add", "search": HERE, "kind": "note", "month": "2025-03", "text": "Pay round."}
EVENT = {**NOTE, "kind": "event", "day": "14", "title": "Launch", "about": "every"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(workspace(tmp_path / "workspace"))


@pytest.fixture
def client(desk: Desk) -> Iterator[FlaskClient]:
    with build(desk).server.test_client() as made:
        yield made


def sent(client: FlaskClient, what: object) -> tuple[int, dict[str, object]]:
    """Status and answer."""
    answer = client.post("/notes", json=what)
    return answer.status_code, dict(answer.json or {})


def seen(desk: Desk, **where: tuple[str, ...]) -> list[Note]:
    """Notes on headcount in the year to March 2025."""
    return list(desk.report().notes.seen("headcount", where, MARCH - 11, MARCH))


def test_a_note_is_about_what_the_address_names(client: FlaskClient, desk: Desk) -> None:
    status, told = sent(client, NOTE)

    (note,) = seen(desk, division=("Market",))
    assert (status, told) == (200, {"note": note.id, "said": "Note saved."})
    assert (note.kpi, note.scope, note.author, note.month) == ("headcount", "division=Market", "ada", MARCH)
    assert seen(desk) == []


def test_an_event_has_its_day_and_may_concern_every_kpi(client: FlaskClient, desk: Desk) -> None:
    sent(client, EVENT)

    (event,) = seen(desk, division=("Market",))
    assert (event.title, f"{event.day}", event.kpi) == ("Launch", "2025-03-14", "")


def test_a_comment_is_always_of_one_kpi(client: FlaskClient, desk: Desk) -> None:
    sent(client, {**NOTE, "kind": "comment", "about": "every"})

    comment = desk.report().notes.comment("headcount", {"division": ("Market",)}, MARCH)
    assert comment is not None
    assert comment.text == "Pay round."


def test_it_is_changed_removed_and_restored(client: FlaskClient, desk: Desk) -> None:
    number = str(sent(client, NOTE)[1]["note"])

    said = [
        sent(client, {"what": what, "note": number, "text": "Better."})[1]["said"]
        for what in ("change", "remove", "restore")
    ]
    assert said == ["Note saved.", "Note removed.", "Note restored."]
    assert [note.text for note in seen(desk, division=("Market",))] == ["Better."]


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ({**NOTE, "text": " "}, "A note has no text."),
        ({**NOTE, "month": "soon"}, "is not a month"),
        ({**EVENT, "month": "2025-02", "day": "30"}, "no such day. Choose one from 1 to 28."),
        ({**NOTE, "search": "?kpi=headcount&division=Market&division=Corporate"}, "about one unit"),
        ({"what": "remove", "note": "99"}, "There is no note 99"),
        ({"what": "remove", "note": ["1"]}, "There is no note 0"),
        ({"what": "burn"}, "nothing that can be done"),
        (["add"], "nothing that can be done"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    client: FlaskClient, desk: Desk, what: object, why: str
) -> None:
    _, told = sent(client, what)

    assert why in str(told["refused"])
    assert seen(desk, division=("Market",)) == []


def test_who_may_only_look_writes_nothing_and_sees_no_form(desk: Desk) -> None:
    looking = replace(desk, principal=Principal.viewer("eve"))
    with build(looking).server.test_client() as client:
        status, _ = sent(client, NOTE)

    assert status == 403
    assert "Add a note" not in text(drawn(looking, HERE))


def test_another_site_writes_nothing(client: FlaskClient) -> None:
    answer = client.post("/notes", json=NOTE, headers={"Origin": "https://elsewhere.example"})

    assert answer.status_code == 403


def test_of_many_notes_the_newest_stand_open_and_the_others_folded(client: FlaskClient, desk: Desk) -> None:
    for month in range(1, SEEN + 2):
        sent(client, {**NOTE, "month": f"2025-0{month}", "text": f"Month {month}."})

    said = text(drawn(desk, HERE))
    assert (
        said.index("Month 3.") < said.index("Month 2.") < said.index("1 more note") < said.index("Month 1.")
    )


def test_an_event_is_a_line_on_the_trend_with_its_name(client: FlaskClient, desk: Desk) -> None:
    sent(client, {**EVENT, "about": "this"})

    body = EXPLORE.draw(desk, read(HERE)).body
    figure = figures(body)["trend"]
    line, stem = figure["layout"]["shapes"]
    assert line["x0"] == stem["x0"] == pytest.approx(MARCH - 0.5 + 13.5 / 31)
    assert "Launch" in [word["text"] for word in figure["layout"]["annotations"]]


def test_where_nothing_is_written_it_says_what_could_be(desk: Desk) -> None:
    assert "Nothing is written down of these months" in text(drawn(desk, HERE))


def test_of_several_units_a_note_cannot_be_written(desk: Desk) -> None:
    said = text(drawn(desk, "?kpi=headcount&division=Market&division=Corporate"))

    assert "A note is about one unit" in said
    assert "Save note" not in said


def test_a_note_on_more_than_the_view_says_so(client: FlaskClient, desk: Desk) -> None:
    sent(client, EVENT)

    assert "Division: Market · every KPI" in text(drawn(desk, "?kpi=headcount&department=Sales"))


def drawn(desk: Desk, search: str) -> object:
    """The notes of an address."""
    report = desk.report()
    wanted = asked(report, read(search))
    notes = report.notes.seen(wanted.kpi.key, wanted.where, wanted.first, wanted.last)
    return pad(report.principal, wanted, notes, Wording())


def test_a_comment_stands_on_the_card_of_its_month(client: FlaskClient, desk: Desk) -> None:
    sent(client, {**NOTE, "kind": "comment", "text": "Market grows again."})

    here, whole = (
        text(PAGE.draw(desk, read(search)).body) for search in ("?scope=division:Market", "?month=2025-03")
    )
    assert "Comment by ada: Market grows again." in " ".join(here.split())
    assert "Market grows" not in whole
