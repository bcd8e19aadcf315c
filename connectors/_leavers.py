"""Whether an export holds everybody who left, or only those of later years."""

from datetime import date

import numpy as np
import pandas as pd

from hrkpi import dates
from hrkpi.dates import DayArray
from hrkpi.findings import Finding, Severity
from hrkpi.language import say

FIRST_ONES = 100  # one exit in so many may be older than the records: somebody kept for a pension,
APART = np.timedelta64(365, "D")  # and then so far from the next
TOO_FEW = 10.0  # times one more than the exits there are; by chance once in twenty thousand companies


def recorded_from(spells: pd.DataFrame, as_of: date) -> date | None:
    """The month from which leavers seem to be recorded, where hardly any are from before.

    They are missing where ten times as many would have left before as did, at the pace of later.

    Args:
        spells: The canonical table ``employments``.
        as_of: Day of knowledge.

    Returns:
        Its first day; none where nobody seems to be missing.
    """
    today = np.datetime64(as_of, "D")
    hired, last = dates.days_of(spells["hire_date"]), dates.days_of(spells["last_day"])
    gone = np.sort(last[~np.isnat(last) & (last <= today)])
    if not len(gone):
        return None
    alone = np.flatnonzero(np.diff(gone[: len(gone) // FIRST_ONES + 1]) > APART)
    first = gone[alone.max(initial=-1) + 1]
    begun = first.astype("datetime64[M]").astype("datetime64[D]")
    until = np.where(np.isnat(last) | (last > today), today, last)
    before = _days(hired, np.minimum(until, begun))
    since = _days(np.maximum(hired, begun), until)
    left = int((gone < begun).sum())
    expected = before * (len(gone) - left) / max(since, 1)
    month: date = begun.item()
    return month if expected >= TOO_FEW * (left + 1) else None


def missing_leavers(begun: date) -> Finding:
    """What is said of an export without the leavers of earlier years."""
    return Finding(
        code="LEAVERS_MISSING",
        severity=Severity.WARNING,
        file="",
        sheet="",
        what=say(
            "people were hired long before {begun}, but hardly any left before, as if only who stayed were "
            "in the export; turnover of earlier years then reads too low, and people seem to stay too long",
            begun=begun,
        ),
        mend=say('if so, write records_from = "{begun}" into hrkpi.toml and import again.', begun=begun),
    )


def _days(first: DayArray, stop: DayArray) -> int:
    """Days from the first ones to the others, where these are later."""
    return int((stop - first).astype(np.int64).clip(min=0).sum())
