"""Chains of managers as numbers."""

import numpy as np

from hrkpi.restate.chains import Chains

# 1 is above 2 and 3; 4 is alone; lines in the order of their chains
CHAINS = Chains(managers=(1, 2, 3, 4), above=(0, 1, 1, 0))


def test_a_line_is_its_managers_from_the_top_down() -> None:
    assert CHAINS.paths.tolist() == [[0, 0], [1, 0], [1, 2], [1, 3], [4, 0]]


def test_under_a_manager_are_all_lines_that_go_through() -> None:
    assert CHAINS.under((1,)) == (1, 2, 3)
    assert CHAINS.under((3, 4)) == (3, 4)
    assert CHAINS.under((0,)) == (0,)
    assert CHAINS.under((0, 2)) == (0, 2)
    assert CHAINS.under((9,)) == ()


def test_a_row_stands_at_each_of_its_managers() -> None:
    rows, managers = CHAINS.spread(np.array([3, 0, 4]))

    assert sorted(zip(rows.tolist(), managers.tolist(), strict=True)) == [(0, 1), (0, 3), (1, 0), (2, 4)]


def test_nobody_ever_had_a_manager() -> None:
    assert Chains().paths.shape == (1, 0)
    assert Chains().under((1,)) == ()
    assert [part.tolist() for part in Chains().spread(np.array([0, 0]))] == [[0, 1], [0, 0]]
