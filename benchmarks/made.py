"""Companies of any size, made column by column."""

from datetime import date

import numpy as np
import pandas as pd

from hrkpi.conform import conform
from hrkpi.tables import TABLES

SEED = 20261122
FIRST, DAYS = np.datetime64("2016-01-01"), 3653  # ten years, up to the last day of 2025
AS_OF = date(2025, 12, 31)
DEPARTMENTS = np.array([f"Department {number:02d}" for number in range(20)])
LEVELS = np.array(["Assistant", "Clerk", "Expert", "Lead", "Director"])
LEAVE, MOVE = 1 / 1500, 1 / 2500  # chances a day to leave and to change the department
EXITS = np.array(["voluntary", "involuntary", "other"])


def made(people: int) -> dict[str, pd.DataFrame]:
    """Canonical tables of so many people, of whom most have left or moved by the end.

    Args:
        people: People ever employed.
    """
    dice = np.random.default_rng(SEED)
    ids = np.char.add("P", np.arange(people).astype(str))
    start = FIRST + dice.integers(0, DAYS - 60, people).astype("timedelta64[D]")
    last = start + dice.geometric(LEAVE, people).astype("timedelta64[D]")
    gone = last < FIRST + np.timedelta64(DAYS, "D")
    moved = start + dice.geometric(MOVE, people).astype("timedelta64[D]")
    moves = moved <= np.minimum(last, FIRST + np.timedelta64(DAYS - 1, "D"))
    columns = {
        "employees": {
            "employee_id": ids,
            "birth_date": FIRST - dice.integers(20 * 365, 60 * 365, people).astype("timedelta64[D]"),
            "gender": dice.choice(["woman", "man"], people),
        },
        "employments": {
            "employee_id": ids,
            "hire_date": start,
            "last_day": np.where(gone, last, np.datetime64("NaT")),
            "exit_type": pd.Series(dice.choice(EXITS, people)).where(gone),
        },
        "jobs": {
            "employee_id": np.concatenate([ids, ids[moves]]),
            "effective_date": np.concatenate([start, moved[moves]]),
            "department": dice.choice(DEPARTMENTS, people + int(moves.sum())),
            "level": dice.choice(LEVELS, people + int(moves.sum())),
            "change": np.concatenate([np.full(people, "hire"), np.full(int(moves.sum()), "transfer")]),
        },
    }
    return {name: conform(pd.DataFrame(frame), TABLES[name]) for name, frame in columns.items()}
