"""The surveys: when they ran, what they asked."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Survey:
    """One survey.

    Args:
        name: Title.
        opened: First day.
        closed: Last day.
    """

    name: str
    opened: date
    closed: date

    @property
    def key(self) -> str:
        """Key in the survey system."""
        return f"SV_{self.opened:%Y%m}"


@dataclass(frozen=True)
class Item:
    """One statement, answered from 1 (strongly disagree) to 5 (strongly agree).

    Args:
        key: Question key.
        theme: Block it stands in.
        text: Statement.
        ease: How readily people agree, in standard deviations.
    """

    key: str
    theme: str
    text: str
    ease: float


SURVEYS = (
    Survey("Engagement survey 2020", date(2020, 10, 5), date(2020, 10, 23)),
    Survey("Engagement survey 2021", date(2021, 10, 4), date(2021, 10, 22)),
    Survey("Engagement survey 2022", date(2022, 10, 3), date(2022, 10, 21)),
    Survey("Engagement survey 2023", date(2023, 10, 2), date(2023, 10, 20)),
    Survey("Engagement survey 2024", date(2024, 10, 7), date(2024, 10, 25)),
    Survey("Engagement survey spring 2025", date(2025, 5, 12), date(2025, 5, 28)),
    Survey("Engagement survey 2025", date(2025, 10, 6), date(2025, 10, 24)),
    Survey("Engagement survey spring 2026", date(2026, 5, 11), date(2026, 5, 27)),
    Survey("Engagement survey 2026", date(2026, 10, 5), date(2026, 10, 23)),
)
ITEMS = (
    Item("QID1", "Leadership", "My manager helps me to do good work.", 0.35),
    Item("QID2", "Leadership", "Top management says where we are going.", -0.15),
    Item("QID3", "Growth", "I learn what I need for my next step.", -0.1),
    Item("QID4", "Growth", "Good work leads to good opportunities here.", -0.2),
    Item("QID5", "Workload", "I can do my work well in the time I have.", -0.3),
    Item("QID6", "Workload", "I can switch off after work.", 0.0),
    Item("QID7", "Recognition", "Good work is noticed.", -0.05),
    Item("QID8", "Belonging", "I can be myself at work.", 0.45),
    Item("QID9", "Belonging", "People here help each other.", 0.5),
    Item("QID10", "Tools", "I have the tools that I need.", 0.1),
    Item("QID11", "Pride", "I am proud to work here.", 0.3),
)
ENPS_KEY = "QID12"
ENPS_THEME = "Recommendation"
ENPS_TEXT = "How likely are you to recommend us as a place to work?"
