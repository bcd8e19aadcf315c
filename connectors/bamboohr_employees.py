"""BambooHR: a report of employees, as CSV or as the JSON of a custom report.

One row per spell: somebody who was hired again stands in two rows. ``Termination Date`` is the last day
employed, and counts. The report holds the latest job alone, so the job it gives counts from the hire date,
and only while no export with a job history is loaded. ``0000-00-00`` stands for no day.
"""

from connectors._export import (
    ExportConnector,
    Rows,
    amount,
    choice,
    constant,
    currency,
    day,
    first_of,
    flag,
    given,
    number,
    text,
)
from hrkpi.tables_people import EMPLOYEES, EMPLOYMENTS, JOBS

NO_DAY = ("0000-00-00",)
GENDERS = {
    "Female": "woman",
    "Male": "man",
    "Non-binary": "non_binary",
    "Other": "other",
    "Decline to answer": "undisclosed",
    "Prefer not to say": "undisclosed",
}
REFUSALS = ("Decline to answer", "Prefer not to say")
EXITS = {
    "Voluntary": "voluntary",
    "Involuntary": "involuntary",
    "Resignation": "voluntary",
    "Termination": "involuntary",
    "Other": "other",
    "Retirement": "other",
    "Death": "other",
    "End of contract": "other",
    "Unknown": "unknown",
}
WORKERS = {
    "Full-Time": "employee",
    "Part-Time": "employee",
    "Contractor": "contractor",
    "Intern": "intern",
    "Terminated": "",
}
PERIODS = {"Hour": "hour", "Day": "day", "Week": "week", "Month": "month", "Year": "year"}

PERSON = text("EEID", also=("id",))
HIRED = day("Hire Date", also=("hireDate",), blanks=NO_DAY)
EMPLOYMENT = "Employment Status"

CONNECTOR = ExportConnector(
    key="bamboohr_employees",
    label="BambooHR employee report (CSV or JSON)",
    signature=("EEID", "Hire Date", "Termination Date", "Employment Status"),
    records="employees[]",
    tables={
        EMPLOYEES: Rows(
            {
                "employee_id": PERSON,
                "birth_date": day("Date of Birth", also=("dateOfBirth",), blanks=NO_DAY),
                "gender": choice("Gender", GENDERS),
                "ethnicity": first_of(
                    given(constant("undisclosed"), "Ethnicity", words=REFUSALS), text("Ethnicity")
                ),
            },
            repeats=True,
        ),
        EMPLOYMENTS: {
            "employee_id": PERSON,
            "hire_date": HIRED,
            "last_day": day("Termination Date", also=("terminationDate",), blanks=NO_DAY),
            "exit_type": choice("Termination Type", EXITS, also=("terminationType",)),
            "exit_reason": text("Termination Reason", also=("terminationReason",)),
            "regretted": flag("Regretted", also=("terminationRegrettable",)),
            "hire_type": choice("Hire Type", {}),
            "original_hire_date": day("Original Hire Date", also=("originalHireDate",), blanks=NO_DAY),
            "worker_type": choice(EMPLOYMENT, WORKERS, also=("employmentHistoryStatus",)),
        },
        JOBS: Rows(
            {
                "employee_id": PERSON,
                "effective_date": HIRED,
                "division": text("Division"),
                "department": text("Department"),
                "location": text("Location"),
                "country": text("Country"),
                "job_title": text("Job Title", also=("jobTitle",)),
                "level": text("Job Level", also=("jobLevel",)),
                "is_leader": flag("Leadership"),
                "manager_id": text("Supervisor EID", also=("supervisorId",)),
                "fte": number("FTE", decimal="."),
                "employment_type": text(
                    EMPLOYMENT, also=("employmentHistoryStatus",), blanks=("Terminated",)
                ),
                "pay_amount": amount("Pay Rate", also=("payRate",), decimal="."),
                "pay_currency": currency("Pay Rate", also=("payRate",)),
                "pay_period": choice("Pay Per", PERIODS, also=("payPer", "paidPer")),
            },
            weak=True,
        ),
    },
)
