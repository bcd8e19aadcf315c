"""Every word of a view comes from the catalogue of the reader's language, or from the data."""

import pytest

from hrkpi.report import Report
from hrkpi.view import Asking
from hrkpi.viewing import ViewKind
from hrkpi.wording import Wording
from tests.pseudo import data_of, plain_words, texts_of, widened
from tests.views.test_every import EVERY


@EVERY
@pytest.mark.parametrize("by", ["department", "gender"])
def test_no_word_of_a_view_was_forgotten(kind: ViewKind, by: str, report: Report, wording: Wording) -> None:
    with widened():
        view = kind.draw(report, wording, Asking(month=report.default_month, by=by))

    assert plain_words(texts_of(view), data_of(report)) == {}


@EVERY
def test_nor_where_there_is_nothing_to_show(
    kind: ViewKind, report: Report, tiny: Report, wording: Wording
) -> None:
    with widened():
        views = [
            kind.draw(tiny, wording, Asking(month=tiny.default_month)),
            kind.draw(report, wording, Asking(month=report.months[0])),
        ]

    data = [*data_of(report), *data_of(tiny)]
    assert plain_words([text for view in views for text in texts_of(view)], data) == {}
