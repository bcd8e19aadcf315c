"""The scorecard as one file: the words of the screen, nothing fetched, nothing hidden inside."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hrkpi.export.html import scorecard_html
from hrkpi.export.stamp import Stamp
from hrkpi.result import Card, Comment, Shown
from hrkpi.wording import Wording
from tests.cards import CARD, HIDDEN, scorecard

STAMP = Stamp(datetime(2026, 12, 1, 12, 30, tzinfo=UTC), "ada", "http://127.0.0.1:8050/?month=2026-11")


def page(*cards: Card, **changed: object) -> str:
    return scorecard_html(scorecard(*cards, **changed), Wording(), STAMP)


def test_it_says_what_the_screen_says() -> None:
    text = re.sub(r"<[^>]+>", "", page(CARD)).replace("\u00a0", " ").replace("&nbsp;", " ")

    assert "One of 1 KPIs is on target." in text
    assert "11.8 %" in text
    assert "Target ≤ 12.0 %" in text
    assert "0.1 pp better" in text
    assert "since Oct 2026" in text
    assert "On target for five months, improving." in text
    assert "Division Commercial improved (−0.7 pp in a year)" in text
    assert "127.0.0.1:8050/?month=2026-11" in text


def test_a_comment_is_text_with_its_author() -> None:
    told = replace(CARD, comment=Comment("<img src=x onerror=alert(1)>", "ada"))

    assert "<span>&lt;img src=x onerror=alert(1)&gt; (ada)</span>" in page(told)
    assert 'class="comment"' not in page(CARD)


def test_nothing_is_fetched() -> None:
    """Only the link back points outside; fonts and pictures are inside."""
    outside = re.findall(r'(?:src|href)="(?!data:)([^"]+)"|url\((?!data:)', page(CARD))

    assert outside == [STAMP.link]


def test_names_from_data_are_only_text() -> None:
    assert "<script>" not in page(CARD, company="<script>alert(1)</script>")


def test_a_hidden_card_tells_nothing_but_that_it_is_hidden() -> None:
    written = page(replace(HIDDEN, trend=tuple((label, None) for label, _ in CARD.trend)))

    assert "Hidden to protect people" in written
    assert "11.8" not in written
    assert "<polyline" not in written


@pytest.mark.parametrize("provisional", [True, False])
def test_a_month_that_is_not_over_is_provisional(provisional: bool) -> None:  # noqa: FBT001 - a case
    assert ("provisional" in page(CARD, partial=provisional)) == provisional


def test_figures_of_an_earlier_month_say_so() -> None:
    assert "Figures of Sep 2026" in page(replace(CARD, stale_since="2026-09"))


def test_no_data_says_so() -> None:
    assert "nothing to measure" in page(replace(CARD, shown=Shown.NO_DATA, value=None))
