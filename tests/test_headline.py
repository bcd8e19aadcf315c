"""The month in sentences, each a claim."""

from dataclasses import replace

import pytest

from hrkpi.headline import CLAIMS, claims, headline
from hrkpi.result import Card, Delta, Evidence, Scorecard, Shown
from tests.cards import CARD, ENPS, HEADCOUNT, HIDDEN, TURNOVER, kpi, scorecard

USUAL = replace(CARD, year_ago=Delta(-0.006, "2025-11", Evidence.USUAL))


STILL = " No material change in a year."


def moved(change: float, evidence: Evidence = Evidence.SIGNAL) -> Delta:
    """A change in a year."""
    return Delta(change, "2025-11", evidence)


def test_the_headline_counts_first_and_names_those_off_target() -> None:
    off = [
        replace(USUAL, kpi=kpi(label=label), verdict="off_target")
        for label in ("First-year turnover", "eNPS")
    ]

    first, rest = headline(scorecard(USUAL, *off))

    assert first == "One of 3 KPIs is on target."
    assert rest.removesuffix(STILL) == "First-year turnover and eNPS are off target."


def test_no_more_than_four_are_named() -> None:
    off = [replace(USUAL, kpi=kpi(label=f"Rate {letter}"), verdict="off_target") for letter in "ABCDEF"]

    first, rest = headline(scorecard(*off))

    assert first == "None of 6 KPIs is on target."
    assert rest.removesuffix(STILL) == "Rate A, rate B, rate C, rate D and 2 more are off target."


def test_one_alone_is_off_target() -> None:
    off = replace(USUAL, kpi=ENPS, verdict="off_target")

    assert headline(scorecard(USUAL, USUAL, off))[1] == "eNPS is off target." + STILL


def test_without_targets_nothing_is_judged() -> None:
    aimless = replace(USUAL, verdict="no_target", target=None)

    first, rest = headline(scorecard(aimless, aimless))

    assert first == "No target is set for these 2 KPIs. The values stand on their own until then."
    assert rest == STILL.strip()
    assert headline(scorecard(USUAL, aimless)) == (
        "One of 1 KPIs with a target is on target.",
        "None is off target." + STILL,
    )


CASES: dict[str, tuple[Scorecard, str, tuple[Scorecard, ...]]] = {
    "no_target": (
        scorecard(replace(USUAL, verdict="no_target")),
        "No target is set for these 1 KPIs. The values stand on their own until then.",
        (scorecard(USUAL),),
    ),
    "on_target": (
        scorecard(USUAL, replace(USUAL, verdict="off_target")),
        "One of 2 KPIs is on target.",
        (scorecard(replace(USUAL, verdict="no_target")),),
    ),
    "off_target": (
        scorecard(replace(USUAL, verdict="off_target"), replace(USUAL, kpi=ENPS, verdict="off_target")),
        "Voluntary turnover and eNPS are off target.",
        (scorecard(USUAL), scorecard(replace(USUAL, verdict="watch"))),
    ),
    "none_off_target": (
        scorecard(replace(USUAL, verdict="watch")),
        "None is off target.",
        (scorecard(replace(USUAL, verdict="off_target")), scorecard(replace(USUAL, verdict="no_target"))),
    ),
    "worsened": (
        scorecard(replace(CARD, year_ago=moved(0.01)), replace(CARD, kpi=ENPS, year_ago=moved(-3.0)), HIDDEN),
        "Voluntary turnover and eNPS worsened in a year.",
        (
            scorecard(replace(CARD, year_ago=moved(-0.01))),
            scorecard(replace(CARD, year_ago=moved(0.01, Evidence.USUAL))),
            scorecard(replace(CARD, year_ago=moved(0.01, Evidence.TOO_FEW))),
            scorecard(replace(CARD, year_ago=moved(0.0001))),  # nothing in the digits shown
            scorecard(replace(CARD, kpi=HEADCOUNT, year_ago=moved(-9.0))),
        ),
    ),
    "improved": (
        scorecard(replace(CARD, year_ago=moved(-0.01))),
        "Voluntary turnover improved in a year.",
        (
            scorecard(replace(CARD, year_ago=moved(0.01))),
            scorecard(USUAL),
            scorecard(replace(CARD, kpi=HEADCOUNT, year_ago=moved(9.0))),
        ),
    ),
    "rose": (
        scorecard(replace(CARD, kpi=HEADCOUNT, year_ago=moved(9.0))),
        "Headcount rose in a year.",
        (scorecard(CARD), scorecard(replace(CARD, kpi=HEADCOUNT, year_ago=moved(-9.0)))),
    ),
    "fell": (
        scorecard(replace(CARD, kpi=HEADCOUNT, year_ago=moved(-9.0))),
        "Headcount fell in a year.",
        (scorecard(CARD), scorecard(replace(CARD, kpi=HEADCOUNT, year_ago=moved(9.0)))),
    ),
    "no_material_change": (
        scorecard(USUAL),
        "No material change in a year.",
        (scorecard(USUAL, CARD), scorecard(replace(CARD, year_ago=moved(0.01, Evidence.TOO_FEW)))),
    ),
    "some_hidden": (
        scorecard(CARD, HIDDEN, HIDDEN),
        "Two are hidden to protect people.",
        (scorecard(CARD), scorecard(replace(CARD, shown=Shown.NO_DATA))),
    ),
}


@pytest.mark.parametrize("key", CLAIMS)
def test_a_claim_is_made_where_it_holds_and_nowhere_else(key: str) -> None:
    held, text, others = CASES[key]

    assert {claim.key: claim.text for claim in claims(held)}[key] == text
    assert all(key not in {claim.key for claim in claims(other)} for other in others)


def test_a_hidden_card_is_counted_and_never_named() -> None:
    hidden: Card = replace(HIDDEN, kpi=kpi(label="Secret"), year_ago=Delta(None, "2025-11"))

    assert "Secret" not in " ".join(headline(scorecard(replace(CARD, kpi=TURNOVER), hidden)))
