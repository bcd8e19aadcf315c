"""Words into days: the forms that leave no doubt, and the parts of those that do."""

from typing import Literal

import pandas as pd

from hrkpi.table import DAY_DTYPE

DAYS = pd.api.types.pandas_dtype(DAY_DTYPE)
OPEN_ENDS = (  # what systems write for "no end yet"
    r"9999-\d\d-\d\d",
    r"\d\d[/.-]\d\d[/.-]9999",
    r"9999\d{4}",
    r"4712-12-31",  # Oracle
    r"31[/.-]12[/.-]4712",
    r"12[/.-]31[/.-]4712",
    r"3000-01-01",  # Infor
    r"0?1[/.-]0?1[/.-]3000",
    r"2999-12-31",
    r"0000-00-00",  # BambooHR
    r"253402214400000",  # SAP, milliseconds
)
OPEN_END = rf"^(?:{'|'.join(OPEN_ENDS)})(?:[T ].*)?$"
CLOCK = r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp][Mm])? ?(?:Z|UTC|[+-]\d{2}:?\d{2})?"
ISO = rf"^\d{{4}}-\d{{2}}-\d{{2}}(?:{CLOCK})?$"
YEAR_FIRST = rf"^\d{{4}}[/.]\d{{1,2}}[/.]\d{{1,2}}(?:{CLOCK})?$"
COMPACT = r"^(?:19|20)\d{6}$"  # ISO 8601 without marks
MARKED = rf"^(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}})(?:{CLOCK})?$"
NAMED_MONTH = r"^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$"
EPOCH = r"^(?:/Date\()?(-?\d+)(?:[+-]\d{4})?(?:\)/)?$"
DATE_LENGTH = len("2025-03-31")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Epoch = Literal["", "s", "ms"]


def open_ends(words: pd.Series) -> pd.Series:
    """True where a word means that there is no end yet."""
    return words.str.match(OPEN_END)


def is_timed(words: pd.Series) -> pd.Series:
    """True where a word holds a time of day, or an offset, beside the day."""
    return words.str.contains(":", regex=False) & ~words.str.startswith("/Date")


def plain(words: pd.Series, epoch: Epoch = "") -> pd.Series:
    """Days of the words that leave no doubt, with their own offset; missing for all others.

    Args:
        words: ``str`` Series.
        epoch: Unit of numbers that count since 1970-01-01 UTC.
    """
    iso = _read(words.where(words.str.match(ISO)).str.slice(0, DATE_LENGTH), "%Y-%m-%d")
    if iso.notna().all():
        return iso
    rest = words.mask(iso.notna())
    year_first = rest.where(rest.str.match(YEAR_FIRST)).str.replace(r"[T ].*$|$", "", n=1, regex=True)
    found = iso.fillna(_read(year_first.str.replace(r"[/.]", "-", regex=True), "%Y-%m-%d"))
    found = found.fillna(_named(rest))
    if epoch:
        return found.fillna(_counted(rest, epoch))
    return found.fillna(_read(rest.where(rest.str.match(COMPACT)), "%Y%m%d"))


def parts(words: pd.Series) -> pd.DataFrame:
    """First, second and year of words like ``03/04/2024``; missing for all others."""
    return words.str.extract(MARKED).astype("Int64")


def ordered(marked: pd.DataFrame, *, day_first: bool) -> pd.Series:
    """Days of the parts in one order; missing where that is no day."""
    months, days = (marked[1], marked[0]) if day_first else (marked[0], marked[1])
    iso = marked[2].astype("str").str.zfill(4) + "-" + months.astype("str") + "-" + days.astype("str")
    return _read(iso.where(marked[2].notna()), "%Y-%m-%d")


def has_form(words: pd.Series) -> pd.Series:
    """True where a word is written like a day, even if the calendar has no such day."""
    forms = "|".join(f"(?:{form})" for form in (ISO, YEAR_FIRST, COMPACT, MARKED.replace("(\\d", "(?:\\d")))
    return words.str.match(forms)


def _read(texts: pd.Series, written: str) -> pd.Series:
    days: pd.Series = pd.to_datetime(texts, format=written, errors="coerce").astype(DAYS)
    return days


def _named(words: pd.Series) -> pd.Series:
    marks = words.str.extract(NAMED_MONTH)
    months = marks[1].str.lower().map({name: str(place) for place, name in enumerate(MONTHS, start=1)})
    return _read((marks[2] + "-" + months + "-" + marks[0]).astype("str"), "%Y-%m-%d")


def _counted(words: pd.Series, epoch: Literal["s", "ms"]) -> pd.Series:
    counts = words.str.extract(EPOCH, expand=False).astype("Int64")
    days: pd.Series = pd.to_datetime(counts, unit=epoch, errors="coerce").astype(DAYS).dt.floor("D")
    return days
