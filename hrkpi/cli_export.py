"""``hrkpi export``: views and KPIs as files."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from hrkpi import durable
from hrkpi.cli_options import By, First, Folder, Json, Last, Tongue, Where, Window, filters, opened, owner
from hrkpi.cli_output import write, write_error, write_json
from hrkpi.cli_terminal import progress
from hrkpi.errors import QueryError, SettingError
from hrkpi.export.branding import brand_of
from hrkpi.export.edition import Edition, Page, edition, known
from hrkpi.export.forms import Form, house_deck, written
from hrkpi.export.stamp import Stamp, file_name
from hrkpi.language import language_of, speaking
from hrkpi.period import month_label, parse_month
from hrkpi.report import Report
from hrkpi.wording import Wording

APP = Typer()
MONTHS = 24  # of a trend, unless a first month is named
PARTLY = 1  # exit code: a file was written, and some of its pages are missing


@APP.command("export")
def export(
    keys: Annotated[
        list[str],
        Argument(metavar="KEY…", help="Views (scorecard, turnover …) or KPIs; several are one file."),
    ],
    form: Annotated[Form | None, Option("--format", help="Of the file; by its name unless said.")] = None,
    file: Annotated[
        Path | None, Option("-o", "--output", metavar="FILE", help="Where it is written to.")
    ] = None,
    first: First = None,
    last: Last = None,
    month: Annotated[str | None, Option("--month", metavar="YYYY-MM", help="The same as --to.")] = None,
    by: By = None,
    window: Window = None,
    where: Where = None,
    template: Annotated[
        Path | None, Option("--template", metavar="FILE", help="A deck whose master the slides take.")
    ] = None,
    language: Tongue = None,
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """Write views as a file; ends with 1 if some of several could not be drawn."""
    ending = _form(form, file)
    pages = [Page(key, filters(where), by or "", window) for key in keys]
    for key in keys:
        known(key)
    workspace, asker = opened(folder), owner()
    report = Report(workspace, asker)
    words = Wording(report.locale, report.currency)
    until = parse_month(last or month or "") if last or month else report.default_month
    span = until - parse_month(first) + 1 if first else MONTHS
    if span < 1:
        raise QueryError("The range ends before it begins.", where="period", mend="swap --from and --to.")
    with progress("Exporting") as tell, speaking(language or language_of(report.locale)):
        made = edition(report, words, pages, until, span, tell)
        must_hold(made)
        stamp = Stamp(datetime.now().astimezone(), asker.name, brand=brand_of(workspace))
        deck = template or house_deck(workspace)
        content = written(made.views, ending, words, stamp, template=deck, tell=tell)
    what = keys[0] if len(keys) == 1 else f"{keys[0]}-and-{len(keys) - 1}-more"
    name = file_name(what, filters(where), month_label(until), report.snapshot, ending.value)
    target = file or Path(name)
    save(target, content)
    workspace.audit(asker, "export", {"file": target.name, "views": keys})
    failed = {key: error.what for key, error in made.failures}
    if as_json:
        write_json({"file": str(target), "failed": failed})
    else:
        write(f"Written: {target}")
        told(made)
    if failed:
        raise Exit(PARTLY)


def must_hold(made: Edition) -> None:
    """Refuse to write an edition without a single page.

    Raises:
        HrkpiError: Why the first page could not be drawn.
    """
    if not made.views:
        raise made.failures[0][1]


def told(made: Edition) -> None:
    """Say beside the output which pages are missing, and why."""
    for key, error in made.failures:
        write_error(f"Left out: {key}. {error}")


def save(target: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        SettingError: If it cannot be written.
    """
    try:
        durable.replace(target, content)
    except OSError as error:
        raise SettingError(
            f"The file cannot be written: {error.strerror}.",
            where=str(target),
            mend="name another with -o FILE.",
        ) from None


def _form(form: Form | None, file: Path | None) -> Form:
    """The format asked for: by its name, or by the ending of the file."""
    ending = file.suffix.removeprefix(".").lower() if file else ""
    if form:
        return form
    if ending in list(Form):
        return Form(ending)
    raise QueryError(
        "No format is named.", where="--format", mend=f"write --format with one of {', '.join(Form)}."
    )
