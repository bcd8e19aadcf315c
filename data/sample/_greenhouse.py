"""The exports of the recruiting system: the warehouse tables of jobs, openings, applications and offers."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from data.sample._applications import FORMER, INTERNAL, SOURCES, STAGES, Application
from data.sample._calendar import AS_OF, DAY
from data.sample._company import COUNTRIES, DEPARTMENTS, DIVISIONS, TITLES
from data.sample._headings import GREENHOUSE
from data.sample._hiring import Opening, Posting
from data.sample._sheets import instant, iso, write, write_table

Row = dict[str, object]

UNITS = {name: 4100 + number for number, name in enumerate([*DIVISIONS, *DEPARTMENTS])}
OFFICES = {name: 4300 + number for number, name in enumerate(COUNTRIES)}
CHANNELS = {name: 4500 + number for number, name in enumerate([*SOURCES, INTERNAL, FORMER])}
KINDS = {INTERNAL: (3, "Internal"), FORMER: (4, "Past employees"), "Employee referral": (2, "Referrals")}
RACES = {
    "White": "White",
    "Asian": "Asian",
    "Black": "Black or African American",
    "Mixed": "Two or More Races",
    "Other": "Some other race",
    "Prefer not to say": "Decline To Self Identify",
}
GENDERS = {"Female": 1, "Male": 2, "Non-binary": 3, "Decline To Self Identify": 4}
HIRED, WITHDRAWN = 4701, 4702  # close reasons
CRITICAL = 3  # every third vacancy from this level up


def export(
    folder: Path, postings: Sequence[Posting], openings: Sequence[Opening], applied: Sequence[Application]
) -> None:
    """Writes every table."""
    tables: dict[str, Iterable[Row]] = {
        **_structure(),
        "job": [_job(posting, openings) for posting in postings],
        "job_department": [
            {"department_id": UNITS[posting.team.department], "job_id": _job_id(posting)}
            for posting in postings
        ],
        "job_office": [
            {"job_id": _job_id(posting), "office_id": OFFICES[posting.team.location]} for posting in postings
        ],
        "job_stage": [row for posting in postings for row in _stages(posting)],
        "job_opening": _openings(openings, applied),
        "application": [_application(one) for one in applied],
        "application_history": [row for one in applied for row in _history(one)],
        "job_application": [
            {"application_id": one.number, "job_id": _job_id(one.opening.posting)} for one in applied
        ],
        "eeoc": [_eeoc(one) for one in applied if one.gender or one.ethnicity],
    }
    for name, rows in tables.items():
        write_table(folder / f"{name}.csv", GREENHOUSE[name], rows)
    write(folder / "offer.csv", GREENHOUSE["offer"], _offers(applied))


def _structure() -> dict[str, list[Row]]:
    parents = {name: UNITS[department.division] for name, department in DEPARTMENTS.items()}
    return {
        "department": [
            {"id": number, "name": name, "parent_id": parents.get(name, "")} for name, number in UNITS.items()
        ],
        "office": [
            {"id": number, "name": name, "location_name": f"{name}, {COUNTRIES[name]}"}
            for name, number in OFFICES.items()
        ],
        "source": [_source(name, number) for name, number in CHANNELS.items()],
    }


def _source(name: str, number: int) -> Row:
    kind, label = KINDS.get(name, (1, "External"))
    return {"id": number, "name": name, "source_type_id": kind, "source_type_name": label}


def _job_id(posting: Posting) -> int:
    return 50_000 + posting.number


def _stage_id(posting: Posting, stage: str) -> int:
    return _job_id(posting) * 10 + STAGES.index(stage)


def _job(posting: Posting, openings: Sequence[Opening]) -> Row:
    own = [opening.decided for opening in openings if opening.posting is posting]
    closed = max(own) if max(own) <= AS_OF else None
    critical = posting.level >= CRITICAL and posting.number % 3 == 0
    return {
        "id": _job_id(posting),
        "closed_at": instant(closed, 17),
        "confidential": "false",
        "created_at": instant(posting.approved - 3 * DAY),
        "custom_employment_type": "Full-time",
        "name": TITLES[posting.team.unit.family][posting.level - 1],
        "requisition_id": f"REQ-{posting.number:04d}",
        "status": "closed" if closed else "open",
        "updated_at": instant(closed or posting.approved, 17),
        "custom_level": f"L{posting.level}",
        "custom_is_critical": "true" if critical else "false",
        "custom_approved_date": iso(posting.approved),
    }


def _stages(posting: Posting) -> Iterator[Row]:
    for stage in STAGES:
        made = instant(posting.approved - 3 * DAY)
        job = _job_id(posting)
        yield {
            "id": _stage_id(posting, stage),
            "created_at": made,
            "job_id": job,
            "name": stage,
            "updated_at": made,
        }


def _openings(openings: Sequence[Opening], applied: Sequence[Application]) -> Iterator[Row]:
    hired = {one.opening.number: one.number for one in applied if one.status == "hired"}
    for opening in openings:
        closed = opening.decided <= AS_OF
        yield {
            "id": 70_000 + opening.number,
            "job_id": _job_id(opening.posting),
            "application_id": hired.get(opening.number, ""),
            "close_reason_id": (HIRED if opening.filled else WITHDRAWN) if closed else "",
            "closed_at": instant(opening.decided, 15) if closed else "",
            "opened_at": instant(opening.posting.approved + DAY),
            "opening_id": f"{opening.posting.number}-{opening.number}",
            "status": "closed" if closed else "open",
        }


def _application(one: Application) -> Row:
    last = one.ended or one.steps[-1][0]
    return {
        "id": one.number,
        "applied_at": instant(one.applied),
        "candidate_id": 300_000 + one.number,
        "current_stage_id": _stage_id(one.opening.posting, one.steps[-1][1]),
        "is_deleted": "false",
        "last_activity_at": instant(last, 16),
        "prospect": "false",
        "rejected_at": instant(one.ended, 16) if one.status == "rejected" else "",
        "source_id": CHANNELS[one.source],
        "status": one.status,
        "custom_employee_id": one.employee,
    }


def _history(one: Application) -> Iterator[Row]:
    for day, stage in one.steps:
        stage_id = _stage_id(one.opening.posting, stage)
        updated = instant(day, 9 + STAGES.index(stage))
        yield {
            "application_id": one.number,
            "updated_at": updated,
            "new_stage_id": stage_id,
            "new_status": "active",
        }
    if one.ended:
        yield {"application_id": one.number, "updated_at": instant(one.ended, 16), "new_status": one.status}


def _eeoc(one: Application) -> Row:
    gender = one.gender if one.gender in GENDERS else "Decline To Self Identify" if one.gender else ""
    race = RACES.get(one.ethnicity, "")
    return {
        "application_id": one.number,
        "gender_description": gender,
        "gender_id": GENDERS.get(gender, ""),
        "race_description": race,
        "race_id": list(RACES.values()).index(race) + 1 if race else "",
        "submitted_at": instant(one.applied),
    }


def _offers(applied: Sequence[Application]) -> Iterator[Row]:
    number = 90_000
    for one in applied:
        for offer in one.offers:
            number += 1
            yield {
                "id": number,
                "application_id": one.number,
                "version": offer.version,
                "status": offer.status,
                "created_at": instant(offer.sent - DAY),
                "sent_at": iso(offer.sent),
                "resolved_at": instant(offer.resolved, 15),
                "starts_at": iso(offer.starts),
                "custom_outcome": offer.outcome,
            }
