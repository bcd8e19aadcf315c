"""Companies of any size, made column by column from a seed, and the truth about them.

The truth is counted from the dice themselves, not from the tables: month by month who came, went and was
there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi.conform import shaped
from hrkpi.period import month_of
from hrkpi.tables import TABLES

SEED = 20261122
LAST = np.datetime64("2025-12-31")
DEPARTMENTS, DIVISIONS, TEAMS = 20, 4, 3  # teams are of each department
LEVELS = ("Assistant", "Clerk", "Expert", "Lead", "Director")
COUNTRIES = ("Austria", "Belgium", "Cyprus", "Denmark")
GENDERS = ("woman", "man", "non_binary")
EXITS = ("voluntary", "involuntary", "other")
SOURCES = ("Agency", "Job board", "Referral", "Website")
OUTCOMES = ("accepted", "declined", "reneged")
THEMES = ("Growth", "Leadership", "Pay", "Work")
LEAVE = 1 / 1500  # chance a day to leave
MOVES = 2  # of a person, beside the hire; most of those who left early had none
APPLICATIONS = 3  # to each vacancy
ANSWERING = 0.5  # share of the employed who answer a survey
COURSES = 5  # assigned to each person
Days = NDArray[np.datetime64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Made:
    """A company.

    Args:
        tables: Conformed canonical tables by name.
        months: First and last month, as ``hrkpi.period`` counts them.
        joined: People hired, by month.
        left: People whose last day was in the month, by month.
    """

    tables: Mapping[str, pd.DataFrame]
    months: tuple[int, int]
    joined: Ints
    left: Ints

    @property
    def as_of(self) -> date:
        """The last day that is known."""
        day: date = LAST.astype(object)
        return day

    @property
    def headcount(self) -> Ints:
        """People employed at the close of each month."""
        closing: Ints = np.cumsum(self.joined - self.left)
        return closing


def made(people: int, years: int = 10) -> Made:
    """A company of so many people, most of whom have left or moved by the end.

    Args:
        people: People ever employed.
        years: Calendar years, the last one 2025.
    """
    dice = np.random.default_rng(SEED)
    first = np.datetime64(f"{2026 - years}-01-01")
    start = first + dice.integers(0, int((LAST - first).astype(int)) - 60, people).astype("timedelta64[D]")
    last = start + dice.geometric(LEAVE, people).astype("timedelta64[D]")
    gone, everyone = last <= LAST, np.arange(people)
    tables = {
        "employees": {
            "employee_id": _ids("P", everyone),
            "birth_date": first - dice.integers(20 * 365, 60 * 365, people).astype("timedelta64[D]"),
            "gender": _words(GENDERS, dice.choice(3, people, p=[0.45, 0.53, 0.02])),
        },
        "employments": {
            "employee_id": _ids("P", everyone),
            "hire_date": start,
            "last_day": np.where(gone, last, np.datetime64("NaT")),
            "exit_type": _words(EXITS, np.where(gone, dice.integers(0, 3, people), -1)),
        },
        "jobs": _jobs(dice, start, np.minimum(last, LAST)),
        "requisitions": _requisitions(dice, start),
        "applications": _applications(dice, start),
        **_surveys(dice, start, last, years),
        "training": _training(dice, start, np.minimum(last, LAST)),
    }
    span = month_of(first.astype(object)), month_of(LAST.astype(object))
    return Made(
        {name: shaped(pd.DataFrame(columns), TABLES[name]) for name, columns in tables.items()},
        span,
        _monthly(start, span),
        _monthly(last[gone], span),
    )


def _jobs(dice: np.random.Generator, start: Days, until: Days) -> dict[str, Any]:
    """The state at the hire, and up to so many others on random days of the stay."""
    stay = (until - start).astype(int)
    person, day = [np.arange(len(start))], [start]
    for move in range(MOVES):  # each in its own part of the stay, so that no day has two
        moves = np.flatnonzero(stay > dice.integers(2 * MOVES, 1500, len(start)))
        part = (stay[moves] - 1) // MOVES
        at = 1 + move * part + (dice.random(len(moves)) * part).astype(np.int64)
        person.append(moves)
        day.append(start[moves] + at.astype("timedelta64[D]"))
    who, rows = np.concatenate(person), sum(map(len, person))
    hired = np.arange(rows) < len(start)
    return {
        "employee_id": _ids("P", who),
        "effective_date": np.concatenate(day),
        **_place(dice.integers(0, DEPARTMENTS * TEAMS, rows), dice.integers(0, len(COUNTRIES), rows)),
        "level": _words(LEVELS, dice.choice(5, rows, p=[0.2, 0.35, 0.3, 0.1, 0.05])),
        "job_family": _words(("Law", "Audit", "Design"), dice.integers(0, 3, rows)),
        "employment_type": _words(("Full time", "Part time"), dice.integers(0, 2, rows)),
        "fte": dice.choice([1.0, 0.8, 0.5], rows),
        "change": _words(("hire", "transfer"), np.where(hired, 0, 1)),
    }


def _requisitions(dice: np.random.Generator, start: Days) -> dict[str, Any]:
    """One vacancy for each hire, approved some months before."""
    rows = len(start)
    filled = start - dice.integers(14, 60, rows).astype("timedelta64[D]")
    approved = filled - dice.integers(10, 120, rows).astype("timedelta64[D]")
    return {
        "requisition_id": _ids("R", np.arange(rows)),
        "approved_date": approved,
        "opened_date": approved,
        "filled_date": filled,
        "closed_date": filled,
        "status": _words(("filled",), np.zeros(rows, dtype=np.int64)),
        **_place(dice.integers(0, DEPARTMENTS * TEAMS, rows), dice.integers(0, len(COUNTRIES), rows)),
        "level": _words(LEVELS, dice.integers(0, 5, rows)),
    }


def _applications(dice: np.random.Generator, start: Days) -> dict[str, Any]:
    """Several to each vacancy, of which the first is hired."""
    rows, vacancy = APPLICATIONS * len(start), np.tile(np.arange(len(start)), APPLICATIONS)
    hired, decided = np.arange(rows) < len(start), start[vacancy] - np.timedelta64(30, "D")
    offered = hired | (dice.random(rows) < 0.1)
    outcome = np.where(hired, 0, np.where(offered, dice.integers(1, 3, rows), -1))
    return {
        "application_id": _ids("A", np.arange(rows)),
        "requisition_id": _ids("R", vacancy),
        "candidate_id": _ids("C", np.arange(rows)),
        "applied_date": decided - dice.integers(5, 60, rows).astype("timedelta64[D]"),
        "source": _words(SOURCES, dice.integers(0, 4, rows)),
        "offer_outcome": _words(OUTCOMES, outcome),
        "offer_decided_date": np.where(offered, decided, np.datetime64("NaT")),
        "gender": _words(GENDERS, dice.integers(0, 2, rows)),
        "employee_id": _ids("P", np.where(hired, vacancy, -1)),
    }


def _surveys(dice: np.random.Generator, start: Days, last: Days, years: int) -> dict[str, dict[str, Any]]:
    """One survey a year, closed at the end of May, with an item of each theme and one question of loyalty."""
    closes = np.array([np.datetime64(f"{2026 - years + year}-05-31") for year in range(years)])
    asked = [np.flatnonzero((start <= close) & (last >= close)) for close in closes]
    told = [people[dice.random(len(people)) < ANSWERING] for people in asked]
    who, survey = np.concatenate(told), np.repeat(np.arange(years), list(map(len, told)))
    items = len(THEMES) + 1
    item, who, survey = np.repeat(np.arange(items), len(who)), np.tile(who, items), np.tile(survey, items)
    enps = item == len(THEMES)
    names = [f"S{year}" for year in range(years)]
    return {
        "surveys": {"survey_id": names, "name": names, "opened_date": closes - 14, "closed_date": closes},
        "survey_answers": {
            "survey_id": _words(names, survey),
            "respondent_id": _ids("P", who),
            "employee_id": _ids("P", who),
            "item_id": _words([*THEMES, "Recommend"], item),
            "theme": _words(THEMES, np.where(enps, -1, item)),
            "kind": _words(("item", "enps"), enps.astype(np.int64)),
            "answered_date": closes[survey] - 7,
            "score": np.where(enps, dice.integers(0, 11, len(who)), dice.integers(1, 6, len(who))) * 1.0,
            "scale_min": np.where(enps, 0.0, 1.0),
            "scale_max": np.where(enps, 10.0, 5.0),
        },
    }


def _training(dice: np.random.Generator, start: Days, until: Days) -> dict[str, Any]:
    """Courses on random days of the stay, due a month later."""
    who = np.tile(np.arange(len(start)), COURSES)
    stay = (until - start).astype(int)[who]
    assigned = start[who] + (dice.random(len(who)) * stay).astype("timedelta64[D]")
    done = assigned + dice.integers(1, 50, len(who)).astype("timedelta64[D]")
    ended = (dice.random(len(who)) < 0.9) & (done <= until[who])
    return {
        "enrolment_id": _ids("E", np.arange(len(who))),
        "employee_id": _ids("P", who),
        "course_id": _words(("Safety", "Privacy", "Data"), dice.integers(0, 3, len(who))),
        "is_mandatory": dice.random(len(who)) < 0.8,
        "assigned_date": assigned,
        "first_due_date": assigned + 30,
        "due_date": assigned + 30,
        "completed_date": np.where(ended, done, np.datetime64("NaT")),
        "status": _words(("assigned", "completed"), ended.astype(np.int64)),
        "hours": dice.choice([0.5, 2.0, 4.0], len(who)),
    }


def _place(team: Ints, country: Ints) -> dict[str, Any]:
    departments = [f"Department {number:02d}" for number in range(DEPARTMENTS)]
    divisions = [f"Division {number}" for number in range(DIVISIONS)]
    teams = [f"Team {number:02d}" for number in range(DEPARTMENTS * TEAMS)]
    return {
        "division": _words(divisions, team // TEAMS % DIVISIONS),
        "department": _words(departments, team // TEAMS),
        "team": _words(teams, team),
        "location": _words([f"{name} city" for name in COUNTRIES], country),
        "country": _words(COUNTRIES, country),
    }


def _ids(letter: str, numbers: Ints) -> "pd.Series[str]":
    """Keys by number; none where that is negative."""
    known = pd.Series(np.arange(int(numbers.max(initial=-1)) + 1)).astype("str")
    return _taken(known.radd(letter), numbers)


def _words(words: "tuple[str, ...] | list[str]", codes: Ints) -> "pd.Series[str]":
    """Words by position; none where that is negative."""
    return _taken(pd.Series(list(words), dtype="str"), codes)


def _taken(words: "pd.Series[str]", codes: Ints) -> "pd.Series[str]":
    return words.reindex(codes).reset_index(drop=True)


def _monthly(days: Days, span: tuple[int, int]) -> Ints:
    months = days.astype("datetime64[M]").astype(np.int64) + 1970 * 12 - span[0]
    counted: Ints = np.bincount(months, minlength=span[1] - span[0] + 1)
    return counted
