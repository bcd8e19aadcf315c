"""The answers that an import's question can have, as a drop-down names them."""

from collections.abc import Mapping
from typing import Any

from hrkpi.language import marked, say

SAID = {  # answers that are no word of the data
    "day_first": marked("day first, as in 31/12"),
    "month_first": marked("month first, as in 12/31"),
    "point": marked("a point, as in 1.5"),
    "comma": marked("a comma, as in 1,5"),
    "leave_out": marked("leave this file out"),
    "replace": marked("take it as it is: the table becomes empty"),
    "blank": marked("nothing: the cell counts as blank"),
    "true": marked("yes"),
    "false": marked("no"),
    "all": marked("all of them"),
}
WORD = "UNKNOWN_WORD"  # the question whose answers are words of a closed list
CANONICAL = (  # such words as the reader's language has them; others stand in ``hrkpi.sentences``
    *(marked("Yes"), marked("No"), marked("New"), marked("Rehire"), marked("Acquisition")),
    *(marked("Conversion"), marked("Hire"), marked("Transfer"), marked("Promotion"), marked("Demotion")),
    *(marked("Reorganisation"), marked("Hour"), marked("Week"), marked("Open"), marked("Closed")),
    *(marked("Cancelled"), marked("On-hold"), marked("Accepted"), marked("Declined"), marked("Reneged")),
    *(marked("Rescinded"), marked("Pending"), marked("Internal"), marked("External"), marked("Assigned")),
    *(marked("In-progress"), marked("Completed"), marked("Exempt")),
)


def answers(finding: Mapping[str, Any]) -> list[dict[str, str]]:
    """The answers to a question, for a drop-down.

    Args:
        finding: A finding that asks, in plain types.
    """
    return [{"value": one, "label": _said(str(finding["code"]), str(one))} for one in finding["options"]]


def _said(code: str, option: str) -> str:
    """An answer in words; a word of a closed list as the data have it, and what it says."""
    if option in SAID:
        return say(SAID[option])
    word = option.replace("_", "-").capitalize()
    said = say(word) if code == WORD else word
    return option if said == word else f"{option} – {said}"
