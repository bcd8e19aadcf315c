"""The reader's language: English messages are the keys, catalogues hold what other languages say instead.

Whoever answers a reader does so inside ``speaking(language)``; whoever writes words calls ``say`` when it
writes them, never before. A thread that works for a reader is started in a copy of the context.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from babel import Locale

from hrkpi.discovery import late

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {ENGLISH: "English", "de": "Deutsch", "fr": "Français"}  # by their own names
WORDS = Path(__file__).parent / "words"  # a folder per language, a file per area; all of a folder are one
READER: ContextVar[str] = ContextVar("language", default="")

Catalogue = Mapping[tuple[str, str], tuple[str, ...]]  # by context and message: one form, or one per plural


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language inside the block; one that is not offered is English."""
    token = READER.set(language if language in LANGUAGES else ENGLISH)
    try:
        yield
    finally:
        READER.reset(token)


def spoken() -> str:
    """The reader's language, English where nobody chose."""
    return READER.get() or ENGLISH


def language_of(locale: str) -> str:
    """The language offered that a locale has: ``de`` of ``de_CH``; English of any that is not offered."""
    language = locale.partition("_")[0]
    return language if language in LANGUAGES else ENGLISH


def locale_for(locale: str) -> str:
    """How figures are written: as set, unless the reader chose another language than that of what is set.

    Args:
        locale: The locale that is set, for example ``de_CH``.
    """
    chosen = READER.get()
    return locale if not chosen or language_of(locale) == chosen else chosen


def say(message: str, /, **fields: object) -> str:
    """A message in the reader's language.

    Args:
        message: In English; an own name, or a word that no catalogue has, is said as it is.
        fields: What its braces stand for; without any, braces are left alone.
    """
    return say_in("", message, **fields)


def say_in(context: str, message: str, /, **fields: object) -> str:
    """A message that English has one word for and other languages two; the context tells which."""
    said = catalogue(spoken()).get((context, message), (message,))[0]
    return said.format(**fields) if fields else said


def say_many(one: str, more: str, count: float | Decimal, /, **fields: object) -> str:
    """A message that changes with a count, by the rule of the reader's language.

    Args:
        one: In English, for one.
        more: In English, for any other count.
        count: How many; ``{count}`` stands for it, unless ``fields`` say how it is written.
        fields: What the other braces stand for.
    """
    forms = catalogue(spoken()).get(("", one), (one, more))
    alike = forms[0] == forms[-1]  # as for per cent, the unit written most
    chosen = 0 if alike or _locale(spoken()).plural_form(count) == "one" else -1
    return forms[chosen].format(**{"count": count, **fields})


def counted(number: int) -> str:
    """A whole number as the reader's language groups its digits."""
    written: str = late("babel.numbers").format_decimal(number, locale=spoken())
    return written


def marked(message: str, /) -> str:
    """The message itself: a constant that is said by whoever shows it, and translated like any other."""
    return message


def marked_many(one: str, more: str, /) -> tuple[str, str]:
    """The two themselves: constants that are said by ``say_many(*…)``."""
    return one, more


@lru_cache
def _locale(language: str) -> Locale:
    return Locale(language)


@lru_cache
def catalogue(language: str) -> Catalogue:
    """What a language says instead of English; nothing for English itself."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for file in sorted((WORDS / language).glob("*.po")):
        with file.open("rb") as lines:
            for entry in late("babel.messages.pofile").read_po(lines, abort_invalid=True):
                forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)
                if entry.id and all(forms):
                    key = entry.id if isinstance(entry.id, str) else entry.id[0]
                    found[entry.context or "", key] = forms
    return found
