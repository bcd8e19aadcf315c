"""A company's look: what its settings make of pages, and what is refused."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from hrkpi.errors import SettingError
from hrkpi.export import tokens
from hrkpi.export.brand import PLAIN
from hrkpi.export.branding import brand_of
from hrkpi.export.html import scorecard_html
from hrkpi.export.page import view_html
from hrkpi.export.pdf import to_pdf
from hrkpi.export.stamp import Stamp
from hrkpi.settings import FILE
from hrkpi.wording import Wording
from tests.branded import SVG, branded, png
from tests.cards import CARD, scorecard
from tests.export.test_typeface import INTER, woff2
from tests.seen import FACTS, STAMP, view

WHOLE = (
    'company_name = "Tom & <b>Sons</b>"\nbrand_colour = "#00677f"\nbrand_logo = "logo.svg"\n'
    'brand_logo_dark = "dark.png"\nbrand_font = "own.woff2"\n'
)


def test_a_company_that_sets_nothing_has_our_look(tmp_path: Path) -> None:
    assert brand_of(branded(tmp_path / "w", 'company_name = "Example"')) is PLAIN
    assert (PLAIN.files, PLAIN.face(inside=True), PLAIN.themes) == ({}, "", tokens.THEMES)


def test_a_whole_look(tmp_path: Path) -> None:
    brand = brand_of(branded(tmp_path / "w", WHOLE, logo__svg=SVG, dark__png=png(), own__woff2=INTER))

    assert brand.is_own
    assert brand.logo is not None
    assert brand.logo_dark is not None
    assert (brand.logo.is_wide, brand.logo_dark.is_wide) == (True, False)
    assert sorted(file.kind for file in brand.files.values()) == ["font/woff2", "image/png", "image/svg+xml"]
    assert (brand.logo.within(158, 34), brand.logo.within(60, 34)) == ((102, 34), (60, 20))
    assert brand.files[brand.logo.name].content == SVG
    assert brand.logo.address == f"/brand/{brand.logo.name}"
    assert brand.family == f"'HR KPI Brand',{tokens.FONT}"
    assert "font-weight:100 900;src:url(/brand/font-" in brand.face(inside=False)
    assert "src:url(data:font/woff2;base64," in brand.face(inside=True)


def test_only_the_accent_changes(tmp_path: Path) -> None:
    """Colours of status and of series mean something, whoever looks."""
    themes = brand_of(branded(tmp_path / "w", 'brand_colour = "#C8102E"')).themes

    for theme, ours in tokens.THEMES.items():
        changed = {name for name, colour in themes[theme].items() if colour != ours[name]}
        assert changed <= {"accent", "on_accent"}
    assert themes["light"]["accent"] == "#C8102E"
    assert themes["dark"]["accent"] not in {"#C8102E", tokens.DARK["accent"]}


def test_each_ground_may_have_its_own_colour(tmp_path: Path) -> None:
    both = brand_of(branded(tmp_path / "a", 'brand_colour = "#846B00"\nbrand_colour_dark = "#FFD200"'))
    dark = brand_of(branded(tmp_path / "b", 'brand_colour_dark = "#FFD200"'))

    assert [both.themes[theme]["accent"] for theme in ("light", "dark")] == ["#846B00", "#FFD200"]
    assert both.shades[6] == "#846B00"
    assert both.shades[3] == dark.themes["dark"]["accent"] == "#FFD200"


@pytest.mark.parametrize(
    ("line", "name", "ground", "other"),
    [
        ('brand_colour = "#FFD200"', "brand_colour", "light", "brand_colour_dark"),
        ('brand_colour_dark = "#00303C"', "brand_colour_dark", "dark", "brand_colour"),
    ],
)
def test_a_colour_that_is_not_read_is_refused_with_the_nearest_that_is(
    tmp_path: Path, line: str, name: str, ground: str, other: str
) -> None:
    with pytest.raises(SettingError) as refused:
        brand_of(branded(tmp_path / "w", line))

    assert f"cannot be read on {ground} ground" in refused.value.what
    assert refused.value.where == f"{tmp_path / 'w' / FILE}, setting {name}"
    mended = refused.value.mend.partition(", ")[2].partition(";")[0]
    assert refused.value.mend.endswith(f"is set as {other}.")
    assert brand_of(branded(tmp_path / "w", mended)).is_own


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('brand_logo = "missing.svg"', "no such file"),
        ('brand_logo = "../logo.svg"', "outside the workspace"),
        ('brand_logo = "/etc/hostname"', "outside the workspace"),
        ('brand_logo = "snapshots"', "is a directory"),
        ('brand_logo = "bad.svg"', "neither PNG nor plain SVG"),
        ('brand_font = "bad.woff2"', "no whole WOFF2"),
        ('brand_font = "Georgia; } body { display: none"', "a family is letters"),
    ],
)
def test_a_file_that_is_not_shown_is_told(tmp_path: Path, line: str, why: str) -> None:
    with pytest.raises(SettingError, match=why) as refused:
        brand_of(branded(tmp_path / "w", line, bad__svg=b"<p/>", bad__woff2=b"-"))

    assert refused.value.where.endswith(f"setting {line.partition(' ')[0]}")
    assert refused.value.mend.endswith("or remove the line.")


def test_a_typeface_of_one_weight_leaves_bold_to_the_reader(tmp_path: Path) -> None:
    own = brand_of(branded(tmp_path / "w", 'brand_font = "own.woff2"', own__woff2=woff2(b"\x00\x10")))
    named = brand_of(branded(tmp_path / "n", 'brand_font = "Trebuchet MS"'))

    assert "font-weight" not in own.face(inside=True)
    assert (named.family, named.typeface) == (f"'Trebuchet MS',{tokens.FONT}", None)


def test_standalone_pages_carry_the_look_inside(tmp_path: Path) -> None:
    brand = brand_of(branded(tmp_path / "w", WHOLE, logo__svg=SVG, dark__png=png(), own__woff2=INTER))
    stamp = Stamp(STAMP.made_at, STAMP.made_by, brand=brand)

    card = scorecard_html(scorecard(CARD, company=brand.name), Wording(), stamp)
    several = view_html([view(FACTS), view(FACTS)], Wording(), stamp, lambda _chart, _width: "")

    for page, times in ((card, 1), (several, 2)):
        assert page.count('<img class="logo" src="data:image/svg+xml;base64,') == times
        assert "--accent:#00677F;" in page
        assert "font-family:'HR KPI Brand'" in page
        assert 'src="/' not in page
    assert "Tom &amp; &lt;b&gt;Sons&lt;/b&gt;" in card
    assert "<b>Sons" not in card


def test_pages_in_our_look_are_as_they_were() -> None:
    page = view_html([view(FACTS)], Wording(), STAMP, lambda _chart, _width: "")

    assert "<img" not in page
    assert 'class="view"' in page


@pytest.mark.browser
def test_a_printed_page_has_the_logo_and_its_words(tmp_path: Path) -> None:
    brand = brand_of(branded(tmp_path / "w", 'brand_logo = "logo.png"', logo__png=png(90, 30)))
    stamp = Stamp(STAMP.made_at, STAMP.made_by, brand=brand)

    sheet = PdfReader(BytesIO(to_pdf(scorecard_html(scorecard(CARD), Wording(), stamp)))).pages[0]

    assert len(sheet.images) == 1
    assert "Monthly scorecard" in sheet.extract_text()
