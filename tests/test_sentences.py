"""Sentences made of figures."""

from dataclasses import replace

import pytest

from hrkpi import sentences
from hrkpi.kpi import Timing
from hrkpi.language import speaking
from hrkpi.period import WindowKind
from hrkpi.result import Comment, Delta, Evidence, Landing, Mover, Shown
from hrkpi.wording import Wording
from tests.cards import CARD, FILL, HEADCOUNT, HIDDEN, TURNOVER

WORDS = Wording()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"kpi": replace(TURNOVER, timing=Timing.OCCASION), "mover": None},
            "On target for five surveys.",
        ),
        ({}, "On target for five months. Division Commercial improved (−0.7\u00a0pp in a year)."),
        ({"mover": None, "periods_in_verdict": 1}, "On target for one month."),
        (
            {"verdict": "off_target", "periods_in_verdict": 27, "mover": Mover("Care", "division", 0.017)},
            "Off target for 27 months. Division Care rose (+1.7\u00a0pp in a year).",
        ),
        (
            {"verdict": "watch", "periods_in_verdict": 37, "mover": Mover("Care", "division", -0.002)},
            "Short of target for 3+ years. Division Care improved (−0.2\u00a0pp in a year).",
        ),
        (
            {"mover": Mover("Care", "division", 0.02)},
            "On target for five months. Division Care rose (+2.0\u00a0pp in a year).",
        ),
        (
            {"mover": None, "year_ago": Delta(-0.006, "2025-11", Evidence.USUAL)},
            "On target for five months. No material change in a year.",
        ),
        ({"mover": None, "verdict": "no_verdict"}, ""),
        ({"verdict": "no_target", "mover": None}, "No target is set."),
        (
            {"window": WindowKind.QUARTER, "periods_in_verdict": 2, "mover": None},
            "On target for two quarters.",
        ),
        ({"window": WindowKind.YEAR, "periods_in_verdict": 1, "mover": None}, "On target for one year."),
        (
            {"kpi": HEADCOUNT, "mover": Mover("Operations", "division", 13.0)},
            "On target for five months. Division Operations grew (+13 in a year).",
        ),
        (
            {"kpi": HEADCOUNT, "verdict": "off_target", "mover": Mover("Operations", "division", -4.0)},
            "Off target for five months. Division Operations shrank (−4 in a year).",
        ),
        (
            {"mover": None, "landing": Landing(2026 * 12 + 11, 0.114, 0.105, 0.123)},
            "On target for five months. Projected for Dec 2026: 11.4\u00a0% (80\u00a0%: 10.5 to 12.3).",
        ),
        ({"shown": Shown.NO_DATA, "value": None}, "There is nothing to measure in this period."),
    ],
)
def test_a_card_says_how_long_and_who(changed: dict[str, object], said: str) -> None:
    card = replace(CARD, **{"momentum": "unknown", **changed})  # type: ignore[arg-type]  # each case names its own

    assert sentences.explanation(card, WORDS) == said


@pytest.mark.parametrize(
    ("momentum", "verdict", "said"),
    [
        ("improving", "on_target", "On target for five months, improving."),
        ("improving", "off_target", "Off target for five months, closing in."),
        ("worsening", "on_target", "On target for five months, worsening."),
        ("worsening", "watch", "Short of target for five months, moving away."),
        ("steady", "on_target", "On target for five months, holding."),
        ("steady", "off_target", "Off target for five months, no clear movement."),
        ("improving", "no_target", "No target is set."),
    ],
)
def test_a_card_says_where_it_is_going_against_its_target(momentum: str, verdict: str, said: str) -> None:
    card = replace(CARD, momentum=momentum, verdict=verdict, mover=None)

    assert sentences.explanation(card, WORDS) == said


def test_a_comment_is_told_with_its_author() -> None:
    assert sentences.comment(CARD) == ""
    said = sentences.comment(replace(CARD, comment=Comment("Pay round in May.", "ada")))
    assert said == "Comment by ada: Pay round in May."


def test_a_hidden_card_says_why_and_names_nobody() -> None:
    said = sentences.explanation(replace(HIDDEN, mover=Mover("Legal", "department", 0.2)), WORDS)

    assert said.startswith("Hidden to protect people")
    assert "Legal" not in said


def test_a_line_is_told_by_its_ends() -> None:
    assert (
        sentences.in_words(TURNOVER, CARD.trend, WORDS)
        == "12.4\u00a0% in November 2025, 11.8\u00a0% in November 2026."
    )
    assert sentences.in_words(TURNOVER, CARD.trend[:1], WORDS) == "12.4\u00a0% in November 2025."
    assert (
        sentences.in_words(TURNOVER, [("2026-11", None)], WORDS) == "No figure can be shown in this period."
    )


def test_a_sparkline_is_told_with_its_target() -> None:
    told = sentences.picture(CARD, WORDS)

    assert told.startswith("Voluntary turnover: 12.4\u00a0% in November 2025")
    assert told.endswith("; target at most 12.0\u00a0%")
    assert sentences.aim(TURNOVER, None, WORDS) == ""


def test_filters_are_told_in_words() -> None:
    where = {"division": ("Sales", "Care"), "gender": ("non_binary",), "level": ()}

    assert sentences.scope(where) == "Division: Sales, Care; Gender: Non-binary"
    assert sentences.scope({}) == "Whole company"


def test_words_of_closed_lists_are_words_and_names_stay_names() -> None:
    assert sentences.member("gender", "non_binary") == "Non-binary"
    assert sentences.member("department", "unknown") == "Unknown"
    assert sentences.member("department", "hr") == "hr"
    assert sentences.dimension("hire_source") == "Hire source"
    assert (sentences.members("division"), sentences.members("country")) == ("divisions", "countries")


def test_a_status_says_why_there_is_none() -> None:
    assert sentences.status("off_target") == "Off target"
    assert sentences.status("on_target", Shown.HIDDEN) == "Hidden"
    assert sentences.status("on_target", Shown.NO_DATA) == "No data"
    assert sentences.status("something else") == "No target"


def test_small_counts_are_words() -> None:
    assert (sentences.spelled(12), sentences.spelled(13)) == ("twelve", "13")
    assert sentences.listed(["a"]) == "a"
    assert sentences.lowered(FILL.label) == "time to fill"


def test_the_point_of_a_month_ends_no_sentence() -> None:
    assert sentences.parted("Okt. 2026: 13,4 %. Mehr.") == ("Okt. 2026: 13,4 %.", "Mehr.")
    assert sentences.parted("One. 13 % two.") == ("One.", "13 % two.")
    assert sentences.parted("One alone.") == ("One alone.", "")


def test_labels_of_ours_are_translated_and_names_are_not() -> None:
    with speaking("de"):
        assert [sentences.member("gender", "woman"), sentences.member("division", "Sales")] == [
            "Frauen",
            "Sales",
        ]
        assert sentences.member("tenure_band", "under 1 year") == "unter 1 Jahr"
        assert sentences.dimension("cost_centre") == "Cost centre"
        assert sentences.lowered(sentences.dimension("department")) == "Abteilung"
        said = sentences.explanation(CARD, WORDS)
        assert said.startswith("Im Ziel seit fünf Monaten")
        assert ". Bereich Commercial: verbessert (−0,7\u00a0PP " in said
    with speaking("fr"):
        assert sentences.lowered(sentences.dimension("department")) == "service"
        assert sentences.listed(["a", "b", "c"]) == "a, b et c"
        assert [sentences.span(count, WindowKind.YEAR) for count in (1, 2)] == [
            "depuis un an",
            "depuis deux ans",
        ]
