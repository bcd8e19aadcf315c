"""A figure in sentences on the whole way: from people to what may be said of them."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import insert

from hrkpi.kpi import Sensitivity
from hrkpi.narrative import narrative
from hrkpi.period import WindowKind
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.store.schema import TARGETS
from tests.charted import seen, staff
from tests.reports import ANALYST, MARCH, Person, workspace
from tests.test_scorecard import surveys
from tests.workspaces import NOON

CALM = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]  # eighteen of 120 a year
BUSY = [8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9]
TURNOVER = Question("turnover_rate", by=("department",))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Calm for two years; in the third Shops lose people, Field and Works do not. Two units are small."""
    return seen(
        tmp_path_factory.mktemp("narrative"),
        staff("Shops", 120, [*CALM, *CALM, *BUSY]),
        staff("Field", 120, CALM * 3),
        staff("Works", 120, CALM * 3),
        staff("Press", 3, [1] + [0] * 35),
        staff("Audit", 3, []),
    )


def texts(report: Report, question: Question) -> dict[str, str]:
    """Sentences by claim."""
    return {claim.key: claim.text.replace("\u00a0", " ") for claim in narrative(report, question)}


def test_a_year_that_stands_out_is_told(report: Report) -> None:
    """54 exits of 366 people in the calm year, 138 in the next; 84 more in Shops."""
    said = texts(report, TURNOVER)

    assert list(said) == ["rose", "above_usual", "main_part", "worsened_most", "unit_above", "some_hidden"]
    assert said["rose"].startswith("Turnover rose to ")
    assert "from 14.8 % in March 2024" in said["rose"]
    assert said["above_usual"].startswith("March 2025 lies above the usual monthly range (")
    assert said["worsened_most"].startswith("Shops worsened by more than chance (+7")
    assert said["some_hidden"] == "Some departments are hidden to protect people."


def test_no_hidden_group_is_named(report: Report) -> None:
    """Headcounts are structure and shown; everything else of Press and Audit is hidden."""
    protected = [key for key, kpi in report.catalogue.items() if kpi.sensitivity is not Sensitivity.S0]

    told = [
        text
        for key in protected
        if "department" in report.dimensions(key)
        for text in texts(report, Question(key, by=("department",))).values()
    ]

    assert told
    assert not [text for text in told if "Press" in text or "Audit" in text]


def test_the_same_figures_give_the_same_text(report: Report) -> None:
    assert narrative(report, TURNOVER) == narrative(report, TURNOVER)


def test_chance_is_no_material_change(report: Report) -> None:
    calm = texts(report, Question("turnover_rate", where={"department": ("Field",)}))

    assert list(calm) == ["unchanged"]


def test_without_a_dimension_the_units_below_are_told(tmp_path: Path) -> None:
    people = [*staff("Sales", 120, [*CALM, *CALM, *BUSY]), *staff("Finance", 120, CALM * 3)]

    said = texts(seen(tmp_path, people), Question("turnover_rate"))

    assert said["worsened_most"].startswith("Market worsened by more than chance")


def test_a_month_that_is_asked_for_is_told(report: Report) -> None:
    said = texts(report, Question("turnover_rate", last=MARCH - 12, by=("department",)))

    assert "in March 2024" in next(iter(said.values()))
    assert "rose" not in said


def test_a_small_group_is_hidden_and_nothing_else_is_said(report: Report) -> None:
    assert list(texts(report, Question("turnover_rate", where={"department": ("Press",)}))) == ["hidden"]


def test_a_feed_that_is_not_there_has_nothing_to_say(report: Report) -> None:
    assert list(texts(report, Question("time_to_fill"))) == ["no_data"]


def test_the_first_year_has_nothing_before_it(tmp_path: Path) -> None:
    people = [Person("Sales", hire_date="2024-11-01") for _ in range(20)]

    assert list(texts(seen(tmp_path, people), Question("headcount"))) == ["first"]


def test_a_figure_that_is_always_split_tells_its_groups(report: Report) -> None:
    said = texts(report, Question("representation"))

    assert list(said) == ["none_moved", "some_hidden"]
    assert said["none_moved"] == (
        "None of the genders that can be judged moved by more than chance from March 2024 to March 2025."
    )
    assert said["some_hidden"] == "Some genders are hidden to protect people."


def test_a_target_is_told_with_how_long_it_is_missed(tmp_path: Path) -> None:
    made = workspace(tmp_path, staff("Sales", 120, CALM * 3))
    with made.writing() as connection:
        aim = {"kpi": "headcount", "scope": "", "target": 100.0, "tolerance": 5.0, "created_at": NOON}
        connection.execute(insert(TARGETS).values(**aim, valid_from=date(2025, 1, 1), created_by="ada"))

    said = texts(Report(made, ANALYST), Question("headcount"))

    assert said["off_target"] == "Off target for three months (about 100 people)."


def test_a_survey_is_told_with_the_one_before(tmp_path: Path) -> None:
    """Six people answered: too few for more than chance, whatever they say."""
    report = Report(workspace(tmp_path, None, **surveys("2024-02-20", "2025-02-20")), ANALYST)

    said = texts(report, Question("engagement_favourable"))

    assert said["no_material_change"].endswith("100.0 % in February 2025, after 0.0 % in February 2024.")


def test_one_survey_has_nothing_before_it(tmp_path: Path) -> None:
    report = Report(workspace(tmp_path, None, **surveys("2025-02-20")), ANALYST)

    assert list(texts(report, Question("engagement_favourable"))) == ["first"]


def test_a_survey_two_years_ago_is_the_one_before(tmp_path: Path) -> None:
    report = Report(workspace(tmp_path, None, **surveys("2023-02-20", "2025-02-20")), ANALYST)

    assert "in February 2023" in next(iter(texts(report, Question("engagement_favourable")).values()))


def test_quarters_are_told_as_quarters(report: Report) -> None:
    said = texts(report, Question("turnover_rate", window=WindowKind.QUARTER, by=("department",)))

    assert "Q1 2025" in said["rose"]


def test_a_period_that_is_not_over_says_so(report: Report) -> None:
    asked = Question("turnover_rate", last=MARCH, as_of=pd.Timestamp("2025-03-20").date())

    assert texts(report, asked)["partial"] == "The data cover only a part of March 2025."
