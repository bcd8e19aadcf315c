"""What a workspace is told about its company, in ``hrkpi.toml`` and ``HRKPI_*``: checked once and frozen."""

import os
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from babel.localedata import exists
from babel.numbers import list_currencies
from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from hrkpi.book import Rules
from hrkpi.errors import SettingError, nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FILE = "hrkpi.toml"
PREFIX = "HRKPI_"
HOME_VARIABLE = "HRKPI_WORKSPACE"
HOME = Path("~/.hrkpi")
TEMPLATE = """\
# Settings of this workspace. Remove a '#' to change what stands behind it; a variable HRKPI_<NAME> wins.
# company_name = "Your company"
# fiscal_start = 1             # calendar month in which your year begins
# bridge_days = 30             # longest break between two spells that is no exit
# minimum_group = 5            # fewest persons behind a figure; 3 at the least
# minimum_group_special = 10   # the same for special categories and for pay by gender
# records_from = ""            # first day whose leavers your exports hold, for example 2020-01-01, if not all
# leadership_levels = []       # levels that count as leadership, for example ["Director", "Executive"]
# locale = "en_GB"
# currency = "EUR"
# full_time_hours = 40.0       # hours a week of full time, by which pay becomes pay per hour
# pay_is_full_time = false     # whether your exports state pay for full time, whatever the contracted share
# engine = "duckdb"            # or "sql", or "spark": what answers questions; see docs/scale.md
# engine_url = ""              # postgresql+psycopg://user:password@host/database, sc://host:15002, local[*]
# engine_seconds = 60          # longest time of one question to a database or cluster
# state_url = ""               # postgresql+psycopg://user:password@host/database, or blank for hrkpi.db
"""
EngineName = Literal["duckdb", "sql", "spark"]
SMALLEST_GROUP = 3  # persons; below this a group may never be shown, whatever the setting
SERVERS = ("sql", "spark")  # engines that need an address
MENDS = {
    "records_from": "write a day like 2020-01-01, or remove the line where the records are whole.",
    "engine_url": "write postgresql+psycopg://user:password@host/database for 'sql', sc://host:15002 for "
    "'spark', or remove the line 'engine' to go on without a server.",
}


@dataclass(frozen=True)
class Settings:
    """Settings of one workspace.

    Args:
        company_name: Printed on every page and export.
        fiscal_start: Calendar month, 1 to 12, in which the company's year begins.
        bridge_days: Longest break in days between two spells that is no exit.
        minimum_group: Fewest persons that may stand behind a figure.
        minimum_group_special: The same for special categories and for pay by gender.
        records_from: First day whose leavers the exports hold; people hired before are no hires, and figures
            begin with it. None where the records are whole.
        leadership_levels: Words of ``jobs.level`` that count as leadership where ``is_leader`` is blank.
        locale: How numbers and days are written, for example ``en_GB``.
        currency: Reporting currency, ISO 4217.
        full_time_hours: Hours a week of full time, by which pay becomes pay per hour.
        pay_is_full_time: Whether pay is stated for full time, whatever the contracted share.
        engine: What answers questions: ``duckdb`` in this process, ``sql`` in a database, ``spark``.
        engine_url: SQLAlchemy address of the database, or address of Spark.
        engine_seconds: Longest time of one question to a database or Spark.
        state_url: SQLAlchemy address of the state; blank is ``hrkpi.db`` in the workspace.
    """

    company_name: str = "Your company"
    fiscal_start: int = 1
    bridge_days: int = 30
    minimum_group: int = 5
    minimum_group_special: int = 10
    records_from: date | None = None
    leadership_levels: tuple[str, ...] = ()
    locale: str = "en_GB"
    currency: str = "EUR"
    full_time_hours: float = 40.0
    pay_is_full_time: bool = False
    engine: EngineName = "duckdb"
    engine_url: str = ""
    engine_seconds: int = 60
    state_url: str = ""

    def rules(self, as_of: date) -> Rules:
        """By what canonical rows are restated as known on a day."""
        return Rules(
            as_of,
            self.bridge_days,
            self.leadership_levels,
            self.currency,
            self.records_from,
            self.full_time_hours,
            self.pay_is_full_time,
        )


def read_settings(workspace: Path) -> Settings:
    """The settings of a workspace; a variable ``HRKPI_<NAME>`` wins over the file, the file over the default.

    Raises:
        SettingError: If the file is no TOML, or a setting is unknown or outside its limits.
    """
    given = {name: os.environ.get(f"{PREFIX}{name.upper()}") for name in _Checked.model_fields}
    written = _written(workspace / FILE) | {name: text for name, text in given.items() if text is not None}
    try:
        return Settings(**_Checked(**written).model_dump())
    except ValidationError as error:
        raise _told(error.errors()[0], workspace / FILE) from None


def workspace_path(chosen: str | Path | None = None) -> Path:
    """The folder of the workspace: the one chosen, else ``HRKPI_WORKSPACE``, else ``~/.hrkpi``."""
    return Path(chosen or os.environ.get(HOME_VARIABLE) or HOME).expanduser().absolute()


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    company_name: str = Field(Settings.company_name, min_length=1, max_length=120)
    fiscal_start: int = Field(Settings.fiscal_start, ge=1, le=12)
    bridge_days: int = Field(Settings.bridge_days, ge=0, le=365)
    minimum_group: int = Field(Settings.minimum_group, ge=SMALLEST_GROUP, le=1000)
    minimum_group_special: int = Field(
        Settings.minimum_group_special, ge=SMALLEST_GROUP, le=1000, validate_default=True
    )
    records_from: date | None = None
    leadership_levels: tuple[str, ...] = ()
    locale: str = Settings.locale
    currency: str = Settings.currency
    full_time_hours: float = Field(Settings.full_time_hours, ge=1, le=100)
    pay_is_full_time: bool = Settings.pay_is_full_time
    engine: EngineName = Settings.engine
    engine_url: str = Field(Settings.engine_url, validate_default=True)
    engine_seconds: int = Field(Settings.engine_seconds, ge=1, le=3600)
    state_url: str = Settings.state_url

    @field_validator("records_from", mode="before")
    @classmethod
    def _whole(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("leadership_levels", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        words = value.split(",") if isinstance(value, str) else None
        return value if words is None else [word.strip() for word in words if word.strip()]

    @field_validator("minimum_group_special")
    @classmethod
    def _stricter(cls, value: int, info: ValidationInfo) -> int:
        if value < info.data.get("minimum_group", value):
            raise ValueError("special categories need groups at least as large as minimum_group")
        return value

    @field_validator("locale")
    @classmethod
    def _spoken(cls, value: str) -> str:
        if not exists(value):
            raise ValueError("this locale is not known; write one like en_GB or de_DE")
        return value

    @field_validator("currency")
    @classmethod
    def _minted(cls, value: str) -> str:
        if value not in list_currencies():
            raise ValueError("this is no currency; write an ISO 4217 code like EUR or USD")
        return value

    @field_validator("engine_url")
    @classmethod
    def _addressed(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("engine") in SERVERS and not value:
            raise ValueError("the engine chosen has no address")
        return value


def _written(file: Path) -> dict[str, Any]:  # Any: TOML values have no common type
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(
            "The settings are not written in TOML.",
            where=f"{file}: {error}",
            mend='write one setting per line, text in quotes: company_name = "Example Ltd".',
        ) from None


def _told(detail: "ErrorDetails", file: Path) -> SettingError:
    name = str(detail["loc"][0])
    variable = f"{PREFIX}{name.upper()}"
    where = f"variable {variable}" if variable in os.environ else f"{file}, setting {name}"
    if detail["type"] == "extra_forbidden":
        known = _Checked.model_fields
        return SettingError(f"There is no setting {name!r}.", where=where, mend=nearest(name, known))
    message = detail["msg"].removeprefix("Value error, ")
    return SettingError(
        f"The setting {name!r} is wrong: {message[0].lower()}{message[1:]}.",
        where=where,
        mend=MENDS.get(
            name, f"write a value like {getattr(Settings, name)!r}, or remove the line to have that default."
        ),
    )
