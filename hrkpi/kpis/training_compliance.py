"""Training compliance: how many people hold every certificate that they must."""

from hrkpi.kpi import Better, Kpi, Ratio, Timing, Unit
from hrkpi.population import certified
from hrkpi.query import Query


def measure(query: Query) -> Ratio:
    """People with all required certificates valid at the close over people of whom any is required.

    By course it is those who hold its certificate; over several courses each certificate counts.
    """
    holders, wanted, people = certified(query)
    return Ratio(query.closing(holders), query.closing(wanted), people=people)


KPI = Kpi(
    key="training_compliance",
    label="Training compliance",
    family="Training",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    definition=(
        "People who at the close hold a valid certificate of every mandatory course that has fallen due for "
        "them divided by the people for whom any has; a completion is valid up to and on its day of expiry. "
        "People are in the unit in which training last fell due for them."
    ),
    source="ISO/TS 30437:2023, learning and development metrics; ISO 30414:2018, compliance and ethics.",
    facts=("certificates",),
    timing=Timing.CLOSE,
    window="month",
    order=5,
    needs=(
        "training.is_mandatory?",
        "training.first_due_date|due_date",
        "training.completed_date",
        "training.expires_date?",
    ),
    measure=measure,
)
