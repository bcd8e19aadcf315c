"""One made-up company's facts on the disk, and questions whose answers every engine must give alike."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from hrkpi import facts
from hrkpi.engine.sums import Columns, Engine, Sums
from hrkpi.fact import FACTS
from tests.companies import made_up

AS_OF = date(2025, 12, 31)
STOP = 2025 * 12 + 6
ONE_SUM = Sums("people", ("headcount",), ("month",))
QUESTIONS = (
    Sums(
        "people",
        ("headcount", "day_adjustment"),
        ("month", "department", "level"),
        {"worker_type": (1,)},
        STOP,
    ),
    Sums("people", FACTS["people"].measures, ("month",)),
    Sums("people", ("headcount",), (), {"department": (2,)}),
    Sums("people", ("headcount",), (), {"department": ()}),
    Sums("people", ("headcount",), ("month",), {"department": (), "gender": (1,)}),
    Sums("leavers", ("leavers",), ("month", "lag_from", "lag_to"), {"gender": (0, 1, 3)}),
    Sums("durations", ("to_hire", "to_fill"), ("month", "days")),
    Sums("survey", ("answers", "scaled", "responded"), ("month", "survey", "theme", "lag")),
    Sums("training", ("due", "overdue", "hours_hundredths"), ("month", "course"), stop=STOP),
)


def facts_of(seed: int, folder: Path, *, people: int = 30) -> Path:
    """The folder with the facts of a company made of dice."""
    built = facts.build(made_up(Random(seed), people=people, feeds=True), as_of=AS_OF)  # noqa: S311 - dice, no secret
    folder.mkdir(parents=True)
    built.save(folder)
    return folder


def told(engine: Engine) -> list[Mapping[str, list[int]]]:
    """What an engine says to every question, its groups in order."""
    return [ordered(engine.sums(asked)) for asked in QUESTIONS]


def ordered(columns: Columns) -> Mapping[str, list[int]]:
    """An answer whose groups are in the order of their codes."""
    table: NDArray[np.int64] = np.stack([columns[name] for name in columns])
    return dict(zip(columns, table[:, np.lexsort(table[::-1])].tolist(), strict=True))
