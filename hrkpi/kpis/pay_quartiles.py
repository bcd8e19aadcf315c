"""Pay quarters: how women spread from the lowest paid quarter of the company to the highest."""

from hrkpi.fact import PAY
from hrkpi.intervals import newcombe
from hrkpi.kpi import Better, Index, Kpi, Sensitivity, Timing, Unit, divide
from hrkpi.pay import QUARTERS, coverage, pay, quarters
from hrkpi.query import Query

SMALLEST = 20  # persons; five in a quarter


def measure(query: Query) -> Index:
    """Share of women among women and men of the lowest paid quarter, less that of the highest paid."""
    found = pay(query)
    everybody = query.company.standing(PAY.paid, "hourly")
    women, men = (quarters(held, everybody) for held in (found.women, found.men))
    both = women + men
    share = divide(women, both)
    return Index(
        value=share[0] - share[-1],
        numerator=found.women.count,
        denominator=found.people,
        people=found.people,
        interval=newcombe(women[0], both[0], women[-1], both[-1]),
        beside={
            **dict(zip(QUARTERS, share, strict=True)),
            "women": found.women.count,
            "men": found.men.count,
            **coverage(query),
        },
        guarded=(found.women.count, found.men.count),
    )


KPI = Kpi(
    key="pay_quartiles",
    label="Women, low less high pay",
    family="Diversity",
    unit=Unit.SHARE,
    better=Better.LOWER,
    definition=(
        "Everybody whose pay is known, in order of pay for an hour of full time, in four quarters of the "
        "whole company; beside it the share of women in each. The figure is that of the lowest paid quarter "
        "less that of the highest paid; zero where women spread evenly. Who is paid alike across a border "
        "counts in both quarters in proportion."
    ),
    source=(
        "Directive (EU) 2023/970, article 9; UK Equality Act 2010 (Gender Pay Gap Information) Regulations "
        "2017, quartile pay bands."
    ),
    facts=("people", "pay"),
    sensitivity=Sensitivity.M3,
    timing=Timing.CLOSE,
    window="month",
    without=("gender",),
    guards_numerator=True,
    smallest=SMALLEST,
    order=10,
    additive_parts=("numerator", "denominator", "people"),
    needs=("employees.gender", "jobs.pay_amount", "jobs.pay_period", "jobs.fte?", "jobs.pay_currency?"),
    measure=measure,
)
