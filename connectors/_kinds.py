"""The usual way to read a canonical column from cells that stand under one heading."""

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from connectors._days import Day
from connectors._export import choice, constant, flag, number, text
from hrkpi.table import Column, Kind

if TYPE_CHECKING:
    from connectors._sheet import Rule

GENDERS = {
    "f": "woman",
    "female": "woman",
    "w": "woman",
    "women": "woman",
    "weiblich": "woman",
    "frau": "woman",
    "femme": "woman",
    "féminin": "woman",
    "m": "man",
    "male": "man",
    "men": "man",
    "männlich": "man",
    "mann": "man",
    "homme": "man",
    "masculin": "man",
    "divers": "non_binary",
    "non-binary": "non_binary",
    "nonbinary": "non_binary",
    "non binary": "non_binary",
    "nb": "non_binary",
    "prefer not to say": "undisclosed",
    "decline to state": "undisclosed",
    "not disclosed": "undisclosed",
}
CLAIMS = {
    "true": "yes",
    "y": "yes",
    "1": "yes",
    "false": "no",
    "n": "no",
    "0": "no",
    "prefer not to say": "undisclosed",
}
COMMON = {"gender": GENDERS, "disability": CLAIMS, "veteran": CLAIMS}  # words that leave no doubt, by column


class Cell(BaseModel):
    """How the cells of one canonical column are read; options as in ``connectors._export``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: str = ""
    also: tuple[str, ...] = ()
    value: str | float | bool | None = None
    words: dict[str, str] = {}
    blanks: tuple[str, ...] = ()
    default: str = ""
    order: Literal["", "day_first", "month_first"] = ""
    exclusive: bool = False
    epoch: Literal["", "s", "ms"] = ""
    decimal: Literal["", ".", ","] = ""
    factor: float = 1.0


def rule(column: Column, cell: Cell) -> "Rule":
    """The rule that reads a column of that kind."""
    heading, also, blanks = cell.heading, cell.also, cell.blanks
    if cell.value is not None:
        return constant(cell.value)
    if column.kind is Kind.DAY:
        return Day(
            (heading, *also), blanks=blanks, exclusive=cell.exclusive, epoch=cell.epoch, order=cell.order
        )
    if column.kind in {Kind.NUMBER, Kind.WHOLE}:
        return number(heading, also=also, blanks=blanks, factor=cell.factor, decimal=cell.decimal)
    if column.kind is Kind.FLAG:
        return flag(
            heading, also=also, words={word: meaning == "true" for word, meaning in cell.words.items()}
        )
    if column.kind is Kind.CHOICE or cell.words:
        known = {**COMMON.get(column.name, {}), **cell.words}
        return choice(heading, known, also=also, blanks=blanks, default=cell.default)
    return text(heading, also=also, blanks=blanks, default=cell.default)
