"""BambooHR: the history of jobs and pay, one row per change, valid from its effective date until the next."""

from connectors._export import ExportConnector, amount, choice, currency, day, flag, number, text
from hrkpi.tables_people import JOBS

CHANGES = {
    "Hire": "hire",
    "New hire": "hire",
    "Rehire": "hire",
    "Acquisition": "hire",
    "Transfer": "transfer",
    "Promotion": "promotion",
    "Demotion": "demotion",
    "Reorganization": "reorganisation",
    "Reorganisation": "reorganisation",
    "Correction": "data",
    "Data change": "data",
    "Pay review": "data",
}

PERIODS = {"Hour": "hour", "Day": "day", "Week": "week", "Month": "month", "Year": "year"}

CONNECTOR = ExportConnector(
    key="bamboohr_jobs",
    label="BambooHR job history (CSV)",
    signature=("EEID", "Effective Date", "Job Title", "Reports To"),
    tables={
        JOBS: {
            "employee_id": text("EEID"),
            "effective_date": day("Effective Date", blanks=("0000-00-00",)),
            "division": text("Division"),
            "department": text("Department"),
            "team": text("Team"),
            "location": text("Location"),
            "country": text("Country"),
            "job_title": text("Job Title"),
            "job_family": text("Job Family"),
            "level": text("Job Level"),
            "is_leader": flag("Leadership"),
            "manager_id": text("Reports To"),
            "fte": number("FTE", decimal="."),
            "employment_type": text("Employment Status"),
            "change": choice("Change Reason", CHANGES),
            "pay_amount": amount("Pay Rate", decimal="."),
            "pay_currency": currency("Pay Rate"),
            "pay_period": choice("Pay Per", PERIODS),
        },
    },
)
