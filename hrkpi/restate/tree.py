"""Which unit of the organisation lies in which, on the last day that says so."""

import pandas as pd

from hrkpi.restate import coding
from hrkpi.restate.timeline import Timeline

CHAINS = (("department", "division"), ("team", "department"))
UNIT = ["kind", "unit"]
LATEST = ["start", "person"]  # the later of two sayings holds; of the same day the person's with the last id


def units(line: Timeline) -> pd.DataFrame:
    """What the segments say last of each unit.

    Returns:
        ``kind`` (position in ``CHAINS``), ``unit`` and ``above`` (codes, 0 where unknown), ``start`` (day)
        and ``person`` (id) of the segment that says so.
    """
    ordered = line.segments.sort_values("start", kind="stable")  # people are in the order of their ids
    said = []
    for kind, (low, high) in enumerate(CHAINS):
        rows = ordered.drop_duplicates(low, keep="last")
        person = line.spells["person"].take(rows["spell"].to_numpy())
        frame = rows[[low, high, "start"]].set_axis(["unit", "above", "start"], axis=1)
        said.append(frame.assign(person=person.to_numpy(), kind=kind))
    return pd.concat(said, ignore_index=True)


def parents(said: pd.DataFrame, labels: coding.Labels) -> dict[str, dict[str, tuple[str, str]]]:
    """The unit above each unit by its label; without those that are unknown or lie nowhere."""
    return {
        low: {
            labels.of[low][unit - 1]: (high, labels.of[high][above - 1])
            for unit, above in said.loc[said["kind"] == kind, ["unit", "above"]].to_numpy()
            if unit and above
        }
        for kind, (low, high) in enumerate(CHAINS)
    }
