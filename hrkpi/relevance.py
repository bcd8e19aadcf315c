"""Which rows of a column matter today, and whether its cell is filled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from hrkpi.table import Kind
from hrkpi.tables import TABLES

RECENT = pd.DateOffset(months=24)  # a window of twelve months, and the one it is compared with
UNKNOWN = "unknown"  # a word that says nothing
ENDED = ("accepted", "declined", "reneged")
NOT_REQUIRED = ("exempt", "cancelled")


@dataclass(frozen=True)
class Known:
    """The canonical tables as known on a day.

    Args:
        load: Gives a table by name.
        as_of: The day.
    """

    load: Callable[[str], pd.DataFrame]
    as_of: date
    _read: dict[str, pd.DataFrame] = field(default_factory=dict, compare=False, repr=False)

    def table(self, name: str) -> pd.DataFrame:
        """A table, read once."""
        if name not in self._read:
            self._read[name] = self.load(name).reset_index(drop=True)
        return self._read[name]

    def is_recent(self, days: "pd.Series[pd.Timestamp]") -> "pd.Series[bool]":
        """Whether days lie in the last two years up to the day of knowledge."""
        today = pd.Timestamp(self.as_of)
        return (days <= today) & (days > today - RECENT)

    def employed(self) -> "pd.Series[str]":
        """Keys of everybody employed at some time in the last two years."""
        rows, today = self.table("employments"), pd.Timestamp(self.as_of)
        stayed = rows["last_day"].isna() | (rows["last_day"] > today - RECENT)
        return rows.loc[stayed & (rows["hire_date"] <= today), "employee_id"]


@dataclass(frozen=True)
class Need:
    """A column that a figure needs.

    Args:
        table: Its table.
        columns: Its name, and those that may stand in for it.
        is_helpful: Whether a blank has a usual meaning, so that it does little harm.
    """

    table: str
    columns: tuple[str, ...]
    is_helpful: bool = False

    @classmethod
    def read(cls, text: str) -> "Need":
        """A need as KPIs write it: ``table.column``, ``table.a|b``, ``table.column?``."""
        table, _, columns = text.removesuffix("?").partition(".")
        return cls(table, tuple(columns.split("|")), text.endswith("?"))

    @property
    def name(self) -> str:
        """How it is told: ``employments.exit_type``."""
        return f"{self.table}.{'|'.join(self.columns)}"

    def relevant(self, known: Known) -> "pd.Series[bool]":
        """The rows in which it matters today."""
        rows = known.table(self.table)
        rule = RELEVANT.get(f"{self.table}.{self.columns[0]}")
        everywhere = pd.Series(data=True, index=rows.index, dtype=bool)
        return (
            everywhere if rule is None or rows.empty else rule(known, rows).fillna(value=False).astype(bool)
        )

    def filled(self, known: Known) -> "pd.Series[bool]":
        """The rows in which it, or what stands in for it, is known."""
        rows, of_table = known.table(self.table), TABLES[self.table]
        full = pd.Series(data=False, index=rows.index, dtype=bool)
        for name in self.columns:
            is_choice = of_table.column(name).kind is Kind.CHOICE
            full |= rows[name].notna() & ((rows[name] != UNKNOWN) if is_choice else True)
        return full

    def is_missing(self, known: Known) -> bool:
        """Whether there is no such table, or not one cell in the column."""
        rows = known.table(self.table)
        return bool(rows[list(self.columns)].isna().all(axis=None))


def _exits(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return known.is_recent(rows["last_day"])


def _exits_told(_known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Spells of which anything says that they ended."""
    return rows["exit_type"].notna() | rows["exit_reason"].notna() | rows["last_day"].notna()


def _resignations(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return _exits(known, rows) & (rows["exit_type"] == "voluntary")


def _hires(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return known.is_recent(rows["hire_date"])


def _people(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["employee_id"].isin(known.employed())


def _latest_jobs(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    """The state of the job that each person holds, or held last."""
    begun = rows[rows["effective_date"] <= pd.Timestamp(known.as_of)]
    last = begun.sort_values(["employee_id", "effective_date", "sequence"]).drop_duplicates(
        "employee_id", keep="last"
    )
    return pd.Series(rows.index.isin(last.index), index=rows.index) & _people(known, rows)


def _vacancies(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Vacancies with a day in the last two years, or with none at all."""
    newest = rows[["approved_date", "opened_date", "filled_date", "closed_date"]].max(axis=1)
    return newest.isna() | known.is_recent(newest)


def _filled(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Filled vacancies for which no accepted offer tells the day."""
    offers = known.table("applications")
    accepted = offers.loc[(offers["offer_outcome"] == "accepted") & offers["offer_decided_date"].notna()]
    told = rows["requisition_id"].isin(accepted["requisition_id"])
    return _vacancies(known, rows) & (rows["status"] == "filled") & ~(told & rows["filled_date"].isna())


def _offers(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return known.is_recent(rows["offer_date"].fillna(rows["offer_decided_date"]))


def _decisions(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["offer_outcome"].isin(ENDED) & known.is_recent(rows["applied_date"])


def _accepted(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return (rows["offer_outcome"] == "accepted") & _offers(known, rows)


def _ended(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["status"].isin(("closed", "cancelled")) & _vacancies(known, rows)


def _applicants(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return known.is_recent(rows["applied_date"])


def _scored(_known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Answers with a score; a blank one is an answer not given."""
    return rows["score"].notna()


def _assigned(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["assigned_date"].isna() | known.is_recent(rows["assigned_date"])


def _required(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return _assigned(known, rows) & rows["is_mandatory"].eq(other=True) & ~rows["status"].isin(NOT_REQUIRED)


def _completed(known: Known, rows: pd.DataFrame) -> "pd.Series[bool]":
    return _assigned(known, rows) & (rows["status"] == "completed")


RELEVANT: Mapping[str, Callable[[Known, pd.DataFrame], "pd.Series[bool]"]] = {
    "employments.last_day": _exits_told,
    "employments.exit_type": _exits,
    "employments.exit_reason": _exits,
    "employments.regretted": _resignations,
    "employments.hire_type": _hires,
    "employees.gender": _people,
    "employees.ethnicity": _people,
    "employees.birth_date": _people,
    "jobs.fte": _latest_jobs,
    "jobs.is_leader": _latest_jobs,
    "jobs.manager_id": _latest_jobs,
    "jobs.pay_amount": _latest_jobs,
    "requisitions.approved_date": _vacancies,
    "requisitions.status": _vacancies,
    "requisitions.filled_date": _filled,
    "requisitions.closed_date": _ended,
    "applications.start_date": _accepted,
    "applications.offer_outcome": _offers,
    "applications.offer_decided_date": _decisions,
    "applications.gender": _applicants,
    "applications.source": _applicants,
    "survey_answers.score": _scored,
    "survey_answers.scale_min": _scored,
    "survey_answers.scale_max": _scored,
    "survey_answers.theme": _scored,
    "training.is_mandatory": _assigned,
    "training.first_due_date": _required,
    "training.completed_date": _completed,
    "training.hours": _completed,
    "training.cost_amount": _completed,
}
