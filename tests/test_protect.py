"""Hiding of small groups: the worked examples of the design, W numbers as there."""

from collections.abc import Mapping

import numpy as np
import pytest

from hrkpi.cells import Axis, Leaves
from hrkpi.errors import QueryError
from hrkpi.policy import Policy
from hrkpi.protect import Release, hidden

Table = Mapping[str, float]  # by path: "division/department"

FIVE = Policy(5)
TEN = Policy(10, zero_is_small=True)


class Asked:
    """A release that is asked in words.

    Args:
        axes: Dimensions of each axis, for example ``("division department", "gender")``.
        table: Persons by path.
        policy: How large a group must be.
        numerators: Persons of a sensitive numerator by path.
    """

    def __init__(
        self, axes: tuple[str, ...], table: Table, policy: Policy, numerators: Table | None = None
    ) -> None:
        paths = [tuple(path.split("/")) for path in table]
        words = [sorted({path[place] for path in paths}) for place in range(len(paths[0]))]
        self.dims = [dim for axis in axes for dim in axis.split()]
        self.words = dict(zip(self.dims, words, strict=True))
        codes = np.array([[words[place].index(word) for place, word in enumerate(path)] for path in paths])
        parts = () if numerators is None else (np.array([[numerators[path] for path in table]]),)
        people = np.array([list(table.values())], dtype=float)
        trees = tuple(Axis(tuple(axis.split())) for axis in axes)
        self.release: Release = hidden(Leaves(trees, codes, people, parts), policy)

    def hidden_by(self, dims: str) -> set[str]:
        """Names of the hidden groups by some dimensions."""
        names = tuple(dims.split())
        codes, mask = self.release.hidden_at(names)
        return {
            "-".join(self.words[dim][code] for dim, code in zip(names, row, strict=True))
            for row, is_hidden in zip(codes.tolist(), mask[0], strict=True)
            if is_hidden
        }

    def is_total_hidden(self) -> bool:
        """Whether the grand total is hidden."""
        return self.is_refused({})

    def is_refused(self, where: Mapping[str, set[str]]) -> bool:
        """Whether a filter gives a hidden figure."""
        kept = {dim: [self.words[dim].index(word) for word in words] for dim, words in where.items()}
        return bool(self.release.union_hidden(kept)[0])


def by_one(table: Table, policy: Policy = FIVE) -> Asked:
    return Asked(("category",), table, policy)


def by_two(rows: Mapping[str, tuple[float, ...]], columns: str, policy: Policy = FIVE) -> Asked:
    table = {
        f"{row}/{column}": people
        for row, line in rows.items()
        for column, people in zip(columns.split(), line, strict=True)
    }
    return Asked(("unit", "category"), table, policy)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param({"F": 9, "M": 3}, {"F", "M"}, id="W1"),
        pytest.param({"A": 40, "B": 22, "C": 6, "D": 2, "E": 1}, {"C", "D", "E"}, id="W2"),
        pytest.param({"A": 40, "B": 22, "C": 6, "D": 3, "E": 4}, {"D", "E"}, id="W3"),
        pytest.param({"A": 10, "B": 0, "C": 4}, {"A", "C"}, id="W4"),
        pytest.param({"A": 3, "B": 1, "C": 1}, {"A", "B", "C"}, id="W11"),
        pytest.param({"A": 40, "B": 22, "C": 6, "D": 5}, set(), id="nobody small"),
    ],
)
def test_a_small_group_hides_behind_the_next_smallest(table: Table, expected: set[str]) -> None:
    asked = by_one(table)

    assert asked.hidden_by("category") == expected
    assert not asked.is_total_hidden()


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param({"A": 10, "B": 0, "C": 4}, {"A", "B", "C"}, id="W4 as special category"),
        pytest.param({"A": 31, "B": 12, "C": 4, "D": 0}, {"B", "C", "D"}, id="W27"),
        pytest.param({"A": 60, "B": 0}, {"A", "B"}, id="everybody alike"),
    ],
)
def test_nobody_is_a_small_group_of_a_special_category(table: Table, expected: set[str]) -> None:
    asked = by_one(table, TEN)

    assert asked.hidden_by("category") == expected
    assert not asked.is_total_hidden()


def test_a_small_whole_hides_everything_within() -> None:
    """W12."""
    asked = by_one({"A": 2, "B": 2, "C": 0})

    assert asked.is_total_hidden()
    assert asked.hidden_by("category") == {"A", "B", "C"}


def test_a_small_cell_hides_one_partner_in_its_row_and_closes_the_rectangle() -> None:
    """W5."""
    asked = by_two({"Eng": (12, 30), "Fin": (8, 9), "HR": (14, 6), "Ops": (3, 17)}, "F M")

    assert asked.hidden_by("unit category") == {"Ops-F", "Ops-M", "Fin-F", "Fin-M"}
    assert asked.hidden_by("unit") == asked.hidden_by("category") == set()
    assert not asked.is_total_hidden()


def test_two_small_cells_hide_each_other() -> None:
    """W8."""
    asked = by_two({"D1": (20, 4, 11), "D2": (9, 13, 2), "D3": (16, 7, 10)}, "A B C")

    assert asked.hidden_by("unit category") == {"D1-B", "D1-C", "D2-B", "D2-C"}
    assert asked.hidden_by("unit") == asked.hidden_by("category") == set()


def test_a_small_unit_hides_a_sister_and_not_its_parent() -> None:
    """W6."""
    table = {"A/A1": 25, "A/A2": 14, "A/A3": 3, "B/B1": 12, "B/B2": 6}

    asked = Asked(("division department",), table, FIVE)

    assert asked.hidden_by("department") == {"A2", "A3"}
    assert asked.hidden_by("division") == set()
    assert not asked.is_total_hidden()


def test_people_directly_under_a_unit_are_a_group() -> None:
    """W7: unit P has 11 people, 7 of them in the sub-unit Q."""
    asked = Asked(("department team",), {"P/Q": 7, "P/": 4}, FIVE)

    assert asked.hidden_by("team") == {"Q", ""}
    assert asked.hidden_by("department") == set()


def test_a_filter_that_leaves_out_a_few_is_refused() -> None:
    """W13: 57 employees of 60 leave a remainder of 3."""
    asked = by_one({"contractor": 3, "employee": 57})

    assert asked.is_refused({"category": {"employee"}})
    assert not asked.is_refused({"category": {"employee", "contractor"}})


@pytest.mark.parametrize(
    ("members", "refused"),
    [
        ({"Berlin", "Paris", "Rome"}, True),
        ({"Berlin", "Paris"}, False),
        ({"Berlin", "Rome", "Oslo"}, False),
        ({"Rome", "Oslo"}, False),
        ({"Oslo"}, True),
        ({"Berlin", "Paris", "Rome", "Oslo"}, False),
    ],
)
def test_a_filter_takes_a_pool_whole_or_not_at_all(members: set[str], *, refused: bool) -> None:
    """W14."""
    asked = by_one({"Berlin": 20, "Paris": 15, "Rome": 3, "Oslo": 4})

    assert asked.is_refused({"category": members}) is refused


def test_a_large_partner_cannot_be_chosen_alone() -> None:
    """W15."""
    asked = by_one({"Berlin": 20, "Paris": 15, "Rome": 3, "Oslo": 9})

    assert asked.hidden_by("category") == {"Rome", "Oslo"}
    assert asked.is_refused({"category": {"Oslo"}})


@pytest.mark.parametrize(
    ("dismissed", "is_hidden"), [(0, False), (2, True), (5, False), (27, True), (30, False)]
)
def test_a_sensitive_numerator_and_its_complement_are_nobody_or_a_group(
    dismissed: int, *, is_hidden: bool
) -> None:
    """W23: 30 staff."""
    asked = Asked(("category",), {"A": 30}, FIVE, {"A": dismissed})

    assert asked.is_total_hidden() is is_hidden


def test_an_ordinary_numerator_may_be_small() -> None:
    """W23: 2 ordinary leavers of 30 are shown; the limit is on the denominator."""
    assert not by_one({"A": 30}).is_total_hidden()


def test_the_partner_of_a_sensitive_numerator_is_one_that_helps() -> None:
    """Two dismissals in Ops do not hide behind a department without any."""
    people = {"Fin": 8, "HR": 9, "Ops": 30, "Sales": 60}
    dismissed = {"Fin": 0, "HR": 0, "Ops": 2, "Sales": 10}

    asked = Asked(("unit",), people, FIVE, dismissed)

    assert asked.hidden_by("unit") == {"Ops", "Sales"}


@pytest.mark.parametrize(("people", "is_hidden"), [(9, False), (4, True), (4.999, True), (5.0, False)])
def test_persons_count_not_their_working_time(people: float, *, is_hidden: bool) -> None:
    """W30: an average headcount may be a fraction."""
    assert by_one({"A": people}).is_total_hidden() is is_hidden


def test_what_is_not_known_is_hidden() -> None:
    asked = by_one({"A": 40, "B": np.nan})

    assert asked.is_total_hidden()
    assert asked.hidden_by("category") == {"A", "B"}


def test_a_negative_number_of_persons_is_hidden() -> None:
    assert "B" in by_one({"A": 40, "B": -1}).hidden_by("category")


def test_parts_of_a_hidden_unit_are_hidden() -> None:
    """A is the partner of B (3); shown, A1 and A2 would add up to A."""
    table = {"A/A1": 25, "A/A2": 17, "B/B1": 3, "C/C1": 60}

    asked = Asked(("division department",), table, FIVE)

    assert asked.hidden_by("division") == {"A", "B"}
    assert asked.hidden_by("department") == {"A1", "A2", "B1"}


def test_a_partner_that_is_all_its_unit_has_is_the_last_choice() -> None:
    """Fin has no men: hiding its women would lay them bare again; those of Eng, though more, serve."""
    asked = by_two({"Eng": (12, 30), "Fin": (6, 0), "HR": (14, 7), "Ops": (3, 17)}, "F M")

    assert asked.hidden_by("unit category") == {"Ops-F", "Ops-M", "Eng-F", "Eng-M"}
    assert asked.hidden_by("unit") == set()


def test_a_total_is_hidden_where_nothing_else_helps() -> None:
    """All women of Fin and Ops: 8 + 3. Fin has no men, so its total and that of women cannot both stand."""
    asked = by_two({"Fin": (8, 0), "Ops": (3, 17)}, "F M")

    shown = {
        "unit": {"Fin", "Ops"} - asked.hidden_by("unit"),
        "category": {"F", "M"} - asked.hidden_by("category"),
    }

    assert not ("Fin" in shown["unit"] and "F" in shown["category"])


def test_one_name_in_two_divisions_is_one_group() -> None:
    """Its figure is shown where both parts are."""
    table = {"X/HR": 20, "X/Ops": 3, "X/Fin": 9, "Y/HR": 30, "Y/Ops": 40}

    asked = Asked(("division department",), table, FIVE)

    assert asked.hidden_by("department") == {"Ops", "Fin"}
    assert asked.hidden_by("division department") == {"X-Ops", "X-Fin"}


def test_the_items_of_a_survey_are_answered_by_the_same_few() -> None:
    """Three people who answer ten items are three people, and not thirty."""
    answers = {f"{unit}/item {item}": people for item in range(10) for unit, people in (("A", 3), ("B", 40))}

    asked = Asked(("department", "item"), {**answers, **{f"C/item {item}": 9 for item in range(10)}}, FIVE)

    assert asked.hidden_by("department") == {"A", "C"}
    assert not asked.is_total_hidden()
    assert asked.is_refused({"department": {"A"}, "item": set(asked.words["item"])})


def test_an_item_that_few_answered_hides_behind_another() -> None:
    """Else its answers would be those to all items less those to the others."""
    asked = Asked(("item",), {"pay": 3, "pride": 20, "trust": 21}, FIVE)

    assert asked.hidden_by("item") == {"pay", "pride"}
    assert not asked.is_refused({"item": {"pay", "pride"}})


def test_groups_are_answered_in_the_order_asked() -> None:
    asked = by_two({"Eng": (12, 30), "Ops": (3, 17)}, "F M")

    codes, mask = asked.release.hidden_at(("category", "unit"))

    assert codes.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert mask.shape == (1, 4)


def test_a_filter_and_a_break_down_meet_in_their_cells() -> None:
    asked = by_two({"Eng": (12, 30), "Fin": (8, 9), "HR": (14, 6), "Ops": (3, 17)}, "F M")

    _, eng = asked.release.hidden_at(("category",), {"unit": [0]})
    _, fin = asked.release.hidden_at(("category",), {"unit": [1]})
    _, pool = asked.release.hidden_at(("category",), {"unit": [1, 3]})
    _, torn = asked.release.hidden_at(("category",), {"unit": [0, 1]})

    assert not eng.any()
    assert fin.all()
    assert not pool.any()
    assert torn.all()


def test_a_pool_is_taken_whole_on_either_axis() -> None:
    asked = by_two({"Eng": (12, 30, 9), "Fin": (8, 9, 9), "HR": (14, 6, 9), "Ops": (3, 17, 9)}, "F M X")

    assert not asked.is_refused({"unit": {"Fin", "Ops"}, "category": {"F", "M"}})
    assert not asked.is_refused({"unit": {"Eng", "HR"}, "category": {"F", "M"}})
    assert asked.is_refused({"unit": {"Eng", "Fin"}, "category": {"M", "X"}})


def test_a_pool_that_would_lay_bare_the_few_beside_it_is_refused() -> None:
    """Fin and Ops have 16 people, 13 of them F; hidden behind Eng, the other 3 are nobody's business."""
    asked = by_two({"Eng": (30, 30, 30), "Fin": (8, 2, 0), "Ops": (5, 0, 1)}, "F M X")

    assert asked.hidden_by("unit category") == {"Fin-F", "Fin-M", "Ops-F", "Ops-X", "Eng-M", "Eng-X"}
    assert not asked.is_refused({"unit": {"Fin", "Ops"}})
    assert asked.is_refused({"unit": {"Fin", "Ops"}, "category": {"F"}})


def test_groups_are_found_by_their_codes_and_unknown_ones_are_hidden() -> None:
    asked = by_one({"A": 40, "B": 30, "C": 4, "D": 4})

    mask = asked.release.hidden_for(("category",), np.array([[3], [0], [17]]))

    assert mask.tolist() == [[True, False, True]]


@pytest.mark.parametrize(("policy", "is_hidden"), [(FIVE, False), (TEN, True)])
def test_a_filter_that_keeps_nobody_is_nobody(policy: Policy, *, is_hidden: bool) -> None:
    asked = by_one({"A": 40, "B": 30}, policy)

    assert bool(asked.release.union_hidden({"category": [9]})[0]) is is_hidden


def test_a_dimension_that_is_not_protected_is_refused() -> None:
    with pytest.raises(QueryError, match="'gendr' is not protected"):
        by_two({"Eng": (12, 30)}, "F M").release.hidden_at(("gendr",))


@pytest.mark.parametrize(("people", "is_hidden"), [([3.0, 1.0], True), ([3.0, 2.0], False)])
def test_a_company_without_any_division_is_one_cell(people: list[float], *, is_hidden: bool) -> None:
    leaves = Leaves((), np.empty((2, 0), dtype=np.int64), np.array([people]))

    assert bool(hidden(leaves, FIVE).union_hidden({})[0]) is is_hidden


@pytest.mark.parametrize(("policy", "is_hidden"), [(FIVE, False), (TEN, True)])
def test_a_company_without_anybody_is_one_cell(policy: Policy, *, is_hidden: bool) -> None:
    leaves = Leaves(
        (Axis(("division", "department")), Axis(("gender",))), np.empty((0, 3), int), np.empty((2, 0))
    )

    release = hidden(leaves, policy)

    assert release.union_hidden({}).tolist() == [is_hidden, is_hidden]
    assert release.hidden_at(("department",))[0].shape == (0, 1)


def test_where_nobody_is_a_question_about_several_members_finds_nothing_to_show() -> None:
    nobody = Leaves(
        axes=(Axis(("department",)), Axis(("gender",))),
        codes=np.zeros((0, 2), dtype=np.int64),
        people=np.zeros((3, 0)),
    )

    release = hidden(nobody, FIVE)

    assert release.union_hidden({"department": (1, 2), "gender": (1, 2)}).tolist() == [False] * 3
