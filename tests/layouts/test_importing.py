"""An import from the page: uploaded, checked, answered, brought in, undone."""

import json
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage

from hrkpi.errors import QueryError
from hrkpi.findings import Finding, ImportReport, Place, Severity, Status
from hrkpi.principal import Principal
from hrkpi.wording import Wording
from layouts import _jobs
from layouts._build import build
from layouts._import_panel import panel
from layouts._importing import Act, done, read_act
from layouts._jobs import Job
from layouts._page import Desk, Progress
from layouts._uploads import MOST_FILES, received, safe_name
from tests.layouts.conftest import gone
from tests.layouts.trees import of_kind, text, walk

PEOPLE = {
    "employees.csv": "employee_id,gender\n" + "".join(f"E{n},woman\n" for n in range(9)),
    "employments.csv": "employee_id,hire_date\n" + "".join(f"E{n},2023-01-01\n" for n in range(9)),
    "jobs.csv": "employee_id,effective_date,department\n"
    + "".join(f"E{n},2023-01-01,Sales\n" for n in range(9)),
}
EMPTY = ImportReport(Status.DRY_RUN, None, (), {}, ())


def uploaded(desk: Desk, **changed: str) -> str:
    """A job whose files are there."""
    name = _jobs.opened(desk)
    for file, content in (PEOPLE | changed).items():
        (_jobs.folder(desk, name) / _jobs.FILES / file).write_text(content, encoding="utf-8")
    return name


def ended(desk: Desk, name: str) -> Job:
    """A job when it has come to its end."""
    until = time.monotonic() + 60
    while (job := _jobs.look(desk, name)).phase == "running" and time.monotonic() < until:
        time.sleep(0.02)
    return job


def proposals(shown: object) -> list[str]:
    """What stands in the fields for a mapping."""
    return [str(getattr(field, "value", "")) for field in of_kind(shown, "Textarea")]


def words(shown: object) -> str:
    return " ".join(text(shown).split())


def test_files_are_checked_and_nothing_changes(empty: Desk) -> None:
    name = uploaded(empty)

    shown, *_, rests = done(empty, Act("upload", name))
    job = ended(empty, name)

    assert "Checking" in words(shown)
    assert rests is False
    assert job.report["status"] == Status.DRY_RUN
    assert empty.is_empty
    assert "Import" in [text(button) for button in of_kind(panel(job, Wording()), "Button")]


def test_what_was_checked_can_be_brought_in(empty: Desk) -> None:
    name = uploaded(empty)

    done(empty, Act("import", name))
    ended(empty, name)
    shown, loaded, fresh, _, rests = done(empty, Act("tick", name))

    assert "Imported" in words(shown)
    assert "What is loaded" in words(loaded)
    assert "Data to" in words(fresh)
    assert rests is True
    assert not empty.is_empty


def test_going_back_makes_an_earlier_snapshot_current(empty: Desk) -> None:
    for gender in ("woman", "man"):
        name = uploaded(empty, **{"employees.csv": PEOPLE["employees.csv"].replace("woman", gender)})
        done(empty, Act("import", name))
        ended(empty, name)
    newest, first = empty.workspace.snapshots()

    _, loaded, *_ = done(empty, Act("use", snapshot=first.id))

    assert [one.id for one in empty.workspace.snapshots() if one.is_current] == [first.id]
    assert newest.id in words(loaded)


def test_an_unknown_snapshot_is_told_in_words(full: Desk) -> None:
    assert "What helps" in words(done(full, Act("use", snapshot="../../etc"))[1])


def test_a_wrong_file_is_refused_with_place_and_mend(empty: Desk) -> None:
    name = uploaded(empty, **{"employments.csv": "employee_id,hire_date\nE1,2023-02-30\n"})

    done(empty, Act("upload", name))
    shown = panel(ended(empty, name), Wording())

    assert "Refused: nothing has changed" in words(shown)
    assert "2023-02-30" in words(shown)
    assert "hire_date" in words(shown)
    assert "Import" not in [text(button) for button in of_kind(shown, "Button")]


def test_an_upload_that_is_gone_is_told_in_words(empty: Desk) -> None:
    for name in ("0" * 24, "../../secret", "", "x" * 24):
        with pytest.raises(QueryError, match="not here any more"):
            _jobs.folder(empty, name)
    assert "not here any more" in words(done(empty, Act("check", "0" * 24))[0])


def test_a_job_that_its_server_left_behind_has_failed(empty: Desk) -> None:
    name = _jobs.opened(empty)
    stopped = {"phase": "running", "process": gone()}
    (_jobs.folder(empty, name) / _jobs.STATE).write_text(json.dumps(stopped), encoding="utf-8")

    job = _jobs.look(empty, name)

    assert job.phase == "failed"
    assert "stopped" in words(panel(job, Wording()))


def test_a_job_that_was_never_started_has_failed(empty: Desk) -> None:
    assert _jobs.look(empty, _jobs.opened(empty)).phase == "failed"


def test_a_job_runs_once_at_a_time(empty: Desk) -> None:
    name, begun = _jobs.opened(empty), []

    def work(progress: Progress) -> ImportReport:
        begun.append(1)
        progress("reading", 1, 2)
        time.sleep(0.2)
        return EMPTY

    _jobs.start(empty, name, work, dry_run=True)
    _jobs.start(empty, name, work, dry_run=True)
    ended(empty, name)

    assert begun == [1]


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (QueryError("That cannot be.", where="here", mend="do otherwise."), "That cannot be."),
        (ZeroDivisionError("4711"), "under reference"),
    ],
)
def test_a_failing_job_tells_what_it_may(empty: Desk, failure: Exception, said: str) -> None:
    name = _jobs.opened(empty)

    def work(_: Progress) -> ImportReport:
        raise failure

    _jobs.start(empty, name, work, dry_run=True)
    told = words(panel(ended(empty, name), Wording()))

    assert said in told
    assert "4711" not in told


def test_the_sample_company_can_be_loaded(empty: Desk) -> None:
    empty.sample = lambda _: ImportReport(Status.NO_CHANGE, "1", (), {}, ())

    shown, _, _, name, rests = done(empty, Act("sample"))
    job = ended(empty, name)

    assert "Importing" in words(shown)
    assert rests is False
    assert "already loaded" in words(panel(job, Wording()))


def test_other_files_can_be_chosen(empty: Desk) -> None:
    shown, _, _, name, rests = done(empty, Act("discard", "0" * 24))

    assert "Drop exports here" in words(shown)
    assert (name, rests) == ("", True)


@pytest.mark.parametrize("said", [None, 5, "tick", [], {}, {"what": ""}, {"which": "x"}])
def test_nothing_happens_on_nonsense(full: Desk, said: Any) -> None:
    assert read_act(said, None, None, None) is None
    assert done(full, None)[-1] is True


def test_answers_are_read_by_their_questions() -> None:
    ids = [{"page": "data", "question": "dates"}, {"page": "data", "question": "words"}, "nonsense"]

    act = read_act({"what": "check"}, "job", ["day first", None, "x"], ids)

    assert act == Act("check", "job", {"dates": "day first"}, "")


def question() -> Finding:
    places = (Place(3, "B", "Hire date", "03/04/2024"),)
    return Finding(
        "DAY_ORDER",
        Severity.QUESTION,
        "people.csv",
        "Active",
        "may be 3 April or 4 March",
        "say which.",
        2,
        places,
        "people.dates",
        ("day first", "month first"),
    )


def test_an_open_question_can_be_answered() -> None:
    report = ImportReport(Status.QUESTIONS, None, (), {"employees": 1200}, (question(),), "table = 'x'")

    shown = panel(Job("done", report=report.as_dict()), Wording())

    (field,) = [
        one for one in walk(shown) if getattr(one, "id", None) == {"page": "data", "question": "people.dates"}
    ]
    assert [option["value"] for option in field.data] == ["day first", "month first"]  # type: ignore[attr-defined]
    assert "“Hire date” may be 3 April or 4 March." in words(shown)
    assert "1\u202f200 rows" in text(shown)
    assert "people.csv · Active" in words(shown)
    assert "Check again" in words(shown)
    assert proposals(shown) == ["table = 'x'"]


STRANGE = "Personalnummer;Eintritt;Abteilung\n7;01.02.2023;Vertrieb\n8;13.02.2023;Vertrieb\n"


def test_a_strange_file_comes_with_a_mapping_to_complete_and_is_read_by_it(empty: Desk) -> None:
    name = _jobs.opened(empty)
    (_jobs.folder(empty, name) / _jobs.FILES / "leute.csv").write_text(STRANGE, encoding="utf-8")
    done(empty, Act("upload", name))
    (proposed,) = proposals(panel(ended(empty, name), empty.wording))

    done(empty, Act("check", name, mapping=proposed))
    checked = ended(empty, name)
    done(empty, Act("import", name))
    brought = ended(empty, name)

    assert 'department = "Abteilung"' in proposed
    assert checked.report["status"] == Status.DRY_RUN
    assert "What the columns mean" in words(panel(checked, empty.wording))
    assert brought.report["tables"] == {"employees": 2, "employments": 2, "jobs": 2}
    assert not proposals(panel(brought, empty.wording))


def test_a_mapping_that_cannot_be_read_stays_there_to_be_mended(empty: Desk) -> None:
    name = _jobs.opened(empty)
    (_jobs.folder(empty, name) / _jobs.FILES / "leute.csv").write_text(STRANGE, encoding="utf-8")

    done(empty, Act("check", name, mapping="[employees"))
    shown = panel(ended(empty, name), empty.wording)

    assert "The mapping cannot be read" in words(shown)
    assert proposals(shown) == ["[employees"]


def test_a_name_from_a_file_is_only_text() -> None:
    nasty = Finding("X", Severity.WARNING, "<img src=x>", "", "<b>bold</b>", "")

    shown = panel(
        Job("done", report=ImportReport(Status.REFUSED, None, (), {}, (nasty,)).as_dict()), Wording()
    )

    assert "<b>bold</b>" in words(shown)
    assert not [one for one in walk(shown) if "dangerously" in str(getattr(one, "_type", "")).lower()]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("employees.csv", "employees.csv"),
        ("../../etc/passwd", "etc_passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/abs/olute.csv", "abs_olute.csv"),
        ("a\x00b.csv", "ab.csv"),
        ("Größe 2026.xlsx", "Groe_2026.xlsx"),
        ("…", "file-7"),
        ("", "file-7"),
    ],
)
def test_a_file_is_kept_under_a_name_that_is_only_a_name(name: str, kept: str) -> None:
    assert safe_name(name, 7) == kept


def test_a_long_name_keeps_its_ending() -> None:
    kept = safe_name("x" * 300 + ".csv", 1)

    assert len(kept) <= 120
    assert kept.endswith(".csv")


def sent(*names: str) -> list[FileStorage]:
    return [FileStorage(BytesIO(b"a\n1\n"), filename=name) for name in names]


@pytest.fixture
def refused(empty: Desk) -> Callable[..., int]:
    app = build(empty)

    def status(files: list[FileStorage], desk: Desk = empty) -> int:
        with app.server.app_context():
            return received(desk, files)[1]

    return status


def test_files_are_kept_and_two_of_one_name_stay_two(empty: Desk) -> None:
    app = build(empty)

    with app.server.app_context():
        answer, status = received(empty, sent("a.csv", "a.csv"))

    assert status == 200
    assert [path.name for path in _jobs.files(empty, answer.json["job"])] == ["2-a.csv", "a.csv"]  # type: ignore[index]


def test_none_and_too_many_files_are_refused(refused: Callable[..., int]) -> None:
    assert refused([]) == 400
    assert refused(sent(*[f"{n}.csv" for n in range(MOST_FILES + 1)])) == 400


def test_who_may_only_look_may_not_upload(empty: Desk, refused: Callable[..., int]) -> None:
    viewer = Desk(empty.workspace, Principal.viewer("eve"), empty.importer, Wording())

    assert refused(sent("a.csv"), viewer) == 403


def test_an_upload_over_http_is_kept_whole(empty: Desk) -> None:
    client = build(empty).server.test_client()

    answer = client.post("/upload", data={"files": (BytesIO(b"x" * 200_000), "big.csv")})

    assert answer.status_code == 200
    assert answer.json is not None
    (kept,) = _jobs.files(empty, answer.json["job"])
    assert kept.stat().st_size == 200_000
