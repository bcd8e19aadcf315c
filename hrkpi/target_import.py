"""Takes targets in and lists them. Versions are added, never overwritten: who aimed at what stays known."""

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import insert

from hrkpi.conform import conform
from hrkpi.errors import TableError
from hrkpi.language import marked
from hrkpi.merge import Mode, mode_of
from hrkpi.nearest import nearest
from hrkpi.policy import DIMENSION_CLASS
from hrkpi.principal import TARGET_SETTERS, Principal
from hrkpi.store.audit import record
from hrkpi.store.schema import TARGETS as STORED
from hrkpi.store.schema import StoredTarget
from hrkpi.tables_strategy import TARGETS
from hrkpi.targets import WHOLE, current, scope_of
from hrkpi.workspace import Workspace

PAIR = re.compile(rf"(?:^|;)\s*({'|'.join(DIMENSION_CLASS)})\s*=")
DAYS = ("valid_from", "valid_to")
FIRST_ROW = 2  # of the data, as a spreadsheet counts
NUMBERS = ("target", "tolerance", "stretch", "baseline")
Values = dict[str, Any]  # Any: text, numbers and days of one row by column


@dataclass(frozen=True)
class TargetChanges:
    """What an import of targets did, in rows."""

    added: int
    changed: int
    unchanged: int
    withdrawn: int


def import_targets(  # noqa: PLR0913 - an import is all of this
    workspace: Workspace,
    frame: pd.DataFrame,
    *,
    kpis: Collection[str],
    shares: Collection[str] = (),
    members: Mapping[str, Collection[str]],
    principal: Principal,
    loaded_at: datetime,
    mode: str = Mode.UPSERT,
) -> TargetChanges:
    """Take targets in, all or none.

    Args:
        workspace: Where they go.
        frame: Rows of the canonical table ``targets``.
        kpis: Keys of the KPIs there are.
        shares: Keys of those that are shares, whose targets lie between 0 and 1.
        members: Members of dimensions by dimension; those of dimensions that are not named are not checked.
        principal: Who sets them.
        loaded_at: Instant of the import, with its time zone.
        mode: ``upsert`` adds and changes; ``replace`` withdraws, too, what is not among the rows.

    Raises:
        AccessError: If the principal may not set targets.
        TableError: If a row breaks a rule of the table, or names a KPI or population that does not exist.
    """
    principal.must_be(TARGET_SETTERS, marked("set targets"))
    rows = conform(frame, TARGETS)
    _must_be_shares(rows, shares)
    ruled, wanted = mode_of(mode), _wanted(rows, kpis, members)
    stamp = {"created_at": loaded_at, "created_by": principal.name}
    with workspace.writing() as connection:
        held = {_key(values): values for values in map(_values, current(connection))}
        gone = [held[key] for key in held if key not in wanted and ruled is Mode.REPLACE]
        new = [wanted[key] for key in wanted if wanted[key] != held.get(key)]
        versions = [{**values, **stamp, "is_withdrawn": False} for values in new]
        versions += [{**values, **stamp, "is_withdrawn": True} for values in gone]
        if versions:
            connection.execute(insert(STORED), versions)
        changed = sum(_key(values) in held for values in new)
        changes = TargetChanges(len(new) - changed, changed, len(wanted) - len(new), len(gone))
        record(connection, principal, "targets.import", {"mode": ruled.value, **asdict(changes)})
    return changes


def listed(workspace: Workspace) -> pd.DataFrame:
    """All targets as they stand, as rows of the canonical table ``targets``."""
    with workspace.reading() as connection:
        rows = [{**_values(row), "scope": row.scope or None} for row in current(connection)]
    frame = pd.DataFrame(rows, columns=list(TARGETS.names))
    days = {name: pd.to_datetime(frame[name]) for name in DAYS}
    numbers = {name: frame[name].astype("float64") for name in NUMBERS}
    return conform(frame.assign(**days, **numbers), TARGETS)


def parse_scope(text: str) -> dict[str, str]:
    """The population written in a scope: ``department=Sales; gender=woman``.

    Raises:
        ValueError: If the text names no dimension, or one twice.
    """
    found = list(PAIR.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    pairs = {match[1]: text[match.end() : end].strip() for match, end in zip(found, ends, strict=False)}
    if not found or text[: found[0].start()].strip() or len(pairs) < len(found) or not all(pairs.values()):
        raise ValueError(text)
    return pairs


def _wanted(
    rows: pd.DataFrame, kpis: Collection[str], members: Mapping[str, Collection[str]]
) -> dict[tuple[object, ...], Values]:
    """Checked rows by their key."""
    wanted: dict[tuple[object, ...], Values] = {}
    for number, row in enumerate(rows.to_dict("records"), start=FIRST_ROW):
        values: Values = {str(name): None if pd.isna(cell) else cell for name, cell in row.items()}
        if values["kpi"] not in kpis:
            raise _refused(f"There is no KPI {values['kpi']!r}.", number, "kpi", nearest(values["kpi"], kpis))
        if not all(math.isfinite(values[name] or 0.0) for name in NUMBERS):
            raise _refused(
                "A number is not finite.", number, "target", "write a number, or leave the cell blank."
            )
        values["scope"] = _scope(values["scope"] or "", number, members)
        values |= {name: values[name].date() for name in DAYS if values[name] is not None}
        if _key(values) in wanted:
            raise _refused(
                "Two rows set one KPI, population and first day.", number, "scope", "keep one of them."
            )
        wanted[_key(values)] = values
    return wanted


def _must_be_shares(rows: pd.DataFrame, shares: Collection[str]) -> None:
    """A share of more than everybody is a percentage that was written for a share."""
    wrong = rows["kpi"].isin(list(shares)).to_numpy() & (rows["target"] > 1).to_numpy()
    for at in np.flatnonzero(wrong).tolist():
        told = rows.iloc[at]
        raise _refused(
            f"{told['kpi']} is a share, and its target is {told['target']:g}.",
            FIRST_ROW + at,
            "target",
            f"write {told['target'] / 100:g} for {told['target']:g} %.",
        )


def _scope(text: str, number: int, members: Mapping[str, Collection[str]]) -> str:
    """A scope as it is stored, once its dimensions and members are known."""
    if text in {"", WHOLE}:
        return ""
    try:
        population = parse_scope(text)
    except ValueError:
        raise _refused(
            "A scope is not written as dimension=member.",
            number,
            "scope",
            "write department=Sales, or department=Sales; gender=woman; leave it blank for the company.",
        ) from None
    for dim, member in population.items():
        if dim in members and member not in members[dim]:
            raise _refused(f"There is no {dim} of that name.", number, "scope", nearest(member, members[dim]))
    return scope_of(population)


def _refused(what: str, number: int, column: str, mend: str) -> TableError:
    return TableError(what, where=f"targets, row {number}, column {column}", mend=mend)


def _key(values: Values) -> tuple[object, ...]:
    return values["kpi"], values["scope"], values["valid_from"]


def _values(row: StoredTarget) -> Values:
    return {name: getattr(row, name) for name in TARGETS.names}
