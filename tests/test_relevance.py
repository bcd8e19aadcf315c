"""Which rows of a column matter at the end of March 2025, and whether they are filled."""

import pytest

from hrkpi.relevance import Known, Need
from hrkpi.report import catalogue
from hrkpi.tables import TABLES
from tests.builders import Entry, Worker, answer_of, application, enrolment, job, requisition, worker
from tests.kept import keys, known

GONE = "2025-02-14"


@pytest.mark.parametrize(
    ("key", "text"), [(key, text) for key, kpi in catalogue().items() for text in kpi.needs]
)
def test_what_a_figure_needs_exists(key: str, text: str) -> None:
    need = Need.read(text)

    assert set(need.columns) <= set(TABLES[need.table].names), key


def test_a_need_is_read() -> None:
    assert Need.read("jobs.fte?") == Need("jobs", ("fte",), is_helpful=True)
    assert (
        Need.read("requisitions.approved_date|opened_date").name == "requisitions.approved_date|opened_date"
    )


CASES: list[tuple[str, list[Worker | Entry], list[str], list[str]]] = [
    # what is needed; who there is; whose rows matter; of whom it is known
    (
        "employments.exit_type",
        [
            worker("stayed"),
            worker("long_gone", last_day="2020-05-01"),
            worker("told", exit_type="other", last_day=GONE),
            worker("untold", last_day=GONE),
            worker("unknown", exit_type="unknown", last_day=GONE),
            worker("leaves_later", last_day="2025-06-30"),
        ],
        ["told", "untold", "unknown"],
        ["told"],
    ),
    (
        "employments.last_day",
        [
            worker("stayed"),
            worker("gone", last_day=GONE),
            worker("when", exit_type="voluntary"),
            worker("why", exit_reason="Pay"),
        ],
        ["gone", "when", "why"],
        ["gone"],
    ),
    (
        "employments.regretted",
        [
            worker("told", exit_type="voluntary", regretted=False, last_day=GONE),
            worker("untold", exit_type="voluntary", last_day=GONE),
            worker("dismissed", exit_type="involuntary", last_day=GONE),
        ],
        ["told", "untold"],
        ["told"],
    ),
    (
        "employments.hire_type?",
        [
            worker("old"),
            worker("new", hire_date="2024-05-01"),
            worker("again", hire_date="2024-05-01", hire_type="rehire"),
        ],
        ["new", "again"],
        ["again"],
    ),
    (
        "employees.gender",
        [
            worker("woman", gender="woman"),
            worker("blank"),
            worker("long_gone", last_day="2020-05-01"),
            worker("silent", gender="undisclosed"),
        ],
        ["woman", "blank", "silent"],
        ["woman", "silent"],
    ),
    (
        "jobs.fte",
        [
            worker("told", jobs=(job("2020-01-01"), job("2024-01-01", fte=0.5))),
            worker("untold", jobs=(job("2020-01-01", fte=1.0), job("2024-01-01"))),
            worker("later", jobs=(job("2020-01-01", fte=1.0), job("2025-06-01"))),
            worker("long_gone", last_day="2020-05-01"),
        ],
        ["told", "untold", "later"],
        ["told", "later"],
    ),
    (
        "employments.hire_date",
        [worker("one"), worker("long_gone", last_day="2020-05-01")],
        ["one", "long_gone"],
        ["one", "long_gone"],
    ),
]


@pytest.mark.parametrize(("text", "parts", "relevant", "filled"), CASES, ids=[case[0] for case in CASES])
def test_of_people_the_rows_of_two_years_matter(
    text: str, parts: list[Worker | Entry], relevant: list[str], filled: list[str]
) -> None:
    need, tables = Need.read(text), known(*parts)
    matters = need.relevant(tables)

    found = tables.table(need.table)
    assert keys(found, matters, "employee_id") == relevant
    assert keys(found, matters & need.filled(tables), "employee_id") == filled


def of(need: str, tables: Known, column: str) -> tuple[list[str], list[str]]:
    """Rows that matter, and those of them that are filled."""
    wanted = Need.read(need)
    matters, found = wanted.relevant(tables), tables.table(wanted.table)
    return keys(found, matters, column), keys(found, matters & wanted.filled(tables), column)


def test_vacancies_of_two_years_matter_and_an_opening_stands_in_for_an_approval() -> None:
    tables = known(
        requisition("told"),
        requisition("opened", approved_date=None, opened_date="2025-01-01"),
        requisition("neither", approved_date=None, filled_date="2025-02-01"),
        requisition("undated", approved_date=None),
        requisition("old", approved_date="2019-01-01"),
    )

    assert of("requisitions.approved_date|opened_date", tables, "requisition_id") == (
        ["told", "opened", "neither", "undated"],
        ["told", "opened"],
    )


def test_a_filled_vacancy_needs_its_day_unless_an_offer_tells_it() -> None:
    tables = known(
        requisition("told", filled_date="2025-02-01"),
        requisition("untold"),
        requisition("open", status="open"),
        requisition("offered"),
        application("2025-02-01", requisition_id="offered"),
    )

    assert of("requisitions.filled_date", tables, "requisition_id") == (["told", "untold"], ["told"])


def test_offers_need_outcome_and_day() -> None:
    tables = known(
        application("2025-02-01", key="accepted"),
        application(key="pending", offer_date="2025-02-01"),
        application(key="undated", offer_outcome="declined"),
        application(key="no_offer"),
    )

    assert of("applications.offer_outcome", tables, "application_id") == (
        ["accepted", "pending"],
        ["accepted"],
    )
    assert of("applications.offer_decided_date", tables, "application_id") == (
        ["accepted", "undated"],
        ["accepted"],
    )


def test_only_who_accepted_needs_a_first_day() -> None:
    tables = known(
        application("2025-02-01", key="begun", start_date="2025-04-01"),
        application("2025-02-01", key="accepted"),
        application(key="declined", offer_outcome="declined", offer_decided_date="2025-02-01"),
    )

    assert of("applications.start_date", tables, "application_id") == (["begun", "accepted"], ["begun"])


def test_only_what_is_closed_needs_the_day_of_it() -> None:
    tables = known(
        requisition("closed", status="closed", closed_date="2025-02-01"),
        requisition("cancelled", status="cancelled"),
        requisition("open", status="open"),
    )

    assert of("requisitions.closed_date", tables, "requisition_id") == (["closed", "cancelled"], ["closed"])


def test_applicants_of_two_years_need_a_gender() -> None:
    tables = known(application(key="told", gender="man"), application(key="old", applied_date="2020-01-01"))

    assert of("applications.gender", tables, "application_id") == (["told"], ["told"])


def test_an_answer_that_was_not_given_needs_no_scale() -> None:
    tables = known(answer_of("a", 4), answer_of("b", None), answer_of("c", 3, scale_max=None))

    assert of("survey_answers.scale_max", tables, "respondent_id") == (["a", "c"], ["a"])


def test_required_training_needs_a_due_date_and_complete_training_its_day() -> None:
    tables = known(
        enrolment("e", key="done", status="completed", completed_date="2025-03-01", hours=2.0),
        enrolment("e", None, key="undated", status="completed"),
        enrolment("e", None, key="moved", due_date="2025-03-31"),
        enrolment("e", None, key="exempt", status="exempt"),
        enrolment("e", None, key="wanted", is_mandatory=False),
        enrolment("e", None, key="old", assigned_date="2019-01-01"),
    )

    assert of("training.first_due_date|due_date", tables, "enrolment_id") == (
        ["done", "undated", "moved"],
        ["done", "moved"],
    )
    assert of("training.completed_date", tables, "enrolment_id") == (["done", "undated"], ["done"])
    assert of("training.is_mandatory?", tables, "enrolment_id")[0] == [
        "done",
        "undated",
        "moved",
        "exempt",
        "wanted",
    ]


def test_a_column_without_a_cell_is_missing() -> None:
    tables = known(worker("one"))

    assert Need.read("employees.gender").is_missing(tables)
    assert Need.read("training.hours").is_missing(tables)
    assert not Need.read("employments.hire_date").is_missing(tables)
    assert Need.read("training.hours").relevant(tables).empty
