"""Canonical tables restated as additive facts: small integers by month and dimension.

Every figure is arithmetic on sums of these integers, so this is the only place that knows how a row of a
table becomes something that can be added up.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from hrkpi.fact import FACTS, Fact
from hrkpi.period import last_day, month_of
from hrkpi.restate import coding
from hrkpi.restate.hiring import durations, hiring
from hrkpi.restate.people import leavers, people
from hrkpi.restate.survey import survey
from hrkpi.restate.timeline import timeline
from hrkpi.restate.training import training

BRIDGE_DAYS = 30
STALE_MONTHS = 3  # a feed silent for longer has ended; a shorter silence counts as months without an event
BOOK = "book.json"
EVIDENCE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "people": (("employments", "hire_date"), ("employments", "last_day"), ("jobs", "effective_date")),
    "hiring": (
        ("applications", "applied_date"),
        ("applications", "offer_decided_date"),
        ("requisitions", "filled_date"),
        ("requisitions", "approved_date"),
        ("requisitions", "opened_date"),
    ),
    "survey": (("surveys", "closed_date"), ("survey_answers", "answered_date")),
    "training": (("training", "first_due_date"), ("training", "due_date"), ("training", "completed_date")),
}
FEED_OF = {"people": "people", "leavers": "people", "hiring": "hiring", "durations": "hiring"}


@dataclass(frozen=True)
class Book:
    """What the integers of the facts mean.

    Args:
        as_of: Day of knowledge; nothing later is in the facts.
        labels: Labels by dimension, code 1 first.
        coverage: First and last month with a feed, by fact; facts without a feed are absent.
        parents: For each division, department and team the unit above it on the last day it existed, as
            ``{"department": {"Sales": ("division", "Commercial")}}``.
    """

    as_of: date
    labels: Mapping[str, tuple[str, ...]]
    coverage: Mapping[str, tuple[int, int]]
    parents: Mapping[str, Mapping[str, tuple[str, str]]]

    @cached_property
    def coding(self) -> coding.Labels:
        """The labels, able to answer for one code."""
        return coding.Labels(self.labels)


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
            frame.to_parquet(folder / f"{name}.parquet", compression="zstd", index=False)
        text = {
            "as_of": self.book.as_of.isoformat(),
            "labels": self.book.labels,
            "coverage": self.book.coverage,
            "parents": self.book.parents,
        }
        (folder / BOOK).write_text(json.dumps(text, ensure_ascii=False, indent=1), encoding="utf-8")


def load_book(folder: Path) -> Book:
    """The book that ``Facts.save`` wrote into a folder."""
    text = json.loads((folder / BOOK).read_text(encoding="utf-8"))
    return Book(
        as_of=date.fromisoformat(text["as_of"]),
        labels={name: tuple(words) for name, words in text["labels"].items()},
        coverage={name: (first, last) for name, (first, last) in text["coverage"].items()},
        parents={
            kind: {unit: (above[0], above[1]) for unit, above in units.items()}
            for kind, units in text["parents"].items()
        },
    )


def load(folder: Path) -> Facts:
    """The facts that ``Facts.save`` wrote into a folder."""
    return Facts({name: pd.read_parquet(folder / f"{name}.parquet") for name in FACTS}, load_book(folder))


def build(
    tables: Mapping[str, pd.DataFrame],
    *,
    as_of: date,
    bridge_days: int = BRIDGE_DAYS,
    leadership_levels: tuple[str, ...] = (),
) -> Facts:
    """The facts of a company as known on a day.

    Args:
        tables: Conformed canonical tables by name; absent ones are feeds that do not exist.
        as_of: Day of knowledge; hires, exits, decisions and completions after it are not known yet.
        bridge_days: Longest gap, in days, over which a spell of employment goes on.
        leadership_levels: Levels that count as leadership where the export does not say.
    """
    labels = coding.labels(tables)
    line = timeline(tables, labels, as_of=as_of, bridge_days=bridge_days, leadership_levels=leadership_levels)
    restated: Mapping[str, Callable[[], pd.DataFrame]] = {
        "people": lambda: people(line, as_of=as_of),
        "leavers": lambda: leavers(line),
        "hiring": lambda: hiring(tables, labels, as_of=as_of),
        "durations": lambda: durations(tables, labels, as_of=as_of),
        "survey": lambda: survey(tables, labels, line, as_of=as_of),
        "training": lambda: training(tables, labels, line, as_of=as_of),
    }
    frames = {
        name: _stored(
            restate() if _is_fed(tables, name) else pd.DataFrame(columns=FACTS[name].columns), FACTS[name]
        )
        for name, restate in restated.items()
    }
    return Facts(frames, Book(as_of, labels.of, _coverage(tables, as_of), _parents(line.segments, labels)))


def default_as_of(tables: Mapping[str, pd.DataFrame], loaded: date) -> date:
    """The day up to which tables know anything: the end of their last event's month, never after loading.

    Args:
        tables: Conformed canonical tables by name.
        loaded: Day of the import.
    """
    days = [day for feed in EVIDENCE for day in _events(tables, feed, loaded)]
    return min(loaded, last_day(month_of(max(days)))) if days else loaded


def _events(tables: Mapping[str, pd.DataFrame], feed: str, until: date) -> list[date]:
    """The first and the last day of each column of evidence, none after a day."""
    found: list[date] = []
    for table, column in EVIDENCE[feed]:
        if table in tables and len(tables[table]):
            days = tables[table][column].dropna()
            days = days[days <= pd.Timestamp(until)]
            found += [days.min().date(), days.max().date()] if len(days) else []
    return found


def _is_fed(tables: Mapping[str, pd.DataFrame], fact: str) -> bool:
    return any(table in tables for table, _ in EVIDENCE[FEED_OF.get(fact, fact)])


def _coverage(tables: Mapping[str, pd.DataFrame], as_of: date) -> dict[str, tuple[int, int]]:
    covered = {}
    for fact in FACTS:
        feed = FEED_OF.get(fact, fact)
        if days := _events(tables, feed, as_of):
            last, now = month_of(max(days)), month_of(as_of)
            goes_on = feed == "people" or now - last <= STALE_MONTHS
            covered[fact] = (month_of(min(days)), now if goes_on else last)
    return covered


def _parents(segments: pd.DataFrame, labels: coding.Labels) -> dict[str, dict[str, tuple[str, str]]]:
    latest = segments.sort_values("start", kind="stable")
    chains = (("department", "division"), ("team", "department"))
    return {
        unit: {
            labels.of[unit][low - 1]: (above, labels.of[above][high - 1])
            for low, high in latest.drop_duplicates(unit, keep="last")[[unit, above]].to_numpy()
            if low and high
        }
        for unit, above in chains
    }


def _stored(frame: pd.DataFrame, fact: Fact) -> pd.DataFrame:
    """Integers of the narrowest fitting width, in the order that filters read."""
    columns = {name: frame[name].to_numpy().astype(np.int64) for name in fact.columns}
    order = np.lexsort([columns[name] for name in ("month", *reversed(fact.dimensions[:4]))])
    narrow = {name: pd.to_numeric(column[order], downcast="integer") for name, column in columns.items()}
    return pd.DataFrame(narrow)
