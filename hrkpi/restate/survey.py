"""Facts of surveys: answers, favour, promoters, and who was asked and who replied."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.dates import IntArray
from hrkpi.fact import LAG_CAP, PEOPLE_DIMENSIONS, SURVEY
from hrkpi.restate import coding
from hrkpi.restate.concurrent import EMPLOYEE
from hrkpi.restate.distinct import lags, paired
from hrkpi.restate.opinions import SCALE, opinions
from hrkpi.restate.stacked import stacked
from hrkpi.restate.timeline import Timeline
from hrkpi.tables_surveys import SURVEY_ANSWERS, SURVEY_INVITATIONS, SURVEYS

ON_ROW = ("division", "department", "team", "location", "country", "level", "gender")
ITEMS = {"theme": "theme", "item": "item_id"}
FAVOURABLE = 0.7  # of the scale; the top two of five begin at three quarters
PROMOTER, DETRACTOR, TOP = 9, 6, 10  # of 0 to 10
LAGS = ("lag", "theme_lag", "item_lag")
ANONYMOUS = -1  # a lag that depends on when the surveys were, not on the person
OCCASION = ["source", "month", "survey"]
UNDATED = ["source", *SURVEY.columns]
REPLIED = "replied"  # a column that invitations carry where their answers are not among the tables


def survey(
    tables: Mapping[str, pd.DataFrame], labels: coding.Labels, line: Timeline, *, as_of: date
) -> pd.DataFrame:
    """The fact ``survey``, in the month in which a survey closed (without one, of the answer).

    People carry the attributes of the closing day; where the person is not known, those that stand on the
    answer. The lags of the anonymous are still ``ANONYMOUS``; ``dated`` sets them when all rows are known.

    Returns:
        Columns of the fact and ``source``: 0 items, 1 recommendations, 2 invitations.
    """
    closed = tables.get("surveys", empty(SURVEYS)).set_index("survey_id")["closed_date"]
    answers = _answers(tables, closed, as_of)
    described = _described(answers, labels, line)
    parts = [
        _items(answers, described),
        _promotion(answers, described),
        _asked(tables, closed, labels, line, as_of),
    ]
    sources = [part.assign(source=number) for number, part in enumerate(parts)]
    return stacked(sources, UNDATED)


def occasions(rows: pd.DataFrame) -> pd.DataFrame:
    """Each survey of each source with the months since the one before it, as ``OCCASION`` and ``since``.

    Nobody knows whether the anonymous of two surveys are the same people, so the second survey of a window
    adds none of them.

    Args:
        rows: All rows of ``survey``, or each combination of ``OCCASION`` among them.
    """
    held = rows[OCCASION].drop_duplicates().sort_values(OCCASION, ignore_index=True).astype(np.int64)
    since = held.groupby("source")["month"].diff().fillna(LAG_CAP).clip(upper=LAG_CAP)
    return held.assign(since=since.astype(np.int64))


def dated(rows: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """The fact ``survey`` of rows whose anonymous know when the survey before theirs was.

    Args:
        rows: Rows of ``survey``.
        held: Every survey, as ``occasions`` gives them.
    """
    return rows.assign(**dated_lags(rows, held))[SURVEY.columns]


def dated_lags(rows: pd.DataFrame, held: pd.DataFrame) -> dict[str, IntArray]:
    """The lags of rows, as ``dated`` sets them.

    Args:
        rows: ``OCCASION`` and ``LAGS`` of rows of ``survey``.
        held: Every survey, as ``occasions`` gives them.
    """
    nameless = np.flatnonzero((rows[list(LAGS)] == ANONYMOUS).any(axis=1))
    since = rows[OCCASION].iloc[nameless].astype(np.int64).merge(held, how="left", on=OCCASION)["since"]
    found = {name: rows[name].to_numpy(dtype=np.int64, copy=True) for name in LAGS}
    for lags_of in found.values():
        mine = lags_of[nameless]
        lags_of[nameless] = np.where(mine == ANONYMOUS, since, mine)
    return found


def _answers(
    tables: Mapping[str, pd.DataFrame], closed: "pd.Series[pd.Timestamp]", as_of: date
) -> pd.DataFrame:
    """Scored answers up to a day, with the day they belong to and the share of the scale."""
    rows = tables.get("survey_answers", empty(SURVEY_ANSWERS))
    day = dates.looked_up(rows["survey_id"], closed).fillna(rows["answered_date"])
    span = rows["scale_max"] - rows["scale_min"]
    kept = rows["score"].notna() & (span > 0) & (day <= np.datetime64(as_of, "D"))
    rows, day, span = rows[kept], day[kept], span[kept]
    share = (rows["score"] - rows["scale_min"]) / span
    share = share.where(~rows["is_reversed"].fillna(value=False).astype(bool), 1 - share)
    frame = rows.assign(day=day, share=share, kind=rows["kind"].fillna("item"))
    return frame.reset_index(drop=True)


def _described(rows: pd.DataFrame, labels: coding.Labels, line: Timeline) -> pd.DataFrame:
    """Codes of every dimension for each row; from the person's segment, else from the row itself.

    Whoever is not known by name is taken for an employee: no answer says otherwise.
    """
    segment = line.at(rows["employee_id"], dates.days_of(rows["day"]))
    found = segment >= 0
    frame = line.segments[list(PEOPLE_DIMENSIONS)].reindex(segment, fill_value=0).reset_index(drop=True)
    for name in ON_ROW:
        if name in rows:
            frame[name] = np.where(found, frame[name], labels.codes(name, rows[name]))
    employee = labels.code("worker_type", EMPLOYEE)
    frame["worker_type"] = np.where(found, frame["worker_type"], employee).astype(np.int32)
    for name, source in ITEMS.items():
        frame[name] = labels.codes(name, rows[source]) if source in rows else np.int32(0)
    return frame.assign(
        survey=labels.codes("survey", rows["survey_id"]), month=dates.months_of(dates.days_of(rows["day"]))
    )


def _items(answers: pd.DataFrame, described: pd.DataFrame) -> pd.DataFrame:
    """Answers to items, and marks by which the persons behind any part of them can be counted."""
    chosen = np.flatnonzero(answers["kind"] == "item")
    rows, frame = answers.iloc[chosen], described.iloc[chosen].reset_index(drop=True)
    share, person = np.round(rows["share"].to_numpy() * SCALE), _persons(rows)
    one, lag = _marks(frame, rows, person)
    of_theme, theme_lag = _marks(frame, rows, paired(person, frame["theme"].to_numpy()))
    of_item, item_lag = _marks(frame, rows, paired(person, frame["item"].to_numpy()))
    said = opinions(share, person, frame["survey"].to_numpy(), frame["theme"].to_numpy())
    return frame.assign(
        answers=1,
        favourable=(share >= FAVOURABLE * SCALE).astype(np.int64),
        scaled=share.astype(np.int64),
        respondents=one,
        theme_respondents=of_theme,
        item_respondents=of_item,
        lag=lag,
        theme_lag=theme_lag,
        item_lag=item_lag,
        **said.measures(one, of_theme),
    )


def _promotion(answers: pd.DataFrame, described: pd.DataFrame) -> pd.DataFrame:
    """Scores on 0 to 10; the door lets no other scale in."""
    chosen = np.flatnonzero(answers["kind"] == "enps")
    rows, frame = answers.iloc[chosen], described.iloc[chosen].reset_index(drop=True)
    points = (rows["share"].to_numpy() * TOP).round()
    marked, lag = _marks(frame, rows, _persons(rows))
    return frame.assign(
        scores=1,
        promoters=(points >= PROMOTER).astype(np.int64),
        detractors=(points <= DETRACTOR).astype(np.int64),
        scorers=marked,
        lag=lag,
    )


def _asked(
    tables: Mapping[str, pd.DataFrame],
    closed: "pd.Series[pd.Timestamp]",
    labels: coding.Labels,
    line: Timeline,
    as_of: date,
) -> pd.DataFrame:
    """Who was invited and is still employed at the close, and who of them replied."""
    rows = tables.get("survey_invitations", empty(SURVEY_INVITATIONS))
    rows = rows.assign(day=dates.looked_up(rows["survey_id"], closed))
    rows = rows[rows["day"] <= np.datetime64(as_of, "D")]
    there = line.at(rows["employee_id"], dates.days_of(rows["day"])) >= 0
    rows = rows[rows["employee_id"].isna().to_numpy() | there].reset_index(drop=True)
    frame = _described(rows, labels, line)
    marked, lag = _marks(frame, rows, _persons(rows))
    replied = _replied(rows, tables).astype(np.int64)
    return frame.assign(invited=1, responded=replied, invited_persons=marked, lag=lag)


def _persons(rows: pd.DataFrame) -> IntArray:
    """An integer per person; an anonymous respondent is somebody else in each survey."""
    somebody = rows["survey_id"] + "\x1f" + rows["respondent_id"]
    return np.asarray(pd.factorize(rows["employee_id"].fillna(somebody))[0], dtype=np.int64)


def _marks(frame: pd.DataFrame, rows: pd.DataFrame, person: IntArray) -> tuple[IntArray, IntArray]:
    """Marks each person once per survey, with the months since their last one."""
    month, occasion = frame["month"].to_numpy(dtype=np.int64), frame["survey"].to_numpy(dtype=np.int64)
    marked, lag = lags(person, month, occasion, frame["item"].to_numpy(dtype=np.int64))
    return marked, np.where(rows["employee_id"].isna(), ANONYMOUS, lag)


def _replied(rows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> NDArray[np.bool_]:
    if REPLIED in rows:
        return rows[REPLIED].to_numpy(dtype=bool)
    answers = tables.get("survey_answers", empty(SURVEY_ANSWERS))
    given = pd.MultiIndex.from_frame(answers[["survey_id", "respondent_id"]].drop_duplicates())
    return pd.MultiIndex.from_frame(rows[["survey_id", "respondent_id"]]).isin(given)
