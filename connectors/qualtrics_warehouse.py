"""Qualtrics: the tables that a loader copies into a warehouse, one CSV each, with the loader's headings.

Only finished responses count. A question is named by its survey and its id, and its theme is its block.
Items are the questions with one answer on a scale, those about the person left out; the scale is that of the
recoded choices. Who answered is the contact of the invitation; without one, only the response is known.
"""

from connectors import _qualtrics
from connectors._export import (
    ExportConnector,
    Part,
    Rows,
    choice,
    constant,
    day,
    first_of,
    joined,
    lookup,
    number,
    text,
)
from hrkpi.tables_surveys import SURVEY_ANSWERS, SURVEY_INVITATIONS, SURVEYS

NEVER = ("None", "On", "Off")  # switches that may stand where a day of expiration stands

CONNECTOR = ExportConnector(
    key="qualtrics_warehouse",
    label="Qualtrics warehouse tables (CSV)",
    parts={
        "survey": Part(("id", "survey_name", "survey_status", "option_survey_expiration"), optional=True),
        "question": Part(("id", "survey_id", "question_type", "selector"), optional=True),
        "option": Part(("key", "question_id", "survey_id", "recode_value"), optional=True),
        "answer": Part(("question_id", "response_id", "sub_question_key", "value"), optional=True),
        "response": Part(("id", "survey_id", "finished", "end_date"), optional=True),
        "distribution": Part(("id", "request_type", "survey_link_survey_id", "send_date"), optional=True),
        "invitation": Part(("contact_id", "distribution_id", "response_id", "sent_at"), optional=True),
        "contact": Part(("id", "directory_id", "ext_ref"), optional=True),
        "old_contact": Part(("id", "mailing_list_id", "external_data_reference"), optional=True),
        "block": Part(("id", "survey_id", "block_visibility", "description"), optional=True),
        "block_question": Part(("block_id", "question_id", "survey_id"), optional=True),
        "embedded": Part(("import_id", "key", "response_id", "value"), optional=True),
    },
    tables={
        SURVEYS: Rows(
            part="survey",
            only=(_qualtrics.NOT_DELETED,),
            columns={
                "survey_id": text("id"),
                "name": text("survey_name"),
                "opened_date": first_of(
                    _qualtrics.sent(day("send_date"), pick="min"),
                    lookup(day("start_date"), "response", key="survey_id", by="id", pick="min"),
                ),
                "closed_date": first_of(
                    day("option_survey_expiration", blanks=NEVER),
                    _qualtrics.sent(day("survey_link_expiration_date"), pick="max"),
                ),
            },
        ),
        SURVEY_INVITATIONS: Rows(
            part="invitation",
            only=_qualtrics.INVITED,
            repeats=True,
            columns={
                "survey_id": _qualtrics.INVITED_TO,
                "respondent_id": text("contact_id"),
                "employee_id": _qualtrics.employee("contact_id"),
            },
        ),
        SURVEY_ANSWERS: Rows(
            part="answer",
            only=_qualtrics.SCORED,
            columns={
                "survey_id": _qualtrics.SURVEY,
                "respondent_id": first_of(_qualtrics.CONTACT, text("response_id")),
                "item_id": joined("question_id", "sub_question_key", "loop_id"),
                "answered_date": _qualtrics.response(day("end_date")),
                "employee_id": first_of(
                    _qualtrics.employee(_qualtrics.CONTACT),
                    _qualtrics.known(text("value"), *_qualtrics.PERSON),
                ),
                "theme": _qualtrics.THEME,
                "kind": first_of(_qualtrics.of_nps(constant("enps")), constant("item")),
                "score": _qualtrics.answered(number("value")),
                "scale_min": first_of(_qualtrics.scale("min"), _qualtrics.of_nps(constant(0.0))),
                "scale_max": first_of(_qualtrics.scale("max"), _qualtrics.of_nps(constant(10.0))),
                "division": _qualtrics.known(text("value"), "Division"),
                "department": _qualtrics.known(text("value"), "Department"),
                "team": _qualtrics.known(text("value"), "Team"),
                "location": _qualtrics.known(text("value"), "Location"),
                "country": _qualtrics.known(text("value"), "Country"),
                "level": _qualtrics.known(text("value"), "Level"),
                "gender": _qualtrics.known(choice("value", _qualtrics.GENDERS), "Gender"),
            },
        ),
    },
)
