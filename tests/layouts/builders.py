"""A company of three divisions with every feed, made by a seed: large enough for a page."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random as Dice
from typing import Any

import pandas as pd

from hrkpi.conform import conform
from hrkpi.manifest import Source
from hrkpi.principal import Principal
from hrkpi.tables import TABLES
from hrkpi.target_import import import_targets
from hrkpi.workspace import Workspace

OWNER = Principal.owner("ada")
AS_OF = date(2025, 6, 30)
LOADED = datetime(2025, 7, 1, 6, 10, tzinfo=UTC)
START = date(2020, 1, 1)
DEPARTMENTS = {
    "Contact Centre": ("Customer Care", 150, 0.30),
    "Field Service": ("Customer Care", 90, 0.18),
    "Plant North": ("Operations", 130, 0.14),
    "Logistics": ("Operations", 70, 0.12),
    "Finance": ("Corporate", 36, 0.08),
    "People & Culture": ("Corporate", 22, 0.10),
    "Legal": ("Corporate", 4, 0.05),
}
LEVELS = ("L1", "L2", "L3", "L4", "L5")
PLACES = ("Lisbon", "Porto", "Ghent")
TARGETS = {
    "headcount": (520, 10),
    "voluntary_turnover_rate": (0.12, 0.02),
    "first_year_turnover_rate": (0.18, 0.02),
    "retention_rate": (0.82, 0.02),
    "time_to_fill": (45, 5),
    "offer_acceptance_rate": (0.8, 0.04),
    "engagement_favourable": (0.72, 0.03),
    "enps": (10, 5),
    "training_completion_rate": (0.9, 0.03),
    "training_hours_per_fte": (20, 2),
    "women_in_leadership": (0.4, 0.02),
}

Row = dict[str, Any]  # Any: cells of several kinds


def workspace(path: Path, *, seed: int = 7) -> Workspace:
    """A workspace with that company, known up to the end of June 2025."""
    made, dice = Workspace.create(path), Dice(seed)  # noqa: S311 - no secret hangs on them
    made.publish(
        {name: conform(pd.DataFrame(rows), TABLES[name]) for name, rows in tables(dice).items()},
        sources=[Source("bamboohr_employees.csv", "0" * 64, "bamboohr_employees", 700)],
        as_of=AS_OF,
        loaded_at=LOADED,
        principal=OWNER,
    )
    import_targets(made, aims(), kpis=TARGETS, members={}, principal=OWNER, loaded_at=LOADED)
    return made


def empty(path: Path) -> Workspace:
    """A workspace into which nothing has been imported."""
    return Workspace.create(path)


def tables(dice: Dice) -> dict[str, list[Row]]:
    """Canonical rows of the company, by table."""
    people = _people(dice)
    employees = [{"employee_id": p["id"], "gender": p["gender"], "birth_date": p["born"]} for p in people]
    employments = [
        {
            "employee_id": p["id"],
            "hire_date": p["hired"],
            "last_day": p["left"],
            "exit_type": p["exit"],
            "hire_type": "new",
            "worker_type": "employee",
        }
        for p in people
    ]
    jobs = [
        {
            "employee_id": p["id"],
            "effective_date": p["hired"],
            "company": "Alder & Finch Group",
            "division": DEPARTMENTS[p["department"]][0],
            "department": p["department"],
            "location": p["place"],
            "level": p["level"],
            "is_leader": p["level"] in ("L4", "L5"),
            "fte": p["fte"],
            "change": "hire",
        }
        for p in people
    ]
    return {
        "employees": employees,
        "employments": employments,
        "jobs": jobs,
        **_hiring(dice, people),
        **_surveys(dice, people),
        "training": _training(dice, people),
    }


def aims() -> pd.DataFrame:
    """Targets of the whole company."""
    rows = [
        {
            "kpi": kpi,
            "valid_from": pd.Timestamp("2020-01-01"),
            "target": aim,
            "tolerance": grace,
            "owner": "Ines Okafor",
        }
        for kpi, (aim, grace) in TARGETS.items()
    ]
    return conform(pd.DataFrame(rows), TABLES["targets"])


def _people(dice: Dice) -> list[Row]:
    people: list[Row] = []
    for department, (_, size, rate) in DEPARTMENTS.items():
        for _ in range(size):
            day = START - timedelta(days=dice.randrange(30, 2500))
            while day <= AS_OF:
                stay = timedelta(days=int(dice.expovariate(rate / 365.25)) + 20)
                people.append(_person(dice, len(people), department, day, stay))
                day += stay + timedelta(days=dice.randrange(20, 90))
    return people


def _person(dice: Dice, number: int, department: str, hired: date, stay: timedelta) -> Row:
    left = hired + stay
    return {
        "id": f"E{number:05d}",
        "gender": dice.choices(("woman", "man", "undisclosed"), (45, 52, 3))[0],
        "born": pd.Timestamp(date(1965 + dice.randrange(38), 1 + dice.randrange(12), 3)),
        "department": department,
        "hired": pd.Timestamp(hired),
        "left": pd.Timestamp(left) if left <= AS_OF else pd.NaT,
        "exit": dice.choices(("voluntary", "involuntary", "other"), (70, 22, 8))[0]
        if left <= AS_OF
        else None,
        "place": dice.choice(PLACES),
        "level": dice.choices(LEVELS, (30, 30, 22, 12, 6))[0],
        "fte": dice.choice((1.0, 1.0, 1.0, 0.8, 0.5)),
    }


def _hiring(dice: Dice, people: list[Row]) -> dict[str, list[Row]]:
    requisitions: list[Row] = []
    applications: list[Row] = []
    for person in people:
        if person["hired"] < pd.Timestamp(START):
            continue
        number = f"R{len(requisitions):05d}"
        accepted = person["hired"] - timedelta(days=dice.randrange(14, 45))
        approved = accepted - timedelta(days=dice.randrange(18, 75))
        unit = {"department": person["department"], "division": DEPARTMENTS[person["department"]][0]}
        requisitions.append(
            {
                "requisition_id": number,
                "approved_date": approved,
                "filled_date": accepted,
                "status": "filled",
                **unit,
            }
        )
        for candidate in range(3):
            hired = candidate == 0
            offered = hired or dice.random() < 0.14
            applications.append(
                {
                    "application_id": f"A{len(applications):06d}",
                    "requisition_id": number,
                    "applied_date": approved + timedelta(days=dice.randrange(2, 12)),
                    "source": dice.choice(("Referral", "Job board", "Agency")),
                    "offer_date": accepted - timedelta(days=4) if offered else pd.NaT,
                    "offer_outcome": "accepted" if hired else "declined" if offered else None,
                    "offer_decided_date": accepted if offered else pd.NaT,
                    "employee_id": person["id"] if hired else None,
                    "gender": person["gender"] if hired else dice.choice(("woman", "man")),
                }
            )
    return {"requisitions": requisitions, "applications": applications}


def _surveys(dice: Dice, people: list[Row]) -> dict[str, list[Row]]:
    surveys: list[Row] = []
    invited: list[Row] = []
    answers: list[Row] = []
    for half in pd.date_range("2021-03-01", AS_OF, freq="6MS"):
        survey, closed = f"S{half:%Y%m}", half + timedelta(days=20)
        surveys.append(
            {"survey_id": survey, "name": f"Pulse {half:%b %Y}", "opened_date": half, "closed_date": closed}
        )
        for person in people:
            if person["hired"] > half or person["left"] < half:
                continue
            invited.append({"survey_id": survey, "respondent_id": person["id"], "employee_id": person["id"]})
            if dice.random() < 0.25:
                continue
            who = {"survey_id": survey, "respondent_id": person["id"], "employee_id": person["id"]}
            who |= {"answered_date": half + timedelta(days=dice.randrange(20))}
            scale = {"kind": "item", "scale_min": 1, "scale_max": 5}
            for item in ("Q1", "Q2", "Q3"):
                score = dice.choices((1, 2, 3, 4, 5), (4, 8, 20, 42, 26))[0]
                answers.append({**who, **scale, "item_id": item, "theme": "Trust", "score": score})
            loyal = dice.choices(range(11), (2, 1, 1, 2, 3, 6, 9, 16, 22, 20, 18))[0]
            answers.append(
                {**who, "item_id": "N1", "kind": "enps", "scale_min": 0, "scale_max": 10, "score": loyal}
            )
    return {"surveys": surveys, "survey_invitations": invited, "survey_answers": answers}


def _training(dice: Dice, people: list[Row]) -> list[Row]:
    rows: list[Row] = []
    for person in people:
        for year in range(2021, 2026):
            due = pd.Timestamp(date(year, 1 + dice.randrange(12), 15))
            if (
                person["hired"] > due - timedelta(days=60)
                or person["left"] < due
                or due > pd.Timestamp(AS_OF)
            ):
                continue
            done = dice.random() < 0.88
            rows.append(
                {
                    "enrolment_id": f"T{len(rows):06d}",
                    "employee_id": person["id"],
                    "course_id": f"C{year % 3}",
                    "course": ("Safety", "Privacy", "Conduct")[year % 3],
                    "is_mandatory": True,
                    "assigned_date": due - timedelta(days=60),
                    "first_due_date": due,
                    "due_date": due,
                    "completed_date": due - timedelta(days=dice.randrange(1, 50)) if done else pd.NaT,
                    "status": "completed" if done else "assigned",
                    "hours": float(dice.choice((4, 8, 16, 24))),
                }
            )
    return rows
