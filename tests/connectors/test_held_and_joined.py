"""Values of another file that hold from a day on, and names made of several headings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from connectors._export import (
    choice,
    constant,
    day,
    following,
    given,
    held,
    joined,
    keep,
    lookup,
    text,
    unless,
)
from connectors._sheet import Rule, Sheet, View
from hrkpi.tables_people import JOBS

Columns = Mapping[str, Sequence[str | None]]

UNITS = {
    "position": ["P1", "P1", "P1", "P2"],
    "unit": ["Sales", "Care", "Legal", "Tools"],
    "start": ["2024-03-01", "2024-01-01", "2024-02-01", "2024-01-01"],
    "kind": ["team", "team", "cost", "team"],
}
SINCE = (day("start"), day("on"))


def sheet(columns: Columns) -> Sheet:
    frame = pd.DataFrame({name: pd.array(cells, dtype="str") for name, cells in columns.items()})
    frame.index = frame.index + 2
    return Sheet("made_up.csv", "", tuple(columns), frame)


def read(rule: Rule, here: Columns, **parts: Columns) -> list[str | None]:
    view = View(sheet(here), parts={name: (sheet(columns),) for name, columns in parts.items()})
    found = rule.read(view, JOBS.column("department")).series
    return [None if pd.isna(value) else str(value) for value in found]


def test_a_row_of_another_file_holds_from_its_first_day_to_the_next_one() -> None:
    rule = held(text("unit"), "units", key="position", by="at", since=SINCE)
    here = {"at": ["P1"] * 4, "on": ["2024-01-31", "2024-02-01", "2024-03-01", "2023-12-31"]}

    found = read(rule, here, units=UNITS)

    assert found == ["Care", "Legal", "Sales", None]


def test_rows_that_are_not_meant_do_not_end_the_one_before() -> None:
    teams = (keep("kind", "team", reason="no team"),)
    rule = held(text("unit"), "units", key="position", by="at", since=SINCE, only=teams)

    found = read(rule, {"at": ["P1", "P2"], "on": ["2024-02-15", "2024-02-15"]}, units=UNITS)

    assert found == ["Care", "Tools"]


def test_nothing_holds_where_key_or_day_is_blank_or_the_file_is_missing() -> None:
    rule = held(text("unit"), "units", key="position", by="at", since=SINCE)
    here = {"at": [None, "P1", "P9"], "on": ["2024-02-15", None, "2024-02-15"]}

    assert read(rule, here, units=UNITS) == [None, None, None]
    assert read(rule, here) == [None, None, None]


def test_a_name_may_be_made_of_several_headings() -> None:
    rule = lookup(text("label"), "items", key=joined("survey", "id"), by=joined("in", "item"))
    items = {"survey": ["S1", "S2"], "id": ["Q1", "Q1"], "label": ["Pay", "Pride"]}

    found = read(rule, {"in": ["S2", "S1", None], "item": ["Q1", "Q1", "Q1"]}, items=items)

    assert found == ["Pride", "Pay", None]


def test_what_is_blank_is_left_out_of_a_joined_name() -> None:
    here = {"a": ["x", None, "x", None], "b": ["y", "y", None, None]}

    assert read(joined("a", "b"), here) == ["x/y", "y", "x", None]


def test_conditions_do_not_mind_upper_case() -> None:
    rule = given(constant("filled"), "done", words=("true",))

    assert read(rule, {"done": ["TRUE", "true", "false", None]}) == ["filled", "filled", None, None]


def test_a_value_can_give_way_to_another_rule() -> None:
    here: Columns = {"score": ["5", "6", "4"], "word": [None, "Don't know", None]}

    assert read(unless(text("score"), text("word")), here) == ["5", None, "4"]


def test_rows_that_are_not_meant_raise_no_questions() -> None:
    genders = (keep("field", "Gender", reason="another field"),)
    rule = lookup(choice("value", {"Yes": "assigned"}), "known", key="who", by="who", only=genders)
    known = {"who": ["R1", "R1"], "field": ["Country", "Gender"], "value": ["Chile", "Yes"]}
    view = View(sheet({"who": ["R1"]}), parts={"known": (sheet(known),)})

    typed = rule.read(view, JOBS.column("department"))

    assert list(typed.series) == ["assigned"]
    assert typed.issues == ()


def test_a_row_that_is_left_out_still_ends_the_one_before() -> None:
    log: Columns = {
        "who": ["A1", "A2", "A1", "A1"],
        "on": ["2024-03-01", "2024-03-05", "2024-03-09", "2024-03-04"],
        "stage": ["Review", "Review", None, "Interview"],
    }
    whole = sheet(log)
    entered = replace(whole, texts=whole.texts[whole.texts["stage"].notna()])
    view = View(entered, parts={"log": (whole,)})

    left = following(day("on"), per="who").read(view, JOBS.column("effective_date")).series

    assert [None if pd.isna(one) else str(one.date()) for one in left] == ["2024-03-04", None, "2024-03-09"]
