"""Figures, units, changes and dates as people read them; the one formatter of pages, files and commands."""

import math
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from hrkpi.kpi import Better, Kpi, Unit
from hrkpi.language import ENGLISH, language_of, locale_for, marked, say, say_many
from hrkpi.period import first_day, parse_month
from hrkpi.result import Evidence
from hrkpi.terms import BOUNDS, SHORT, UNITS

DASH = "–"
MINUS = "−"
NARROW = "\u202f"  # narrow no-break space, between groups of three digits
FIXED = "\u00a0"  # no-break space, between a figure and its unit
PERCENT = 100
DAYS = {ENGLISH: "d MMM y", "de": "d. MMM y"}  # a day with its short month, where it is not as in English
MANY = 4096  # figures and months that are kept as they were written: tables say the same ones often

DIGITS = {
    "arab": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
}
COUNTED = {Unit.PERSONS, Unit.APPLICATIONS, Unit.ASSIGNMENTS}  # of which there are fewer, not less
SIGNS = {Better.LOWER: "≤", Better.HIGHER: "≥", Better.NONE: "≈"}

UNTOLD = {Evidence.USUAL: marked("(usual)"), Evidence.TOO_FEW: marked("(too early)")}


class Tone(StrEnum):
    """What a change means, for its colour; the words say it as well."""

    GOOD = "good"
    OFF = "off"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Change:
    """A change in words.

    Args:
        arrow: Direction of the number: ``up``, ``down``, or ``same``; none where it may be chance.
        amount: Size with unit and without sign: ``0.4 pp``; with it where no arrow tells the direction; empty
            where nothing changed or nothing is known.
        signed: Size with unit and sign: ``−0.4 pp``; empty where nothing is known.
        judgement: ``better``, ``worse``, ``more``, ``less``, ``no change``, ``not known``; ``(usual)`` where
            it may be chance, ``(too early)`` where too few months tell.
        tone: What it means.
    """

    arrow: str
    amount: str
    signed: str
    judgement: str
    tone: Tone

    @property
    def text(self) -> str:
        """Size and judgement: ``0.4 pp better``."""
        return f"{self.amount} {self.judgement}".strip()

    @property
    def signed_text(self) -> str:
        """Signed size and judgement: ``−0.4 pp better``; ``no change`` alone where nothing changed."""
        return f"{self.signed} {self.judgement}" if self.amount else self.judgement


@dataclass(frozen=True)
class Wording:
    """Writes for readers of one locale; the locale decides separators and months, the KPI unit and decimals.

    Args:
        locale: Name of a locale that Babel knows, for example ``en`` or ``de_CH``.
        currency: Code of the reporting currency.
    """

    locale: str = "en"
    currency: str = "EUR"

    def number(self, value: float | Decimal | None, decimals: int = 0) -> str:
        """A number with its separators and a true minus; a dash where it is missing."""
        if value is None or not math.isfinite(value):
            return DASH
        exact = _round(Decimal(repr(float(value))) if isinstance(value, float) else Decimal(value), decimals)
        return _written(exact, decimals, locale_for(self.locale))

    def figure(self, kpi: Kpi, value: float | None) -> str:
        """A KPI's value without its unit: ``11.8``."""
        return (
            DASH
            if value is None or not math.isfinite(value)
            else self.number(shown(kpi, value), kpi.decimals)
        )

    def unit(self, kpi: Kpi, value: float | None) -> str:
        """The unit that belongs behind a value, in singular or plural: ``%``, ``day``, ``days``."""
        return "" if value is None or not math.isfinite(value) else self._counted(kpi.unit, shown(kpi, value))

    def value(self, kpi: Kpi, value: float | None) -> str:
        """A KPI's value with its unit: ``11.8 %``."""
        return f"{self.figure(kpi, value)}{FIXED}{self.unit(kpi, value)}".strip()

    def amount(self, unit: Unit, decimals: int, value: float) -> str:
        """A figure of no KPI in particular, for example of an axis: ``12.5 %``.

        Args:
            unit: Its unit.
            decimals: Digits after the point, of a share in per cent.
            value: The figure, a share between 0 and 1.
        """
        exact = _exact(unit, decimals, value)
        return f"{self.number(exact, decimals)}{FIXED}{self._counted(unit, exact)}".strip()

    def interval(self, kpi: Kpi, low: float | None, high: float | None) -> str:
        """The 95 % interval: ``10.9 to 12.7 %``; empty where there is none."""
        if low is None or high is None or not math.isfinite(low) or not math.isfinite(high):
            return ""
        return say("{low} to {high}", low=self.figure(kpi, low), high=self.value(kpi, high))

    def target(self, kpi: Kpi, value: float | None) -> str:
        """The aim with its direction: ``Target ≤ 12.0 %``."""
        if value is None:
            return say("No target set")
        unit = say(SHORT[kpi.unit]) if kpi.unit in SHORT else self.unit(kpi, value)
        aim = f"{SIGNS[kpi.better]}{FIXED}{self.figure(kpi, value)}{FIXED}{unit}".strip()
        return say("Target {aim}", aim=aim)

    def bound(self, kpi: Kpi) -> str:
        """What kind of limit the aim is: ``Target, at most``."""
        return say("Target, {bound}", bound=bound(kpi))

    def change(self, kpi: Kpi, change: float | None, evidence: Evidence = Evidence.SIGNAL) -> Change:
        """A change of a KPI, judged by its direction and by the digits that are shown.

        Args:
            kpi: What was measured.
            change: Value now minus value before; none where one is not known.
            evidence: Whether it may be called a change; without an arrow and a judgement where it may not.
        """
        if change is None or not math.isfinite(change):
            return Change("same", "", "", say("not known"), Tone.NEUTRAL)
        exact = shown(kpi, change)
        unit = self._step(kpi.unit, abs(exact))
        amount = f"{self.number(abs(exact), kpi.decimals)}{FIXED}{unit}".strip()
        if exact == 0:
            return Change("same", "", amount, say("no change"), Tone.NEUTRAL)
        sign = "+" if exact > 0 else MINUS
        if evidence is not Evidence.SIGNAL:
            return Change("", sign + amount, sign + amount, say(UNTOLD[evidence]), Tone.NEUTRAL)
        judgement, tone = _judge(kpi.better, kpi.unit, rising=exact > 0)
        return Change("up" if exact > 0 else "down", amount, sign + amount, judgement, tone)

    def month(self, month: int) -> str:
        """A month in short: ``Nov 2026``."""
        return _dated(month, "yMMM", locale_for(self.locale))

    def month_long(self, month: int) -> str:
        """A month written out: ``November 2026``."""
        return _dated(month, "yMMMM", locale_for(self.locale))

    def day(self, day: date) -> str:
        """A day: ``30 Nov 2026``."""
        locale = locale_for(self.locale)
        return _in_digits(
            format_date(day, DAYS.get(language_of(locale), DAYS[ENGLISH]), locale=_parsed(locale)), locale
        )

    def moment(self, moment: datetime) -> str:
        """A day and time of day: ``1 Dec 2026, 06:10``."""
        return f"{self.day(moment)}, {moment:%H:%M}"

    def period(self, label: str, *, long: bool = False) -> str:
        """A window's label for readers: ``2026-11`` becomes ``Nov 2026``, ``2026-Q3`` becomes ``Q3 2026``."""
        year, _, rest = label.partition("-")
        if rest.startswith("Q"):
            return say("Q{quarter}\u00a0{year}", quarter=rest[1:], year=year)
        if not rest:
            return label
        return self.month_long(parse_month(label)) if long else self.month(parse_month(label))

    def _counted(self, unit: Unit, count: Decimal) -> str:
        if unit is Unit.MONEY:
            return self.currency
        return say_many(*UNITS[unit], count)

    def _step(self, unit: Unit, size: Decimal) -> str:
        """The unit behind a change, where the figure itself has its unit written out."""
        if unit is Unit.PERSONS:
            return ""
        if unit is Unit.SHARE:
            return say("pp")
        return say(SHORT[unit]) if unit in SHORT else self._counted(unit, size)


def bound(kpi: Kpi) -> str:
    """What kind of limit a target is: ``at most``."""
    return say(BOUNDS[kpi.better])


def shown(kpi: Kpi, value: float) -> Decimal:
    """A value as it is written, exactly: a share in per cent, rounded half up to the KPI's decimals."""
    return _exact(kpi.unit, kpi.decimals, value)


def _exact(unit: Unit, decimals: int, value: float) -> Decimal:
    exact = Decimal(repr(float(value)))
    return _round(exact * PERCENT if unit is Unit.SHARE else exact, decimals)


@lru_cache(maxsize=MANY)
def _written(exact: Decimal, decimals: int, locale: str) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    known = _parsed(locale)
    written = format_decimal(exact, pattern, locale=known, numbering_system="default")
    if known.language == "en":
        written = written.replace(",", NARROW)
    return _in_digits(written.replace("-", MINUS), locale)


@lru_cache(maxsize=MANY)
def _dated(month: int, skeleton: str, locale: str) -> str:
    return _in_digits(format_skeleton(skeleton, first_day(month), locale=_parsed(locale)), locale)


@lru_cache
def _parsed(locale: str) -> Locale:
    return Locale.parse(locale)


def _in_digits(written: str, locale: str) -> str:
    """The digits of the locale; Babel gives its separators with Latin ones."""
    digits = DIGITS.get(_parsed(locale).default_numbering_system)
    return written.translate(digits) if digits else written


def _round(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _judge(better: Better, unit: Unit, *, rising: bool) -> tuple[str, Tone]:
    if better is Better.NONE:
        return say("more") if rising else say("fewer") if unit in COUNTED else say("less"), Tone.NEUTRAL
    good = rising == (better is Better.HIGHER)
    return (say("better"), Tone.GOOD) if good else (say("worse"), Tone.OFF)
