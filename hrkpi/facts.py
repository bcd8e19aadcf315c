"""Canonical tables restated as additive facts: small integers by month and dimension.

Every figure is arithmetic on sums of these integers, so this is the only place that knows how a row of a
table becomes something that can be added up.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from hrkpi.book import BRIDGE_DAYS, CURRENCY, Book, Facts, Rules, Units
from hrkpi.fact import FACTS
from hrkpi.period import last_day, month_of, whole_month_from
from hrkpi.restate import coding
from hrkpi.restate.absence import absence
from hrkpi.restate.across import Across, across
from hrkpi.restate.certificates import certificates
from hrkpi.restate.costs import costs
from hrkpi.restate.exits import exits, promotions
from hrkpi.restate.goals import goal_owners, goals
from hrkpi.restate.hiring import durations, hiring
from hrkpi.restate.layers import layers
from hrkpi.restate.openings import ages
from hrkpi.restate.pay import pay
from hrkpi.restate.people import leavers, people
from hrkpi.restate.recognition import recognition
from hrkpi.restate.reviews import reviews
from hrkpi.restate.spans import spans
from hrkpi.restate.spells import spells
from hrkpi.restate.stages import stages
from hrkpi.restate.stays import stays
from hrkpi.restate.summed import summed
from hrkpi.restate.survey import UNDATED, dated, occasions, survey
from hrkpi.restate.timeline import timeline
from hrkpi.restate.training import training
from hrkpi.restate.tree import parents, units
from hrkpi.restate.units import as_now

STALE_MONTHS = 3  # a feed silent for longer has ended; a shorter silence counts as months without an event
Place = tuple[str, str]  # table and column
Span = tuple[date, date] | tuple[()]  # first and last day
EVIDENCE: Mapping[str, tuple[Place, ...]] = {
    "people": (("employments", "hire_date"), ("employments", "last_day"), ("jobs", "effective_date")),
    "hiring": (
        ("applications", "applied_date"),
        ("applications", "offer_decided_date"),
        ("requisitions", "filled_date"),
        ("requisitions", "approved_date"),
        ("requisitions", "opened_date"),
    ),
    "absence": (("absences", "start_date"), ("absences", "end_date")),
    "stages": (("application_stages", "entered_date"),),
    "costs": (("recruiting_costs", "cost_date"),),
    "survey": (("surveys", "closed_date"), ("survey_answers", "answered_date")),
    "training": (("training", "first_due_date"), ("training", "due_date"), ("training", "completed_date")),
    "goals": (("goals", "start_date"), ("goal_check_ins", "date")),
    "reviews": (("reviews", "period_end"),),
    "recognition": (("recognitions", "date"),),
}
PLACES = tuple(place for places in EVIDENCE.values() for place in places)
LASTING = ("people", "goals")  # feeds of what goes on until something says that it ended
RAW = {"survey": UNDATED}  # columns of the rows of a part where they are not yet those of the fact
FEED_OF = {
    "exits": "people",
    "promotions": "people",
    "spans": "people",
    "layers": "people",
    "pay": "people",
    "leavers": "people",
    "durations": "hiring",
    "openings": "hiring",
    "stays": "stages",
    "certificates": "training",
    "goal_owners": "goals",
}


@dataclass(frozen=True)
class Part:
    """What some people and some vacancies make of the facts.

    Args:
        frames: Rows by fact, any order; those of ``survey`` as ``hrkpi.restate.survey.survey`` gives them.
        units: Which unit lay in which, as ``hrkpi.restate.tree.units`` gives them.
    """

    frames: Mapping[str, pd.DataFrame]
    units: pd.DataFrame


def build(
    tables: Mapping[str, pd.DataFrame],
    *,
    as_of: date,
    bridge_days: int = BRIDGE_DAYS,
    leadership_levels: tuple[str, ...] = (),
    currency: str = CURRENCY,
) -> Facts:
    """The facts of a company as known on a day.

    Args:
        tables: Conformed canonical tables by name; absent ones are feeds that do not exist.
        as_of: Day of knowledge; hires, exits, decisions and completions after it are not known yet.
        bridge_days: Longest gap, in days, over which a spell of employment goes on.
        leadership_levels: Levels that count as leadership where the export does not say.
        currency: Code of the reporting currency; amounts in another one are left out.
    """
    return built(tables, Rules(as_of, bridge_days, leadership_levels, currency))


def built(tables: Mapping[str, pd.DataFrame], rules: Rules, only: Collection[str] = tuple(FACTS)) -> Facts:
    """The facts of a company by some rules.

    Args:
        tables: Conformed canonical tables by name; absent ones are feeds that do not exist.
        rules: By which rows are restated.
        only: Names of the facts.
    """
    labels = coding.labels(tables)
    told = as_now(tables, as_of=rules.as_of) if rules.units is Units.AS_NOW else tables
    others = known_across(told, labels, rules)
    part = restated(told, labels, rules, others, only)
    days = {"survey": lambda found: dated(found, occasions(found))}
    frames = {name: days[name](found) if name in days else found for name, found in part.frames.items()}
    stored = {name: summed(frame, FACTS[name]) for name, frame in frames.items()}
    spans = {place: _span(tables, place, rules.as_of) for place in PLACES}
    covered, above = coverage(spans, rules.as_of, rules.records_from), parents(part.units, labels)
    return Facts(stored, Book(rules.as_of, labels.of, covered, above, others.chains))


def known_across(tables: Mapping[str, pd.DataFrame], labels: coding.Labels, rules: Rules) -> Across:
    """What the rows of one person need to know of the rows of others.

    Args:
        tables: Conformed tables of the whole company.
        labels: Codes of the dimensions.
        rules: By which rows are restated.
    """
    return across(tables, labels, as_of=rules.as_of, bridge_days=rules.bridge_days, lines=rules.lines)


def restated(
    tables: Mapping[str, pd.DataFrame],
    labels: coding.Labels,
    rules: Rules,
    told: Across | None = None,
    only: Collection[str] = tuple(FACTS),
) -> Part:
    """The rows of every fact of some people and some vacancies.

    Args:
        tables: Conformed tables; everything there is of these people and vacancies, and all surveys.
        labels: Codes of the dimensions, of the whole company.
        rules: By which rows are restated.
        told: What is known of these people from the rows of others; found in these tables where none, which
            is right where they are the whole company's.
        only: Names of the facts.
    """
    others = told or known_across(tables, labels, rules)
    found = spells(tables, as_of=rules.as_of, bridge_days=rules.bridge_days, records_from=rules.records_from)
    line = timeline(
        tables, labels, found, others, as_of=rules.as_of, leadership_levels=rules.leadership_levels
    )
    restate: Mapping[str, Callable[[], pd.DataFrame]] = {
        "people": lambda: people(line, others.renames, as_of=rules.as_of, records_from=rules.records_from),
        "exits": lambda: exits(line, labels),
        "promotions": lambda: promotions(tables, line, as_of=rules.as_of),
        "absence": lambda: absence(tables, line, as_of=rules.as_of),
        "spans": lambda: spans(line, others.reports),
        "layers": lambda: layers(line, others.layers),
        "pay": lambda: pay(
            tables,
            line,
            as_of=rules.as_of,
            currency=rules.currency,
            full_time_hours=rules.full_time_hours,
            is_full_time=rules.pay_is_full_time,
        ),
        "leavers": lambda: leavers(line),
        "hiring": lambda: hiring(tables, labels, as_of=rules.as_of),
        "durations": lambda: durations(tables, labels, as_of=rules.as_of),
        "openings": lambda: ages(tables, labels, as_of=rules.as_of),
        "stages": lambda: stages(tables, labels, as_of=rules.as_of),
        "stays": lambda: stays(tables, labels, as_of=rules.as_of),
        "costs": lambda: costs(tables, labels, as_of=rules.as_of, currency=rules.currency),
        "survey": lambda: survey(tables, labels, line, as_of=rules.as_of),
        "training": lambda: training(tables, labels, line, as_of=rules.as_of, currency=rules.currency),
        "certificates": lambda: certificates(tables, labels, line, as_of=rules.as_of),
        "goals": lambda: goals(tables, labels, line, others.aligned, as_of=rules.as_of),
        "goal_owners": lambda: goal_owners(tables, line, as_of=rules.as_of),
        "reviews": lambda: reviews(tables, line, as_of=rules.as_of),
        "recognition": lambda: recognition(tables, line, as_of=rules.as_of),
    }
    frames = {
        name: rows() if _is_fed(tables, name) else pd.DataFrame(columns=RAW.get(name, FACTS[name].columns))
        for name, rows in restate.items()
        if name in only
    }
    return Part(frames, units(line))


def _is_fed(tables: Mapping[str, pd.DataFrame], fact: str) -> bool:
    return any(table in tables for table, _ in EVIDENCE[FEED_OF.get(fact, fact)])


def coverage(
    spans: Mapping[Place, Span], as_of: date, records_from: date | None = None
) -> dict[str, tuple[int, int]]:
    """First and last month of each feed, by fact; facts without a feed are absent.

    Args:
        spans: First and last day of each column of evidence, for those that hold any up to the day.
        as_of: Day of knowledge.
        records_from: First day whose leavers are known; people are known from the first whole month on.
    """
    begun = whole_month_from(records_from) if records_from else 0
    covered = {}
    for fact in FACTS:
        feed = FEED_OF.get(fact, fact)
        if days := [day for place in EVIDENCE[feed] for day in spans[place]]:
            last, now = month_of(max(days)), month_of(as_of)
            goes_on = feed in LASTING or now - last <= STALE_MONTHS
            first = max(month_of(min(days)), begun) if feed == "people" else month_of(min(days))
            covered[fact] = (first, now if goes_on else last)
    return covered


def default_as_of(tables: Mapping[str, pd.DataFrame], loaded: date) -> date:
    """The day up to which tables know anything: the end of their last event's month, never after loading.

    Args:
        tables: Conformed canonical tables by name.
        loaded: Day of the import.
    """
    days = [day for place in PLACES for day in _span(tables, place, loaded)]
    return min(loaded, last_day(month_of(max(days)))) if days else loaded


def _span(tables: Mapping[str, pd.DataFrame], place: Place, until: date) -> Span:
    """The first and the last day of a column, none after a day; nothing where there is none."""
    table, column = place
    if table not in tables or not len(tables[table]):
        return ()
    days = tables[table][column].dropna()
    days = days[days <= pd.Timestamp(until)]
    return (days.min().date(), days.max().date()) if len(days) else ()
