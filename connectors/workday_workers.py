"""Workday: a custom report of workers as JSON or CSV, with the report's aliases as headings.

``Termination_Date`` is the last day worked. The report holds today's team and manager alone, so the job it
gives counts from the hire date, and only while no export with a job history is loaded.
"""

from connectors._export import ExportConnector, Rows, day, text
from hrkpi.tables_people import EMPLOYEES, EMPLOYMENTS, JOBS

CONNECTOR = ExportConnector(
    key="workday_workers",
    label="Workday worker report (JSON or CSV)",
    signature=("Employee_ID", "Start_Date", "Manager_ID", "Team_ID"),
    records="Report_Entry[]",
    tables={
        EMPLOYEES: Rows({"employee_id": text("Employee_ID")}, repeats=True),
        EMPLOYMENTS: {
            "employee_id": text("Employee_ID"),
            "hire_date": day("Start_Date"),
            "last_day": day("Termination_Date"),
        },
        JOBS: Rows(
            {
                "employee_id": text("Employee_ID"),
                "effective_date": day("Start_Date"),
                "team": text("Team_Name"),
                "location": text("Location"),
                "manager_id": text("Manager_ID"),
                "employment_type": text("Employee_Type"),
            },
            weak=True,
        ),
    },
)
