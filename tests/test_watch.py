"""Which limits judge a figure, and how seldom chance alone is called a signal."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hrkpi.kpi import Basis, Count, Index, Kpi, Ratio
from hrkpi.kpis.average_headcount import KPI as AVERAGE_HEADCOUNT
from hrkpi.kpis.engagement_favourable import KPI as ENGAGEMENT
from hrkpi.kpis.enps import KPI as ENPS
from hrkpi.kpis.exits import KPI as EXITS
from hrkpi.kpis.headcount import KPI as HEADCOUNT
from hrkpi.kpis.time_to_fill import KPI as TIME_TO_FILL
from hrkpi.kpis.training_completion_rate import KPI as COMPLETION
from hrkpi.kpis.turnover_rate import KPI as TURNOVER
from hrkpi.kpis.women_share import KPI as WOMEN
from hrkpi.limits import natural
from hrkpi.watch import Method, Rule, Series, Watched, basis_of, watched

Figures = NDArray[np.float64]
DICE = np.random.default_rng(20250331)


def counted(numerator: Figures | list[float], denominator: float | Figures = np.nan) -> Series:
    """Months with what is added up, and what it is measured against, which are persons."""
    top = np.array(numerator, dtype=float)
    bottom = np.broadcast_to(np.asarray(denominator, dtype=float), top.shape).copy()
    value = top if np.isnan(bottom).all() else top / bottom
    missing, one = np.full(top.shape, np.nan), np.ones(top.shape)
    return Series(value, top, bottom, bottom, missing, missing, one)


def rules(found: Watched) -> list[str]:
    """Each month's rule."""
    return [str(rule) for rule in found.rules]


def exits_of_a_team(months: int = 36) -> Series:
    """Fifty people of whom a tenth leave in a year, by chance alone."""
    return counted(DICE.poisson(50 * 0.10 / 12, months).astype(float), 50.0)


def test_a_small_team_does_not_shout() -> None:
    """In three years of chance hardly a month is called a signal, and hardly a chart has one."""
    found = [watched(TURNOVER, Basis.RATE, exits_of_a_team()) for _ in range(500)]

    assert {one.method for one in found} == {Method.POISSON}
    alarms = np.array([[rule != Rule.NONE for rule in one.rules] for one in found])
    assert alarms[:, -1].mean() < 0.005
    assert alarms.any(axis=1).mean() < 0.03


def test_natural_limits_would_shout_at_it() -> None:
    """Why exact limits are used: the same months by moving ranges."""
    as_scores = [watched(TURNOVER, None, exits_of_a_team()) for _ in range(200)]

    assert {one.method for one in as_scores} == {Method.NATURAL}
    assert np.mean([any(one.rules) for one in as_scores]) > 0.5


def test_chance_in_a_large_company_is_seldom_a_signal() -> None:
    months = DICE.poisson(20.0, (300, 36)).astype(float)

    found = [watched(TURNOVER, Basis.RATE, counted(one, 2400.0)) for one in months]

    assert {one.method for one in found} == {Method.NATURAL}
    assert np.mean([one.rules[-1] != Rule.NONE for one in found]) < 0.03


def share_of_women(size: int, months: int = 36) -> Figures:
    """Of people of whom a tenth leaves in a year and is replaced by chance; two of five are women."""
    women, shares = DICE.binomial(size, 0.4), []
    for _ in range(months):
        gone = DICE.binomial(size, 0.10 / 12)
        women += DICE.binomial(gone, 0.4) - DICE.hypergeometric(women, size - women, gone)
        shares.append(women / size)
    return np.array(shares)


@pytest.mark.parametrize("size", [50, 1200])
def test_a_stock_that_wanders_is_seldom_a_signal(size: int) -> None:
    """Natural limits call every such chart a signal, because each month begins where the last one ended."""
    shares = [share_of_women(size) for _ in range(300)]

    found = [watched(WOMEN, Basis.SHARE, counted(one * size, float(size))) for one in shares]

    assert {one.method for one in found} == {Method.WALKING}
    assert np.mean([one.rules[-1] != Rule.NONE for one in found]) < 0.02
    assert np.mean([any(one.rules) for one in found]) < 0.05
    assert np.mean([natural(one).outside(one).any() for one in shares]) > 0.9


def test_a_stock_that_grows_steadily_is_a_signal() -> None:
    growing = 1000 + np.cumsum(DICE.normal(10, 5, 36))

    assert watched(HEADCOUNT, None, counted(growing)).rules[-1] is Rule.OUTSIDE
    assert watched(AVERAGE_HEADCOUNT, None, counted(growing)).method is Method.WALKING


def test_a_month_outside_is_found() -> None:
    found = watched(TURNOVER, Basis.RATE, counted([0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 5], 50.0))

    assert rules(found) == [""] * 13 + ["outside"]
    assert found.sides[-1] == 1
    assert found.limits.high[0] == pytest.approx(4 / 50)  # 9 exits in 700 person-months: 0.64 a month


def test_eight_months_on_one_side_are_a_run() -> None:
    figures = counted([10.0, 9.0] * 6 + [11.0, 12.0] * 4)

    found = watched(TIME_TO_FILL, None, figures)

    assert rules(found) == ["run"] * 20


def test_a_hidden_month_does_not_end_a_run() -> None:
    shown = counted([10.0, 9.0] * 6 + [11.0, 12.0] * 5).only(np.array([True] * 15 + [False] + [True] * 6))

    assert rules(watched(TIME_TO_FILL, None, shown)) == ["run"] * 15 + [""] + ["run"] * 6


def test_eleven_months_are_too_few() -> None:
    found = watched(TURNOVER, Basis.RATE, counted([0.0] * 10 + [9.0], 50.0))

    assert found.method is Method.TOO_FEW
    assert rules(found) == [""] * 11
    assert np.isnan(found.limits.high).all()


def test_counts_of_rare_events_are_judged_by_themselves() -> None:
    found = watched(EXITS, Basis.RATE, counted([0.0, 1.0] * 8))

    assert found.method is Method.POISSON
    assert found.limits.high[0] == 4  # at one in two months; five have a chance of 0.02 %


def test_rare_misses_make_a_share_exact() -> None:
    """One of a hundred is late in a usual month; eight are too many."""
    found = watched(COMPLETION, Basis.SHARE, counted([99.0] * 15 + [92.0], 100.0))

    assert found.method is Method.BINOMIAL
    assert rules(found)[-1] == "outside"
    assert found.limits.high.max() == 1.0


def test_common_shares_have_natural_limits_within_what_a_share_can_be() -> None:
    found = watched(COMPLETION, Basis.SHARE, counted([60.0, 95.0] * 8, 100.0))

    assert found.method is Method.NATURAL
    assert (found.limits.low.min(), found.limits.high.max()) == (0.0, 1.0)


def test_two_surveys_are_held_against_their_respondents() -> None:
    """Of 100 people 80 and 40 parts in a hundred are favourable; ten answers of a person are one person."""
    months = counted([800.0, np.nan, 400.0], 1000.0)
    survey = Series(**{**vars(months), "people": np.array([100.0, np.nan, 100.0])}).only(
        np.array([True, False, True])
    )

    found = watched(ENGAGEMENT, Basis.CLUSTERED, survey)

    assert found.method is Method.BINOMIAL
    assert rules(found) == ["outside", "", "outside"]
    assert found.limits.centre[0] == pytest.approx(0.6)


def test_net_scores_are_held_against_their_errors() -> None:
    values = np.array([20.0, 22.0, -30.0])
    people, half = np.full(3, 100.0), 1.959963984540054 * 8
    survey = Series(values, values, people, people, values - half, values + half, np.ones(3))

    found = watched(ENPS, None, survey)

    assert found.method is Method.SCORED
    assert rules(found) == ["", "", "outside"]
    assert found.limits.low[0] == pytest.approx(4 - 24)  # a score may be below zero


def test_a_survey_without_errors_is_not_judged() -> None:
    assert watched(ENPS, None, counted([20.0, 30.0], 100.0)).method is Method.TOO_FEW


def test_a_rate_scaled_to_a_year_has_limits_scaled_to_a_year() -> None:
    months = exits_of_a_team(24)
    yearly = Series(**{**vars(months), "values": months.values * 12, "scale": np.full(24, 12.0)})

    once, scaled = (watched(TURNOVER, Basis.RATE, one).limits.high for one in (months, yearly))

    assert scaled == pytest.approx(once * 12)


def test_net_changes_are_no_rare_events() -> None:
    assert watched(EXITS, Basis.RATE, counted([-1.0, 2.0] * 8)).method is Method.NATURAL


@pytest.mark.parametrize(
    ("kpi", "basis"),
    [(EXITS, Basis.RATE), (HEADCOUNT, None), (AVERAGE_HEADCOUNT, None)],
)
def test_flows_of_people_come_by_chance_and_stocks_do_not(kpi: Kpi, basis: Basis | None) -> None:
    one = np.ones((1, 1))

    assert basis_of(kpi, Count(one, one)) == basis


def test_a_ratio_says_how_chance_makes_it() -> None:
    one = np.ones((1, 1))

    assert basis_of(TURNOVER, Ratio(one, one, one, Basis.RATE)) is Basis.RATE
    assert basis_of(ENPS, Index(one, one, one, one, (one, one))) is None
