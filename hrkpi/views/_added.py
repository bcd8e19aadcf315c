"""What a reader adds to the view of one KPI: limits, parts of a change, methods, distribution, a crossing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from hrkpi.errors import HrkpiError
from hrkpi.language import marked, say
from hrkpi.result import Question
from hrkpi.view import Block, Cell, Table
from hrkpi.views._contributed import contributed
from hrkpi.views._crossed import crossed
from hrkpi.views._distributed import distributed
from hrkpi.views._explored import Explored
from hrkpi.views._figures import YEAR
from hrkpi.views._judged import judged
from hrkpi.views._methodical import methodical
from hrkpi.views._summed import summed

Make = Callable[[Explored], Sequence[Block]]


def added(asked: Explored) -> Iterator[Block]:
    """What is added, in the order of the page; in place of what cannot be made, why."""
    for name in [name for name in MADE if name in asked.show]:
        yield from _made(name, MADE[name], asked)
    if asked.across and asked.by:
        yield from _made("across", _crossed, asked)


def _made(name: str, make: Make, asked: Explored) -> Sequence[Block]:
    try:
        return tuple(make(asked))
    except HrkpiError as error:
        why = Cell(say(error.what), say(error.what))
        return (Table(f"no-{name}", say(TITLES[name]), (say("In words"),), ((why,),)),)


def _limits(asked: Explored) -> Sequence[Block]:
    whole = _whole(asked)
    return (judged(asked.made, whole, since=whole.first or 0),)


def _parts(asked: Explored) -> Sequence[Block]:
    return (contributed(asked.made, replace(asked.question, first=asked.made.last(asked.kpi) - YEAR)),)


def _methods(asked: Explored) -> Sequence[Block]:
    return (methodical(asked.made, replace(_whole(asked), first=asked.question.last)),)


def _spread(asked: Explored) -> Sequence[Block]:
    return distributed(asked.made, _whole(asked))


def _rows(asked: Explored) -> Sequence[Block]:
    return (summed(asked.made, replace(_whole(asked), by=asked.question.by if asked.kpi.splits else ())),)


def _crossed(asked: Explored) -> Sequence[Block]:
    both = replace(asked.question, by=(asked.by, asked.across), first=asked.question.last)
    return (crossed(asked.made, both),)


def _whole(asked: Explored) -> Question:
    """What is asked of everybody over the range."""
    first = asked.made.last(asked.kpi) - asked.made.asking.months + 1
    return replace(asked.question, by=(), first=first)


MADE: Mapping[str, Make] = MappingProxyType(
    {"limits": _limits, "parts": _parts, "methods": _methods, "spread": _spread, "rows": _rows}
)
TITLES = {
    "limits": marked("What chance does"),
    "parts": marked("What made the change"),
    "methods": marked("Every method of averaging"),
    "spread": marked("Distribution"),
    "rows": marked("The rows behind it"),
    "across": marked("By two dimensions"),
}
