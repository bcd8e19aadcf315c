"""What was used last is kept, as far as there is room."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

from hrkpi.kept import Kept


def test_what_is_kept_is_there_and_nothing_else() -> None:
    kept = Kept[str](10)

    kept.put("a", "one", 4)

    assert kept.get("a") == "one"
    assert kept.get("b") is None


def test_what_was_used_longest_ago_goes_first() -> None:
    kept = Kept[str](10)
    for key in "abc":
        kept.put(key, key, 3)
    kept.get("a")

    kept.put("d", "d", 3)

    assert [key for key in "abcd" if kept.get(key)] == ["a", "c", "d"]


def test_the_same_again_takes_no_more_room_and_the_too_large_is_not_kept() -> None:
    kept = Kept[str](10)
    for _ in range(5):
        kept.put("a", "one", 6)
    assert kept.get("a") == "one"

    kept.put("b", "two", 11)

    assert len(kept) == 0


def test_what_gives_way_to_a_smaller_thing_of_its_name_makes_room() -> None:
    kept = Kept[str](10)
    kept.put("a", "one", 9)
    kept.put("a", "one", 2)

    kept.put("b", "two", 8)

    assert [key for key in "ab" if kept.get(key)] == ["a", "b"]


def test_what_several_want_at_once_is_made_once() -> None:
    kept, begun, asked = Kept[int](10), Event(), []

    def make() -> int:
        asked.append(1)
        begun.set()
        sleep(0.05)
        return 7

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(kept.made, "a", make)
        begun.wait(5)
        second = pool.submit(kept.made, "a", make)

    assert (first.result(), second.result(), len(asked)) == (7, 7, 1)


def test_what_cannot_be_made_is_asked_for_again() -> None:
    kept = Kept[int](10)

    with pytest.raises(ZeroDivisionError):
        kept.made("a", lambda: 1 // 0)

    assert kept.made("a", lambda: 3) == 3
