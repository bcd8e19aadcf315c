"""Docebo: the enrolments report as CSV, one row per person and assignment of a course."""

from connectors._export import ExportConnector, choice, day, first_of, flag, number, text
from hrkpi.tables_growth import TRAINING

STATUSES = {
    "Subscribed": "assigned",
    "Enrolled": "assigned",
    "Not started": "assigned",
    "not_started": "assigned",
    "In progress": "in_progress",
    "Waived": "exempt",
    "Unenrolled": "cancelled",
}

CONNECTOR = ExportConnector(
    key="docebo_enrolments",
    label="Docebo enrolments (CSV)",
    signature=("User ID", "Course Code", "Enrollment ID", "Enrollment Date", "Status"),
    tables={
        TRAINING: {
            "enrolment_id": text("Enrollment ID"),
            "employee_id": text("User ID"),
            "course_id": text("Course Code"),
            "course": text("Course Title"),
            "is_mandatory": flag("Mandatory", words={"Mandatory": True, "Optional": False}),
            "assigned_date": day("Enrollment Date"),
            "first_due_date": first_of(day("First Deadline"), day("Deadline")),
            "due_date": day("Deadline"),
            "completed_date": day("Completion Date"),
            "expires_date": day("Expiry Date"),
            "status": choice("Status", STATUSES),
            "hours": number("Training Hours"),
            "cost_amount": number("Cost"),
            "currency": text("Currency"),
        },
    },
)
