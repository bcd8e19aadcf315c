"""The address is the state: what is written can be read again, and nothing else is taken."""

from hypothesis import given
from hypothesis import strategies as st

from hrkpi.period import parse_month
from layouts._address import LONGEST_VALUE, MOST_VALUES, Query, months, read, write

NAMES = st.sampled_from(["kpi", "division", "department", "months", "scope"])
VALUES = st.text(min_size=1, max_size=30).filter(lambda value: value.strip() == value)


@given(st.dictionaries(NAMES, st.lists(VALUES, min_size=1, max_size=5, unique=True), max_size=5))
def test_any_state_comes_back_from_its_address(state: dict[str, list[str]]) -> None:
    found = read(write(state))

    assert found.values == {name: tuple(values) for name, values in state.items()}


@given(st.text())
def test_any_text_is_an_address(search: str) -> None:
    found = read(search)

    assert sum(map(len, found.values.values())) <= MOST_VALUES
    assert all(len(value) <= LONGEST_VALUE for values in found.values.values() for value in values)


def test_defaults_are_left_out() -> None:
    assert write({"kpi": "enps", "months": "24", "by": ""}, {"months": "24"}) == "?kpi=enps"
    assert write({"months": "24"}, {"months": "24"}) == ""


def test_only_what_is_offered_is_taken() -> None:
    query = read("?division=Sales&division=Nowhere&division=Sales&kpi=no")

    assert query.many("division", ("Sales", "Care")) == ("Sales",)
    assert query.one("kpi", ("enps",), "headcount") == "headcount"
    assert query.text("missing") == ""


def test_a_month_outside_the_data_is_the_default() -> None:
    first, last = parse_month("2020-01"), parse_month("2025-06")

    for text in ("2019-12", "2025-07", "2025-13", "no", ""):
        assert Query({"month": (text,)}).month("month", first, last, last) == last
    assert Query({"month": ("2021-03",)}).month("month", first, last, last) == parse_month("2021-03")


def test_months_are_listed_latest_first() -> None:
    assert months(parse_month("2025-11"), parse_month("2026-01")) == ("2026-01", "2025-12", "2025-11")
