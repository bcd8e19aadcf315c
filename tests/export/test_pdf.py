"""The printed page: one sheet, tagged, with the words of the screen, and made without a network."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from hrkpi.errors import SettingError
from hrkpi.export import chromium as programs
from hrkpi.export.chromium import chromium
from hrkpi.export.html import scorecard_html
from hrkpi.export.pdf import to_pdf
from hrkpi.export.stamp import Stamp
from hrkpi.language import speaking
from hrkpi.result import Comment, Mover
from hrkpi.scorecard import KEYS
from hrkpi.wording import Wording
from tests.cards import CARD, kpi, scorecard

NOON = datetime(2026, 12, 1, 12, 30, tzinfo=UTC)
A4 = (842, 595)  # points, landscape


def twelve(**more: Any) -> str:
    told = replace(CARD, comment=Comment("Pay review decided, retention talks under way. " * 4, "ada"))
    cards = [
        replace(told, kpi=kpi(key=key, label=key.replace("_", " ").capitalize()), **more) for key in KEYS
    ]
    return scorecard_html(scorecard(*cards), Wording(), Stamp(NOON, "ada"))


@pytest.fixture(scope="module")
def printed() -> PdfReader:
    return PdfReader(BytesIO(to_pdf(twelve())))


@pytest.mark.browser
def test_twelve_cards_are_one_a4_page(printed: PdfReader) -> None:
    box = printed.pages[0].mediabox

    assert len(printed.pages) == 1
    assert (round(box.width), round(box.height)) == A4


@pytest.mark.browser
def test_long_sentences_in_german_are_one_page_still() -> None:
    with speaking("de"):
        page = twelve(mover=Mover("Forschung und Entwicklung in Osteuropa und Asien", "department", -0.007))

    assert len(PdfReader(BytesIO(to_pdf(page))).pages) == 1
    assert '<html lang="de">' in page


@pytest.mark.browser
def test_it_is_tagged_and_has_an_outline_and_a_title(printed: PdfReader) -> None:
    assert printed.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]  # a PDF's dictionaries are open
    assert printed.outline
    assert printed.metadata is not None
    assert printed.metadata.title == "Monthly scorecard, November 2026 · Alder & Finch Group"


@pytest.mark.browser
def test_it_says_what_the_page_says(printed: PdfReader) -> None:
    text = re.sub(r"\s+", " ", printed.pages[0].extract_text())

    assert "Twelve of 12 KPIs are on target." in text
    assert text.count("Target ≤ 12.0 %") == 12
    assert text.count("Pay review decided, retention") == 12
    assert "snapshot 000003-1a2b3c" in text


@pytest.mark.browser
def test_nothing_is_fetched_and_no_script_runs() -> None:
    page = "<script>document.body.innerText='ran'</script><img src='http://127.0.0.1:9/x.png'><p>still</p>"

    text = PdfReader(BytesIO(to_pdf(page))).pages[0].extract_text()

    assert text.strip() == "still"


def test_without_chromium_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "NAMES", ("no-such-program",))

    with pytest.raises(SettingError, match="apt-get install chromium"):
        chromium()


def test_a_named_chromium_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRKPI_CHROMIUM", "/no/such/chromium")

    with pytest.raises(SettingError, match="HRKPI_CHROMIUM=/no/such/chromium"):
        chromium()


def test_a_chromium_that_cannot_print_is_an_error_of_the_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o700)
    monkeypatch.setenv("HRKPI_CHROMIUM", str(broken))

    with pytest.raises(SettingError, match="could not draw"):
        to_pdf("<p>nothing</p>")


def test_it_prints_inside_a_running_loop() -> None:
    """In a notebook a loop is always running."""

    async def cell() -> bytes:
        return to_pdf("<!doctype html><title>One</title><p>One</p>")

    with ThreadPoolExecutor(1) as notebook:  # the browser tests may have left a loop in this thread
        assert notebook.submit(asyncio.run, cell()).result().startswith(b"%PDF")
