"""Cells as text: white space and unseen marks trimmed, NFC, blank is missing."""

from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from connectors._sheet import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

# A safe CSV export puts an apostrophe before what looks like a formula; exactly one is taken off.
GUARDED = r"^'(\s*[=+\-@\t\r\x00])"
EDGES = rf"^(?:\s|{UNSEEN.pattern})+|(?:\s|{UNSEEN.pattern})+$"


def cleaned(
    texts: "pa.ChunkedArray[pa.StringScalar]", index: pd.Index, *, guarded: bool = False
) -> pd.Series:
    """A column of text as rules expect it.

    Args:
        texts: Cells as read, one per row.
        index: Row of each cell, as a spreadsheet counts it.
        guarded: Whether the file may hold cells guarded against formulas.

    Returns:
        ``str`` Series; blank cells are missing.
    """
    plain = pc.replace_substring_regex(texts, GUARDED, r"\1") if guarded else texts
    trimmed = pc.utf8_trim_whitespace(plain)
    if not pc.all(pc.string_is_ascii(trimmed), min_count=0).as_py():
        trimmed = _normal(trimmed)
    blank = pc.equal(trimmed, pa.scalar(""))
    return pd.Series(pd.array(pc.if_else(blank, None, trimmed), dtype="str"), index=index)


def arrow(parts: "Sequence[pa.StringArray]") -> "pa.ChunkedArray[pa.StringScalar]":
    """Parts of a column as one."""
    return pa.chunked_array(list(parts), type=pa.string())


def _normal(texts: "pa.ChunkedArray[pa.StringScalar]") -> "pa.ChunkedArray[pa.StringScalar]":
    trimmed = pc.replace_substring_regex(texts, EDGES, "")
    normal: pa.ChunkedArray[pa.StringScalar]
    normal = pc.utf8_normalize(trimmed, form="NFC")  # type: ignore[attr-defined]  # not in the stubs
    return normal
