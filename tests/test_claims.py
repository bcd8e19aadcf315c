"""Every claim on figures where it holds, and on figures where it must not be made."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from hrkpi.claims import CLAIMS
from hrkpi.contribution import Contribution
from hrkpi.funnel import Outside
from hrkpi.kpi import Timing
from hrkpi.kpis.headcount import KPI as HEADCOUNT
from hrkpi.kpis.turnover_rate import KPI as TURNOVER
from hrkpi.material import STILL, Latest, Point, Seen, Unit
from hrkpi.narrative import MOST, told
from hrkpi.period import Window, WindowKind
from hrkpi.phrases import SENTENCES, Writer
from hrkpi.result import Question, Shown
from hrkpi.signal import Movement
from hrkpi.watch import Rule
from hrkpi.wording import Wording

ENGLISH = Wording("en_GB")
UP, DOWN = (Movement(allowed=True, direction=side, rule=Rule.OUTSIDE) for side in (1, -1))
HIDDEN = Point("2026-10", None, Shown.HIDDEN)
NO_DATA = Point("2026-10", None, Shown.NO_DATA)


def point(value: float, period: str = "2026-10") -> Point:
    """A figure that is shown."""
    return Point(period, value, Shown.OK)


NOISE = Seen(TURNOVER, point(0.12), point(0.10, "2025-10"))  # two points up, which may be chance
ROSE = replace(NOISE, movement=UP)
FELL = replace(NOISE, now=point(0.08), movement=DOWN)
SAME = replace(NOISE, now=point(0.1002))
GONE, NOTHING = replace(NOISE, now=HIDDEN), replace(NOISE, now=NO_DATA)
LAST = Latest("2026-10", Rule.OUTSIDE, 1, 0.0, 0.02, 3)
SALES, LEGAL = (
    Unit("Sales", 0.05, UP, 0.25, Outside.SIGNAL),
    Unit("Legal", -0.03, DOWN, 0.02, Outside.SIGNAL),
)
UNMOVED = Unit("Works", 0.02, STILL, 0.14)
STILL_GROUPS = Seen(
    TURNOVER, None, dimension="department", units=(UNMOVED, UNMOVED), ends=("2025-10", "2026-10")
)
UNITS = replace(ROSE, dimension="department", units=(LEGAL, SALES))
PEOPLE = replace(UNITS, kpi=HEADCOUNT)


def parts(sales: float, legal: float, mix: float = 0.004, *, reverses: bool = False) -> Contribution:
    """The change of two points in parts."""
    rows = pd.DataFrame(
        {
            "department": ["Legal", "Sales"],
            "mix": [0.0, mix],
            "rate": [legal, sales - mix],
            "total": [legal, sales],
            "status": [Shown.OK, Shown.OK],
        }
    )
    window = Window("2026-10", 0, 12)
    return Contribution(
        TURNOVER, Question("turnover_rate"), window, window, "value", 0.10, 0.12, rows, reverses
    )


SPLIT = replace(UNITS, contribution=parts(0.018, 0.002))
AIMED = replace(NOISE, target=0.11, held=3)

CASES: Mapping[str, tuple[Seen, str, tuple[Seen, ...]]] = {  # where it holds, what it says, where it must not
    "hidden": (
        replace(NOISE, now=HIDDEN),
        "Turnover: hidden to protect people",
        (NOISE, replace(NOISE, now=NO_DATA)),
    ),
    "no_data": (
        replace(NOISE, now=NO_DATA),
        "nothing to measure in October 2026",
        (NOISE, replace(NOISE, now=HIDDEN)),
    ),
    "first": (
        replace(NOISE, then=None),
        "Turnover: 12.0 % in October 2026; there is nothing to compare it with.",
        (NOISE, replace(NOISE, now=HIDDEN)),
    ),
    "too_few": (
        replace(NOISE, is_judged=False),
        "Turnover: 12.0 % in October 2026, after 10.0 % in October 2025; there are too few periods",
        (NOISE, replace(SAME, is_judged=False), replace(NOISE, is_judged=False, then=None)),
    ),
    "unchanged": (
        SAME,
        "Turnover: unchanged at 10.0 % in October 2026 since October 2025.",
        (NOISE, ROSE, replace(SAME, then=None)),
    ),
    "no_material_change": (
        NOISE,
        "No material change: Turnover at 12.0 % in October 2026, after 10.0 % in October 2025.",
        (ROSE, SAME, replace(NOISE, is_judged=False), replace(NOISE, then=HIDDEN)),
    ),
    "rose": (
        ROSE,
        "Turnover rose to 12.0 % in October 2026, from 10.0 % in October 2025 (+2.0 pp).",
        (NOISE, FELL, replace(SAME, movement=UP), replace(ROSE, is_judged=False)),
    ),
    "fell": (
        FELL,
        "Turnover fell to 8.0 % in October 2026, from 10.0 % in October 2025 (−2.0 pp).",
        (NOISE, ROSE, replace(FELL, movement=STILL), replace(FELL, is_judged=False)),
    ),
    "on_target": (
        replace(AIMED, verdict="on_target"),
        "On target for three months (at most 11.0 %).",
        (NOISE, replace(AIMED, verdict="watch")),
    ),
    "watch": (
        replace(AIMED, verdict="watch"),
        "Short of target for three months (at most 11.0 %), within tolerance.",
        (NOISE, replace(AIMED, verdict="off_target")),
    ),
    "off_target": (
        replace(AIMED, verdict="off_target", held=1),
        "Off target for one month (at most 11.0 %).",
        (NOISE, replace(AIMED, verdict="on_target")),
    ),
    "above_usual": (
        replace(NOISE, latest=LAST),
        "October 2026 lies above the usual monthly range (0.0 to 2.0 %).",
        (
            NOISE,
            replace(NOISE, latest=replace(LAST, side=-1)),
            replace(NOISE, latest=replace(LAST, rule=Rule.RUN)),
        ),
    ),
    "below_usual": (
        replace(NOISE, latest=replace(LAST, side=-1)),
        "October 2026 lies below the usual monthly range",
        (NOISE, replace(NOISE, latest=LAST)),
    ),
    "run_above": (
        replace(NOISE, latest=replace(LAST, rule=Rule.RUN, length=9)),
        "The last nine months all lie above the usual level.",
        (NOISE, replace(NOISE, latest=LAST), replace(NOISE, latest=replace(LAST, rule=Rule.RUN, side=-1))),
    ),
    "run_below": (
        replace(NOISE, latest=replace(LAST, rule=Rule.RUN, side=-1, length=15)),
        "The last 15 months all lie below the usual level.",
        (NOISE, replace(NOISE, latest=replace(LAST, rule=Rule.RUN))),
    ),
    "reversal": (
        replace(SPLIT, contribution=parts(0.018, 0.002, reverses=True)),
        "The whole moved against all departments that can be shown.",
        (SPLIT, NOISE, replace(NOISE, contribution=parts(0.018, 0.002, reverses=True))),
    ),
    "mix": (
        SPLIT,
        "Of the change, +0.4 pp is a shift between departments and +1.6 pp a change within them.",
        (
            UNITS,
            replace(SPLIT, movement=STILL),
            replace(SPLIT, contribution=parts(0.018, 0.002, mix=0.0001)),
            replace(SPLIT, contribution=parts(0.018, 0.002, mix=float("nan"))),
        ),
    ),
    "main_part": (
        SPLIT,
        "Sales makes up +1.8 pp of the change.",
        (
            UNITS,
            replace(SPLIT, movement=STILL),
            replace(SPLIT, contribution=parts(0.009, 0.008)),
            replace(SPLIT, units=(LEGAL,)),  # a group that is not shown now
        ),
    ),
    "worsened_most": (
        UNITS,
        "Sales worsened by more than chance (+5.0 pp).",
        (
            replace(UNITS, units=(LEGAL, replace(SALES, movement=STILL))),
            replace(UNITS, units=(SALES,)),
            replace(UNITS, kpi=HEADCOUNT),
            replace(UNITS, units=(LEGAL, replace(SALES, change=None))),
        ),
    ),
    "improved_most": (
        UNITS,
        "Legal improved by more than chance (−3.0 pp).",
        (
            replace(UNITS, units=(SALES, replace(LEGAL, movement=STILL))),
            replace(UNITS, units=(SALES, replace(LEGAL, change=-0.0001))),
            replace(UNITS, units=(SALES, SALES)),
        ),
    ),
    "rose_most": (
        replace(UNITS, kpi=HEADCOUNT, units=(LEGAL, replace(SALES, change=5.0))),
        "Sales rose by more than chance (+5).",
        (
            UNITS,
            replace(UNITS, kpi=HEADCOUNT, units=(replace(LEGAL, change=-5.0), replace(SALES, change=0.2))),
        ),
    ),
    "fell_most": (
        replace(UNITS, kpi=HEADCOUNT, units=(replace(LEGAL, change=-5.0), SALES)),
        "Legal fell by more than chance (−5).",
        (
            UNITS,
            replace(UNITS, kpi=HEADCOUNT, units=(replace(LEGAL, movement=STILL), replace(SALES, change=5.0))),
        ),
    ),
    "none_moved": (
        STILL_GROUPS,
        "None of the departments that can be judged moved by more than chance from October 2025 to October",
        (
            replace(STILL_GROUPS, units=(UNMOVED, SALES)),
            replace(STILL_GROUPS, units=(UNMOVED, replace(SALES, change=0.0001))),  # too small to be seen
            replace(STILL_GROUPS, units=(replace(SALES, is_judged=False), UNMOVED)),
            replace(STILL_GROUPS, units=(replace(UNMOVED, is_judged=False),)),
            replace(STILL_GROUPS, units=(replace(UNMOVED, change=None),)),  # not known at both ends
            replace(STILL_GROUPS, units=()),
            replace(STILL_GROUPS, now=NOISE.now),  # of the whole something is said already
        ),
    ),
    "groups_too_few": (
        replace(STILL_GROUPS, units=(replace(UNMOVED, is_judged=False),)),
        "There are too few periods to tell a change of the departments from chance.",
        (
            STILL_GROUPS,
            replace(STILL_GROUPS, units=(UNMOVED, replace(UNMOVED, is_judged=False))),
            replace(STILL_GROUPS, units=(replace(UNMOVED, is_judged=False, change=None),)),
            replace(STILL_GROUPS, units=(replace(UNMOVED, is_judged=False),), now=HIDDEN),
        ),
    ),
    "unit_above": (
        UNITS,
        "Sales lies above what its size explains (25.0 %, the whole 12.0 %).",
        (
            replace(UNITS, units=(LEGAL, replace(SALES, outside=Outside.NOTABLE))),
            replace(UNITS, now=HIDDEN),
            replace(UNITS, now=None),
        ),
    ),
    "unit_below": (
        UNITS,
        "Legal lies below what its size explains (2.0 %, the whole 12.0 %).",
        (replace(UNITS, units=(SALES,)), replace(UNITS, units=(replace(LEGAL, outside=Outside.INSIDE),))),
    ),
    "partial": (
        replace(NOISE, is_partial=True),
        "The data cover only a part of October 2026.",
        (NOISE, replace(NOISE, now=HIDDEN, is_partial=True)),
    ),
    "some_hidden": (
        replace(UNITS, some_hidden=True),
        "Some departments are hidden to protect people.",
        (UNITS, replace(NOISE, some_hidden=True)),
    ),
}


def said(material: Seen) -> dict[str, str]:
    """The claims that hold, however many, with their sentences."""
    writer = Writer(material.kpi, WindowKind.TTM, ENGLISH, material.dimension)
    return {
        claim.key: writer.sentence(claim.key, numbers)
        for claim in CLAIMS
        if (numbers := claim.numbers(material)) is not None
    }


def test_a_state_of_a_survey_is_counted_in_surveys() -> None:
    survey = replace(AIMED, kpi=replace(AIMED.kpi, timing=Timing.OCCASION), verdict="off_target")

    assert said(survey)["off_target"].startswith("Off target for three surveys")


def test_every_claim_is_proved_and_has_its_words() -> None:
    keys = [claim.key for claim in CLAIMS]

    assert set(CASES) == set(keys)
    assert len(keys) == len(set(keys))
    assert set(SENTENCES) == set(keys)


@pytest.mark.parametrize("key", CASES)
def test_a_claim_is_made_where_it_holds(key: str) -> None:
    material, sentence, _ = CASES[key]

    assert sentence in said(material)[key].replace("\u00a0", " ")


@pytest.mark.parametrize(("key", "at"), [(key, at) for key in CASES for at in range(len(CASES[key][2]))])
def test_a_claim_is_not_made_where_it_does_not(key: str, at: int) -> None:
    assert key not in said(CASES[key][2][at])


@pytest.mark.parametrize(
    "material",
    [case for holds, _, other in CASES.values() for case in (holds, *other) if case.now is not None],
)
def test_of_the_figure_itself_exactly_one_thing_is_said(material: Seen) -> None:
    first = [key for key in said(material) if key in list(CASES)[:8]]

    assert len(first) == 1


def test_there_is_an_end_to_it() -> None:
    """Everything holds at once; the caveats are told all the same."""
    material = replace(SPLIT, verdict="off_target", target=0.11, held=3, latest=LAST)
    material = replace(material, is_partial=True, some_hidden=True)

    keys = [claim.key for claim in told(material, WindowKind.TTM, ENGLISH)]

    assert len(keys) == MOST + 2
    assert keys[0] == "rose"
    assert keys[-2:] == ["partial", "some_hidden"]
    assert keys == [claim.key for claim in CLAIMS if claim.key in keys]


def test_the_numbers_stand_beside_the_sentence() -> None:
    claim = told(ROSE, WindowKind.TTM, ENGLISH)[0]

    assert claim.numbers["now"] == 0.12
    assert claim.numbers["change"] == pytest.approx(0.02)


def test_a_language_that_is_not_there_is_english() -> None:
    assert told(ROSE, WindowKind.TTM, Wording("de_DE"))[0].text.startswith("Turnover rose")


def test_quarters_are_counted_as_quarters() -> None:
    on_target = replace(AIMED, verdict="on_target")

    assert "for three quarters" in told(on_target, WindowKind.QUARTER, ENGLISH)[1].text


def test_a_word_of_a_closed_list_reads_as_a_word() -> None:
    genders = replace(UNITS, dimension="gender", units=(replace(SALES, group="non_binary"), LEGAL))

    assert said(genders)["worsened_most"].startswith("Non-binary worsened by more than chance")
