"""A typeface: whole, small, and of how many weights."""

from importlib.resources import files

import pytest

from hrkpi.export.typeface import LARGEST, is_variable

INTER = (files("hrkpi.export") / "fonts" / "inter-latin-wght-normal.woff2").read_bytes()


def woff2(*tables: bytes, count: int | None = None) -> bytes:
    """A file with a list of tables and nothing in them."""
    listed = b"".join(tables)
    head = b"wOF2" + bytes(4) + (48 + len(listed)).to_bytes(4, "big")
    return head + (len(tables) if count is None else count).to_bytes(2, "big") + bytes(34) + listed


def test_ours_has_all_weights() -> None:
    assert is_variable(INTER)


@pytest.mark.parametrize(
    ("tables", "variable"),
    [
        ((b"\x00\x10", b"\xcb\x20"), False),  # cmap; loca as it is
        ((b"\x0a\x81\x10\x20", b"\x0b\x20\x00", b"\x2f\x10"), True),  # glyf and loca packed, then fvar
        ((b"\x3ffvar\x10",), True),
        ((b"\x3fABCD\x10",), False),
        ((b"\x40\x10\x08", b"\x2f\x10"), True),  # a table that is packed, then fvar
    ],
)
def test_a_typeface_of_one_weight_has_no_table_of_variations(
    tables: tuple[bytes, ...], variable: object
) -> None:
    assert is_variable(woff2(*tables)) is variable


@pytest.mark.parametrize("content", [b"", b"wOFF" + INTER[4:], INTER[:-1], woff2(b"\x00\x10", count=9)])
def test_what_is_no_whole_file_is_not_taken(content: bytes) -> None:
    with pytest.raises(ValueError, match="no whole WOFF2"):
        is_variable(content)


def test_a_large_one_is_not_taken() -> None:
    with pytest.raises(ValueError, match="200 kB"):
        is_variable(INTER + bytes(LARGEST))
