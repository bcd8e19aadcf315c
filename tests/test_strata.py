"""Ratios common to strata: printed tables, and the edges by hand."""

import numpy as np
import pytest

from hrkpi.strata import is_reversed, mantel_haenszel

BERKELEY = (  # men admitted, men rejected, women admitted, women rejected, in six departments of autumn 1973
    (512, 313, 89, 19),
    (353, 207, 17, 8),
    (120, 205, 202, 391),
    (138, 279, 131, 244),
    (53, 138, 94, 299),
    (22, 351, 24, 317),
)


def columns(*rows: tuple[float, ...]) -> list[np.ndarray]:
    """The columns of a table, one window and one group each."""
    return [np.array(column, dtype=float)[:, None, None] for column in zip(*rows, strict=True)]


def test_berkeley_turned_women_down_as_a_whole_and_not_in_its_departments() -> None:
    """1,198 of 2,691 men and 557 of 1,835 women; the printed test of R is 1.4269 with a p of 0.2323.

    Bickel, Hammel, O'Connell (1975), Sex bias in graduate admissions: data from Berkeley.
    """
    men, no_men, women, no_women = columns(*BERKELEY)

    found = mantel_haenszel(women, women + no_women, men, men + no_men)

    crude = np.array([[(557 / 1835) / (1198 / 2691)]])
    assert found.chi_square.item() == pytest.approx(1.4269, abs=5e-5)
    assert found.p.item() == pytest.approx(0.2323, abs=5e-5)
    assert found.ratio.item() > 1 > crude.item()
    assert found.low.item() < 1 < found.high.item()
    assert is_reversed(crude, found.ratio).all()
    assert found.strata.item() == 6


def test_one_department_is_the_ratio_itself() -> None:
    """Admission to department A, men over women, as printed: 0.7531, from 0.6799 to 0.8341."""
    men, no_men, women, no_women = columns(BERKELEY[0])

    found = mantel_haenszel(men, men + no_men, women, women + no_women)

    assert found.ratio.item() == pytest.approx(0.7531, abs=5e-5)
    assert found.low.item() == pytest.approx(0.6799, abs=5e-5)
    assert found.high.item() == pytest.approx(0.8341, abs=5e-5)


def test_the_textbook_example_of_two_age_groups() -> None:
    """Deaths of 8/106 and 22/98 against 5/120 and 16/85: 1.44 as a whole, 1.33 in common.

    University Group Diabetes Program; Rothman, Greenland, Modern Epidemiology, stratified analysis.
    """
    found = mantel_haenszel(*columns((8, 106, 5, 120), (22, 98, 16, 85)))

    assert found.ratio.item() == pytest.approx(1.33, abs=0.005)
    assert not is_reversed(np.array([[(30 / 204) / (21 / 205)]]), found.ratio).any()


def test_a_stratum_of_one_group_alone_says_nothing() -> None:
    with_it = mantel_haenszel(*columns((42, 114, 70, 160), (9, 9, 0, 0), (0, 0, 5, 50)))
    without = mantel_haenszel(*columns((42, 114, 70, 160)))

    assert with_it.ratio == without.ratio
    assert with_it.strata.item() == 1


def test_where_groups_never_meet_there_is_no_ratio() -> None:
    found = mantel_haenszel(*columns((9, 9, 0, 0), (0, 0, 5, 50)))

    assert np.isnan(found.ratio).all()
    assert np.isnan(found.p).all()
    assert found.strata.item() == 0
