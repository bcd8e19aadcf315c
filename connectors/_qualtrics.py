"""How Qualtrics' tables hang together: responses, questions, choices, blocks and contacts."""

from typing import TYPE_CHECKING

from connectors._export import first_of, given, joined, keep, leave_out, lookup, number, text, unless
from hrkpi.language import marked

if TYPE_CHECKING:
    from typing import Literal

    from connectors._sheet import Rule

TRIALS = ("1", "2", "8")  # status of previews, tests and spam
NO_INVITATION = ("TestEmail", "ThankYou")
NOT_SENT = ("Blocked", "Skipped", "Failure", "HardBounce")
ON_A_SCALE = ("SAVR", "SAHR", "SACOL", "DL", "SB", "NPS", "Likert")  # selectors with one choice per question
ABOUT_PEOPLE = ("Demographics", "About you")
NO_ANSWERS = (
    "Don't know",
    "Do not know",
    "Not applicable",
    "N/A",
    "Prefer not to say",
    "Prefer not to answer",
)
GENDERS = {"Female": "woman", "Male": "man", "Non-binary": "non_binary", "Prefer not to say": "undisclosed"}
PERSON = ("EmployeeID", "Employee ID", "employee_id", "ExternalReference", "ExternalDataReference")

NOT_DELETED = leave_out("_fivetran_deleted", "true", reason=marked("deleted in Qualtrics"))


def response(rule: "Rule") -> "Rule":
    """A value of the response that an answer belongs to."""
    return lookup(rule, "response", key="id", by="response_id")


SURVEY = response(text("survey_id"))
QUESTION = joined(SURVEY, "question_id")
CONTACT = lookup(text("contact_id"), "invitation", key="response_id", by="response_id")


def question(rule: "Rule") -> "Rule":
    """A value of the question that is answered."""
    return lookup(rule, "question", key=joined("survey_id", "id"), by=QUESTION)


BLOCK = lookup(text("block_id"), "block_question", key=joined("survey_id", "question_id"), by=QUESTION)
THEME = lookup(text("description", blanks=("Default Question Block",)), "block", key="id", by=BLOCK)
SCORED = (
    keep(
        response(text("finished")),
        "1",
        "true",
        reason=marked("its response is not finished, or not in the export"),
    ),
    leave_out(response(text("status")), *TRIALS, reason=marked("its response is a preview, a test or spam")),
    keep(
        question(text("selector")), *ON_A_SCALE, reason=marked("its question has no single answer on a scale")
    ),
    leave_out(THEME, *ABOUT_PEOPLE, reason=marked("its question is about the person, and no item")),
)

INVITED_TO = lookup(text("survey_link_survey_id"), "distribution", key="id", by="distribution_id")
INVITED = (
    keep(INVITED_TO, reason=marked("its distribution is not in the export")),
    leave_out(
        lookup(text("request_type"), "distribution", key="id", by="distribution_id"),
        *NO_INVITATION,
        reason=marked("a test or a word of thanks invites nobody"),
    ),
    leave_out("status", *NOT_SENT, reason=marked("the invitation was never sent")),
)


def of_nps(rule: "Rule") -> "Rule":
    """The value for answers to a question from 0 to 10 whether one would recommend."""
    return question(given(rule, "selector", words=("NPS",)))


def sent(rule: "Rule", *, pick: "Literal['min', 'max']") -> "Rule":
    """A day of the invitations to a survey."""
    real = (leave_out("request_type", *NO_INVITATION, reason=marked("invites nobody")),)
    return lookup(rule, "distribution", key="survey_link_survey_id", by="id", only=real, pick=pick)


def employee(contact: "str | Rule") -> "Rule":
    """The person that a contact is, where the directory keeps the key."""
    return first_of(
        lookup(text("ext_ref"), "contact", key="id", by=contact),
        lookup(text("external_data_reference"), "old_contact", key="id", by=contact),
    )


def known(rule: "Rule", *keys: str) -> "Rule":
    """What the survey knew of the respondent beforehand."""
    meant = (keep("key", *keys, reason=marked("another field")),)
    return lookup(rule, "embedded", key="response_id", by="response_id", only=meant)


def answered(rule: "Rule") -> "Rule":
    """The score; blank where the choice says that there is none."""
    silent = (keep("text", *NO_ANSWERS, reason=marked("an answer")),)
    choice = joined("survey_id", "question_id", "recode_value")
    none = lookup(text("text"), "option", key=choice, by=joined(QUESTION, "value"), only=silent, pick="first")
    return unless(rule, none)


def scale(end: "Literal['min', 'max']") -> "Rule":
    """An end of the scale on which a question is answered."""
    scored = (leave_out("text", *NO_ANSWERS, reason=marked("no answer")),)
    key = joined("survey_id", "question_id")
    return lookup(number("recode_value"), "option", key=key, by=QUESTION, only=scored, pick=end)
