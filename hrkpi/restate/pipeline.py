"""The order of the stages of hiring, as applications went through them."""

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

APPLICATION, STAGE, DAY = "application_id", "stage", "entered_date"


def pipeline(tables: "Mapping[str, pd.DataFrame]") -> tuple[str, ...]:
    """Every stage in the stage log, in the order in which applications go through them."""
    return in_order(precedence(tables["application_stages"])) if "application_stages" in tables else ()


def precedence(log: pd.DataFrame) -> pd.DataFrame:
    """How often each stage came after others of the same application.

    Args:
        log: Rows of ``application_stages``; all there are of some applications. Sums over several logs that
            share no application are those of all of them.

    Returns:
        Indexed by stage: ``earlier``, stages first entered on an earlier day than this one, and
        ``compared``, stages first entered on another day, each summed over the applications.
    """
    first = log.groupby([APPLICATION, STAGE], as_index=False)[DAY].min()
    of_application, of_day = first.groupby(APPLICATION), first.groupby([APPLICATION, DAY])
    earlier = of_application[DAY].rank(method="min").astype("int64") - 1
    compared = of_application[DAY].transform("size") - of_day[DAY].transform("size")
    counted = pd.DataFrame({STAGE: first[STAGE], "earlier": earlier, "compared": compared})
    return counted.groupby(STAGE).sum()


def in_order(counted: pd.DataFrame) -> tuple[str, ...]:
    """Stages from the one that others follow to the one that follows others; as they are written in a tie.

    Args:
        counted: As ``precedence`` gives it.
    """
    share = (counted["earlier"] / counted["compared"].clip(lower=1)).to_dict()
    return tuple(sorted(map(str, share), key=lambda stage: (share[stage], stage)))
