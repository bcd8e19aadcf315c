"""Figures, units, changes and dates as people read them."""

from datetime import UTC, date, datetime

import pytest

from hrkpi.kpi import Better, Kpi, Unit
from hrkpi.language import speaking
from hrkpi.period import parse_month
from hrkpi.result import Evidence
from hrkpi.wording import Tone, Wording, shown
from tests.cards import ENPS, FILL, HEADCOUNT, HOURS, IMPACT, TURNOVER, kpi

ENGLISH = Wording()


@pytest.mark.parametrize(
    ("measured", "value", "written"),
    [
        (TURNOVER, 0.118, "11.8\u00a0%"),
        (HEADCOUNT, 3018.0, "3\u202f018\u00a0people"),
        (HEADCOUNT, 1.0, "1\u00a0person"),
        (FILL, 1.0, "1\u00a0day"),
        (FILL, 44.5, "45\u00a0days"),
        (HOURS, 1.0, "1.0\u00a0hours"),
        (HOURS, 21.5, "21.5\u00a0hours"),
        (ENPS, -7.0, "−7\u00a0points"),
        (IMPACT, 0.8, "0.80"),
        (kpi(Unit.APPLICATIONS, Better.NONE, 1), 12.34, "12.3\u00a0applications"),
        (kpi(Unit.MONEY, Better.LOWER, 0), 4321.5, "4\u202f322\u00a0EUR"),
        (kpi(Unit.FTE, Better.NONE, 1), 1234.56, "1\u202f234.6\u00a0FTE"),
        (TURNOVER, None, "–"),
        (TURNOVER, float("nan"), "–"),
    ],
)
def test_a_value_carries_its_unit_and_its_decimals(measured: Kpi, value: float | None, written: str) -> None:
    assert ENGLISH.value(measured, value) == written


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en", "12\u202f345.6"),
        ("en_GB", "12\u202f345.6"),
        ("de", "12.345,6"),
        ("fr", "12\u202f345,6"),
        ("ar_EG", "١٢٬٣٤٥٫٦"),  # noqa: RUF001 - Arabic as it is written
    ],
)
def test_the_locale_decides_separators_and_digits(locale: str, written: str) -> None:
    assert Wording(locale).number(12345.6, 1) == written


def test_money_is_of_the_reporting_currency() -> None:
    assert Wording("de_CH", "CHF").value(kpi(Unit.MONEY, Better.LOWER, 0), 4321.0) == "4’321\u00a0CHF"


@pytest.mark.parametrize(
    ("measured", "change", "arrow", "text", "tone"),
    [
        (TURNOVER, -0.004, "down", "0.4\u00a0pp better", Tone.GOOD),
        (TURNOVER, 0.012, "up", "1.2\u00a0pp worse", Tone.OFF),
        (TURNOVER, 0.0004, "same", "no change", Tone.NEUTRAL),
        (TURNOVER, -0.0004, "same", "no change", Tone.NEUTRAL),
        (TURNOVER, 0.0005, "up", "0.1\u00a0pp worse", Tone.OFF),
        (HEADCOUNT, 20.0, "up", "20 more", Tone.NEUTRAL),
        (HEADCOUNT, -1.0, "down", "1 fewer", Tone.NEUTRAL),
        (IMPACT, -0.1, "down", "0.10 less", Tone.NEUTRAL),
        (FILL, 1.0, "up", "1\u00a0day worse", Tone.OFF),
        (HOURS, -0.5, "down", "0.5\u00a0h worse", Tone.OFF),
        (ENPS, 3.0, "up", "3\u00a0points better", Tone.GOOD),
        (TURNOVER, None, "same", "not known", Tone.NEUTRAL),
    ],
)
def test_the_arrow_is_the_number_and_the_word_the_judgement(
    measured: Kpi, change: float | None, arrow: str, text: str, tone: Tone
) -> None:
    """A change that rounds to nothing is none; one that shows a digit never is."""
    told = ENGLISH.change(measured, change)

    assert (told.arrow, told.text, told.tone) == (arrow, text, tone)


def test_a_signed_change_says_which_way() -> None:
    assert ENGLISH.change(TURNOVER, -0.007).signed_text == "−0.7\u00a0pp better"
    assert ENGLISH.change(HEADCOUNT, 13.0).signed_text == "+13 more"
    assert ENGLISH.change(HEADCOUNT, 0.0).signed_text == "no change"
    assert ENGLISH.change(HEADCOUNT, None).signed_text == "not known"


@pytest.mark.parametrize(
    ("evidence", "text"),
    [(Evidence.USUAL, "+1.2\u00a0pp (usual)"), (Evidence.TOO_FEW, "+1.2\u00a0pp (too early)")],
)
def test_what_may_be_chance_has_no_arrow_and_no_judgement(evidence: Evidence, text: str) -> None:
    told = ENGLISH.change(TURNOVER, 0.012, evidence)

    assert (told.arrow, told.text, told.signed_text, told.tone) == ("", text, text, Tone.NEUTRAL)
    assert ENGLISH.change(TURNOVER, 0.0, evidence).text == "no change"


def test_a_target_shows_which_way_is_good() -> None:
    assert ENGLISH.target(TURNOVER, 0.12) == "Target ≤\u00a012.0\u00a0%"
    assert ENGLISH.target(HOURS, 20.0) == "Target ≥\u00a020.0\u00a0h"
    assert ENGLISH.target(HEADCOUNT, 3050.0) == "Target ≈\u00a03\u202f050\u00a0people"
    assert ENGLISH.target(IMPACT, 0.8) == "Target ≈\u00a00.80"
    assert ENGLISH.target(TURNOVER, None) == "No target set"
    assert ENGLISH.bound(TURNOVER) == "Target, at most"


def test_an_interval_names_its_unit_once() -> None:
    assert ENGLISH.interval(TURNOVER, 0.109, 0.127) == "10.9 to 12.7\u00a0%"
    assert ENGLISH.interval(TURNOVER, None, 0.127) == ""
    assert ENGLISH.interval(TURNOVER, 0.1, float("nan")) == ""


def test_months_and_days_are_written_in_words() -> None:
    november = parse_month("2026-11")

    assert ENGLISH.month(november) == "Nov 2026"
    assert ENGLISH.month_long(november) == "November 2026"
    assert Wording("de").month_long(parse_month("2026-03")) == "März 2026"
    assert Wording("ar_EG").month(november) == "نوفمبر ٢٠٢٦"
    assert ENGLISH.day(date(2026, 11, 30)) == "30 Nov 2026"
    assert ENGLISH.moment(datetime(2026, 12, 1, 6, 10, tzinfo=UTC)) == "1 Dec 2026, 06:10"


@pytest.mark.parametrize(
    ("label", "short", "long"),
    [
        ("2026-11", "Nov 2026", "November 2026"),
        ("2026-Q3", "Q3\u00a02026", "Q3\u00a02026"),
        ("2026", "2026", "2026"),
        ("2025/26", "2025/26", "2025/26"),
        ("2025/26-Q1", "Q1\u00a02025/26", "Q1\u00a02025/26"),
    ],
)
def test_windows_are_written_as_periods(label: str, short: str, long: str) -> None:
    assert ENGLISH.period(label) == short
    assert ENGLISH.period(label, long=True) == long


def test_a_half_is_rounded_up_as_people_do() -> None:
    assert str(shown(TURNOVER, 0.1185)) == "11.9"
    assert str(shown(FILL, 44.5)) == "45"


def test_words_around_figures_are_in_the_readers_language() -> None:
    days, share = kpi(Unit.DAYS, Better.LOWER, 0), kpi(Unit.SHARE, Better.LOWER)
    with speaking("de"):
        assert [ENGLISH.value(days, count) for count in (1, 2)] == ["1\u00a0Tag", "2\u00a0Tage"]
        assert ENGLISH.target(share, 0.12) == "Zielwert ≤\u00a012,0\u00a0%"
        assert ENGLISH.change(share, -0.004).text == "0,4\u00a0PP besser"
        assert ENGLISH.day(date(2026, 10, 31)) == "31. Okt. 2026"
        assert ENGLISH.interval(share, 0.109, 0.127) == "10,9 bis 12,7\u00a0%"
    with speaking("fr"):
        assert ENGLISH.period("2026-Q3") == "T3\u00a02026"
        assert ENGLISH.value(days, 1.4) == "1\u00a0jour"
