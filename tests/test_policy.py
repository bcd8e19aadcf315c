"""How large a group must be, by what is asked."""

import numpy as np
import pytest

from hrkpi.errors import QueryError, SettingError
from hrkpi.fact import FACTS
from hrkpi.kpi import Sensitivity
from hrkpi.policy import DIMENSION_CLASS, Policy, policy_for


def test_structure_over_structure_is_shown_as_it_is() -> None:
    assert policy_for(Sensitivity.S0, ("department", "location")) is None


@pytest.mark.parametrize(
    ("figure", "dims", "expected"),
    [
        (Sensitivity.M1, (), Policy(5)),
        (Sensitivity.M1, ("department",), Policy(5)),
        (Sensitivity.S0, ("department", "gender"), Policy(5)),
        (Sensitivity.M4, ("department",), Policy(5)),
        (Sensitivity.S0, ("ethnicity",), Policy(10, zero_is_small=True)),
        (Sensitivity.M1, ("gender", "disability"), Policy(10, zero_is_small=True)),
        (Sensitivity.S2, (), Policy(10, zero_is_small=True)),
        (Sensitivity.M3, ("department",), Policy(10)),
        (Sensitivity.M3, ("ethnicity",), Policy(10, zero_is_small=True)),
    ],
)
def test_the_most_sensitive_decides(figure: Sensitivity, dims: tuple[str, ...], expected: Policy) -> None:
    assert policy_for(figure, dims) == expected


def test_a_workspace_may_ask_for_larger_groups() -> None:
    assert policy_for(Sensitivity.M1, (), minimum=8) == Policy(8)
    assert policy_for(Sensitivity.S2, (), minimum=20) == Policy(20, zero_is_small=True)


@pytest.mark.parametrize("k", [-1, 0, 2])
def test_nobody_may_ask_for_smaller_ones_than_three(k: int) -> None:
    with pytest.raises(SettingError, match="fewer than 3 persons"):
        policy_for(Sensitivity.M1, (), minimum=k)


def test_an_unknown_dimension_is_refused() -> None:
    with pytest.raises(QueryError, match="'gendr' is not a dimension") as refused:
        policy_for(Sensitivity.M1, ("gendr",))

    assert refused.value.mend == "did you mean 'gender'?"


def test_every_dimension_of_every_fact_has_a_class() -> None:
    known = {dim for fact in FACTS.values() for dim in fact.dimensions}

    assert known - set(DIMENSION_CLASS) == set()


def test_what_is_not_known_is_small() -> None:
    people = np.array([np.nan, -1.0, 0.0, 0.5, 4.9, 5.0, 80.0])

    assert Policy(5).is_small(people).tolist() == [True, True, False, True, True, False, False]
    assert Policy(5, zero_is_small=True).is_small(people).tolist() == [
        True,
        True,
        True,
        True,
        True,
        False,
        False,
    ]
