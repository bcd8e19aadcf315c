"""The words of claims; what a sentence says is decided elsewhere."""

from collections.abc import Callable, Mapping
from string import Formatter

from hrkpi import sentences
from hrkpi.kpi import Kpi, Timing
from hrkpi.language import marked, say
from hrkpi.period import WindowKind
from hrkpi.wording import Wording, bound

Number = float | int | str  # a figure, a count, or a label; never text of a sentence

# What stands in braces is a number of the claim and how it is written: ``value``, ``figure`` (without unit),
# ``change``, ``period``, ``span`` (for so many windows), ``count``, ``member`` and ``members`` (of a
# dimension); alone it is written as it is.
SENTENCES: Mapping[str, str] = {  # by claim
    "hidden": marked(
        "{name}: hidden to protect people; the group is too small, or would reveal one that is."
    ),
    "no_data": marked("There is nothing to measure in {period:period}."),
    "first": marked("{name}: {now:value} in {period:period}; there is nothing to compare it with."),
    "too_few": marked(
        "{name}: {now:value} in {period:period}, after {then:value} in {before:period}; there are too few "
        "periods to tell a change from chance."
    ),
    "unchanged": marked("{name}: unchanged at {now:value} in {period:period} since {before:period}."),
    "no_material_change": marked(
        "No material change: {name} at {now:value} in {period:period}, after {then:value} in {before:period}."
    ),
    "rose": marked(
        "{name} rose to {now:value} in {period:period}, from {then:value} in {before:period} "
        "({change:change})."
    ),
    "fell": marked(
        "{name} fell to {now:value} in {period:period}, from {then:value} in {before:period} "
        "({change:change})."
    ),
    "on_target": marked("On target {held:span} ({bound} {target:value})."),
    "watch": marked("Short of target {held:span} ({bound} {target:value}), within tolerance."),
    "off_target": marked("Off target {held:span} ({bound} {target:value})."),
    "above_usual": marked(
        "{month:period} lies above the usual monthly range ({low:figure} to {high:value})."
    ),
    "below_usual": marked(
        "{month:period} lies below the usual monthly range ({low:figure} to {high:value})."
    ),
    "run_above": marked("The last {length:count} months all lie above the usual level."),
    "run_below": marked("The last {length:count} months all lie below the usual level."),
    "reversal": marked("The whole moved against all {dimension:members} that can be shown."),
    "mix": marked(
        "Of the change, {mix:change} is a shift between {dimension:members} and {rate:change} a change "
        "within them."
    ),
    "main_part": marked("{group:member} makes up {part:change} of the change."),
    "improved_most": marked("{group:member} improved by more than chance ({change:change})."),
    "worsened_most": marked("{group:member} worsened by more than chance ({change:change})."),
    "rose_most": marked("{group:member} rose by more than chance ({change:change})."),
    "fell_most": marked("{group:member} fell by more than chance ({change:change})."),
    "none_moved": marked(
        "None of the {dimension:members} that can be judged moved by more than chance from {before:period} "
        "to {period:period}."
    ),
    "groups_too_few": marked(
        "There are too few periods to tell a change of the {dimension:members} from chance."
    ),
    "unit_above": marked(
        "{group:member} lies above what its size explains ({value:value}, the whole {whole:value})."
    ),
    "unit_below": marked(
        "{group:member} lies below what its size explains ({value:value}, the whole {whole:value})."
    ),
    "partial": marked("The data cover only a part of {period:period}."),
    "some_hidden": marked("Some {dimension:members} are hidden to protect people."),
}


class Writer(Formatter):
    """Writes the sentences of one KPI.

    Args:
        kpi: What they are about.
        kind: Window of its figures.
        wording: Writes figures and periods.
        dimension: What the groups named are members of.
    """

    def __init__(self, kpi: Kpi, kind: WindowKind, wording: Wording, dimension: str = "") -> None:
        counted = None if kpi.timing is Timing.OCCASION else kind
        self._kpi = kpi
        self._written: Mapping[str, Callable[[str], str]] = {
            "value": lambda text: wording.value(kpi, float(text)),
            "figure": lambda text: wording.figure(kpi, float(text)),
            "change": lambda text: wording.change(kpi, float(text)).signed,
            "period": lambda text: wording.period(text, long=True),
            "span": lambda text: sentences.span(int(text), counted),
            "count": lambda text: sentences.spelled(int(text)),
            "members": sentences.members,
            "member": lambda text: sentences.member(dimension, text),
            "": lambda text: text,
        }

    def sentence(self, key: str, numbers: Mapping[str, Number]) -> str:
        """The sentence of a claim, with a capital first."""
        about = {"name": say(self._kpi.label), "bound": bound(self._kpi), **numbers}
        text = self.vformat(say(SENTENCES[key]), (), about)
        return text[0].upper() + text[1:]

    def format_field(self, value: object, format_spec: str) -> str:
        """One number of a sentence, as its template wants it written."""
        return self._written[format_spec](str(value))
