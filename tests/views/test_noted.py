"""Notes and events in the files of Explore: the same words as on its page, and lines on its trend."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from hrkpi import notes
from hrkpi.export.forms import Form, written
from hrkpi.export.stamp import Stamp
from hrkpi.kpis.headcount import KPI as HEADCOUNT
from hrkpi.note_book import Kind, Note
from hrkpi.notes import Draft, Known
from hrkpi.report import Report
from hrkpi.view import Asking, Chart, Table, View
from hrkpi.views import _charted as charted
from hrkpi.views._explored import _Point
from hrkpi.views._figures import figures
from hrkpi.views._noted import around, marked_on, noted
from hrkpi.views.explore import VIEW
from hrkpi.wording import FIXED, Wording
from hrkpi.workspace import Workspace
from layouts._address import read
from layouts._asked import asked
from layouts._noted import pad
from layouts._series import lines
from tests.layouts.trees import text
from tests.reports import MARCH, workspace
from tests.workspaces import NOON, OWNER

HOSTILE = "=1+1 <img src=x onerror=alert(1)> $x^2$ %{y}"
KNOWN = Known({"headcount"}, {})
WAS = f"Before it 28{FIXED}people (Feb 2025), now 28{FIXED}people (Mar 2025)."
MOVED = f"Event: New office. All of it. {WAS}"
TOLD = f"Before it 30{FIXED}people (Jan 2025), now 33{FIXED}people (Mar 2025)."


@pytest.fixture
def company(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path / "workspace")
    for draft in (
        Draft(Kind.NOTE, date(2025, 2, 1), HOSTILE, kpi="headcount"),
        Draft(Kind.EVENT, date(2025, 3, 16), "All of it.", "New office"),
        Draft(Kind.EVENT, date(2024, 1, 1), "", "Long ago"),
        Draft(
            Kind.COMMENT, date(2025, 3, 1), "We hire again.", kpi="headcount", where={"division": "Market"}
        ),
    ):
        notes.add(made, draft, OWNER, NOON, KNOWN)
    return made


def explored(company: Workspace, **more: object) -> View:
    """Headcount in the six months to March 2025."""
    asked: dict[str, object] = {"month": MARCH, "months": 6, "chosen": {"kpi": "headcount"}, **more}
    return VIEW.draw(Report(company, OWNER), Wording(), Asking(**asked))  # type: ignore[arg-type]  # as named


def rows(view: View) -> list[list[str]]:
    """Rows of the notes."""
    (table,) = (one for one in view.blocks if isinstance(one, Table) and one.key == "notes")
    return [[cell.text for cell in row] for row in table.rows]


def trend(view: View) -> Chart:
    (found,) = (one for one in view.blocks if isinstance(one, Chart) and one.key == "trend")
    return found


def test_what_is_written_stands_in_rows_the_newest_first(company: Workspace) -> None:
    assert rows(explored(company)) == [
        [
            "16 Mar 2025",
            "Whole company",
            "ada",
            MOVED,
        ],
        ["Feb 2025", "Whole company", "ada", HOSTILE],
    ]


def test_a_unit_has_its_own_notes_and_those_of_the_company(company: Workspace) -> None:
    found = rows(explored(company, where={"department": ("Sales",)}))

    assert ["Mar 2025", "Division: Market", "ada", "Comment on the month: We hire again."] in found
    assert len(found) == 3


def test_trends_of_other_pages_show_events_too(company: Workspace) -> None:
    asked = Asking(month=MARCH, months=6)

    drawn = charted.trend(figures(Report(company, OWNER), Wording(), asked), "headcount")

    assert [event.title for event in drawn.events] == ["New office"]
    assert drawn.statement.endswith("Events: 16 Mar 2025, New office.")


def test_an_event_is_a_line_in_the_trend_and_a_sentence_under_it(company: Workspace) -> None:
    drawn = trend(explored(company))

    (event,) = drawn.events
    assert event.title == "New office"
    assert event.place == pytest.approx(5, abs=0.02)  # the middle of March, the sixth month
    assert drawn.statement.endswith("Events: 16 Mar 2025, New office.")


def test_between_quarters_an_event_stands_in_proportion() -> None:
    quarters = [MARCH - 3, MARCH, MARCH + 3]
    days = (date(2025, 1, 1), date(2025, 2, 15), date(2025, 3, 31), date(2025, 12, 31), date(2020, 1, 1))
    events = [Note(1, Kind.EVENT, day, "", "Move") for day in days]

    places = [event.place for event in marked_on(events, quarters)]
    assert places == pytest.approx([0.5 / 3, 2 / 3, 1 + 0.5 / 3, 2.3, -0.3], abs=0.02)
    assert marked_on(events, []) == ()


def test_where_nothing_is_written_nothing_is_said() -> None:
    assert noted([], Wording()) == ()


@pytest.mark.parametrize(
    ("day", "kind", "said"),
    [
        (
            date(2025, 2, 10),
            Kind.EVENT,
            TOLD,
        ),
        (date(2025, 2, 10), Kind.NOTE, ""),
        (date(2024, 12, 1), Kind.EVENT, ""),  # what was before it is not on the line
        (date(2025, 4, 1), Kind.EVENT, ""),  # nothing is known since
        (date(2025, 1, 1), Kind.EVENT, ""),  # hidden before it
    ],
)
def test_an_event_tells_the_figure_before_it_and_the_last_one(day: date, kind: Kind, said: str) -> None:
    figures = [
        (MARCH - 3, None, False),
        (MARCH - 2, 30.0, False),
        (MARCH, 33.0, False),
        (MARCH + 1, 9.0, True),
    ]
    line = [_Point(*one) for one in figures]

    assert around(Note(1, kind, day, "", "Move"), line, HEADCOUNT, Wording()) == said


def test_page_and_file_tell_it_alike(company: Workspace) -> None:
    report = Report(company, OWNER)
    wanted = asked(report, read("?kpi=headcount&months=12"))
    line = lines(report.answer(wanted.question(back=12)))[0]

    (event,) = (
        one for one in report.notes.seen("headcount", {}, wanted.first, MARCH) if one.kind is Kind.EVENT
    )
    told = around(event, line.points, wanted.kpi, Wording())

    assert told.startswith("Before it ")
    assert told in text(pad(OWNER, wanted, (event,), Wording(), line.points))
    (table,) = (block for block in explored(company, months=12).blocks if block.key == "notes")
    assert isinstance(table, Table)
    assert any(told in row[-1].text for row in table.rows)


@pytest.mark.parametrize("form", [Form.PPTX, Form.XLSX, Form.HTML, Form.CSV])
def test_files_say_it_as_text_and_run_nothing(company: Workspace, form: Form) -> None:
    stamp = Stamp(datetime(2025, 4, 2, tzinfo=UTC), "ada")

    content = written((explored(company),), form, Wording(), stamp)

    text = _inside(content)
    assert "New office" in text
    assert "onerror=alert(1)" in text
    assert "<img src=x" not in text or form is Form.CSV
    assert "<f>" not in text
    assert not any(f"{sign}=1+1" in text for sign in ("\n", ",", ',"'))


def _inside(content: bytes) -> str:
    """Every text of a file, of those in a folder too."""
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(BytesIO(content)) as folder:
        return "\n".join(
            folder.read(name).decode("utf-8", "replace")
            for name in folder.namelist()
            if name.endswith(".xml")
        )
