"""A pay gap in two parts, worked by hand and person by person."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hrkpi.decomposed import THE_SAME, TOO_FEW, Split, Sums, split

IBM = Path(__file__).parent / "data" / "ibm_attrition" / "attrition.csv"


def cells(people: pd.DataFrame, dimensions: list[str], smallest: int = 10) -> Split:
    """The split of people with ``gender``, ``pay`` and numbered members of dimensions."""
    codes = people[dimensions].drop_duplicates().to_numpy()
    place = {tuple(row): at for at, row in enumerate(codes.tolist())}
    at = np.array([place[tuple(row)] for row in people[dimensions].to_numpy().tolist()])
    women, men = (_sums(people, people["gender"] == gender, at) for gender in ("woman", "man"))
    return split(codes, women, men, smallest)


def _sums(people: pd.DataFrame, kept: "pd.Series[bool]", at: np.ndarray) -> Sums:
    n, total, squares = (
        np.bincount(at, (kept * people["pay"] ** power).to_numpy(dtype=float)).astype(float)
        for power in (0, 1, 2)
    )
    return Sums(n, total, squares)


def staff(*groups: tuple[str, int, float, int]) -> pd.DataFrame:
    """People: gender, level, pay and how many."""
    rows = [(gender, level, pay) for gender, level, pay, count in groups for _ in range(count)]
    return pd.DataFrame(rows, columns=["gender", "level", "pay"])


def test_the_level_explains_what_men_of_that_level_are_paid() -> None:
    """Men: 10 clerks at 20, 30 directors at 40, mean 35. Women: 30 clerks at 18, 10 directors at 38, mean 23.

    A quarter of the women and three quarters of the men are directors, worth 20 more: 10 of the 12.
    """
    people = staff(("man", 1, 20, 10), ("man", 2, 40, 30), ("woman", 1, 18, 30), ("woman", 2, 38, 10))

    found = cells(people, ["level"])

    assert found.gap == pytest.approx(12 / 35)
    assert found.explained == pytest.approx(10 / 35)
    assert found.unexplained == pytest.approx(2 / 35)
    assert found.parts == pytest.approx((10 / 35,))
    assert (found.low, found.high) == pytest.approx((2 / 35, 2 / 35))  # nobody's pay varies within a level
    assert found.reason == ""


def test_parts_add_up_to_the_gap() -> None:
    dice = np.random.default_rng(5)
    people = pd.DataFrame(
        {
            "gender": np.where(dice.random(900) < 0.5, "woman", "man"),
            "level": dice.integers(1, 5, 900),
            "unit": dice.integers(1, 4, 900),
        }
    )
    people["pay"] = 2000 + 700 * people["level"] + 90 * people["unit"] + dice.normal(0, 150, 900)

    found = cells(people, ["level", "unit"])

    assert found.explained + found.unexplained == pytest.approx(found.gap)
    assert sum(found.parts) == pytest.approx(found.explained)
    assert found.low < 0 < found.high  # women are paid as men of their kind


def test_cells_say_what_persons_say() -> None:
    """The 1,470 people of a published data set, by a regression of each man's pay on dummies."""
    rows = pd.read_csv(IBM)
    people = pd.DataFrame(
        {
            "gender": rows["Gender"].map({"Female": "woman", "Male": "man"}),
            "level": rows["JobLevel"],
            "unit": rows["Department"].astype("category").cat.codes,
            "pay": rows["MonthlyIncome"].astype(float),
        }
    )
    dummies = [
        (people[name] == one).to_numpy(dtype=float)
        for name in ("level", "unit")
        for one in sorted(people[name].unique())[1:]
    ]
    design = np.stack([np.ones(len(people)), *dummies], axis=1)
    man, paid = (people["gender"] == "man").to_numpy(), people["pay"].to_numpy()
    slope = np.linalg.solve(design[man].T @ design[man], design[man].T @ paid[man])
    base, hers = paid[man].mean(), design[~man].mean(axis=0)

    found = cells(people, ["level", "unit"])

    assert found.gap == pytest.approx((base - paid[~man].mean()) / base)
    assert found.explained == pytest.approx((design[man].mean(axis=0) - hers) @ slope / base)
    of_women = np.linalg.lstsq(design[~man], paid[~man], rcond=None)[0]
    spread = [
        ((paid[who] - design[who] @ line) ** 2).sum() / (who.sum() - design.shape[1])
        for who, line in ((man, slope), (~man, of_women))
    ]
    error = np.sqrt(
        spread[0] * hers @ np.linalg.inv(design[man].T @ design[man]) @ hers + spread[1] / (~man).sum()
    )
    assert found.high - found.low == pytest.approx(2 * 1.959964 * error / base)


def test_members_that_are_few_stand_together() -> None:
    """Nine men of level 3 would be told apart; with level 2 they are thirty-nine at 40 on average."""
    people = staff(
        ("man", 1, 20, 39), ("man", 2, 37, 30), ("man", 3, 50, 9), ("woman", 1, 20, 30), ("woman", 2, 37, 10)
    )

    found = cells(people, ["level"])

    assert found.explained == pytest.approx((39 / 78 - 10 / 40) * 20 / 30)
    assert found.unexplained == pytest.approx(0.25 * 3 / 30)  # women of level 2 have 37 and not 40


def test_what_all_have_in_common_explains_nothing() -> None:
    found = cells(staff(("man", 1, 20, 40), ("woman", 1, 18, 40)), ["level"])

    assert found.explained == 0
    assert found.unexplained == pytest.approx(0.1)


def test_a_member_without_men_stands_with_others() -> None:
    """Women of level 2 have nobody to be compared with but the men of level 1."""
    found = cells(staff(("man", 1, 20, 40), ("woman", 1, 20, 20), ("woman", 2, 10, 20)), ["level"])

    assert found.explained == 0
    assert found.unexplained == pytest.approx(0.25)


def test_too_few_men_for_so_many_explanations_are_no_explanation() -> None:
    found = cells(staff(("man", 1, 20, 5), ("man", 2, 40, 4), ("woman", 1, 20, 9)), ["level"])

    assert found.reason == TOO_FEW
    assert np.isnan([found.explained, found.unexplained, found.low, *found.parts]).all()


def test_two_explanations_that_say_the_same_are_no_explanation() -> None:
    people = staff(("man", 1, 20, 40), ("man", 2, 40, 40), ("woman", 1, 20, 40)).assign(
        unit=lambda rows: rows["level"]
    )

    assert cells(people, ["level", "unit"]).reason == THE_SAME
