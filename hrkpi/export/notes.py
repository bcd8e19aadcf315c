"""What every file of a view says of itself, in words: filters, period, data, hiding, making."""

from collections.abc import Sequence

from hrkpi.export.stamp import CONFIDENTIAL, Stamp
from hrkpi.sentences import listed
from hrkpi.view import About, View
from hrkpi.wording import Wording


def context(about: About) -> str:
    """Whose figures, of whom and when, in one line."""
    return " · ".join(part for part in (about.company, about.scope, about.period) if part)


def notes(about: About, wording: Wording, stamp: Stamp) -> tuple[tuple[str, str], ...]:
    """What a file says of itself, as name and words; what is empty is left out."""
    told = (
        ("Filters", about.scope),
        ("Period", about.period),
        ("Method", about.method),
        ("People", about.people),
        ("Data", data(about, wording)),
        ("Hidden", hidden(about)),
        ("Made", made(wording, stamp)),
        ("Link", stamp.link),
    )
    return tuple((name, text) for name, text in told if text)


def data(about: About, wording: Wording) -> str:
    """Which data the figures come from."""
    loaded = wording.moment(about.loaded_at)
    return f"To {wording.day(about.as_of)}, loaded {loaded}, snapshot {about.snapshot}"


def hidden(about: About) -> str:
    """The rule by which figures are hidden, and the groups it hides."""
    rule = f"Groups under {about.minimum} people are hidden, as are values that would reveal them"
    return f"{rule}; hidden here: {listed(about.hidden)}" if about.hidden else rule


def made(wording: Wording, stamp: Stamp) -> str:
    """When the file was made, and by whom."""
    return f"{wording.moment(stamp.made_at)} by {stamp.made_by}"


def footer(about: About, wording: Wording, stamp: Stamp) -> str:
    """The same as sentences, the link left out, with whom the file is for."""
    told = [f"{name}: {text}." for name, text in notes(about, wording, stamp) if name != "Link"]
    return " ".join([*told, CONFIDENTIAL])


def definitions(views: Sequence[View]) -> dict[str, str]:
    """How each figure is defined and by which source, by its name, each once."""
    told: dict[str, str] = {}
    for view in views:
        for label, formula in view.about.definitions.items():
            source = view.about.sources.get(label, "")
            told.setdefault(label, f"{formula} Source: {source}".strip() if source else formula)
    return told
