"""What was used last is kept, as far as there is room."""

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
