"""What Greenhouse's warehouse tables and its web service share: words, openings, offers."""

from typing import TYPE_CHECKING

from connectors._export import choice, constant, day, first_of, given, latest, leave_out, lookup, text
from hrkpi.language import marked

if TYPE_CHECKING:
    from connectors._sheet import Filter, Rule

DECLINED = "Decline To Self Identify"
GENDERS = {"Male": "man", "Female": "woman", "Non-binary": "non_binary", DECLINED: "undisclosed"}
OUTCOMES = {"accepted": "accepted", "rejected": "declined", "unresolved": "pending", "deprecated": ""}
NO_PROSPECTS = leave_out("prospect", "true", reason=marked("a prospect has not applied for a vacancy"))
LAST_VERSION = latest("application_id", by="version", reason=marked("a later version replaces the offer"))


def ethnicity(heading: str) -> "Rule":
    """Ethnicity as stated; a refusal is told apart from a blank."""
    return first_of(given(constant("undisclosed"), heading, words=(DECLINED,)), text(heading))


def filled(rule: "Rule", path: str = "") -> "Rule":
    """The value in openings that are closed with an application; without one nobody was hired.

    Args:
        rule: Gives the value.
        path: What stands before the names of an opening's fields.
    """
    return given(given(rule, f"{path}application_id"), f"{path}status", words=("closed",))


def state(path: str = "") -> "Rule":
    """Status of an opening."""
    return first_of(filled(constant("filled"), path), choice(f"{path}status", {}))


def offer(rule: "Rule", *only: "Filter", by: str = "id") -> "Rule":
    """A value of the last version of an application's offer."""
    return lookup(rule, "offer", key="application_id", by=by, only=(LAST_VERSION, *only))


def sent() -> "Rule":
    """Day of an offer: sent, or written where the day of sending is not kept."""
    return first_of(day("sent_at"), day("created_at"))


def outcome() -> "Rule":
    """What became of an application's offer; who was hired without one had accepted."""
    return first_of(
        offer(choice("custom_outcome", {})),
        offer(choice("status", OUTCOMES)),
        given(constant("accepted"), "status", words=("hired",)),
    )
