"""BambooHR: records of training, one row per assignment, done or not."""

from connectors._export import ExportConnector, constant, day, first_of, flag, number, text, unless
from hrkpi.tables_growth import TRAINING

NO_DAY = ("0000-00-00",)
DONE = day("Completed", blanks=NO_DAY)

CONNECTOR = ExportConnector(
    key="bamboohr_training",
    label="BambooHR training records (CSV)",
    signature=("EEID", "Record ID", "Training Type ID", "Completed"),
    tables={
        TRAINING: {
            "enrolment_id": text("Record ID"),
            "employee_id": text("EEID"),
            "course_id": text("Training Type ID"),
            "course": text("Training Type"),
            "is_mandatory": flag("Required"),
            "first_due_date": day("Due Date", blanks=NO_DAY),
            "due_date": day("Due Date", blanks=NO_DAY),
            "completed_date": DONE,
            "status": first_of(unless(constant("assigned"), DONE), constant("completed")),
            "hours": number("Hours", decimal="."),
            "cost_amount": number("Cost", decimal="."),
        },
    },
)
