"""What every file of a view says of itself, in words: filters, period, data, hiding, making."""

from collections.abc import Sequence

from hrkpi.export.stamp import CONFIDENTIAL, Stamp
from hrkpi.language import say
from hrkpi.sentences import listed, rule
from hrkpi.view import About, View
from hrkpi.wording import Wording


def context(about: About) -> str:
    """Whose figures, of whom and when, in one line."""
    return " · ".join(part for part in (about.company, about.scope, about.period) if part)


def notes(about: About, wording: Wording, stamp: Stamp) -> tuple[tuple[str, str], ...]:
    """What a file says of itself, as name and words; what is empty is left out."""
    told = (
        (say("Filters"), about.scope),
        (say("Period"), about.period),
        (say("Method"), about.method),
        (say("People"), about.people),
        (say("Data"), data(about, wording)),
        (say("Hidden"), hidden(about)),
        (say("Made"), made(wording, stamp)),
        (say("Link"), stamp.link),
    )
    return tuple((name, text) for name, text in told if text)


def data(about: About, wording: Wording) -> str:
    """Which data the figures come from."""
    loaded = wording.moment(about.loaded_at)
    return say(
        "To {day}, loaded {loaded}, snapshot {snapshot}",
        day=wording.day(about.as_of),
        loaded=loaded,
        snapshot=about.snapshot,
    )


def hidden(about: About) -> str:
    """The rule by which figures are hidden, and the groups it hides."""
    rule_ = rule(about.minimum).removesuffix(".")
    if not about.hidden:
        return rule_
    return say("{rule}; hidden here: {names}", rule=rule_, names=listed(about.hidden))


def made(wording: Wording, stamp: Stamp) -> str:
    """When the file was made, and by whom."""
    return say("{moment} by {name}", moment=wording.moment(stamp.made_at), name=stamp.made_by)


def footer(about: About, wording: Wording, stamp: Stamp) -> str:
    """The same as sentences, the link left out, with whom the file is for."""
    told = [
        say("{label}: {text}.", label=name, text=text)
        for name, text in notes(about, wording, Stamp(stamp.made_at, stamp.made_by))
    ]
    return " ".join([*told, say(CONFIDENTIAL)])


def definitions(views: Sequence[View]) -> dict[str, str]:
    """How each figure is defined and by which source, by its name, each once."""
    told: dict[str, str] = {}
    for view in views:
        for label, formula in view.about.definitions.items():
            source = view.about.sources.get(label, "")
            cited = say("{formula} Source: {source}", formula=formula, source=source).strip()
            told.setdefault(label, cited if source else formula)
    return told
