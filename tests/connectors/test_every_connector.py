"""Laws that every connector is held to by having a sample."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from connectors._batch import Loaded
from connectors._days import Day
from connectors._import import collected
from connectors._reading import read
from connectors._sheet import Sheet, fold
from hrkpi.findings import Severity
from tests.exports import CASES, HOME, answers, batch, key

each_case = pytest.mark.parametrize("case", CASES, ids=[str(case.relative_to(HOME)) for case in CASES])


def spoilt(one: Loaded) -> tuple[Sheet, set[str]]:
    """The sheet with the word ``soon`` in every column of days, and the headings of these."""
    days = {
        fold(name)
        for _, rows in one.claim.connector.rows()
        for rule in rows.columns.values()
        if isinstance(rule, Day) and rows.part == one.claim.part
        for name in rule.names
        if fold(name) in one.sheet.texts
    }
    texts = one.sheet.texts.assign(**dict.fromkeys(days, "soon"))
    return replace(one.sheet, texts=texts), days


@each_case
def test_a_day_that_is_none_is_told_with_its_column(case: Path) -> None:
    whole = batch(case)
    for one in whole.loaded:
        sheet, days = spoilt(one)
        parts = {**whole.parts(one.claim.connector), one.claim.part: (sheet,)}
        if not days:
            continue

        reading = read(one.claim.connector, parts, answers(case))

        wrong = [issue for issue in reading.issues if issue.code == "NOT_A_DAY"]
        filled = any(len(draft.frame) for draft in reading.drafts if draft.sheet.key == sheet.key)
        assert days <= {issue.heading for issue in wrong} or not filled
        assert {issue.severity for issue in wrong} <= {Severity.ERROR}


def without_each(one: Loaded) -> Iterator[tuple[str, str | None]]:
    """Each heading of the signature, and what the sheet is recognised as without it."""
    part = one.claim.connector.files[one.claim.part]
    for lost in part.signature:
        same = {
            fold(name)
            for names in one.claim.connector.wants(one.claim.part)
            for name in names
            if lost in names
        }
        headings = tuple(name for name in one.claim.source.headings if fold(name) not in same | {fold(lost)})
        yield lost, one.claim.connector.recognises(replace(one.claim.source, headings=headings))  # type: ignore[type-var]  # each source is a dataclass


@each_case
def test_without_a_heading_of_its_signature_a_sheet_is_not_that_part(case: Path) -> None:
    for one in batch(case).loaded:
        assert [lost for lost, part in without_each(one) if part == one.claim.part] == []


def test_every_connector_but_those_of_machinery_has_a_sample() -> None:
    assert {key(case) for case in CASES} == set(collected())
