"""``hrkpi packs``: views that are read together, made again each month."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from hrkpi import packs
from hrkpi.cli_export import MONTHS, PARTLY
from hrkpi.cli_options import Folder, Json, Tongue, listed, opened, owner
from hrkpi.cli_output import write, write_error, write_json, write_table
from hrkpi.cli_terminal import progress
from hrkpi.errors import QueryError
from hrkpi.export.binder import Order, build
from hrkpi.export.branding import brand_of
from hrkpi.export.edition import Page
from hrkpi.export.forms import Form, house_deck
from hrkpi.export.stamp import Stamp
from hrkpi.language import language_of, speaking
from hrkpi.nearest import nearest
from hrkpi.period import parse_month
from hrkpi.report import Report
from hrkpi.wording import Wording

APP = Typer()
GROUP = Typer(no_args_is_help=True, help="Views that are read together: save, list, build, remove.")
APP.add_typer(GROUP, name="packs")

Name = Annotated[str, Argument(metavar="NAME", help="Of the pack: small letters, digits and hyphens.")]


@GROUP.command("save")
def save(
    name: Name,
    pages: Annotated[
        list[str],
        Argument(
            metavar="PAGE…", help="Views and KPIs in order: scorecard 'turnover?by=location&division=Sales'."
        ),
    ],
    folder: Folder = None,
) -> None:
    """Keep an ordered list of views under a name; an earlier one of that name is replaced."""
    asker = owner()
    read = tuple(Page.read(page).text for page in pages)
    packs.save(opened(folder), packs.Pack(name, read, datetime.now(UTC), asker.name), asker)
    write(f"Saved: {name}, {len(read)} {'page' if len(read) == 1 else 'pages'}.")


@GROUP.command("list")
def list_all(as_json: Json = False, folder: Folder = None) -> None:
    """All packs with their pages."""
    found = packs.packs(opened(folder))
    if as_json:
        write_json([{"name": one.name, "pages": one.pages, "saved_by": one.saved_by} for one in found])
    else:
        write_table(["Pack", "Pages"], [[one.name, ", ".join(one.pages)] for one in found])


@GROUP.command("remove")
def remove(name: Name, folder: Folder = None) -> None:
    """Forget a pack; files made of it stay."""
    packs.remove(opened(folder), name, owner())
    write(f"Removed: {name}.")


@GROUP.command("build")
def make(
    name: Name,
    month: Annotated[
        str | None,
        Option("--month", metavar="YYYY-MM", help="The last month shown; the last whole one unless said."),
    ] = None,
    months: Annotated[int, Option("--months", min=1, max=120, help="How many months a trend has.")] = MONTHS,
    forms: Annotated[str, Option("--format", metavar="A[,B]", help="One file each.")] = "pdf,pptx,xlsx",
    into: Annotated[Path, Option("--into", metavar="DIR", help="Where its folder is put.")] = Path(),
    template: Annotated[
        Path | None, Option("--template", metavar="FILE", help="A deck whose master the slides take.")
    ] = None,
    language: Tongue = None,
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """Make a pack into a folder, whole or not at all; ends with 1 if some of it could not be made."""
    workspace, asker = opened(folder), owner()
    kept = packs.pack(workspace, name)
    report = Report(workspace, asker)
    pages = tuple(Page.read(page) for page in kept.pages)
    until = parse_month(month) if month else report.default_month
    order = Order(name, pages, until, months, _forms(forms), template or house_deck(workspace))
    stamp = Stamp(datetime.now().astimezone(), asker.name, brand=brand_of(workspace))
    with progress(f"Building {name}") as tell, speaking(language or language_of(report.locale)):
        made = build(report, Wording(report.locale, report.currency), order, stamp, into, tell)
    workspace.audit(asker, "export", {"pack": name, "files": [file.name for file in made.files]})
    if as_json:
        failed = {key: error.what for key, error in made.failures}
        write_json({"files": [str(file) for file in made.files], "failed": failed})
    else:
        write("\n".join(f"Written: {file}" for file in made.files))
        for key, error in made.failures:
            write_error(f"Left out: {key}. {error}")
    if made.failures:
        raise Exit(PARTLY)


def _forms(words: str) -> tuple[Form, ...]:
    """Formats between commas."""
    asked = listed(words)
    for word in asked:
        if word not in list(Form):
            raise QueryError(f"{word!r} is no format.", where="--format", mend=nearest(word, list(Form)))
    return tuple(dict.fromkeys(map(Form, asked)))
