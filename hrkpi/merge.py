"""What comes in, laid over what is there."""

from enum import StrEnum
from typing import TYPE_CHECKING

import pandas as pd

from hrkpi.errors import SettingError
from hrkpi.nearest import nearest
from hrkpi.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hrkpi.table import Table


class Mode(StrEnum):
    """How an imported table meets the same table of the current snapshot."""

    REPLACE = "replace"
    UPSERT = "upsert"


def mode_of(word: str) -> Mode:
    """The mode of that name.

    Raises:
        SettingError: If there is none.
    """
    words = [mode.value for mode in Mode]
    if word not in words:
        raise SettingError(f"There is no mode {word!r}.", where="option mode", mend=nearest(word, words))
    return Mode(word)


def merged(
    held: "Mapping[str, pd.DataFrame]", incoming: "Mapping[str, pd.DataFrame]", mode: Mode
) -> "dict[str, pd.DataFrame]":
    """All tables after an import.

    Args:
        held: Conformed tables of the current snapshot by name.
        incoming: Conformed tables of the import.
        mode: ``replace`` takes the incoming table whole; ``upsert`` keeps the held rows whose key does not
            come in. A table without a key has the whole row as its key, so the same file twice adds nothing.
    """
    if mode is Mode.REPLACE:
        return {**held, **incoming}
    return {
        **held,
        **{name: _upserted(held.get(name), frame, TABLES[name]) for name, frame in incoming.items()},
    }


def adds_nothing(
    held: "Mapping[str, pd.DataFrame]", incoming: "Mapping[str, pd.DataFrame]", mode: Mode
) -> bool:
    """Whether a snapshot after the import would hold what the current one holds."""
    if not incoming.keys() <= held.keys():
        return False
    if mode is Mode.REPLACE:
        return all(held[name].equals(frame) for name, frame in incoming.items())
    return all(_lacking(frame, held[name], TABLES[name].names).empty for name, frame in incoming.items())


def _upserted(held: pd.DataFrame | None, frame: pd.DataFrame, table: "Table") -> pd.DataFrame:
    if held is None:
        return frame
    kept = _lacking(held, frame, table.key or table.names)
    return pd.concat([kept, frame], ignore_index=True)


def _lacking(frame: pd.DataFrame, other: pd.DataFrame, key: tuple[str, ...]) -> pd.DataFrame:
    """Rows whose key the other frame lacks; blank equals blank."""
    columns = list(key)
    known = other[columns].drop_duplicates()
    return frame[
        (frame[columns].merge(known, how="left", indicator=True)["_merge"] == "left_only").to_numpy()
    ]
