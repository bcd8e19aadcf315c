"""Words of ours that data are told by: units, numbers, dimensions and the members of closed lists."""

from hrkpi.kpi import Better, Unit
from hrkpi.language import marked, marked_many

UNITS: dict[Unit, tuple[str, str]] = {  # for one, for more
    Unit.PERSONS: marked_many("person", "people"),
    Unit.FTE: marked_many("FTE", "FTE"),
    Unit.SHARE: ("%", "%"),
    Unit.DAYS: marked_many("day", "days"),
    Unit.YEARS: marked_many("year", "years"),
    Unit.HOURS: marked_many("hour", "hours"),
    Unit.POINTS: marked_many("point", "points"),
    Unit.RATIO: ("", ""),
    Unit.COEFFICIENT: ("", ""),
    Unit.LAYERS: marked_many("layer", "layers"),
    Unit.APPLICATIONS: marked_many("application", "applications"),
    Unit.ASSIGNMENTS: marked_many("assignment", "assignments"),
}
SHORT = {Unit.HOURS: marked("h")}  # in targets and changes, where the unit was written out before
BOUNDS = {Better.LOWER: marked("at most"), Better.HIGHER: marked("at least"), Better.NONE: marked("about")}
SMALL = (  # counts in words
    marked("no"),
    marked("one"),
    marked("two"),
    marked("three"),
    marked("four"),
    marked("five"),
    marked("six"),
    marked("seven"),
    marked("eight"),
    marked("nine"),
    marked("ten"),
    marked("eleven"),
    marked("twelve"),
)
MOVED = {  # how a unit moved in a year
    "improved": marked("{dimension} {group} improved ({change} in a year)."),
    "grew": marked("{dimension} {group} grew ({change} in a year)."),
    "shrank": marked("{dimension} {group} shrank ({change} in a year)."),
    "rose": marked("{dimension} {group} rose ({change} in a year)."),
    "fell": marked("{dimension} {group} fell ({change} in a year)."),
}
DIMENSIONS = {  # one member, and several, as readers read them
    "age_band": (marked("Age band"), marked("age bands")),
    "company": (marked("Company"), marked("companies")),
    "contract": (marked("Contract"), marked("contracts")),
    "country": (marked("Country"), marked("countries")),
    "course": (marked("Course"), marked("courses")),
    "department": (marked("Department"), marked("departments")),
    "division": (marked("Division"), marked("divisions")),
    "employment_type": (marked("Employment type"), marked("employment types")),
    "ethnicity": (marked("Ethnicity"), marked("ethnicities")),
    "exit_reason": (marked("Exit reason"), marked("exit reasons")),
    "exit_type": (marked("Exit type"), marked("exit types")),
    "gender": (marked("Gender"), marked("genders")),
    "hire_source": (marked("Hire source"), marked("hire sources")),
    "is_internal": (marked("Internal or not"), marked("internal hires and others")),
    "is_leader": (marked("Leader or not"), marked("leaders and others")),
    "item": (marked("Survey question"), marked("survey questions")),
    "job_family": (marked("Job family"), marked("job families")),
    "level": (marked("Level"), marked("levels")),
    "location": (marked("Location"), marked("locations")),
    "manager": (marked("Manager"), marked("managers")),
    "stage": (marked("Stage"), marked("stages")),
    "survey": (marked("Survey"), marked("surveys")),
    "team": (marked("Team"), marked("teams")),
    "tenure_band": (marked("Tenure band"), marked("tenure bands")),
    "theme": (marked("Theme"), marked("themes")),
    "worker_type": (marked("Worker type"), marked("worker types")),
}
WORDS_OF_CLOSED = (  # members of closed lists as ``member`` writes them
    *(marked("Woman"), marked("Man"), marked("Non-binary"), marked("Other"), marked("Undisclosed")),
    *(marked("Unknown"), marked("Employee"), marked("Contractor"), marked("Intern")),
    *(marked("Permanent"), marked("Fixed-term"), marked("Voluntary"), marked("Involuntary")),
)
OURS = {  # members that are words of ours, by dimension
    "age_band": (
        *(marked("under 25"), marked("25 to 34"), marked("35 to 44"), marked("45 to 54")),
        marked("55 and over"),
    ),
    "tenure_band": (
        *(marked("under 1 year"), marked("1 to 2 years"), marked("2 to 5 years")),
        *(marked("5 to 10 years"), marked("10 years and over")),
    ),
    "is_leader": (marked("yes"), marked("no")),
    "is_internal": (marked("yes"), marked("no")),
}
