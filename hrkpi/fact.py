"""The facts: which integers stand in each, by which dimensions; the words of the one query."""

from dataclasses import dataclass

ORGANISATION = ("company", "division", "department", "team")
PLACE = ("location", "country")
JOB = ("job_family", "level", "is_leader", "employment_type", "contract")
PERSON = ("gender", "ethnicity", "age_band", "tenure_band")
MANAGER = "manager"  # filters and groups hold everybody under a manager; facts hold the line of managers
LINE = "line"  # the whole chain of managers above a person as one member, so that groups do not overlap
PEOPLE_DIMENSIONS = (*ORGANISATION, *PLACE, *JOB, "worker_type", *PERSON, "hire_source", MANAGER)
HIRING_DIMENSIONS = (
    *ORGANISATION[1:],
    *PLACE,
    "job_family",
    "level",
    "gender",
    "ethnicity",
    "hire_source",
    "is_internal",
)
OPENING_DIMENSIONS = HIRING_DIMENSIONS[:7]  # what is known of a vacancy without its applicants
ORGANISATIONAL = (
    *ORGANISATION,
    *PLACE,
)  # a move between these is a transfer, any other change a reclassification

EXIT_DIMENSIONS = ("exit_type", "exit_reason")  # of those who left, not of the people

LAG_CAP = (
    12  # months; no window is longer, so an earlier row of the same person never lies in the same window
)


@dataclass(frozen=True)
class Measure:
    """One integer column of one fact."""

    fact: str
    name: str


@dataclass(frozen=True)
class Fact:
    """A table of additive integers by month and dimension; its measures are its attributes.

    Args:
        name: File name without ending.
        label: Name of the feed that people read.
        dimensions: Code columns one can filter and break down by.
        keys: Further integer columns that the arithmetic groups by.
        measures: Integer columns that are summed.
    """

    name: str
    label: str
    dimensions: tuple[str, ...]
    keys: tuple[str, ...]
    measures: tuple[str, ...]

    @property
    def columns(self) -> list[str]:
        """Every column in order."""
        return ["month", *self.dimensions, *self.keys, *self.measures]

    def measure(self, name: str) -> Measure:
        """The measure of a name that is put together."""
        return self.__getattr__(name)

    def __getattr__(self, name: str) -> Measure:
        """The measure of that name."""
        if name.startswith("_") or name not in self.measures:
            raise AttributeError(name)
        return Measure(self.name, name)


PEOPLE = Fact(
    name="people",
    label="People",
    dimensions=PEOPLE_DIMENSIONS,
    keys=("changed", "hired", "tenure"),
    measures=(
        "headcount",
        "day_adjustment",
        "fte_hundredths",
        "fte_day_adjustment",
        "fte_workday_adjustment",
        "hires_new",
        "hires_rehire",
        "hires_conversion",
        "acquisitions",
        "exits_voluntary",
        "exits_involuntary",
        "exits_other",
        "exits_unknown",
        "moves_in",
        "moves_out",
        "relocations",
        "first_year_cohort",
        "first_year_leavers",
        "ninety_day_cohort",
        "ninety_day_leavers",
    ),
)
EXITS = Fact(
    name="exits",
    label="People",
    dimensions=(*PEOPLE_DIMENSIONS, *EXIT_DIMENSIONS),
    keys=("tenure",),
    measures=("exits", "voluntary", "involuntary", "other", "unknown", "regretted", "regret_known"),
)
PROMOTIONS = Fact(
    name="promotions",
    label="People",
    dimensions=PEOPLE_DIMENSIONS,
    keys=("lag",),
    measures=("promotions", "persons"),
)
SPANS = Fact(
    name="spans",
    label="People",
    dimensions=PEOPLE_DIMENSIONS,
    keys=("reports",),
    measures=("managers",),
)
LAYERS = Fact(
    name="layers",
    label="People",
    dimensions=tuple(name for name in PEOPLE_DIMENSIONS if name not in {"age_band", "tenure_band"}),
    keys=("layer",),
    measures=("placed",),
)
PAY = Fact(
    name="pay",
    label="Pay",
    dimensions=PEOPLE_DIMENSIONS,
    keys=("hourly",),
    measures=("paid", "other_currency"),
)
ABSENCE = Fact(
    name="absence",
    label="Absences",
    dimensions=PEOPLE_DIMENSIONS,
    keys=("lag",),
    measures=("absent_hundredths", "persons"),
)
LEAVERS = Fact(
    name="leavers",
    label="People",
    dimensions=PEOPLE_DIMENSIONS,
    keys=("lag_from", "lag_to"),
    measures=("leavers",),
)
HIRING = Fact(
    name="hiring",
    label="Hiring",
    dimensions=HIRING_DIMENSIONS,
    keys=(),
    measures=(
        "applications",
        "selected",
        "offers_accepted",
        "offers_declined",
        "offers_reneged",
        "open_openings",
    ),
)
DURATIONS = Fact(
    name="durations",
    label="Hiring",
    dimensions=HIRING_DIMENSIONS,
    keys=("days",),
    measures=("to_hire", "to_fill", "to_start", "not_started", "on_hold_days", "on_hold_known"),
)
OPENINGS = Fact(
    name="openings",
    label="Hiring",
    dimensions=OPENING_DIMENSIONS,
    keys=("days",),
    measures=("still_open", "on_hold_days", "on_hold_known"),
)
STAGES = Fact(
    name="stages",
    label="Hiring stages",
    dimensions=(*HIRING_DIMENSIONS, "stage"),
    keys=("lag", "stage_lag"),
    measures=("entered", "reached", "waiting", "persons"),
)
STAYS = Fact(
    name="stays",
    label="Hiring stages",
    dimensions=STAGES.dimensions,
    keys=("days", "lag", "stage_lag"),
    measures=("ended", "waiting", "persons"),
)
COSTS = Fact(
    name="costs",
    label="Recruiting costs",
    dimensions=OPENING_DIMENSIONS,
    keys=(),
    measures=("internal_hundredths", "external_hundredths", "unnamed_hundredths", "other_currency"),
)
SURVEY = Fact(
    name="survey",
    label="Surveys",
    dimensions=(*PEOPLE_DIMENSIONS, "survey", "theme", "item"),
    keys=("lag", "theme_lag", "item_lag", "pair"),
    measures=(
        "answers",
        "favourable",
        "scaled",
        "respondents",
        "theme_respondents",
        "item_respondents",
        "means",
        "mean_squares",
        "theme_means",
        "theme_mean_squares",
        "squares",
        "pairs",
        "scores",
        "promoters",
        "detractors",
        "scorers",
        "invited",
        "invited_persons",
        "responded",
    ),
)
TRAINING = Fact(
    name="training",
    label="Training",
    dimensions=(*PEOPLE_DIMENSIONS, "course"),
    keys=("lag", "course_lag"),
    measures=(
        "due",
        "on_time",
        "persons",
        "overdue",
        "due_to_date",
        "persons_due",
        "course_persons_due",
        "hours_hundredths",
        "completed",
        "overdue_31",
        "overdue_61",
        "cost_hundredths",
        "priced",
        "other_currency",
        "learners",
    ),
)
CERTIFICATES = Fact(
    name="certificates",
    label="Training",
    dimensions=TRAINING.dimensions,
    keys=(),
    measures=("required", "compliant", "course_required", "course_compliant"),
)
GOALS = Fact(
    name="goals",
    label="Goals",
    dimensions=tuple(name for name in PEOPLE_DIMENSIONS if name != "worker_type"),
    keys=(),
    measures=(
        "goals",
        "aligned",
        "measurable",
        "without_metric",
        "without_number",
        "without_baseline",
        "without_owner",
        "without_date",
        "without_cadence",
        "check_in_due",
        "checked_in",
    ),
)
GOAL_OWNERS = Fact(
    name="goal_owners",
    label="Goals",
    dimensions=PEOPLE_DIMENSIONS,
    keys=(),
    measures=("owners",),
)
REVIEW = Fact(
    name="reviews",
    label="Reviews",
    dimensions=PEOPLE_DIMENSIONS,
    keys=("lag",),
    measures=("due", "completed", "persons"),
)
RECOGNITION = Fact(
    name="recognition",
    label="Recognition",
    dimensions=PEOPLE_DIMENSIONS,
    keys=("received",),
    measures=("recognised",),
)

FACTS = {
    fact.name: fact
    for fact in (
        PEOPLE,
        EXITS,
        PROMOTIONS,
        SPANS,
        LAYERS,
        PAY,
        ABSENCE,
        LEAVERS,
        HIRING,
        DURATIONS,
        OPENINGS,
        STAGES,
        STAYS,
        COSTS,
        SURVEY,
        TRAINING,
        CERTIFICATES,
        GOALS,
        GOAL_OWNERS,
        REVIEW,
        RECOGNITION,
    )
}

REORGANISED = 1 << len(PEOPLE_DIMENSIONS)  # bit of ``changed``: the unit changed around the person


def renamed_bit(dimension: str) -> int:
    """The bit of ``people.changed`` that says the person's unit of a level got another name, and no more."""
    return REORGANISED << 1 + ORGANISATION.index(dimension)


def changed_bit(dimension: str) -> int:
    """The bit of ``people.changed`` that says a dimension of the person changed."""
    return 1 << PEOPLE_DIMENSIONS.index(dimension)
