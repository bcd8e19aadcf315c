"""Views as Markdown: the words of the screen, and names that stay names."""

from dataclasses import replace

from hrkpi.export.markdown import to_md
from hrkpi.wording import Wording
from tests.seen import BAR, FACTS, STAMP, TABLE, view


def test_it_says_what_the_screen_says() -> None:
    text = to_md([view(FACTS, BAR, TABLE)], Wording(), STAMP)

    for said in (
        "# Turnover\n",
        "**Voluntary turnover is 12.4 %, 0.4 points above target.**",
        "- Voluntary turnover: **12.4\u00a0%** Target at most 12.0 %",
        "## Where people leave",
        "|Department|Nov 2026|\n|---|---:|\n|Contact Centre|24.1\u00a0%|",
        "|Legal|hidden|",
        "hidden here: Legal",
    ):
        assert said in text


def test_names_from_data_are_only_text() -> None:
    text = to_md([view(replace(TABLE, title="<b>|x|</b>\n# y"))], Wording(), STAMP)

    assert "### \\<b\\>\\|x\\|\\</b\\> \\# y\n" in text
