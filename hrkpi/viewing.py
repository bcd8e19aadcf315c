"""What views share: how one is offered, and what each says of itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from hrkpi import sentences
from hrkpi.kpi import Kpi
from hrkpi.language import say
from hrkpi.query import Average
from hrkpi.report import Report
from hrkpi.view import About, Asking, View
from hrkpi.wording import Wording

VIEWS = "hrkpi.views"  # the package whose files are the views


@dataclass(frozen=True)
class ViewKind:
    """One view on offer.

    Args:
        key: The file's name.
        title: What people call it.
        draw: Makes it of a report, as written for a reader.
        of: KPIs it is made of, the main one first: its reader chooses among the dimensions of that one.
        choices: What else its reader may choose, by name: allowed values with their words, the first unless
            another is asked for.
    """

    key: str
    title: str
    draw: Callable[[Report, Wording, Asking], View]
    of: tuple[str, ...] = ()
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def about(
    report: Report, wording: Wording, asking: Asking, kpis: Iterable[Kpi], *, hidden: Iterable[str] = ()
) -> About:
    """What a view says of itself.

    Args:
        report: Whose figures.
        wording: How months are written.
        asking: What was asked for.
        kpis: Every KPI that is shown.
        hidden: Names of groups with a hidden figure, in the order of reading; each is told once.
    """
    shown = tuple(kpis)
    first, last = wording.month(asking.month - asking.months + 1), wording.month(asking.month)
    return About(
        company=report.company,
        scope=sentences.scope(asking.where),
        period=last if first == last else say("{first} to {last}", first=first, last=last),
        definitions={say(kpi.label): report.definition(kpi, Average.DAILY) for kpi in shown},
        sources={say(kpi.label): kpi.source for kpi in shown},
        as_of=report.as_of,
        loaded_at=report.loaded_at,
        snapshot=report.snapshot,
        minimum=report.minimum,
        hidden=tuple(dict.fromkeys(hidden)),
    )
