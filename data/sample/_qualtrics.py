"""The exports of the survey system: the warehouse tables of surveys, questions, contacts and answers."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from data.sample._calendar import DAY
from data.sample._headings import QUALTRICS
from data.sample._sheets import instant, write_table
from data.sample._survey_plan import ENPS_KEY, ENPS_TEXT, ENPS_THEME, ITEMS, SURVEYS, Survey
from data.sample._surveys import Invitation

Row = dict[str, object]

POOL = "POOL_ALDERFINCH"
AGREEMENT = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
THEMES = tuple(dict.fromkeys([*(item.theme for item in ITEMS), ENPS_THEME]))
THEME_OF = {**{item.key: item.theme for item in ITEMS}, ENPS_KEY: ENPS_THEME}


def export(folder: Path, invited: Sequence[Invitation]) -> None:
    """Writes every table."""
    contacts = sorted({one.person.key for one in invited})
    replies = [one for one in invited if one.answered]
    numbers = {
        (one.survey.key, one.person.key): f"R_{number:06d}" for number, one in enumerate(replies, start=1)
    }
    tables = {
        "survey": [_survey(survey) for survey in SURVEYS],
        "question": [row for survey in SURVEYS for row in _questions(survey)],
        "question_option": [row for survey in SURVEYS for row in _options(survey)],
        "block": [row for survey in SURVEYS for row in _blocks(survey)],
        "block_question": [row for survey in SURVEYS for row in _block_questions(survey)],
        "directory_contact": [_contact(key) for key in contacts],
        "distribution": [_distribution(survey) for survey in SURVEYS],
        "distribution_contact": [_invitation(one, numbers) for one in invited],
        "survey_response": [_response(one, numbers) for one in replies],
        "question_response": _answers(replies, numbers),
    }
    for name, rows in tables.items():
        write_table(folder / f"{name}.csv", QUALTRICS[name], rows)


def _survey(survey: Survey) -> Row:
    return {
        "id": survey.key,
        "is_active": "false",
        "last_activated": instant(survey.opened),
        "last_modified": instant(survey.closed, 18),
        "option_survey_creation_date": instant(survey.opened - 7 * DAY),
        "option_survey_expiration": instant(survey.closed, 18),
        "option_survey_language": "EN",
        "project_category": "EX",
        "survey_name": survey.name,
        "survey_status": "Inactive",
    }


def _questions(survey: Survey) -> Iterator[Row]:
    texts = {**{item.key: item.text for item in ITEMS}, ENPS_KEY: ENPS_TEXT}
    for number, (key, text) in enumerate(texts.items(), start=1):
        yield {
            "id": key,
            "survey_id": survey.key,
            "data_export_tag": f"Q{number}",
            "question_description": text,
            "question_text": text,
            "question_type": "MC",
            "selector": "NPS" if key == ENPS_KEY else "SAVR",
            "sub_selector": "" if key == ENPS_KEY else "TX",
        }


def _options(survey: Survey) -> Iterator[Row]:
    for item in ITEMS:
        for score, text in enumerate(AGREEMENT, start=1):
            yield _option(survey, item.key, score, text)
    for score in range(11):
        yield _option(survey, ENPS_KEY, score, str(score))


def _option(survey: Survey, question: str, score: int, text: str) -> Row:
    return {
        "key": score,
        "question_id": question,
        "survey_id": survey.key,
        "recode_value": score,
        "text": text,
    }


def _block(survey: Survey, theme: str) -> str:
    return f"BL_{survey.opened:%Y%m}_{THEMES.index(theme) + 1}"


def _blocks(survey: Survey) -> Iterator[Row]:
    for theme in THEMES:
        yield {"id": _block(survey, theme), "survey_id": survey.key, "description": theme, "type": "Standard"}


def _block_questions(survey: Survey) -> Iterator[Row]:
    for question, theme in THEME_OF.items():
        yield {"block_id": _block(survey, theme), "question_id": question, "survey_id": survey.key}


def _contact(key: str) -> Row:
    return {"directory_id": POOL, "id": f"CID_{key}", "directory_unsubscribed": "false", "ext_ref": key}


def _distribution_id(survey: Survey) -> str:
    return f"EMD_{survey.opened:%Y%m}"


def _distribution(survey: Survey) -> Row:
    return {
        "id": _distribution_id(survey),
        "created_date": instant(survey.opened, 7),
        "modified_date": instant(survey.opened, 7),
        "request_status": "Done",
        "request_type": "Invite",
        "send_date": instant(survey.opened, 8),
        "survey_link_expiration_date": instant(survey.closed, 18),
        "survey_link_link_type": "Individual",
        "survey_link_survey_id": survey.key,
    }


def _invitation(one: Invitation, numbers: dict[tuple[str, str], str]) -> Row:
    return {
        "contact_id": f"CID_{one.person.key}",
        "distribution_id": _distribution_id(one.survey),
        "response_completed_at": instant(one.answered, 10),
        "response_id": numbers.get((one.survey.key, one.person.key), ""),
        "sent_at": instant(one.survey.opened, 8),
        "status": "SurveyFinished" if one.answered else "EmailSent",
    }


def _response(one: Invitation, numbers: dict[tuple[str, str], str]) -> Row:
    return {
        "id": numbers[one.survey.key, one.person.key],
        "distribution_channel": "email",
        "duration_in_seconds": 240 + one.person.number % 360,
        "end_date": instant(one.answered, 10),
        "finished": 1,
        "progress": 100,
        "recorded_date": instant(one.answered, 10),
        "start_date": instant(one.answered),
        "status": 0,
        "survey_id": one.survey.key,
        "user_language": "EN",
    }


def _answers(replies: Sequence[Invitation], numbers: dict[tuple[str, str], str]) -> Iterator[Row]:
    answer = 0
    for one in replies:
        response = numbers[one.survey.key, one.person.key]
        scores: dict[str, int | None] = dict(zip((item.key for item in ITEMS), one.scores, strict=True))
        for question, score in {**scores, ENPS_KEY: one.enps}.items():
            if score is not None:
                answer += 1
                yield {
                    "_fivetran_id": f"{answer:05x}",
                    "question_id": question,
                    "question_option_key": score,
                    "response_id": response,
                    "value": score,
                }
