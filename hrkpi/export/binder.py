"""A pack made into a folder: all of it or nothing, however it is stopped; a failed page loses no other."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hrkpi import durable
from hrkpi.errors import HrkpiError, SettingError
from hrkpi.export.edition import Page, edition
from hrkpi.export.forms import Form, written
from hrkpi.export.stamp import Stamp, file_name
from hrkpi.export.steps import Tell
from hrkpi.language import say
from hrkpi.period import month_label
from hrkpi.report import Report
from hrkpi.wording import Wording


@dataclass(frozen=True)
class Order:
    """What is to be made.

    Args:
        name: What it is called; its folder and files are called after it.
        pages: In the order in which they are read.
        month: The last month shown.
        months: How many months a trend has.
        forms: One file each.
        template: A company's own deck for slides.
    """

    name: str
    pages: tuple[Page, ...]
    month: int
    months: int
    forms: tuple[Form, ...]
    template: Path | None = None


@dataclass(frozen=True)
class Bound:
    """What was made.

    Args:
        files: In the order of the formats.
        failures: Pages and formats that failed, and why.
    """

    files: tuple[Path, ...]
    failures: tuple[tuple[str, HrkpiError], ...]


def build(report: Report, wording: Wording, order: Order, stamp: Stamp, into: Path, tell: Tell) -> Bound:
    """Make a pack into a folder of its own, named after it, its month and the data's version.

    Args:
        report: Figures as the asker may see them.
        wording: How they are written.
        order: What is to be made.
        stamp: Who makes it when.
        into: Where the folder is put; an earlier one of the same name is replaced.
        tell: Called with each step; raising in it stops the work, and leaves nothing behind.

    Raises:
        HrkpiError: If not one page, or not one file, could be made.
        SettingError: If the folder cannot be written.
    """
    made = edition(report, wording, order.pages, order.month, order.months, tell)
    if not made.views:
        raise made.failures[0][1]
    name = file_name(order.name, {}, month_label(order.month), report.snapshot, "x").removesuffix(".x")
    failures = list(made.failures)
    try:
        draft = Path(tempfile.mkdtemp(prefix=f".{order.name}-", dir=_furnished(into)))
        try:
            for at, form in enumerate(order.forms):
                tell(say("writing {form}", form=form.value), at, len(order.forms))
                try:
                    content = written(made.views, form, wording, stamp, template=order.template, tell=tell)
                except HrkpiError as error:
                    failures.append((form.value, error))
                else:
                    durable.write(draft / f"{name}.{form.value}", content)
            kept = _kept(draft, failures)
            home = into / name
            _replace(draft, home)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise SettingError(
            f"The folder cannot be written: {error.strerror}.", where=str(into), mend="name another."
        ) from None
    return Bound(tuple(home / file for file in kept), tuple(failures))


def _furnished(into: Path) -> Path:
    into.mkdir(parents=True, exist_ok=True)
    return into


def _kept(draft: Path, failures: Sequence[tuple[str, HrkpiError]]) -> list[str]:
    """Names of the files that were made.

    Raises:
        HrkpiError: Why the first was not, if none was.
    """
    names = [file.name for file in durable.files(draft)]
    if not names:
        raise failures[-1][1]
    return names


def _replace(draft: Path, home: Path) -> None:
    """Put a folder in place of an earlier one of its name."""
    if home.exists():
        shutil.rmtree(home)
    draft.chmod(0o755)
    draft.rename(home)
    durable.flush(home.parent)
