"""One SVG of a view: whole words, headings, and the company's logo."""

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

from hrkpi.export.branding import brand_of
from hrkpi.export.sheet import INSIDE, SIDE, sheet
from hrkpi.export.stamp import Stamp
from hrkpi.view import Fact, Facts, Role, View
from hrkpi.wording import Wording
from tests.branded import SVG, branded
from tests.seen import BAR, FACTS, HIDDEN, LINE, STAMP, TABLE, share, view

NAME = "{http://www.w3.org/2000/svg}"
LONG = "Target at most 12.0 %, 13.4 % a year ago, and a change that is no more than chance"


def drawn(seen: View, stamp: Stamp = STAMP) -> list[tuple[str, dict[str, str]]]:
    """Every text of the picture with where it stands, in order; a chart's picture is its key."""
    drawn = '<svg ><text style="font-family: var(--font)">{}</text></svg>'
    made = sheet([seen], Wording(), stamp, lambda chart, _width: drawn.format(chart.key))
    root = fromstring(made)  # noqa: S314 - our own text
    return [(one.text or "", dict(one.attrib)) for one in root.iter(f"{NAME}text")]


def test_texts_of_large_figures_are_wrapped_and_none_is_cut() -> None:
    facts = Facts("now", (Fact("Voluntary turnover", share(0.124), LONG), Fact("Regretted", HIDDEN)))

    texts = drawn(view(facts))

    assert not [text for text, _ in texts if "…" in text]
    notes = [text for text, look in texts if look["x"] == f"{SIDE:.1f}" and look["font-size"] == "11.0"]
    assert " ".join(notes).startswith(LONG)
    beside = [look["x"] for text, look in texts if text in {"Regretted", "hidden"}]
    assert beside == [f"{SIDE + INSIDE / 3:.1f}"] * 2


def test_what_follows_stands_below_the_longest_text() -> None:
    facts = Facts("now", (Fact("A", share(0.1), LONG), Fact("B", share(0.2))))

    low = [float(look["y"]) for text, look in drawn(view(facts, LINE)) if "y" in look and text]

    at = [text for text, look in drawn(view(facts, LINE)) if "y" in look and text].index(LINE.title)
    assert low[at] == max(low[: at + 1])


def test_a_heading_waits_for_the_first_block_of_its_section_that_is_drawn() -> None:
    """Tables are left to other formats; without its heading their section would run into the one before."""
    told = [text for text, _ in drawn(view(LINE, TABLE, BAR, sections={"reasons": "Why they leave"}))]

    assert told.index("Why they leave") == told.index(BAR.title) - 1
    assert TABLE.title not in told


def test_the_key_has_the_marks_of_the_chart_and_goes_on_on_the_next_line() -> None:
    target, ahead = (
        replace(
            BAR.series[0], name=f"{name} of everybody in the company at that time", low=(), high=(), role=role
        )
        for name, role in (("Target", Role.TARGET), ("Forecast", Role.FORECAST))
    )
    bars = replace(BAR, series=(*BAR.series, target, ahead))

    made = sheet([view(bars), view(FACTS)], Wording(), STAMP, lambda _chart, _width: "<svg ></svg>")

    root = fromstring(made)  # noqa: S314 - our own text
    assert [one.get("r") for one in root.iter(f"{NAME}circle")] == ["5"]
    assert [one for one in root.iter(f"{NAME}path") if "v14" in one.get("d", "")]
    rows = {look["y"] for text, look in drawn(view(bars)) if text.endswith("at that time")}
    assert len(rows) == 2
    assert made.count(FACTS.facts[0].label) >= 1


def test_the_picture_has_the_companys_logo_on_top(tmp_path: Path) -> None:
    brand = brand_of(branded(tmp_path / "w", 'brand_logo = "logo.svg"', logo__svg=SVG))

    made = sheet([view(FACTS)], Wording(), replace(STAMP, brand=brand), lambda _chart, _width: "")

    [logo] = fromstring(made).iter(f"{NAME}image")  # noqa: S314 - our own text
    assert (logo.get("width"), logo.get("height")) == ("114", "38")
    assert logo.get("href", "").startswith("data:image/svg+xml;base64,")
    assert "<image" not in sheet([view(FACTS)], Wording(), STAMP, lambda _chart, _width: "")
