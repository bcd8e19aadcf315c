"""The scorecard as a view: the words of its page in every format."""

from dataclasses import replace

from hrkpi import sentences
from hrkpi.headline import headline
from hrkpi.report import Report
from hrkpi.result import Comment, Shown
from hrkpi.scorecard import KEYS, scorecard
from hrkpi.view import Asking, Chart, Role, Table, View
from hrkpi.views.scorecard import VIEW, shown
from hrkpi.wording import Wording
from tests.cards import CARD, HIDDEN
from tests.cards import scorecard as card


def table(view: View) -> Table:
    found = view.blocks[0]
    assert isinstance(found, Table)
    return found


def charts(view: View) -> list[Chart]:
    return [block for block in view.blocks if isinstance(block, Chart)]


def test_it_is_the_scorecard_of_the_month(report: Report, wording: Wording, asking: Asking) -> None:
    view = VIEW.draw(report, wording, asking)

    made = scorecard(report, asking.month)
    assert view.statement == " ".join(headline(made))
    assert [row[1].value for row in table(view).rows] == [one.value for one in made.cards]
    assert [row[6].text for row in table(view).rows] == [
        sentences.explanation(one, wording) for one in made.cards
    ]
    assert [one.key for one in charts(view)] == [key.replace("_", "-") for key in KEYS]


def test_a_card_has_its_year_and_its_target(report: Report) -> None:
    chart = charts(shown(card(CARD), report, Wording()))[0]

    assert [one.role for one in chart.series] == [Role.ACTUAL, Role.TARGET]
    assert [cell.value for cell in chart.series[0].cells] == [0.124, None, 0.118]
    assert chart.statement.startswith(
        "Voluntary turnover: 11.8\u00a0%, on target. On target for five months, improving."
    )


def test_a_hidden_card_is_named_and_has_no_figure(report: Report) -> None:
    view = shown(card(replace(HIDDEN, trend=(("2026-10", None), ("2026-11", None)))), report, Wording())

    assert view.about.hidden == ("Voluntary turnover",)
    assert [cell.shown for cell in charts(view)[0].series[0].cells] == [Shown.HIDDEN] * 2
    assert table(view).rows[0][1].text == "hidden"


def test_a_hidden_card_with_a_trend_would_show_none_of_it(report: Report) -> None:
    view = shown(card(HIDDEN), report, Wording())

    assert [cell.value for cell in charts(view)[0].series[0].cells] == [None] * 3


def test_figures_of_an_earlier_month_say_so(report: Report) -> None:
    view = shown(card(replace(CARD, stale_since="2026-09"), partial=True), report, Wording())

    assert charts(view)[0].note == "Figures of Sep 2026."
    assert view.title == "Monthly scorecard, November 2026 · provisional"


def test_comments_stand_in_a_table_of_their_own_and_among_the_words_of_their_chart(report: Report) -> None:
    told = replace(CARD, comment=Comment("=Pay round in May.", "ada"))

    plain, said = (shown(card(one), report, Wording()) for one in (CARD, told))
    comments = said.blocks[1]
    assert [block.key for block in plain.blocks] == ["cards", charts(plain)[0].key]
    assert isinstance(comments, Table)
    assert [cell.text for cell in comments.rows[0]] == ["Voluntary turnover", "ada", "=Pay round in May."]
    assert charts(said)[0].statement.endswith("Comment by ada: =Pay round in May.")
