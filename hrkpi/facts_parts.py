"""Facts of a part of a company, from Arrow to Arrow: what each machine of a cluster runs, and nothing else.

A part holds everything there is of some people, some vacancies or some candidates. Rows of all its tables
come as one Arrow table with a column of structs per table; facts go as Parquet in a cell, so that few and
large rows move between the two steps.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from hrkpi.book import Rules, Units
from hrkpi.conform import shaped
from hrkpi.fact import FACTS
from hrkpi.facts import RAW, Part, restated
from hrkpi.restate import coding
from hrkpi.restate.across import Across
from hrkpi.restate.chains import Chains
from hrkpi.restate.pipeline import precedence
from hrkpi.restate.survey import REPLIED, dated
from hrkpi.restate.units import Change, as_now
from hrkpi.table import DAY_DTYPE
from hrkpi.tables import TABLES


@dataclass(frozen=True)
class Family:
    """A way to divide a company so that each part makes its own rows of some facts.

    Args:
        facts: Names of the facts.
        keys: By table what a row goes with, in SQL: rows of one key are in one part.
        along: By table those whose rows are wherever a row of another table is: that table, and the column
            by which the two belong together.
    """

    facts: tuple[str, ...]
    keys: Mapping[str, str]
    along: Mapping[str, tuple[str, str]] = field(default_factory=dict)


OWNER = "coalesce(owner_id, concat('goal ', goal_id))"  # as ``hrkpi.restate.aligned`` names it
RESPONDENT = "coalesce(employee_id, concat(survey_id, respondent_id))"
TOLD = {  # frames of ``Across``, by the name under which they travel as if they were tables
    "told_applied": {"person": "str", "day": DAY_DTYPE, "source": "int32"},
    "told_reports": {"person": "str", "day": DAY_DTYPE, "reports": "int64"},
    "told_lines": {"person": "str", "day": DAY_DTYPE, "line": "int64"},
    "told_layers": {"person": "str", "day": DAY_DTYPE, "layer": "int64"},
    "told_aligned": {"person": "str", "goal": "str"},
}
NOBODY = {name: pd.DataFrame(columns=list(kinds)).astype(kinds) for name, kinds in TOLD.items()}
PEOPLE = Family(
    facts=(
        "people",
        "exits",
        "promotions",
        "absence",
        "spans",
        "layers",
        "pay",
        "leavers",
        "survey",
        "training",
        "certificates",
        "goals",
        "goal_owners",
        "reviews",
        "recognition",
    ),
    keys={
        **dict.fromkeys(
            ("employees", "employments", "jobs", "absences", "training", "reviews"), "employee_id"
        ),
        "recognitions": "receiver_id",
        "goals": OWNER,
        **dict.fromkeys(("survey_invitations", "survey_answers"), RESPONDENT),
        **dict.fromkeys(TOLD, "person"),
    },
    along={"goal_check_ins": ("goals", "goal_id")},
)
VACANCIES = Family(
    facts=("hiring", "durations", "openings", "costs"),
    keys={
        "requisitions": "requisition_id",
        "applications": "coalesce(requisition_id, application_id)",
        "recruiting_costs": "coalesce(requisition_id, CAST(cost_date AS STRING))",
    },
)
CANDIDATES = Family(
    facts=("stages", "stays"),
    keys={"applications": "coalesce(candidate_id, concat('application ', application_id))"},
    along={
        "application_stages": ("applications", "application_id"),
        "requisitions": ("applications", "requisition_id"),
    },
)
FAMILIES = (PEOPLE, VACANCIES, CANDIDATES)
WHOLE = ("surveys",)  # small tables that every part sees
PLACE = ("source_file", "source_row")  # where a row stood: parts keep the order of the tables
PACKED = "fact string, rows binary"
UNITS = "units"
OF_UNITS: Mapping[str, pa.DataType] = {
    "kind": pa.int64(),
    "unit": pa.int64(),
    "above": pa.int64(),
    "start": pa.date32(),
    "person": pa.string(),
}
OF_STAGES: Mapping[str, pa.DataType] = {"stage": pa.string(), "earlier": pa.int64(), "compared": pa.int64()}
ROWS_PER_CELL = 200_000  # a cell holds a few megabytes


@dataclass(frozen=True)
class Plan:
    """What every part must know of the whole.

    Args:
        labels: Codes of the dimensions.
        rules: By which rows are restated.
        changes: Units that became others.
        told: What is known of persons from others' rows; without the frames that travel with the parts.
        whole: The small tables by name.
    """

    labels: coding.Labels
    rules: Rules
    changes: tuple[Change, ...]
    told: Across
    whole: Mapping[str, pd.DataFrame]

    @property
    def sent(self) -> "Plan":
        """Without what is large and no part asks for."""
        labels = coding.Labels({**self.labels.of, "manager": ()})
        return replace(self, labels=labels, told=_with(replace(self.told, chains=Chains()), NOBODY))


def travelling(told: Across) -> dict[str, pd.DataFrame]:
    """The frames that travel as if they were tables."""
    return dict(zip(TOLD, (told.applied, told.reports, told.lines, told.layers, told.aligned), strict=True))


def columns_of(name: str) -> pa.Schema:
    """The columns that leave a part, of a fact or of ``units``."""
    if name == UNITS:
        return pa.schema(OF_UNITS)
    return pa.schema([(column, pa.int64()) for column in RAW.get(name, FACTS[name].columns)])


def columns_of_fact(name: str) -> pa.Schema:
    """The columns of a finished fact, all as wide as they can be."""
    return pa.schema([(column, pa.int64()) for column in FACTS[name].columns])


def part_of(frames: Mapping[str, pd.DataFrame], family: Family, plan: Plan) -> Part:
    """The facts of one part.

    Args:
        frames: Its rows by table, conformed, and those of ``TOLD``.
        family: How the company was divided.
        plan: What a part must know of the whole.
    """
    tables: Mapping[str, pd.DataFrame] = {**frames, **plan.whole}
    if plan.rules.units is Units.AS_NOW:
        tables = as_now(tables, as_of=plan.rules.as_of, told=plan.changes)
    told = _with(plan.told, {name: frames.get(name, NOBODY[name]) for name in TOLD})
    return restated(tables, plan.labels, plan.rules, told, only=family.facts)


def packed(rows: pa.Table, family: Family, plan: Plan) -> pa.Table:
    """The facts of one part, as rows of ``PACKED``.

    Args:
        rows: ``PLACE`` and a column of structs per table; a row is of the table whose struct it has.
        family: How the company was divided.
        plan: What a part must know of the whole.
    """
    ordered = rows.sort_by([(name, "ascending") for name in PLACE])
    frames = {name: _frame(ordered, name) for name in rows.column_names if name in (*TABLES, *TOLD)}
    part = part_of(frames, family, plan)
    made = {**part.frames, UNITS: part.units}
    cells = [(name, cell) for name in made for cell in _cells(made[name], columns_of(name))]
    names, contents = [name for name, _ in cells], [cell for _, cell in cells]
    return pa.table({"fact": pa.array(names, pa.string()), "rows": pa.array(contents, pa.binary())})


def counted(log: pa.Table) -> pa.Table:
    """How often each stage came after others, in the stage log of some applications."""
    frame = shaped(log.to_pandas(), TABLES["application_stages"])
    return pa.Table.from_pandas(precedence(frame).reset_index(), pa.schema(OF_STAGES), preserve_index=False)


def unpacked(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of one fact that cells hold."""
    for batch in batches:
        for cell in batch.column("rows"):
            yield from pq.read_table(io.BytesIO(cell.as_py())).to_batches()


def dated_rows(batches: Iterable[pa.RecordBatch], held: pd.DataFrame) -> Iterator[pa.RecordBatch]:
    """The rows of the fact ``survey`` that cells hold, their lags set.

    Args:
        batches: Cells.
        held: Every survey, as ``hrkpi.restate.survey.occasions`` gives them.
    """
    for rows in unpacked(batches):
        frame = dated(rows.to_pandas(), held)
        yield pa.RecordBatch.from_pandas(frame, columns_of_fact("survey"), preserve_index=False)


def _with(told: Across, frames: Mapping[str, pd.DataFrame]) -> Across:
    applied, reports, lines, layers, aligned = (frames[name] for name in TOLD)
    return replace(told, applied=applied, reports=reports, lines=lines, layers=layers, aligned=aligned)


def conformed(rows: pa.Table, name: str) -> pd.DataFrame:
    """The rows of one table, or of one of ``TOLD``, as they were before they travelled."""
    frame = rows.to_pandas(types_mapper=_exact)
    if name in TOLD:
        return frame.astype(TOLD[name])
    same = shaped(frame, TABLES[name])
    return same.assign(**{REPLIED: frame[REPLIED].astype(bool)}) if REPLIED in frame else same


def _frame(ordered: pa.Table, name: str) -> pd.DataFrame:
    structs = ordered[name]
    return conformed(pa.Table.from_struct_array(structs.filter(pc.is_valid(structs))), name)


def _cells(frame: pd.DataFrame, schema: pa.Schema) -> Iterator[bytes]:
    """Rows as Parquet, several thousand in a cell; none where there are none."""
    columns = [_column(frame[column.name], column.type) for column in schema]
    table = pa.Table.from_arrays(columns, schema=schema)
    for start in range(0, table.num_rows, ROWS_PER_CELL):
        cell = io.BytesIO()
        pq.write_table(table.slice(start, ROWS_PER_CELL), cell, compression="zstd")
        yield cell.getvalue()


def _column(values: "pd.Series[Any]", kind: pa.DataType) -> "pa.Array[Any]":  # Any: as the column
    if pa.types.is_integer(kind):
        return pa.array(values.to_numpy().astype(np.int64))
    column: pa.Array[Any] = pa.array(values, from_pandas=True).cast(kind)
    return column


def _exact(kind: pa.DataType) -> pd.Int64Dtype | None:
    """Whole numbers stay whole beside blanks."""
    return pd.Int64Dtype() if pa.types.is_integer(kind) else None
