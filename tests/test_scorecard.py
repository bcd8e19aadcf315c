"""The monthly scorecard: values, changes, status and who moved most."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import insert

from hrkpi import notes
from hrkpi.note_book import Kind
from hrkpi.notes import Draft, Known
from hrkpi.period import WindowKind
from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Card, Comment, Evidence, Scorecard, Shown
from hrkpi.scorecard import GROUPS, KEYS, precision, scorecard
from hrkpi.store.schema import TARGETS
from tests.charted import seen, staff
from tests.reports import MARCH, Person, report, workspace
from tests.reports import staff as thirty_one
from tests.workspaces import NOON, OWNER, table

CALM = [4, 5] * 6  # exits a month, of 120 people
BUSY = [11, 12] * 6
TEAMS = (staff("Sales", 120, [*CALM, *CALM, *BUSY]), staff("Finance", 120, [*CALM, *CALM, *CALM]))


def card(found: Scorecard, key: str) -> Card:
    """The card of a KPI."""
    return next(one for one in found.cards if one.kpi.key == key)


def growing() -> list[Person]:
    """The company of ``tests.reports``, with ten more in Sales since May 2024 and six more in Finance."""
    sales = [Person("Sales", hire_date="2024-05-01") for _ in range(10)]
    return [*thirty_one(), *sales, *(Person("Finance", hire_date="2025-01-01") for _ in range(6))]


def test_it_shows_the_twelve_in_their_order(tmp_path: Path) -> None:
    found = scorecard(report(tmp_path))

    assert [one.kpi.key for one in found.cards] == list(KEYS)
    assert len(KEYS) == len(set(KEYS)) == 12
    assert [len(keys) for keys in GROUPS.values()] == [4, 4, 4]
    assert (found.month, found.partial, found.minimum) == (MARCH, False, 5)


def test_headcount_stands_with_its_changes(tmp_path: Path) -> None:
    """In March 2025: 18 + 10 in Sales, 8 + 6 in Finance, 2 in Legal; a year before 20, 8 and 3."""
    shown = card(scorecard(report(tmp_path, growing())), "headcount")

    assert (shown.value, shown.period, shown.window) == (44, "2025-03", WindowKind.MONTH)
    assert (shown.previous.change, shown.previous.since) == (0, "2025-02")
    assert (shown.year_ago.change, shown.year_ago.since) == (44 - 31, "2024-03")
    assert len(shown.trend) == 13
    assert shown.trend[0] == ("2024-03", 31)


def test_first_year_turnover_is_of_the_hires_who_are_known(tmp_path: Path) -> None:
    """Nobody hired since April 2024 has reached a year; the card is a year behind and says so."""
    shown = card(scorecard(report(tmp_path)), "first_year_turnover_rate")

    assert (shown.period, shown.stale_since) == ("2024-03", "2024-03")
    assert shown.shown is Shown.NO_DATA


def test_a_scope_shows_its_own_figures(tmp_path: Path) -> None:
    found = scorecard(report(tmp_path, growing()), where={"division": ("Corporate",)})

    assert card(found, "headcount").value == 16


def test_a_change_is_told_where_its_months_are_more_than_chance(tmp_path: Path) -> None:
    """54 exits of 120 people in each of two years, 138 in the third: every month of it is outside."""
    shown = card(scorecard(seen(tmp_path, *TEAMS)), "voluntary_turnover_rate")

    assert shown.year_ago.evidence is shown.previous.evidence is Evidence.SIGNAL
    assert shown.momentum == "worsening"


def test_a_unit_that_moved_by_more_than_chance_is_named(tmp_path: Path) -> None:
    """Of Corporate, which the figure calls no better or worse than chance does, nothing is said."""
    shown = card(scorecard(seen(tmp_path, *TEAMS)), "voluntary_turnover_rate")

    assert shown.mover is not None
    assert (shown.mover.dimension, shown.mover.group) == ("division", "Market")
    assert shown.mover.change > 0


def test_a_scope_names_the_units_below_it(tmp_path: Path) -> None:
    found = scorecard(
        seen(tmp_path, *TEAMS, staff("Legal", 120, [*CALM, *CALM, *BUSY])), where={"division": ("Corporate",)}
    )

    mover = card(found, "voluntary_turnover_rate").mover
    assert mover is not None
    assert (mover.dimension, mover.group) == ("department", "Legal")


def test_within_chance_there_is_no_change_no_mover_and_no_direction(tmp_path: Path) -> None:
    """One more leaves each month of the last quarter than of the quarter before, as in every year."""
    wave = [1, 2, 3, 1, 2, 3, 1, 2, 3, 2, 3, 4]
    calm = seen(tmp_path, staff("Sales", 120, wave * 3), staff("Finance", 120, wave * 3))

    shown = card(scorecard(calm), "voluntary_turnover_rate")

    assert shown.year_ago.evidence is shown.previous.evidence is Evidence.USUAL
    assert shown.mover is None
    assert shown.momentum == "steady"


def test_of_a_young_company_nothing_is_judged(tmp_path: Path) -> None:
    people = [Person("Sales", hire_date="2024-10-01") for _ in range(20)]

    shown = card(scorecard(seen(tmp_path, people)), "headcount")

    assert shown.previous.evidence is Evidence.TOO_FEW
    assert shown.momentum == "unknown"


def test_a_card_has_the_comment_of_its_month_and_scope_unless_it_is_hidden(tmp_path: Path) -> None:
    company = workspace(tmp_path)
    for text, where in (("All", {}), ("Legal", {"department": "Legal"})):
        draft = Draft(Kind.COMMENT, date(2025, 3, 1), text, kpi="voluntary_turnover_rate", where=where)
        notes.add(company, draft, OWNER, NOON, Known({"voluntary_turnover_rate"}, {}))
    shown = Report(company, Principal.viewer("eve"))

    told = [
        card(scorecard(shown, month, where), "voluntary_turnover_rate").comment
        for month, where in (
            (MARCH, {}),
            (MARCH - 1, {}),
            (MARCH, {"department": ("Sales",)}),
            (MARCH, {"department": ("Legal",)}),
        )
    ]
    assert told == [Comment("All", "ada"), None, None, None]


def test_a_small_scope_is_hidden(tmp_path: Path) -> None:
    found = scorecard(report(tmp_path), where={"department": ("Legal",)})

    shown = card(found, "voluntary_turnover_rate")
    assert shown.shown is Shown.HIDDEN
    assert shown.value is shown.n is shown.low is shown.target is None
    assert shown.previous.change is None
    assert shown.mover is None


def test_a_month_that_is_not_over_says_so(tmp_path: Path) -> None:
    found = scorecard(report(tmp_path), MARCH + 1)

    assert found.partial
    assert card(found, "headcount").shown is Shown.NO_DATA


def test_a_target_gives_a_verdict_for_as_long_as_it_has_held(tmp_path: Path) -> None:
    made = workspace(tmp_path)
    with made.writing() as connection:
        connection.execute(
            insert(TARGETS).values(
                kpi="headcount",
                scope="",
                valid_from=date(2024, 12, 1),
                target=28.0,
                tolerance=1.0,
                owner="Ines",
                created_at=NOON,
                created_by="ada",
            )
        )

    shown = card(scorecard(Report(made, Principal.viewer("eve"))), "headcount")

    assert (shown.target, shown.tolerance, shown.owner) == (28, 1, "Ines")
    assert shown.verdict == "on_target"
    assert shown.periods_in_verdict == 3  # 30 in December, 29 in January and 28 since; the band is 27 to 29


@pytest.mark.parametrize(
    ("baseline", "target", "better"), [(20.0, 28.0, "higher"), (40.0, 28.0, "lower"), (None, 28.0, "none")]
)
def test_a_target_decides_which_way_is_good_where_the_figure_does_not(
    tmp_path: Path, baseline: float | None, target: float, better: str
) -> None:
    made = workspace(tmp_path, growing())
    aim = {"kpi": "headcount", "scope": "", "valid_from": date(2024, 1, 1), "created_at": NOON}
    with made.writing() as connection:
        connection.execute(insert(TARGETS).values(**aim, target=target, baseline=baseline, created_by="ada"))

    shown = card(scorecard(Report(made, Principal.viewer("eve"))), "headcount")

    assert shown.kpi.better == better


def test_a_survey_stays_on_the_card_until_the_next(tmp_path: Path) -> None:
    """Two surveys a year apart; in March the card shows the second, beside the first."""
    shown = card(
        scorecard(report(tmp_path, None, **surveys("2024-02-20", "2025-02-20"))), "engagement_favourable"
    )

    assert shown.value == pytest.approx(1.0)
    assert (shown.period, shown.stale_since) == ("2025-02", "2025-02")
    assert shown.year_ago.since == "2024-02"
    assert shown.year_ago.change == pytest.approx(1.0)
    assert shown.previous.since == "2024-02"


def surveys(*closed: str) -> dict[str, pd.DataFrame]:
    """Surveys that six people answer: unfavourably in the first, favourably from then on."""
    rows = [
        (f"S{day}", day, f"R{number}", 5 if at else 1) for at, day in enumerate(closed) for number in range(6)
    ]
    ids = [row[0] for row in rows]
    days = pd.to_datetime(list(closed))
    return {
        "surveys": table("surveys", survey_id=[f"S{day}" for day in closed], closed_date=days),
        "survey_answers": table(
            "survey_answers",
            survey_id=ids,
            respondent_id=[row[2] for row in rows],
            item_id=["Q1"] * len(rows),
            score=[float(row[3]) for row in rows],
            scale_min=[1.0] * len(rows),
            scale_max=[5.0] * len(rows),
        ),
    }


def test_the_last_digit_of_a_share_is_a_tenth_of_a_percent(tmp_path: Path) -> None:
    kpis = report(tmp_path).catalogue

    assert precision(kpis["turnover_rate"]) == pytest.approx(0.001)
    assert precision(kpis["headcount"]) == 1
