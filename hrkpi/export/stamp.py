"""What every file says about itself: who made it when, from which data, in whose look, and its name."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hrkpi import sentences
from hrkpi.export.brand import PLAIN, Brand
from hrkpi.language import marked, say
from hrkpi.result import Scorecard
from hrkpi.wording import Wording

LONGEST_SCOPE = 40  # characters of a file's name
CONFIDENTIAL = marked("Confidential. For the named recipients only.")


@dataclass(frozen=True)
class Stamp:
    """The making of a file.

    Args:
        made_at: When, in the reader's time zone.
        made_by: By whom.
        link: Address that shows the same in the app; empty where none.
        brand: The company's look, of pages.
    """

    made_at: datetime
    made_by: str
    link: str = ""
    brand: Brand = PLAIN


def footer(scorecard: Scorecard, wording: Wording, stamp: Stamp) -> tuple[str, ...]:
    """Lines that say whose figures these are, what is hidden, and who made the file."""
    return (
        say("Filters: {scope}.", scope=sentences.scope(scorecard.where)),
        say(
            "Data to {day}, snapshot {snapshot}.",
            day=wording.day(scorecard.as_of),
            snapshot=scorecard.snapshot,
        ),
        sentences.rule(scorecard.minimum),
        say("Made {moment} by {name}.", moment=wording.moment(stamp.made_at), name=stamp.made_by),
        say(CONFIDENTIAL),
    )


def file_name(what: str, where: Mapping[str, Sequence[str]], month: str, snapshot: str, ending: str) -> str:
    """A file's name in plain letters, with the snapshot's number: ``scorecard_company_2026-11_v3.pdf``."""
    units = [unit for units in where.values() for unit in units]
    scope = _plain("-".join(units))[:LONGEST_SCOPE].strip("-") or "company"
    version = snapshot.partition("-")[0].lstrip("0") or "0"
    return f"{_plain(what)}_{scope}_{month}_v{version}.{ending}"


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
