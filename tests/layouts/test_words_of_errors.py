"""Every word of what goes wrong is said in the reader's language: imports, mappings, links, files, rights."""

from collections.abc import Callable
from pathlib import Path

import pytest

from connectors._kinds import Cell
from hrkpi import notes, packs
from hrkpi.errors import HrkpiError
from hrkpi.export.chromium import chromium
from hrkpi.export.edition import Page as Wanted
from hrkpi.findings import Status
from hrkpi.language import marked, speaking
from hrkpi.principal import IMPORTERS, Principal
from hrkpi.result import Question
from hrkpi.tables import TABLES
from layouts import _jobs
from layouts._address import Query
from layouts._import_panel import panel
from layouts._importing import Act, done
from layouts._page import Desk
from layouts._states import mistake
from layouts._taken import view_file
from tests.layouts.test_importing import PEOPLE, ended, words
from tests.layouts.trees import heard
from tests.pseudo import plain_words, widened

HIRED = "employee_id,hire_date,last_day,exit_type\n"
FILES: dict[str, bytes] = {  # everything that is wrong with them is of another kind
    "employees.csv": b"employee_id,gender\nE1,alien\nE1,man\nE2,woman\nE3,woman,4,5\nE4\n",
    "employments.csv": (
        f"{HIRED}E1,2023-02-30,,\nE2,soon,,\nE3,,,\nE4,2023-05-01,2023-04-01,voluntary\nE99,2023-01-01,9999-12-31,\n"
    ).encode(),
    "jobs.csv": b"employee_id,effective_date,department,fte\nE1,2023-01-01,Sales,a\nE2,2023-01-01,Sales,70\n",
    "training.csv": b'employee_id,course_id,due_date,hours\nE1,K1,03/04/2024,"1,234"\nE1,K2,05/06/2024,"2"\n',
    "page.csv": b"<html><body>log in</body></html>",
    "scan.csv": b"%PDF-1.4",
    "torn.csv": b'a,b\n"1,2\n',
    "zero.csv": b"a,b\n1,\0\n",
    "blank.csv": b"\n",
    "strange.csv": b"foo,bar\n1,2\n",
    "twice.json": b'{"a": 1, "a": 2}',
    "short.xlsx": b"PK\x03\x04damaged",
    "short.parquet": b"PAR1damaged",
    "lacking.csv": b"employee_id,birth_date,nationality\n",
}
DATA = (  # what no language changes: of the files, of the tables, and how forms are called
    "HR CSV XLSX PDF UTF NUL JSON Parquet YYYY MM DD hrkpi connectors import dry run canonical",
    "File is not a zip file",  # what the library that opens workbooks says
    *Cell.model_fields,
    *(word.decode(errors="replace") for word in FILES.values()),
    *FILES,
    *(text for table in TABLES.values() for text in (table.name, *table.names)),
    *(option for table in TABLES.values() for column in table.columns for option in column.options),
)
MAPPINGS = (
    "[nothing]\na = 'b'",
    "name = 'x'",
    "[employees]\nzzz = 'Personalnummer'",
    "[employments]\nhire_date = 'Eintritt'",
    "[employees]\nemployee_id = { also = ['x'] }",
    "[employees]\nemployee_id = { head = 'x' }",
    "employees = 5",
    "leave_out = { Abteilung = 5 }\n[employees]\nemployee_id = 'Personalnummer'",
)


def checked(desk: Desk, files: dict[str, bytes], mapping: str = "") -> _jobs.Job:
    """A job that checked files."""
    name = _jobs.opened(desk)
    for file, content in files.items():
        (_jobs.folder(desk, name) / _jobs.FILES / file).write_bytes(content)
    done(desk, Act("check", name, mapping=mapping))
    return ended(desk, name)


def test_no_word_about_a_wrong_file_is_left_in_english(empty: Desk) -> None:
    with widened():
        job = checked(empty, FILES)

        shown = [*heard(panel(job, empty.wording))]

    assert job.report["status"] == Status.REFUSED
    assert len({finding["code"] for finding in job.report["findings"]}) >= 20
    assert plain_words(shown, DATA) == {}


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_no_word_about_a_wrong_mapping_is_left_in_english(mapping: str, empty: Desk) -> None:
    with widened():
        job = checked(empty, {"leute.csv": b"Personalnummer;Eintritt\n7;01.02.2023\n"}, mapping)

        shown = [*heard(panel(job, empty.wording))]

    assert job.phase == "failed"
    assert plain_words(shown, (*DATA, mapping, _jobs.MAPPING)) == {}


MISTAKES: dict[str, Callable[[Desk], object]] = {
    "a KPI": lambda desk: desk.report().kpi("zzz"),
    "a dimension": lambda desk: desk.report().answer(Question("enps", by=("zzz",))),
    "a member": lambda desk: desk.report().answer(Question("headcount", where={"department": ("Zzz",)})),
    "a range": lambda desk: desk.report().answer(Question("headcount", first=24_300, last=24_299)),
    "a view": lambda desk: view_file(desk, Query({"view": ("zzz",)}), "pdf", ""),
    "a format": lambda desk: view_file(desk, Query({"view": ("turnover",)}), "zzz", ""),
    "a snapshot": lambda desk: desk.workspace.use("zzz", desk.principal),
    "a pack": lambda desk: packs.pack(desk.workspace, "zzz"),
    "a note": lambda desk: notes.restore(desk.workspace, 99, desk.principal),
    "a right": lambda _: Principal.viewer("zzz").must_be(IMPORTERS, marked("import a file")),
    "a window": lambda _: Wanted.read("enps?window=zzz"),
    "a browser": lambda _: chromium(),
}


@pytest.mark.parametrize("make", MISTAKES.values(), ids=MISTAKES)
def test_no_word_about_a_mistake_is_left_in_english(
    make: Callable[[Desk], object], full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HRKPI_CHROMIUM", "zzz")
    with widened():
        with pytest.raises(HrkpiError) as raised:
            make(full)

        shown = [*heard(mistake(raised.value))]

    report = full.report()
    names = [*report.catalogue, *report.dimensions("headcount"), *report.members("department")]
    known = (
        "zzz Zzz window apt get install chromium html pptx xlsx csv HRKPI_CHROMIUM hrkpi notes list from to"
    )
    assert plain_words(shown, [known, *names, full.workspace.snapshots()[0].id]) == {}


def test_what_is_wrong_is_told_in_german_and_in_french(empty: Desk) -> None:
    wrong = {"employments.csv": HIRED.encode() + b"E1,2023-02-30,,\n"} | {
        name: content.encode() for name, content in PEOPLE.items() if name != "employments.csv"
    }

    told = {}
    for language in ("de", "fr"):
        with speaking(language):
            told[language] = words(panel(checked(empty, wrong), empty.wording))

    assert "„" not in told["fr"]
    assert "ist kein Tag des Kalenders. " in told["de"]
    assert "Die Zelle berichtigen." in told["de"]
    assert "n’est pas un jour du calendrier." in told["fr"]


def test_the_command_line_speaks_english(empty: Desk, tmp_path: Path) -> None:
    """Nobody chose a language there, whatever the workspace's locale."""
    file = tmp_path / "employments.csv"
    file.write_bytes(HIRED.encode() + b"E1,2023-02-30,,\n")

    report = empty.importer([file], dry_run=True, answers={}, mapping=None, progress=lambda *_: None)

    assert "is no day of the calendar" in [finding.what for finding in report.findings]
