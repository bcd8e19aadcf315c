"""Words in the reader's language, and the catalogues that hold them."""

from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from docs.words import OTHERS, Message, add, entries, kpi_messages, main, messages, said
from hrkpi import language
from hrkpi.language import LANGUAGES, language_of, locale_for, marked, say, say_in, say_many, speaking, spoken
from hrkpi.wording import Wording

LITTLE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Turnover is {value}."
msgstr "Fluktuation: {value}."

msgctxt "of a door"
msgid "Open"
msgstr "Offen"

msgid "Not yet"
msgstr ""

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} Tag"
msgstr[1] "{count} Tage"
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "some.po").write_text(LITTLE, encoding="utf-8")
    monkeypatch.setattr(language, "WORDS", tmp_path)
    language.catalogue.cache_clear()
    with speaking("de"):
        yield
    language.catalogue.cache_clear()


def test_english_is_said_as_it_is_written() -> None:
    assert spoken() == "en"
    assert say("Turnover is {value}.", value="9 %") == "Turnover is 9 %."
    assert say("Braces {stay}") == marked("Braces {stay}") == "Braces {stay}"
    assert say_many("{count} day", "{count} days", 1) == "1 day"
    assert say_many("{count} day", "{count} days", 1200, count="1 200") == "1 200 days"


@pytest.mark.usefixtures("german")
def test_german_says_what_its_catalogue_holds_and_english_what_it_does_not() -> None:
    assert say("Turnover is {value}.", value="9 %") == "Fluktuation: 9 %."
    assert say("Open") == "Open"
    assert say_in("of a door", "Open") == "Offen"
    assert say("Not yet") == "Not yet"
    assert [say_many("{count} day", "{count} days", count) for count in (1, 2)] == ["1 Tag", "2 Tage"]
    assert say_many("{count} week", "{count} weeks", 2) == "2 weeks"


def test_a_language_lasts_as_long_as_its_block_and_goes_with_a_copy_of_the_context() -> None:
    with speaking("de"):
        inside = copy_context()
        with speaking("tlh"):
            assert spoken() == "en"
        assert spoken() == "de"

    assert spoken() == "en"
    assert inside.run(spoken) == "de"


def test_figures_follow_the_reader_and_the_locale_as_far_as_it_is_the_readers() -> None:
    assert [language_of(locale) for locale in ("de_CH", "fr", "en_GB", "pt_PT")] == ["de", "fr", "en", "en"]
    assert locale_for("de_CH") == "de_CH"
    with speaking("de"):
        assert locale_for("de_CH") == "de_CH"
        assert locale_for("en_GB") == "de"
        assert Wording("en_GB").number(1234.5, 1) == "1.234,5"
        assert Wording("de_CH").number(1234.5, 1) == "1’234.5"
    with speaking("fr"):
        assert Wording("de_CH").number(1234.5, 1) == "1\u202f234,5"


def test_messages_are_found_wherever_they_are_said() -> None:
    found = list(
        said(
            'say("a" " b", x=say("c"))\nsay("d" if x else "e")\nsay_in("door", "f")\n'
            'language.say_many("g", "h", 2)\nTITLE = marked("i")\nsay(kpi.label)\n'
            'marked_many("j", "k")\nf("l")'
        )
    )

    assert found == [
        *(Message("", ("a b",)), Message("", ("d",)), Message("", ("e",)), Message("door", ("f",))),
        *(Message("", ("g", "h")), Message("", ("i",)), Message("", ("j", "k")), Message("", ("c",))),
    ]


def test_what_lacks_is_added_empty_beside_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "some.po").write_text(LITTLE, encoding="utf-8")
    monkeypatch.setattr("docs.words.WORDS", tmp_path)

    add(
        "de",
        {Message("", ("New",)): "some", Message("x", ("Other",)): "more", Message("", ("1", "2")): "more"},
    )

    held = entries("de")
    assert held[Message("of a door", ("Open",))] == ("Offen",)
    assert held[Message("", ("New",))] == held[Message("x", ("Other",))] == ("",)
    assert held[Message("", ("1", "2"))] == ("", "")


def test_words_says_what_is_to_be_done_and_ends_well_once_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "some.po").write_text(LITTLE, encoding="utf-8")
    monkeypatch.setattr("docs.words.WORDS", tmp_path)
    monkeypatch.setattr("docs.words.OTHERS", ("de",))
    monkeypatch.setattr("docs.words.kpi_messages", dict)
    opened = Message("of a door", ("Open",))
    monkeypatch.setattr("docs.words.messages", lambda: {opened: "some", Message("", ("New",)): "more"})

    assert main() == 1
    told = capsys.readouterr().out
    assert "de more lacks: New\n" in told
    assert "de is stale: Turnover is {value}.\n" in told

    monkeypatch.setattr("docs.words.messages", lambda: {opened: "some"})
    (tmp_path / "de" / "some.po").write_text('msgctxt "of a door"\nmsgid "Open"\nmsgstr "Offen"\n')
    (tmp_path / "de" / "more.po").unlink()
    assert main() == 0


@pytest.mark.parametrize("spoken_here", OTHERS)
def test_every_message_is_translated_whole_and_none_is_stale(spoken_here: str) -> None:
    """A KPI without translation speaks English, so that adding one touches its file and its test alone."""
    said_now, held = messages(), entries(spoken_here)

    assert [one.texts[0] for one in said_now if not all(held.get(one, ("",)))] == []
    assert [one.texts[0] for one in held if one not in said_now and one not in kpi_messages()] == []
    assert [one.texts[0] for one, forms in held.items() if not _same_fields(one, forms)] == []


@pytest.mark.parametrize("spoken_here", OTHERS)
def test_every_catalogue_is_of_its_language_and_names_a_message_once(spoken_here: str) -> None:
    assert spoken_here in LANGUAGES
    for file in (language.WORDS / spoken_here).glob("*.po"):
        text = file.read_text(encoding="utf-8")
        with file.open("rb") as lines:
            book = read_po(lines, abort_invalid=True)
        assert book.locale in (None, Locale(spoken_here)), file.name
        assert "#, fuzzy" not in text, file.name
        assert "#~" not in text, file.name


@pytest.mark.parametrize("spoken_here", OTHERS)
def test_a_message_in_two_catalogues_says_the_same_in_both(spoken_here: str) -> None:
    said_before: dict[Message, tuple[str, ...]] = {}
    for file in sorted((language.WORDS / spoken_here).glob("*.po")):
        for message, forms in entries(spoken_here, file.name).items():
            assert said_before.setdefault(message, forms) == forms, (file.name, message)


@pytest.mark.parametrize("spoken_here", OTHERS)
def test_the_choice_of_a_unit_is_not_called_like_a_kind_of_unit(spoken_here: str) -> None:
    with speaking(spoken_here):
        assert say("Scope") not in {say(name) for name in ("Company", "Division", "Department", "Team")}


def test_a_german_compound_with_a_percent_sign_stays_on_one_line() -> None:
    """By word joiners: the hyphen that does not break is in few typefaces, ours not among them."""
    said = [form for forms in entries("de").values() for form in forms if "%-" in form]

    assert said
    assert [form for form in said if "-%" in form.replace("-\u2060%-\u2060", "")] == []


def _same_fields(message: Message, forms: tuple[str, ...]) -> bool:
    """Whether the braces are those of the English text; the form for one may leave the count out."""
    wanted = [_fields(text) for text in message.texts]
    given = [_fields(form) for form in forms if form]
    return not given or (given[-1] == wanted[-1] and all(one <= set().union(*wanted) for one in given))


def _fields(text: str) -> set[tuple[str, str]]:
    return {(name, spec or "") for _, name, spec, _ in Formatter().parse(text) if name is not None}
