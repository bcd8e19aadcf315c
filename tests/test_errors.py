"""Every expected failure says what, where and how to mend it."""

import pytest

from hrkpi import errors
from hrkpi.errors import HrkpiError
from hrkpi.nearest import nearest

CLASSES = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, HrkpiError)]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_a_failure_is_told_in_three_parts(kind: type[HrkpiError]) -> None:
    failure = kind("The export has no column 'Hire date'.", where="staff.csv, first line", mend="rename it.")

    assert str(failure) == (
        "The export has no column 'Hire date'.\n  where: staff.csv, first line\n  mend:  rename it."
    )
    assert (failure.what, failure.where, failure.mend) == (
        "The export has no column 'Hire date'.",
        "staff.csv, first line",
        "rename it.",
    )


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_class_says_who_mends_it(kind: type[HrkpiError]) -> None:
    assert kind.__doc__


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("head_count", ["headcount", "hires"], "did you mean 'headcount'?"),
        ("x", ["b", "a"], "choose one of: a, b."),
        ("x", [], "there is none yet."),
        ("x", [f"k{number:02d}" for number in range(14)], " … (14 in all)."),
    ],
)
def test_an_unknown_name_comes_with_the_nearest_or_the_list(name: str, known: list[str], hint: str) -> None:
    assert nearest(name, known).endswith(hint)
