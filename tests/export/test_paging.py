"""Pages of paper: nothing that belongs together is torn, and none has a hole that charts could fill."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hrkpi.export.paging import LEAST, Band, laid

ROOM = 900.0


def row(high: float = 400.0) -> Band:
    """A row of charts that may be 70 pixels lower and 110 higher."""
    return Band(high, give=70.0, take=110.0)


def begun(bands: Sequence[Band]) -> list[int]:
    """With which bands pages begin."""
    return [at for at, plan in enumerate(laid(bands, ROOM)) if plan.begins]


def test_charts_are_higher_where_a_page_has_room_and_lower_where_it_lacks() -> None:
    bands = [Band(160.0), row(), row(520.0), row(440.0), Band(300.0)]

    assert begun(bands) == [0, 2, 4]
    assert [plan.taller for plan in laid(bands, ROOM)] == [0, 110, -30, -30, 0]


def test_charts_are_lower_where_that_brings_them_onto_one_page() -> None:
    assert begun([row(480.0), row(480.0)]) == [0]
    assert [plan.taller for plan in laid([row(480.0), row(480.0)], ROOM)] == [-30.0, -30.0]


def test_a_page_never_holds_more_than_fits() -> None:
    bands = [row(), row(), row(), row(), Band(200.0)]
    starts = [*begun(bands), len(bands)]

    for first, after in pairwise(starts):
        assert sum(band.high - band.give for band in bands[first:after]) <= ROOM


def test_what_ends_a_view_is_not_a_page_of_two_lines() -> None:
    """Rather a page before it is less full, where a row can go with the two lines."""
    assert begun([row(), row(), Band(60.0), Band(90.0)]) == [0]
    assert begun([row(430.0), row(440.0), row(440.0), row(440.0), Band(60.0)]) == [0, 2]
    assert begun([Band(440.0), Band(450.0), Band(100.0)]) == [0, 1]


def test_a_last_page_may_end_anywhere() -> None:
    assert [plan.taller for plan in laid([row()], ROOM)] == [0.0]


def test_a_long_table_goes_on_on_the_next_page_and_what_follows_stands_under_it() -> None:
    table = Band(1000.0, tears=True)

    assert begun([row(), table, row()]) == [0]


def test_a_long_table_does_not_begin_at_the_very_foot() -> None:
    table = Band(1000.0, tears=True)

    assert begun([Band(ROOM - LEAST + 1), table]) == [0, 1]


def test_what_is_higher_than_a_page_has_one_of_its_own() -> None:
    assert begun([row(), Band(1200.0), row()]) == [0, 1]


def test_where_nothing_fits_under_a_torn_table_the_rest_of_its_page_stays_empty() -> None:
    highs = (64.0, 125.0, 508.0, 206.0, 418.0, 1051.0, 700.0, 62.0)

    assert begun([Band(high, tears=high == 1051.0) for high in highs]) == [0, 3, 6]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(Band, st.floats(60, 420), st.floats(0, 15), st.floats(0, 40))
        | st.builds(Band, st.floats(901, 3000), tears=st.just(value=True)),
        min_size=1,
        max_size=12,
    )
)
def test_every_plan_is_one_and_never_begins_a_page_for_each_band(bands: list[Band]) -> None:
    """Of bands of which two fit on a page, two neighbours never begin one each, unless a table is torn."""
    plans = laid(bands, ROOM)
    starts = [*(at for at, plan in enumerate(plans) if plan.begins), len(bands)]

    assert len(plans) == len(bands)
    assert plans[0].begins
    for first, after in pairwise(starts):
        page = bands[first:after]
        if not any(band.tears for band in page):
            assert sum(band.high - band.give for band in page) <= ROOM + 0.001
    for first, after in zip(starts, starts[2:], strict=False):
        both = bands[first:after]
        assert len(both) > 2 or any(band.tears for band in both) or after == len(bands)
