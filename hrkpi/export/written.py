"""Figures for Office: the number that stands in a cell, and the format that writes it as the screen does."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from hrkpi.kpi import Unit
from hrkpi.language import say
from hrkpi.result import Shown
from hrkpi.view import Cell

NUMBER = re.compile(r"\d+(?:[\s.,'’\u066b\u066c]\d+)*")
SIGNS = (
    "−",
    "-",
    "+",
    "\u200e",
    "\u200f",
    "\u061c",
)  # of a number; with the marks of direction some locales add
DAY = "d mmm yyyy"
MONTH = "mmm yyyy"
MOST_DECIMALS = 6
GENERAL = "General"


@dataclass(frozen=True)
class Typed:
    """What a spreadsheet takes.

    Args:
        value: A number, a day, or text; none for nothing.
        code: Number format that writes it like the screen; ``General`` for text.
    """

    value: float | str | date | None
    code: str = GENERAL


def typed(cell: Cell) -> Typed:
    """A cell as number or day with the format of its text; as its text where no number says the same."""
    if cell.shown is not Shown.OK:
        return Typed(cell.text or None)
    if isinstance(cell.value, date):
        return Typed(cell.value, DAY if any(map(str.isdigit, cell.text.split(maxsplit=1)[0])) else MONTH)
    if cell.value is None or isinstance(cell.value, str):
        return Typed(cell.text or None)
    return _number(float(cell.value), cell.text)


def axis_code(unit: Unit, step: float) -> str:
    """The format of an axis's numbers: with as many decimals as its steps need."""
    exact = Decimal(repr(step)).normalize() * (100 if unit is Unit.SHARE else 1)
    exponent = exact.normalize().as_tuple().exponent
    code = _code(max(0, -exponent) if isinstance(exponent, int) else 0)
    return f'{code}"\u00a0"%' if unit is Unit.SHARE else code


def _number(value: float, text: str) -> Typed:
    found = list(NUMBER.finditer(text))
    if len(found) != 1:
        return Typed(text or value)
    before, after = text[: found[0].start()], text[found[0].end() :]
    digits = "".join(str(int(letter)) for letter in found[0].group() if letter.isdigit())
    factor = 100 if after.lstrip().startswith(("%", say("pp"))) else 1
    decimals = _decimals(Decimal(repr(value)) * factor, digits)
    return Typed(text) if decimals is None else _formatted(value, factor, _code(decimals), (before, after))


def _formatted(value: float, factor: int, code: str, around: tuple[str, str]) -> Typed:
    """The number under a format with the words around it; one in per cent keeps its share."""
    before, after = around
    signed = before.rstrip().endswith("+") or before.rstrip().endswith(("−", "-"))
    words = before.rstrip("".join(SIGNS))
    if factor == 100 and after.lstrip().startswith("%"):
        gap, rest = after.split("%", 1)
        plain = f"{_quoted(words)}{{sign}}{code}{_quoted(gap)}%{_quoted(rest)}"
        number = value
    else:
        plain, number = (
            f"{_quoted(words)}{{sign}}{code}{_quoted(after)}",
            round(value * factor, MOST_DECIMALS),
        )
    plus = "+" if signed else ""
    return Typed(number, ";".join(plain.format(sign=sign) for sign in (plus, '"−"', "")))


def _decimals(exact: Decimal, digits: str) -> int | None:
    """How many decimals a number is written with; none where the digits are not its own."""
    for decimals in range(MOST_DECIMALS + 1):
        written = abs(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
        if f"{written:f}".replace(".", "") == digits:
            return decimals
    return None


def _code(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _quoted(text: str) -> str:
    """Words inside a number format; braces and quotes are left out."""
    plain = re.sub(r'["{}]', "", text)
    return f'"{plain}"' if plain else ""
