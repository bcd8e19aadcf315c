"""``hrkpi scorecard``: a month on one page."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Option, Typer

from hrkpi import sentences
from hrkpi.cli_options import Folder, Json, Tongue, Where, filters, opened, owner
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.discovery import late
from hrkpi.errors import SettingError
from hrkpi.export.answers import scorecard_answer
from hrkpi.export.html import scorecard_html
from hrkpi.export.stamp import Stamp, file_name
from hrkpi.headline import headline
from hrkpi.language import language_of, speaking
from hrkpi.period import month_label, parse_month
from hrkpi.report import Report
from hrkpi.result import Card, Delta, Scorecard, Shown
from hrkpi.scorecard import scorecard
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace

APP = Typer()


class Page(StrEnum):
    """How the scorecard is written."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"
    PPTX = "pptx"
    XLSX = "xlsx"
    MD = "md"


FILES = {Page.HTML, Page.PDF, Page.PPTX, Page.XLSX, Page.MD}


@APP.command("scorecard")
def show(
    month: Annotated[
        str | None, Option("--month", metavar="YYYY-MM", help="The last whole one unless said.")
    ] = None,
    where: Where = None,
    form: Annotated[Page, Option("--format", help="How it is written.")] = Page.TABLE,
    file: Annotated[
        Path | None, Option("-o", "--output", metavar="FILE", help="Where a page is written to.")
    ] = None,
    language: Tongue = None,
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """A month on one page: twelve KPIs with target, status and direction."""
    workspace = opened(folder)
    report = Report(workspace, owner())
    card = scorecard(report, parse_month(month) if month else None, filters(where))
    if form in FILES:
        with speaking(language or language_of(report.locale)):
            written = _page(card, report, form, file, workspace)
        write_json({"file": str(written)}) if as_json else write(f"Written: {written}")
    elif as_json or form is Page.JSON:
        write_json(scorecard_answer(card))
    else:
        _table(card, Wording(report.locale, report.currency))


def _page(card: Scorecard, report: Report, form: Page, file: Path | None, workspace: Workspace) -> Path:
    """Write the page, under a name of its own where none is given."""
    content = _content(card, report, form, workspace)
    named = file_name("scorecard", card.where, month_label(card.month), card.snapshot, form.value)
    target = Path(named) if file is None else file
    try:
        target.write_bytes(content)
    except OSError as error:
        raise SettingError(
            f"The file cannot be written: {error.strerror}.",
            where=str(target),
            mend="name another with -o FILE.",
        ) from None
    return target


def _content(card: Scorecard, report: Report, form: Page, workspace: Workspace) -> bytes:
    """The page in a format; slides and workbooks are made of the scorecard as a view."""
    words, brand = Wording(report.locale, report.currency), late("hrkpi.export.branding").brand_of(workspace)
    stamp = Stamp(datetime.now().astimezone(), report.principal.name, brand=brand)
    if form in {Page.HTML, Page.PDF}:
        html = scorecard_html(card, words, stamp)
        pdf: bytes = html.encode() if form is Page.HTML else late("hrkpi.export.pdf").to_pdf(html)
        return pdf
    view = late("hrkpi.views.scorecard").shown(card, report, words)
    if form is Page.MD:
        text: str = late("hrkpi.export.markdown").to_md([view], words, stamp)
        return text.encode()
    forms = late("hrkpi.export.forms")
    made: bytes = forms.written([view], form.value, words, stamp, template=forms.house_deck(workspace))
    return made


def _table(card: Scorecard, words: Wording) -> None:
    provisional = ", provisional" if card.partial else ""
    write(f"{card.company}: {words.month_long(card.month)}{provisional} · {sentences.scope(card.where)}")
    write(" ".join(headline(card)) + "\n")
    headings = ["KPI", "Value", "Target", "Status", "Since last period", "Since last year", "Why"]
    write_table(headings, [_cells(one, words) for one in card.cards], right=["Value"])
    write(f"\nData to {words.day(card.as_of)}, snapshot {card.snapshot}.")
    write(f"Groups under {card.minimum} people are hidden, as are values that would reveal them.")


def _cells(card: Card, words: Wording) -> list[str]:
    return [
        card.kpi.label,
        words.value(card.kpi, card.value) if card.shown is Shown.OK else "",
        words.target(card.kpi, card.target),
        sentences.status(card.verdict, card.shown),
        _moved(card, card.previous, words),
        _moved(card, card.year_ago, words),
        " ".join(filter(None, (sentences.explanation(card, words), sentences.comment(card)))),
    ]


def _moved(card: Card, delta: Delta, words: Wording) -> str:
    return words.change(card.kpi, delta.change, delta.evidence).signed_text
