"""Facts of surveys: answers, favour, promoters, and who was asked and who replied."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hrkpi import dates
from hrkpi.conform import empty
from hrkpi.fact import PEOPLE_DIMENSIONS, SURVEY
from hrkpi.restate import coding
from hrkpi.restate.distinct import lags
from hrkpi.restate.timeline import Timeline
from hrkpi.tables import SURVEY_ANSWERS, SURVEY_INVITATIONS, SURVEYS

ON_ROW = ("division", "department", "team", "location", "country", "level", "gender")
FAVOURABLE = 0.7  # of the scale; the top two of five begin at three quarters
SCALE = 10_000  # parts of a scale, so that mean scores stay integers
PROMOTER, DETRACTOR = 9, 6  # of 0 to 10


def survey(
    tables: Mapping[str, pd.DataFrame], labels: coding.Labels, line: Timeline, *, as_of: date
) -> pd.DataFrame:
    """The fact ``survey``, in the month in which a survey closed (without one, of the answer).

    People carry the attributes of the closing day; where the person is not known, those that stand on the
    answer.
    """
    closed = _closings(tables)
    answers = _answers(tables, closed, as_of)
    described = _described(answers, labels, line)
    parts = [
        _items(answers, described),
        _promotion(answers, described),
        _asked(tables, closed, labels, line, as_of),
    ]
    return pd.concat(parts, ignore_index=True).reindex(columns=SURVEY.columns).fillna(0)


def _closings(tables: Mapping[str, pd.DataFrame]) -> "pd.Series[pd.Timestamp]":
    return tables.get("surveys", empty(SURVEYS)).set_index("survey_id")["closed_date"]


def _answers(
    tables: Mapping[str, pd.DataFrame], closed: "pd.Series[pd.Timestamp]", as_of: date
) -> pd.DataFrame:
    """Scored answers up to a day, with the day they belong to, the person as an integer and the share of the scale."""
    rows = tables.get("survey_answers", empty(SURVEY_ANSWERS))
    day = dates.looked_up(rows["survey_id"], closed).fillna(rows["answered_date"])
    span = rows["scale_max"] - rows["scale_min"]
    kept = rows["score"].notna() & (span > 0) & day.notna() & (day <= np.datetime64(as_of, "D"))
    rows, day, span = rows[kept], day[kept], span[kept]
    share = (rows["score"] - rows["scale_min"]) / span
    share = share.where(~rows["is_reversed"].fillna(value=False).astype(bool), 1 - share)
    anonymous = rows["employee_id"].isna()
    who = rows["employee_id"].where(~anonymous, rows["survey_id"] + "\x1f" + rows["respondent_id"])
    person = pd.factorize(who)[0]
    frame = rows.assign(
        day=day, share=share, person=person, anonymous=anonymous, kind=rows["kind"].fillna("item")
    )
    return frame.reset_index(drop=True)


def _described(rows: pd.DataFrame, labels: coding.Labels, line: Timeline) -> pd.DataFrame:
    """Codes of every dimension for each row; from the person's segment, else from the row itself."""
    segment = line.at(rows["employee_id"], dates.days_of(rows["day"]))
    found = segment >= 0
    frame = (
        line.segments[list(PEOPLE_DIMENSIONS)]
        .reindex(np.where(found, segment, -1))
        .fillna(0)
        .astype(np.int32)
    )
    frame = frame.reset_index(drop=True)
    for name in ON_ROW:
        if name in rows:
            frame[name] = np.where(found, frame[name], labels.codes(name, rows[name]))
    for name in ("theme", "item"):
        source = {"theme": "theme", "item": "item_id"}[name]
        frame[name] = labels.codes(name, rows[source]) if source in rows else np.int32(0)
    return frame.assign(
        survey=labels.codes("survey", rows["survey_id"]), month=dates.months_of(dates.days_of(rows["day"]))
    )


def _items(answers: pd.DataFrame, described: pd.DataFrame) -> pd.DataFrame:
    chosen = np.flatnonzero(answers["kind"] == "item")
    rows, frame = answers.iloc[chosen], described.iloc[chosen].reset_index(drop=True)
    share = rows["share"].to_numpy()
    frame = frame.assign(
        answers=1,
        favourable=(np.round(share * SCALE) >= FAVOURABLE * SCALE).astype(np.int64),
        scaled=np.round(share * SCALE).astype(np.int64),
    )
    return _with_persons(frame, rows)


def _promotion(answers: pd.DataFrame, described: pd.DataFrame) -> pd.DataFrame:
    chosen = np.flatnonzero(answers["kind"] == "enps")
    rows, frame = answers.iloc[chosen], described.iloc[chosen].reset_index(drop=True)
    points = (rows["share"].to_numpy() * 10).round()
    frame = frame.assign(
        scores=1,
        promoters=(points >= PROMOTER).astype(np.int64),
        detractors=(points <= DETRACTOR).astype(np.int64),
    )
    return _with_lag(frame, rows["anonymous"], "lag", rows["person"].to_numpy())[0]


def _with_persons(frame: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Marks one answer per respondent, and one per respondent and theme, so that persons can be counted."""
    person = rows["person"].to_numpy()
    frame, marked = _with_lag(frame, rows["anonymous"], "lag", person)
    frame, themed = _with_lag(frame, rows["anonymous"], "theme_lag", _pair(person, frame["theme"].to_numpy()))
    frame, _ = _with_lag(frame, rows["anonymous"], "item_lag", _pair(person, frame["item"].to_numpy()))
    return frame.assign(respondents=marked, theme_respondents=themed)


def _with_lag(
    frame: pd.DataFrame, anonymous: "pd.Series[bool]", column: str, person: NDArray[np.int64]
) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """Adds the months since the person's last survey; for the anonymous since the last survey of anybody."""
    marked, lag = lags(person, frame["month"].to_numpy())
    _, since_any = lags(np.zeros(len(frame), dtype=np.int64), frame["month"].to_numpy())
    of_month = pd.Series(since_any).groupby(frame["month"].to_numpy()).transform("min").to_numpy()
    return frame.assign(**{column: np.where(anonymous, of_month, lag)}), marked


def _pair(person: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    return person.astype(np.int64) * (1 << 20) + other.astype(np.int64)


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
    rows = rows[rows["day"].notna() & (rows["day"] <= np.datetime64(as_of, "D"))].reset_index(drop=True)
    frame = _described(rows, labels, line)
    still = rows["employee_id"].isna() | (line.at(rows["employee_id"], dates.days_of(rows["day"])) >= 0)
    frame = frame.assign(invited=1, responded=_replied(rows, tables).astype(np.int64))
    rows, frame = rows[still].reset_index(drop=True), frame[still.to_numpy()].reset_index(drop=True)
    anonymous = rows["employee_id"].isna()
    who = rows["employee_id"].where(~anonymous, rows["survey_id"] + "\x1f" + rows["respondent_id"])
    frame, marked = _with_lag(frame, anonymous, "lag", pd.factorize(who)[0])
    return frame.assign(invited_persons=marked)


def _replied(rows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> NDArray[np.bool_]:
    answers = tables.get("survey_answers", empty(SURVEY_ANSWERS))
    given = pd.MultiIndex.from_frame(answers[["survey_id", "respondent_id"]].drop_duplicates())
    return pd.MultiIndex.from_frame(rows[["survey_id", "respondent_id"]]).isin(given)
