"""Options that commands share, and how their words become what the house understands."""

import os
from collections.abc import Iterable
from enum import StrEnum
from getpass import getuser
from pathlib import Path
from typing import Annotated

from typer import Option

from hrkpi.book import Units
from hrkpi.errors import QueryError
from hrkpi.period import WindowKind, parse_month
from hrkpi.principal import Principal
from hrkpi.query import Average
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.settings import workspace_path
from hrkpi.workspace import Workspace


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Language(StrEnum):
    """A language that is offered."""

    EN = "en"
    DE = "de"
    FR = "fr"


class Show(StrEnum):
    """What is shown of a KPI: its figures, or what stands behind them."""

    FIGURES = "figures"
    WORDS = "words"
    LIMITS = "limits"
    FUNNEL = "funnel"
    CONTRIBUTION = "contribution"
    METHODS = "methods"
    CURVE = "curve"


Folder = Annotated[
    Path | None,
    Option("--workspace", metavar="DIR", help="The workspace; HRKPI_WORKSPACE or ~/.hrkpi unless said."),
]
Tongue = Annotated[
    Language | None, Option("--language", help="Of what is written; the workspace's own unless said.")
]
Json = Annotated[bool, Option("--json", help="Write JSON, for machines.")]
By = Annotated[str | None, Option("--by", metavar="DIM[,DIM]", help="Break down by these dimensions.")]
First = Annotated[str | None, Option("--from", metavar="YYYY-MM", help="First month.")]
Last = Annotated[str | None, Option("--to", metavar="YYYY-MM", help="Last month.")]
Window = Annotated[
    WindowKind | None, Option("--window", help="How months are gathered; the KPI's own unless said.")
]
Where = Annotated[
    list[str] | None,
    Option(
        "--where", metavar="DIM=VALUE[,VALUE]", help="Keep these members of a dimension; may be repeated."
    ),
]
Method = Annotated[Average, Option("--average", help="Method of the average headcount.")]
Annualise = Annotated[bool, Option("--annualise", help="Scale rates to a year.")]
AsOf = Annotated[str | None, Option("--as-of", metavar="YYYY-MM-DD", help="As it was known on that day.")]
Reorganised = Annotated[
    Units, Option("--units", help="Whether people are in the units of the time or in what these became.")
]
Views = Annotated[
    Show,
    Option(
        "--show",
        help=(
            "Figures; words: what may be said of them; limits: which months are more than chance; funnel: "
            "which groups are; contribution: which groups a change comes from; methods: by every average "
            "headcount; curve: how long people stay."
        ),
    ),
]
Within = Annotated[
    str | None,
    Option("--within", metavar="DIM", help="Compare groups within the members of this dimension (ratios)."),
]
Explain = Annotated[
    str | None,
    Option("--explain", metavar="DIM[,DIM]", help="How much of the mean pay gap these dimensions explain."),
]
Form = Annotated[Format, Option("--format", help="How rows are written.")]
Unprotected = Annotated[
    bool, Option("--unprotected", help="Show small groups too; for the owner, and written to the audit log.")
]


def opened(folder: Path | None) -> Workspace:
    """The workspace that a command is about."""
    return Workspace.open(workspace_path(folder))


def reported(folder: Path | None, question: Question, *, unprotected: bool = False) -> Report:
    """What the owner sees of a workspace; asking for unprotected figures is written down first."""
    workspace, asker = opened(folder), owner(unprotected=unprotected)
    if unprotected:
        asked = {"kpi": question.kpi, "by": list(question.by), "where": sorted(question.where)}
        workspace.audit(asker, "figures.unprotected", asked)
    return Report(workspace, asker)


def members(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Members that a population may name; nothing is known before the first import."""
    if workspace.current() is None:
        return {}
    report = Report(workspace, owner())
    return {name: report.members(name) for name in report.dimensions("headcount")}


def owner(*, unprotected: bool = False) -> Principal:
    """Who sits at the command line: whoever can read the workspace's folder owns it."""
    try:
        name = getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        name = f"user {os.getuid()}"
    return Principal.owner(name, unprotected=unprotected)


def asked(
    key: str,
    by: str | None,
    first: str | None,
    last: str | None,
    window: WindowKind | None,
    where: Iterable[str] | None,
) -> Question:
    """The question that the shared options put."""
    return Question(
        key,
        by=listed(by),
        where=filters(where),
        first=parse_month(first) if first else None,
        last=parse_month(last) if last else None,
        window=window,
    )


def listed(text: str | None) -> tuple[str, ...]:
    """Words between commas."""
    return tuple(word.strip() for word in (text or "").split(",") if word.strip())


def filters(words: Iterable[str] | None) -> dict[str, tuple[str, ...]]:
    """Members kept by dimension, from ``DIM=VALUE[,VALUE]`` words; the same dimension again adds members.

    Raises:
        QueryError: If a word has no dimension or no value.
    """
    kept: dict[str, tuple[str, ...]] = {}
    for word in words or ():
        dimension, _, values = word.partition("=")
        if not dimension.strip() or not listed(values):
            raise QueryError(
                f"{word!r} is no filter.",
                where="--where",
                mend="write a dimension and its members: department=Sales,Finance.",
            )
        kept[dimension.strip()] = kept.get(dimension.strip(), ()) + listed(values)
    return kept
