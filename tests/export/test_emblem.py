"""A company's logo in workbooks: PNG as it is, SVG drawn, and without a browser left out."""

import struct
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from hrkpi.export import chromium as programs
from hrkpi.export.branding import brand_of
from hrkpi.export.emblem import emblem
from hrkpi.export.logo import PNG
from hrkpi.export.xlsx import to_xlsx
from hrkpi.wording import Wording
from tests.branded import SVG, branded, png
from tests.seen import FACTS, LINE, STAMP, view

MOST = 180, 38


def test_a_png_is_taken_without_its_resolution(tmp_path: Path) -> None:
    """Office would make one of 300 dots per inch a third as large."""
    body = struct.pack(">IIB", 11811, 11811, 1)
    chunk = struct.pack(">I", 9) + b"pHYs" + body + struct.pack(">I", zlib.crc32(b"pHYs" + body))
    plain = png(900, 300)
    dense = plain[:33] + chunk + plain[33:]
    logo = brand_of(branded(tmp_path / "w", 'brand_logo = "logo.png"', logo__png=dense)).logo

    made = emblem(logo, MOST)

    assert made is not None
    assert made.content == plain
    assert (round(900 * made.scale), made.high) == (114, 38)


@pytest.mark.browser
def test_the_first_sheet_of_a_workbook_has_the_logo(tmp_path: Path) -> None:
    brand = brand_of(branded(tmp_path / "w", 'brand_logo = "logo.svg"', logo__svg=SVG))

    content = to_xlsx([view(LINE), view(FACTS)], Wording(), replace(STAMP, brand=brand))

    with zipfile.ZipFile(BytesIO(content)) as inside:
        pictures = [name for name in inside.namelist() if name.startswith("xl/media/")]
        related = [
            name for name in inside.namelist() if b"media/" in inside.read(name) and "drawings/_rels" in name
        ]
        assert inside.read(pictures[0]).startswith(b"\x89PNG")
    assert len(pictures) == 1
    assert related == ["xl/drawings/_rels/drawing1.xml.rels"]


def test_without_chromium_an_svg_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "NAMES", ("no-such-program",))
    brand = brand_of(branded(tmp_path / "w", 'brand_logo = "logo.svg"', logo__svg=SVG))

    assert emblem(brand.logo, MOST) is None
    assert brand.logo is not None
    assert brand.logo.kind != PNG
    assert b"xl/media" not in to_xlsx([view(FACTS)], Wording(), replace(STAMP, brand=brand))


def test_a_company_without_a_logo_has_none() -> None:
    assert emblem(None, MOST) is None
