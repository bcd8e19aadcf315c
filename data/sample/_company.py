"""Alder & Finch Group, which does not exist: its places, units, jobs and the dates of its stories."""

from dataclasses import dataclass
from datetime import date

COUNTRIES = {
    "Amsterdam": "Netherlands",
    "Rotterdam": "Netherlands",
    "Leeds": "United Kingdom",
    "Łódź": "Poland",
    "Porto": "Portugal",
}
PAY_OF_PLACE = {"Amsterdam": 1.15, "Rotterdam": 1.1, "Leeds": 1.05, "Łódź": 0.72, "Porto": 0.74}

REORGANISATION = date(2025, 4, 1)  # Digital becomes Product Engineering and Data & Insight
ACQUISITION = date(2023, 7, 1)  # sixty people of a bought company arrive on one day
SLOWED, RESUMED = date(2024, 7, 1), date(2025, 6, 1)  # what people remember of it
SLOWDOWN = {
    date(2024, 4, 30): 0.0,
    SLOWED: 1.0,
    date(2025, 5, 31): 1.0,
    date(2025, 8, 15): 0.0,
}  # 1: approvals held back and slow; 0: business as usual
CARE_WORSENS = date(2025, 5, 1)  # Customer Care starts to lose newcomers faster still


@dataclass(frozen=True)
class Department:
    """One department.

    Args:
        division: Unit above.
        family: Family of its jobs.
        women: Share of women among the people it hires.
        leaving: Voluntary exits a year of a person past the first year, as a share.
        first_year: Share of newcomers gone within a year.
        answering: Share that answers a survey.
        mood: Shift of its survey scores, in standard deviations.
        on_time: Share of mandatory training completed on time.
    """

    division: str
    family: str
    women: float
    leaving: float
    first_year: float = 0.118
    answering: float = 0.76
    mood: float = 0.0
    on_time: float = 0.9

    @property
    def bleeds(self) -> bool:
        """Whether it loses newcomers much faster than the others and hires to make up for it."""
        return self.first_year > 0.2


DEPARTMENTS = {
    "Plant North": Department(
        "Operations", "Production", 0.29, 0.078, answering=0.69, mood=-0.05, on_time=0.91
    ),
    "Plant South": Department("Operations", "Production", 0.33, 0.072, answering=0.7, mood=0.0, on_time=0.9),
    "Logistics": Department("Operations", "Logistics", 0.34, 0.088, answering=0.71, mood=-0.05, on_time=0.89),
    "Customer Care": Department("Service", "Care", 0.6, 0.175, 0.4, 0.72, -0.22, 0.87),
    "Field Service": Department("Service", "Service", 0.24, 0.084, answering=0.73, mood=0.05, on_time=0.9),
    "Sales": Department("Commercial", "Sales", 0.44, 0.105, answering=0.78, mood=0.1, on_time=0.87),
    "Marketing": Department("Commercial", "Marketing", 0.62, 0.1, answering=0.84, mood=0.12, on_time=0.91),
    "Digital": Department("Technology", "Engineering", 0.31, 0.088, answering=0.83, mood=0.18, on_time=0.9),
    "Product Engineering": Department(
        "Technology", "Engineering", 0.32, 0.1, answering=0.8, mood=0.16, on_time=0.9
    ),
    "Data & Insight": Department("Technology", "Data", 0.38, 0.1, answering=0.82, mood=0.18, on_time=0.91),
    "IT Operations": Department("Technology", "IT", 0.28, 0.08, answering=0.84, mood=0.1, on_time=0.92),
    "Finance": Department("Corporate", "Finance", 0.54, 0.075, answering=0.87, mood=0.12, on_time=0.94),
    "People": Department("Corporate", "People", 0.7, 0.075, answering=0.92, mood=0.2, on_time=0.97),
}
DIVISIONS = ("Operations", "Service", "Commercial", "Technology", "Corporate")


@dataclass(frozen=True)
class Team:
    """One team.

    Args:
        name: Name, unique in the company.
        department: Unit above.
        location: Site.
        plan: Persons planned for October 2026.
    """

    name: str
    department: str
    location: str
    plan: int

    @property
    def unit(self) -> Department:
        """Its department."""
        return DEPARTMENTS[self.department]


TEAMS = {
    name: Team(name, department, location, plan)
    for name, department, location, plan in (
        ("Assembly A", "Plant North", "Leeds", 54),
        ("Assembly B", "Plant North", "Leeds", 50),
        ("Paint Shop", "Plant North", "Leeds", 38),
        ("Quality North", "Plant North", "Leeds", 30),
        ("Maintenance North", "Plant North", "Leeds", 34),
        ("Tooling", "Plant North", "Leeds", 6),
        ("Line 1", "Plant South", "Porto", 48),
        ("Line 2", "Plant South", "Porto", 46),
        ("Line 3", "Plant South", "Porto", 40),
        ("Quality South", "Plant South", "Porto", 24),
        ("Maintenance South", "Plant South", "Porto", 30),
        ("Energy", "Plant South", "Porto", 4),
        ("Warehouse Rotterdam", "Logistics", "Rotterdam", 46),
        ("Warehouse Leeds", "Logistics", "Leeds", 36),
        ("Transport Planning", "Logistics", "Rotterdam", 16),
        ("Customs", "Logistics", "Rotterdam", 5),
        ("Phone Support", "Customer Care", "Łódź", 72),
        ("Chat and Mail", "Customer Care", "Łódź", 46),
        ("Claims", "Customer Care", "Leeds", 38),
        ("Coaching", "Customer Care", "Łódź", 6),
        ("Region West", "Field Service", "Rotterdam", 38),
        ("Region East", "Field Service", "Łódź", 34),
        ("Technical Desk", "Field Service", "Leeds", 18),
        ("Key Accounts", "Sales", "Amsterdam", 34),
        ("Retail", "Sales", "Amsterdam", 30),
        ("Export", "Sales", "Porto", 22),
        ("Sales Support", "Sales", "Łódź", 26),
        ("Campaigns", "Marketing", "Amsterdam", 18),
        ("Content", "Marketing", "Amsterdam", 12),
        ("Brand", "Marketing", "Amsterdam", 5),
        ("Events", "Marketing", "Amsterdam", 4),
        ("Web and Apps", "Digital", "Amsterdam", 40),
        ("Core Platform", "Digital", "Łódź", 34),
        ("Reporting", "Digital", "Amsterdam", 38),
        ("Experience", "Digital", "Amsterdam", 7),
        ("Applications", "Product Engineering", "Amsterdam", 42),
        ("Platform", "Product Engineering", "Łódź", 36),
        ("Design", "Product Engineering", "Amsterdam", 7),
        ("Data Engineering", "Data & Insight", "Amsterdam", 18),
        ("Analytics", "Data & Insight", "Amsterdam", 15),
        ("Data Science", "Data & Insight", "Amsterdam", 6),
        ("Service Desk", "IT Operations", "Łódź", 22),
        ("Infrastructure", "IT Operations", "Amsterdam", 18),
        ("Security", "IT Operations", "Amsterdam", 5),
        ("Accounting", "Finance", "Łódź", 28),
        ("Controlling", "Finance", "Amsterdam", 14),
        ("Procurement", "Finance", "Rotterdam", 13),
        ("Treasury", "Finance", "Amsterdam", 3),
        ("Executive Office", "Finance", "Amsterdam", 6),
        ("People Partners", "People", "Amsterdam", 15),
        ("Talent", "People", "Amsterdam", 10),
        ("Learning", "People", "Rotterdam", 5),
        ("Payroll", "People", "Łódź", 4),
    )
}
BOARD = TEAMS["Executive Office"]
SUCCESSORS = {
    "Web and Apps": ("Applications",),
    "Core Platform": ("Platform",),
    "Reporting": ("Data Engineering", "Analytics", "Data Science"),
    "Experience": ("Design",),
}  # teams of Digital and what became of them
BOUGHT = {"Web and Apps": 22, "Reporting": 10, "Region West": 14, "Key Accounts": 8, "Sales Support": 6}

GROWTH = {
    date(2020, 1, 1): 0.80,
    date(2021, 1, 1): 0.81,
    date(2022, 1, 1): 0.87,
    date(2023, 1, 1): 0.945,
    date(2024, 4, 1): 0.995,
    date(2025, 7, 1): 0.985,
    date(2026, 10, 31): 1.015,
}  # planned size over ``Team.plan``

TITLES = {
    "Production": ("Operator", "Senior Operator", "Technician", "Process Engineer"),
    "Logistics": ("Warehouse Associate", "Senior Warehouse Associate", "Planner", "Logistics Engineer"),
    "Care": ("Care Advisor", "Senior Care Advisor", "Care Specialist", "Care Expert"),
    "Service": ("Field Technician", "Senior Field Technician", "Service Specialist", "Service Engineer"),
    "Sales": ("Sales Associate", "Account Manager", "Senior Account Manager", "Key Account Manager"),
    "Marketing": (
        "Marketing Associate",
        "Marketing Specialist",
        "Senior Marketing Specialist",
        "Marketing Expert",
    ),
    "Engineering": ("Junior Engineer", "Software Engineer", "Senior Software Engineer", "Principal Engineer"),
    "Data": ("Junior Analyst", "Data Analyst", "Senior Data Analyst", "Principal Data Scientist"),
    "IT": ("Support Agent", "System Administrator", "Senior System Administrator", "Architect"),
    "Finance": ("Clerk", "Accountant", "Senior Accountant", "Finance Expert"),
    "People": ("People Assistant", "People Advisor", "Senior People Advisor", "People Expert"),
}
LEAD, HEAD, EXECUTIVE, CHIEF = 5, 6, 7, 8  # levels that count as leadership
PAY = {1: 29_000, 2: 36_000, 3: 45_000, 4: 58_000, 5: 68_000, 6: 98_000, 7: 148_000, 8: 230_000}  # EUR a year


def teams_on(day: date) -> list[Team]:
    """Teams that exist on ``day``, in the order of the list."""
    gone = {"Digital"} if day >= REORGANISATION else {"Product Engineering", "Data & Insight"}
    return [team for team in TEAMS.values() if team.department not in gone]
