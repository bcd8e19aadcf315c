"""What a workspace is told about its company, in ``hrkpi.toml`` and ``HRKPI_*``: checked once and frozen."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from babel.localedata import exists
from babel.numbers import list_currencies

from hrkpi.book import Rules
from hrkpi.errors import SettingError
from hrkpi.language import marked
from hrkpi.nearest import nearest

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
# locale = "en_GB"             # how numbers and days are written; de_DE or fr_FR also speak German or French
# currency = "EUR"
# full_time_hours = 40.0       # hours a week of full time, by which pay becomes pay per hour
# pay_is_full_time = false     # whether your exports state pay for full time, whatever the contracted share
# slides_template = ""         # your own deck, whose master slides take: brand.pptx beside this file
# brand_colour = ""            # of links, buttons and focus, for example "#00677F"; see docs/brand.md
# brand_colour_dark = ""       # the same on dark ground; blank is the nearest shade that is read there
# brand_logo = ""              # at the head of pages, on screen and paper: logo.svg or .png beside this file
# brand_logo_dark = ""         # the same on dark ground; blank puts the other on a light plate
# brand_font = ""              # of pages: one that readers have ("Georgia"), or brand.woff2 beside this file
# engine = "duckdb"            # or "sql", or "spark": what answers questions; see docs/scale.md
# engine_url = ""              # postgresql+psycopg://user:password@host/database, sc://host:15002, local[*]
# engine_seconds = 60          # longest time of one question to a database or cluster
# state_url = ""               # postgresql+psycopg://user:password@host/database, or blank for hrkpi.db
"""
N = TypeVar("N", int, float)

EngineName = Literal["duckdb", "sql", "spark"]
SMALLEST_GROUP = 3  # persons; below this a group may never be shown, whatever the setting
LARGEST_GROUP = 1000
LONGEST_NAME = 120  # characters
FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
SERVERS = ("sql", "spark")  # engines that need an address
COLOUR = re.compile("#[0-9a-fA-F]{6}")
MENDS = {
    "brand_colour": 'write six hexadecimal digits like "#00677F", or remove the line to have ours.',
    "brand_colour_dark": 'write six hexadecimal digits like "#5CACC6", or remove the line to have it found.',
    "brand_logo_dark": "name a logo for light ground as brand_logo too, or remove the line.",
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
        locale: How numbers and days are written, for example ``en_GB``; its language is that of readers who
            chose none.
        currency: Reporting currency, ISO 4217.
        full_time_hours: Hours a week of full time, by which pay becomes pay per hour.
        pay_is_full_time: Whether pay is stated for full time, whatever the contracted share.
        slides_template: Deck whose master slides take, a path from the workspace on; blank is the plain one.
        brand_colour: Of links, buttons and focus, ``#RRGGBB``; blank is ours.
        brand_colour_dark: The same on dark ground; blank is the nearest shade that is read there.
        brand_logo: PNG or SVG at the head of every page, a path from the workspace on; blank is none.
        brand_logo_dark: The same on dark ground; blank puts the other on a light plate.
        brand_font: Font family of pages, or a WOFF2 file, a path from the workspace on; blank is ours.
        engine: What answers questions: ``duckdb`` in this process, ``sql`` in a database, ``spark``.
        engine_url: SQLAlchemy address of the database, or address of Spark.
        engine_seconds: Longest time of one question to a database or Spark.
        state_url: SQLAlchemy address of the state; blank is ``hrkpi.db`` in the workspace.
    """

    company_name: str = marked("Your company")
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
    slides_template: str = ""
    brand_colour: str = ""
    brand_colour_dark: str = ""
    brand_logo: str = ""
    brand_logo_dark: str = ""
    brand_font: str = ""
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
    file = workspace / FILE
    given = {name: os.environ.get(f"{PREFIX}{name.upper()}") for name in READERS}
    written = _written(file) | {name: text for name, text in given.items() if text is not None}
    settings = Settings(**{name: _value(name, raw, file) for name, raw in written.items()})
    for name, why in _conflicts(settings):
        raise _wrong(name, why, file)
    return settings


def workspace_path(chosen: str | Path | None = None) -> Path:
    """The folder of the workspace: the one chosen, else ``HRKPI_WORKSPACE``, else ``~/.hrkpi``."""
    return Path(chosen or os.environ.get(HOME_VARIABLE) or HOME).expanduser().absolute()


def place(name: str, workspace: Path) -> str:
    """Where a setting of a workspace comes from: its variable, or its line in the file."""
    return _where(name, workspace / FILE)


def _value(name: str, raw: object, file: Path) -> Any:  # Any: of the setting's own type
    if name not in READERS:
        mend = nearest(name, READERS)
        raise SettingError(f"There is no setting {name!r}.", where=_where(name, file), mend=mend)
    try:
        return READERS[name](raw)
    except ValueError as error:
        raise _wrong(name, str(error), file) from None


def _conflicts(settings: Settings) -> Iterator[tuple[str, str]]:
    """Settings that are wrong beside others, and why."""
    if settings.minimum_group_special < settings.minimum_group:
        yield "minimum_group_special", "special categories need groups at least as large as minimum_group"
    if settings.engine in SERVERS and not settings.engine_url:
        yield "engine_url", "the engine chosen has no address"
    if settings.brand_logo_dark and not settings.brand_logo:
        yield "brand_logo_dark", "there is no brand_logo for light ground"


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise ValueError("this is no text")  # noqa: TRY004 - a reader tells all that is wrong in one way
    return raw


def _name(raw: object) -> str:
    if not 1 <= len(text := _text(raw)) <= LONGEST_NAME:
        raise ValueError(f"a name has 1 to {LONGEST_NAME} characters")
    return text


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(raw: object) -> int:
        if isinstance(raw, bool | float) or not least <= (number := _parsed(int, raw)) <= most:
            raise ValueError(f"this is no whole number from {least} to {most}")
        return number

    return read


def _number(least: float, most: float) -> Callable[[object], float]:
    def read(raw: object) -> float:
        if isinstance(raw, bool) or not least <= (number := _parsed(float, raw)) <= most:
            raise ValueError(f"this is no number from {least:g} to {most:g}")
        return number

    return read


def _parsed(kind: type[N], raw: object) -> N:
    try:
        return kind(str(raw))
    except ValueError:
        raise ValueError(f"{raw!r} is no number") from None


def _flag(raw: object) -> bool:
    if (word := str(raw).strip().lower()) not in FLAGS:
        raise ValueError("this is neither true nor false")
    return FLAGS[word]


def _day(raw: object) -> date | None:
    try:
        return date.fromisoformat(text) if (text := str(raw).strip()) else None
    except ValueError:
        raise ValueError("this is no day") from None


def _words(raw: object) -> tuple[str, ...]:
    words = raw.split(",") if isinstance(raw, str) else raw
    if not isinstance(words, list):
        raise ValueError("this is no list of words")  # noqa: TRY004 - a reader tells all in one way
    return tuple(word.strip() for word in map(_text, words) if word.strip())


def _locale(raw: object) -> str:
    if not exists(text := _text(raw)):
        raise ValueError("this locale is not known; write one like en_GB or de_DE")
    return text


def _currency(raw: object) -> str:
    if (text := _text(raw)) not in list_currencies():
        raise ValueError("this is no currency; write an ISO 4217 code like EUR or USD")
    return text


def _colour(raw: object) -> str:
    if (text := _text(raw)) and not COLOUR.fullmatch(text):
        raise ValueError("this is no colour")
    return text.upper()


def _engine(raw: object) -> str:
    if raw not in get_args(EngineName):
        raise ValueError(f"there is no such engine; there are {', '.join(get_args(EngineName))}")
    return str(raw)


READERS: dict[str, Callable[[object], object]] = {
    "company_name": _name,
    "fiscal_start": _whole(1, 12),
    "bridge_days": _whole(0, 365),
    "minimum_group": _whole(SMALLEST_GROUP, LARGEST_GROUP),
    "minimum_group_special": _whole(SMALLEST_GROUP, LARGEST_GROUP),
    "records_from": _day,
    "leadership_levels": _words,
    "locale": _locale,
    "currency": _currency,
    "full_time_hours": _number(1, 100),
    "pay_is_full_time": _flag,
    "engine": _engine,
    "engine_url": _text,
    "engine_seconds": _whole(1, 3600),
    "slides_template": _text,
    "brand_colour": _colour,
    "brand_colour_dark": _colour,
    "brand_logo": _text,
    "brand_logo_dark": _text,
    "brand_font": _text,
    "state_url": _text,
}


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


def _where(name: str, file: Path) -> str:
    variable = f"{PREFIX}{name.upper()}"
    return f"variable {variable}" if variable in os.environ else f"{file}, setting {name}"


def _wrong(name: str, why: str, file: Path) -> SettingError:
    return SettingError(
        f"The setting {name!r} is wrong: {why}.",
        where=_where(name, file),
        mend=MENDS.get(
            name, f"write a value like {getattr(Settings, name)!r}, or remove the line to have that default."
        ),
    )
