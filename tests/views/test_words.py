"""Every word of a view comes from the catalogue of the reader's language, or from the data."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hrkpi.errors import QueryError
from hrkpi.report import Report
from hrkpi.result import Question
from hrkpi.view import Asking, Block
from hrkpi.viewing import ViewKind
from hrkpi.views._contributed import contributed
from hrkpi.views._crossed import crossed
from hrkpi.views._distributed import distributed
from hrkpi.views._figures import Figures
from hrkpi.views._judged import judged
from hrkpi.views._methodical import methodical
from hrkpi.views._summed import summed
from hrkpi.views.explore import VIEW as EXPLORE
from hrkpi.wording import Wording
from tests.pseudo import data_of, plain_words, texts_of, texts_of_block, widened
from tests.views.test_every import EVERY


@EVERY
@pytest.mark.parametrize("by", ["department", "gender"])
def test_no_word_of_a_view_was_forgotten(kind: ViewKind, by: str, report: Report, wording: Wording) -> None:
    with widened():
        view = kind.draw(report, wording, Asking(month=report.default_month, by=by))

    assert plain_words(texts_of(view), data_of(report)) == {}


def test_nor_of_what_stands_behind_a_kpi(report: Report, wording: Wording) -> None:
    """Limits, parts of a change, methods, distribution, rows, two dimensions at once, a forecast."""
    last, by = report.default_month, ("division",)
    made = Figures(report, wording, Asking(month=last, by="division"))
    rate = Question("turnover_rate", last=last)
    with widened():
        blocks: tuple[Block, ...] = (
            judged(made, rate, since=last - 24),
            contributed(made, Question("turnover_rate", by=by, first=last - 12, last=last)),
            contributed(made, Question("time_to_fill", by=by, first=last - 12, last=last)),
            methodical(made, Question("turnover_rate", first=last, last=last)),
            *distributed(made, Question("time_to_fill", last=last)),
            summed(made, rate),
            crossed(made, Question("headcount", by=("division", "gender"), first=last, last=last)),
        )
        views = [
            EXPLORE.draw(report, wording, Asking(month=last, chosen={"kpi": key})) for key in report.catalogue
        ]

    texts = [text for block in blocks for text in texts_of_block(block)]
    texts += [text for view in views for text in texts_of(view)]
    assert plain_words(texts, data_of(report)) == {}


@pytest.mark.parametrize(
    ("make", "asked"),
    [
        (lambda made, asked: judged(made, asked, since=0), Question("representation")),
        (contributed, Question("tenure_median", by=("division",))),
        (contributed, Question("turnover_rate")),
        (methodical, Question("headcount")),
        (distributed, Question("headcount")),
    ],
)
def test_nor_of_why_something_cannot_be_shown(
    make: Callable[[Figures, Question], object], asked: Question, report: Report, wording: Wording
) -> None:
    last = report.default_month
    made = Figures(report, wording, Asking(month=last))

    with widened(), pytest.raises(QueryError) as caught:
        make(made, replace(asked, first=last - 12, last=last))

    said = caught.value
    assert plain_words([said.what, said.where, said.mend], []) == {}


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
