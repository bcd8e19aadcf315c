"""What a file says about itself."""

from datetime import UTC, datetime

from hrkpi.export.stamp import Stamp, file_name, footer
from hrkpi.wording import Wording
from tests.cards import CARD, scorecard

NOON = datetime(2026, 12, 1, 12, 30, tzinfo=UTC)


def test_the_footer_says_whose_figures_and_who_made_it() -> None:
    shown = scorecard(CARD, where={"division": ("Sales",)})

    said = " ".join(footer(shown, Wording(), Stamp(NOON, "ada")))

    assert "Filters: Division: Sales." in said
    assert "Data to 30 Nov 2026, snapshot 000003-1a2b3c." in said
    assert "Groups under 10 people are hidden" in said
    assert "Made 1 Dec 2026, 12:30 by ada." in said
    assert "Confidential" in said


def test_a_name_is_plain_and_carries_the_version() -> None:
    assert file_name("scorecard", {}, "2026-11", "000003-1a2b3c", "pdf") == "scorecard_company_2026-11_v3.pdf"
    assert (
        file_name("time_to_fill", {"department": ("Müller & Söhne",)}, "2026-11", "000012-ff", "csv")
        == "time-to-fill_muller-sohne_2026-11_v12.csv"
    )


def test_a_scope_cannot_lead_out_of_the_folder() -> None:
    assert (
        file_name("x", {"team": ("../../etc/passwd",)}, "2026-11", "1-a", "csv")
        == "x_etc-passwd_2026-11_v1.csv"
    )
    assert file_name("x", {"team": ("漢字",)}, "2026-11", "0", "csv") == "x_company_2026-11_v0.csv"
    assert len(file_name("x", {"team": ("a" * 300,)}, "2026-11", "1-a", "csv")) < 70
