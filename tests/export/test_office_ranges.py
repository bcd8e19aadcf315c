"""What Office draws beside lines: intervals, and events across the chart."""

import warnings
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from hrkpi.export.office import bounds
from hrkpi.export.office_ranges import LONGEST, happened, ranges, unnamed
from hrkpi.export.xlsx import to_xlsx
from hrkpi.view import Event, Mark, Role, Series
from hrkpi.wording import Wording
from tests.seen import BAR, HIDDEN, LINE, MONTHS, STAMP, chart, share, shares, view

WIDE = tuple(
    f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
)
AHEAD = Series(
    "Forecast", shares(0.12, 0.12, 0.12), Role.FORECAST, low=(None, 0.08, 0.07), high=(None, 0.16, 0.17)
)


def test_an_interval_is_two_lines_one_of_which_is_named() -> None:
    drawn = replace(LINE, series=(*LINE.series, AHEAD))

    low, high = ranges(drawn)

    assert [cell.value for cell in low.cells] == [None, 0.08, 0.07]
    assert [cell.value for cell in high.cells] == [None, 0.16, 0.17]
    assert unnamed(drawn) == [0]
    assert bounds(drawn)[0].high >= 0.17 > bounds(LINE)[0].high


def test_the_interval_of_a_hidden_figure_is_hidden_and_does_not_widen_the_axis() -> None:
    """Whoever makes a view may err; the ends of an interval tell its middle."""
    leak = Series("Legal", (share(0.1), HIDDEN, share(0.1)), low=(0.09, 0.001, 0.09), high=(0.11, 0.9, 0.11))
    drawn = chart(Mark.LINE, MONTHS, leak)

    assert [[cell.value for cell in one.cells] for one in ranges(drawn)] == [
        [0.09, None, 0.09],
        [0.11, None, 0.11],
    ]
    assert bounds(drawn)[0].high < 0.2


def test_many_intervals_would_be_a_thicket_and_those_of_bars_are_told_in_the_table() -> None:
    drawn = chart(Mark.LINE, MONTHS, *(replace(AHEAD, name=name) for name in "ABC"))

    assert ranges(drawn) == []
    assert ranges(BAR) == []


def test_events_are_drawn_once_a_month_and_named_where_there_is_room() -> None:
    events = (
        Event(0.6, "Merger"),
        Event(1.2, "Second of the month"),
        Event(9.0, 'A "very" ' + "long name " * 5),
    )
    line = chart(Mark.LINE, WIDE, Series("Actual", shares(*(0.1 for _ in WIDE))), events=events)

    first, last = happened(line)

    assert (first.at, first.name, first.is_named, first.is_late) == (1, "Merger", True, False)
    assert (last.at, last.is_late, len(last.name)) == (9, True, LONGEST)
    assert '"' not in last.name
    near = happened(replace(line, events=(Event(4, "One"), Event(6, "Other"), Event(30, "Beyond the axis"))))
    assert [(one.at, one.is_named) for one in near] == [(4, False), (6, False)]
    assert happened(replace(line, mark=Mark.COLUMN)) == []


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (r"='\\h\s[b.xls]S'!$A$1", r"'\\h\s[b.xls]S'! $A$1"),
        ("=About!A1", "About! A1"),
        ("Go live!V2 of payroll", "Go live! V2 of payroll"),
        ("a\x01b", "ab"),
        ("Moved!", "Moved!"),
    ],
)
def test_the_name_of_an_event_is_text_wherever_it_is_written(title: str, said: str) -> None:
    line = chart(Mark.LINE, MONTHS, *LINE.series[:1], events=(Event(1, title),))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = ZipFile(BytesIO(to_xlsx([view(line)], Wording(), STAMP)))

    assert [one.name for one in happened(line)] == [said]
    drawn = [ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xml")]  # noqa: S314
    references = [one.text or "" for root in drawn for one in root.iter() if one.tag.endswith("}f")]
    assert not [one for one in references if "h\\s" in one or "About!A1" in one or "V2" in one]
