"""One warm browser: everybody gets their own picture, nothing is fetched, and it comes back after it died."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Error

from hrkpi.errors import SettingError
from hrkpi.export.chromium import chromium
from hrkpi.export.machine import Machine
from hrkpi.export.renderer import Renderer, renderer

pytestmark = pytest.mark.browser


def figure(title: str) -> dict[str, Any]:  # Any: a figure is an open dictionary
    line = {"type": "scatter", "mode": "lines", "x": [1, 2, 3], "y": [3, 1, 2]}
    return {"data": [line], "layout": {"title": {"text": title}}}


def test_eight_at_once_get_their_own_picture() -> None:
    names = [f"Picture {number}" for number in range(8)]
    with ThreadPoolExecutor(8) as many:
        svgs = list(many.map(lambda name: renderer().ask(lambda m: m.svg(figure(name), 400, 240)), names))

    assert [re.findall(r"Picture \d+", svg) for svg in svgs] == [[name] for name in names]


def test_a_chart_has_its_size_and_points_nowhere() -> None:
    svg = renderer().ask(lambda machine: machine.svg(figure("One"), 640, 280))

    assert re.match(r'<svg [^>]*width="640" height="280"', svg)
    assert not re.findall(r'(?:href|src)="(?!#)|url\((?!.?#|.?&quot;#)', svg)


def test_nothing_is_fetched_by_a_chart() -> None:
    """A picture in a chart would tell its host that a report was made."""
    outside = {"source": "http://127.0.0.1:9/x.png", "x": 0, "y": 1, "sizex": 1, "sizey": 1}
    drawn = figure("One")
    drawn["layout"]["images"] = [outside]

    assert "<svg" in renderer().ask(lambda machine: machine.svg(drawn, 400, 240))


def test_a_browser_that_died_is_started_anew() -> None:
    own = Renderer(chromium())
    try:
        own.ask(lambda machine: machine.close())
        assert own.ask(lambda machine: machine.pdf("<p>still</p>")).startswith(b"%PDF")
    finally:
        own.close()


def test_a_page_that_never_ends_is_ended_and_the_next_gets_a_new_browser() -> None:
    own = Renderer(chromium(), deadline=1.0)

    def endless(machine: Machine) -> object:
        return machine._easel().evaluate("() => { while (true) {} }")  # noqa: SLF001 - nothing offered hangs

    try:
        with pytest.raises(SettingError, match="did not end within 1 seconds"):
            own.ask(endless)
        assert "After" in own.ask(lambda machine: machine.svg(figure("After"), 400, 240), pages=20)
    finally:
        own.close()


def test_it_leaves_when_nobody_asks_and_comes_back() -> None:
    own = Renderer(chromium(), idle=0.05)
    first = own.ask(lambda machine: machine.png("<p>one</p>", 300))
    own.close()

    assert own.ask(lambda machine: machine.png("<p>one</p>", 300)) == first
    own.close()


def test_a_fault_of_the_work_goes_to_who_asked() -> None:
    def wrong(machine: Machine) -> str:
        del machine
        raise LookupError("no such figure")

    with pytest.raises(LookupError):
        renderer().ask(wrong)
    assert "<svg" in renderer().ask(lambda machine: machine.svg(figure("Next"), 300, 200))


def test_what_chromium_cannot_do_is_an_error_of_the_setting() -> None:
    def refused(machine: Machine) -> str:
        del machine
        raise Error("no paper\nmore")

    with pytest.raises(SettingError, match="could not draw: no paper"):
        renderer().ask(refused)


def test_waiting_has_an_end() -> None:
    own = Renderer(chromium(), patience=0.0)

    with pytest.raises(SettingError, match="longer than 0 seconds"):
        own.ask(lambda machine: machine.pdf("<p>late</p>"))
    own.close()


def test_too_many_who_wait_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrkpi.export.renderer.MOST_WAITING", -1)

    with pytest.raises(SettingError, match="too many"):
        Renderer(chromium()).ask(lambda machine: machine.pdf("<p>late</p>"))


def test_everybody_who_waits_is_told_when_no_browser_comes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def none() -> None:
        raise Error("no driver")

    monkeypatch.setattr("hrkpi.export.renderer.sync_playwright", none)

    with pytest.raises(SettingError, match="no driver"):
        Renderer(str(tmp_path / "chromium")).ask(lambda machine: machine.pdf("<p>late</p>"))


def test_work_that_nobody_waits_for_any_more_is_dropped() -> None:
    """It stood behind another one; the browser never began it."""
    own, busy, done = Renderer(chromium()), Event(), list[str]()

    def first(machine: Machine) -> None:
        busy.wait(5)
        machine.svg(figure("One"), 300, 200)

    def unwanted() -> None:
        raise KeyError("stopped")

    try:
        with ThreadPoolExecutor(1) as other:
            working = other.submit(own.ask, first)
            with pytest.raises(KeyError, match="stopped"):
                own.ask(lambda _machine: done.append("second"), watch=unwanted)
            busy.set()
            working.result(20)
        own.ask(lambda _machine: done.append("third"))
    finally:
        own.close()
    assert done == ["third"]
