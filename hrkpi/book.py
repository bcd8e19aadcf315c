"""Facts as they are kept, and by what rules they were made; reading them needs nothing of how."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import pandas as pd

from hrkpi.fact import FACTS
from hrkpi.restate import coding
from hrkpi.restate.chains import Chains

BRIDGE_DAYS = 30
CURRENCY = "EUR"
FULL_TIME_HOURS = 40.0  # a week
BOOK = "book.json"
ROWS_IN_ONE_PIECE = 1_000_000  # of all tables together; facts of more are built part by part


@dataclass(frozen=True)
class Book:
    """What the integers of the facts mean.

    Args:
        as_of: Day of knowledge; nothing later is in the facts.
        labels: Labels by dimension, code 1 first.
        coverage: First and last month with a feed, by fact; facts without a feed are absent.
        parents: For each division, department and team the unit above it on the last day it existed, as
            ``{"department": {"Sales": ("division", "Commercial")}}``.
        chains: Managers above each line; none where the facts do not tell lines apart.
    """

    as_of: date
    labels: Mapping[str, tuple[str, ...]]
    coverage: Mapping[str, tuple[int, int]]
    parents: Mapping[str, Mapping[str, tuple[str, str]]]
    chains: Chains = field(default_factory=Chains)

    @cached_property
    def coding(self) -> coding.Labels:
        """The labels, able to answer for one code."""
        return coding.Labels(self.labels)

    def save(self, folder: Path) -> None:
        """Writes the book beside the facts."""
        text = {
            "as_of": self.as_of.isoformat(),
            "labels": self.labels,
            "coverage": self.coverage,
            "parents": self.parents,
            "chains": {"managers": self.chains.managers, "above": self.chains.above},
        }
        (folder / BOOK).write_text(json.dumps(text, ensure_ascii=False, indent=1), encoding="utf-8")


class Units(StrEnum):
    """Which units the past is told in, where units were reorganised."""

    AS_WAS = "as_was"
    AS_NOW = "as_now"


@dataclass(frozen=True)
class Rules:
    """By what canonical rows are restated.

    Args:
        as_of: Day of knowledge; hires, exits, decisions and completions after it are not known yet.
        bridge_days: Longest gap, in days, over which a spell of employment goes on.
        leadership_levels: Levels that count as leadership where the export does not say.
        currency: Code of the reporting currency; amounts in another one are left out.
        records_from: First day whose leavers are known, where the records are not whole: who was there before
            is known from that day on, and is no hire.
        full_time_hours: Hours a week of full time.
        pay_is_full_time: Whether pay is stated for full time, whatever the contracted share.
        units: Whether people are in the units of the time or in what these became.
        lines: Whether everybody's whole chain of managers is followed.
    """

    as_of: date
    bridge_days: int = BRIDGE_DAYS
    leadership_levels: tuple[str, ...] = ()
    currency: str = CURRENCY
    records_from: date | None = None
    full_time_hours: float = FULL_TIME_HOURS
    pay_is_full_time: bool = False
    units: Units = Units.AS_WAS
    lines: bool = False


@dataclass(frozen=True)
class Facts:
    """All facts of one snapshot.

    Args:
        frames: Integer frames by the name of their fact, in the order of the most filtered dimensions, then
            month.
        book: What the integers mean.
    """

    frames: Mapping[str, pd.DataFrame]
    book: Book

    def save(self, folder: Path) -> None:
        """Writes one Parquet file per fact, and the book."""
        for name, frame in self.frames.items():
            save_fact(frame, folder, name)
        self.book.save(folder)


def is_large(rows: Iterable[int]) -> bool:
    """Whether tables of so many rows each are too large to be restated in one piece."""
    return sum(rows) > ROWS_IN_ONE_PIECE


def save_fact(frame: pd.DataFrame, folder: Path, name: str) -> None:
    """Writes the Parquet file of one fact."""
    frame.to_parquet(folder / f"{name}.parquet", compression="zstd", index=False)


def load_book(folder: Path) -> Book:
    """The book that ``Book.save`` wrote into a folder."""
    text = json.loads((folder / BOOK).read_text(encoding="utf-8"))
    return Book(
        as_of=date.fromisoformat(text["as_of"]),
        labels={name: tuple(words) for name, words in text["labels"].items()},
        coverage={name: (first, last) for name, (first, last) in text["coverage"].items()},
        parents={
            kind: {unit: (above[0], above[1]) for unit, above in units.items()}
            for kind, units in text["parents"].items()
        },
        chains=Chains(**{name: tuple(codes) for name, codes in text["chains"].items()}),
    )


def load(folder: Path) -> Facts:
    """The facts that ``Facts.save`` wrote into a folder."""
    return Facts({name: pd.read_parquet(folder / f"{name}.parquet") for name in FACTS}, load_book(folder))
