"""The words of claims, one table per language; what a sentence says is decided elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter

from hrkpi import sentences
from hrkpi.kpi import Kpi, Timing
from hrkpi.period import WindowKind
from hrkpi.wording import BOUNDS, Wording

DEFAULT = "en"
Number = float | int | str  # a figure, a count, or a label; never text of a sentence


@dataclass(frozen=True)
class Language:
    """How one language says things.

    Args:
        templates: Sentence by claim. What stands in braces is a number of the claim and how it is written:
            ``value``, ``figure`` (without unit), ``change``, ``period``, ``span`` (so many windows),
            ``count``, ``member`` and ``members`` (of a dimension); alone it is written as it is.
        label: A KPI's name inside a sentence.
        count: A whole number in words.
        span: So many windows of a kind, or surveys.
        members: The members of a dimension, as a plural.
        member: A member of a dimension, by its label.
        bound: How a target is a limit of a KPI.
    """

    templates: Mapping[str, str]
    label: Callable[[str], str]
    count: Callable[[int], str]
    span: Callable[[int, WindowKind | None], str]
    members: Callable[[str], str]
    member: Callable[[str, str], str]
    bound: Callable[[Kpi], str]


def _span(count: int, kind: WindowKind | None) -> str:
    """So many windows; without a kind, occasions: all of them are surveys."""
    one, more = sentences.COUNTED.get(kind, ("month", "months")) if kind else ("survey", "surveys")
    return f"{sentences.spelled(count)} {one if count == 1 else more}"


def _bound(kpi: Kpi) -> str:
    return BOUNDS[kpi.better]


ENGLISH = {
    "hidden": "{name}: hidden to protect people; the group is too small, or would reveal one that is.",
    "no_data": "There is nothing to measure in {period:period}.",
    "first": "{name}: {now:value} in {period:period}; there is nothing to compare it with.",
    "too_few": (
        "{name}: {now:value} in {period:period}, after {then:value} in {before:period}; there are too few "
        "periods to tell a change from chance."
    ),
    "unchanged": "{name}: unchanged at {now:value} in {period:period} since {before:period}.",
    "no_material_change": (
        "No material change: {name} at {now:value} in {period:period}, after {then:value} in {before:period}."
    ),
    "rose": (
        "{name} rose to {now:value} in {period:period}, from {then:value} in {before:period} "
        "({change:change})."
    ),
    "fell": (
        "{name} fell to {now:value} in {period:period}, from {then:value} in {before:period} "
        "({change:change})."
    ),
    "on_target": "On target for {held:span} ({bound} {target:value}).",
    "watch": "Short of target for {held:span} ({bound} {target:value}), within tolerance.",
    "off_target": "Off target for {held:span} ({bound} {target:value}).",
    "above_usual": "{month:period} lies above the usual monthly range ({low:figure} to {high:value}).",
    "below_usual": "{month:period} lies below the usual monthly range ({low:figure} to {high:value}).",
    "run_above": "The last {length:count} months all lie above the usual level.",
    "run_below": "The last {length:count} months all lie below the usual level.",
    "reversal": "The whole moved against all {dimension:members} that can be shown.",
    "mix": (
        "Of the change, {mix:change} is a shift between {dimension:members} and {rate:change} a change "
        "within them."
    ),
    "main_part": "{group:member} makes up {part:change} of the change.",
    "improved_most": "{group:member} improved by more than chance ({change:change}).",
    "worsened_most": "{group:member} worsened by more than chance ({change:change}).",
    "rose_most": "{group:member} rose by more than chance ({change:change}).",
    "fell_most": "{group:member} fell by more than chance ({change:change}).",
    "unit_above": (
        "{group:member} lies above what its size explains ({value:value}, the whole {whole:value})."
    ),
    "unit_below": (
        "{group:member} lies below what its size explains ({value:value}, the whole {whole:value})."
    ),
    "partial": "The data cover only a part of {period:period}.",
    "some_hidden": "Some {dimension:members} are hidden to protect people.",
}

LANGUAGES: Mapping[str, Language] = {
    DEFAULT: Language(
        templates=ENGLISH,
        label=lambda label: label,
        count=sentences.spelled,
        span=_span,
        members=sentences.members,
        member=sentences.member,
        bound=_bound,
    )
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
        language = LANGUAGES.get(wording.locale.split("_")[0], LANGUAGES[DEFAULT])
        self._kpi, self._language = kpi, language
        self._written: Mapping[str, Callable[[str], str]] = {
            "value": lambda text: wording.value(kpi, float(text)),
            "figure": lambda text: wording.figure(kpi, float(text)),
            "change": lambda text: wording.change(kpi, float(text)).signed,
            "period": lambda text: wording.period(text, long=True),
            "span": lambda text: language.span(int(text), counted),
            "count": lambda text: language.count(int(text)),
            "members": language.members,
            "member": lambda text: language.member(dimension, text),
            "": lambda text: text,
        }

    def sentence(self, key: str, numbers: Mapping[str, Number]) -> str:
        """The sentence of a claim, with a capital first."""
        language = self._language
        about = {"name": language.label(self._kpi.label), "bound": language.bound(self._kpi), **numbers}
        text = self.vformat(language.templates[key], (), about)
        return text[0].upper() + text[1:]

    def format_field(self, value: object, format_spec: str) -> str:
        """One number of a sentence, as its template wants it written."""
        return self._written[format_spec](str(value))
