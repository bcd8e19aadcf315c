"""What a workspace is told about its company."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from hrkpi.errors import SettingError
from hrkpi.settings import FILE, MENDS, TEMPLATE, Settings, read_settings, workspace_path


def written(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_nothing_written_gives_the_defaults(tmp_path: Path) -> None:
    settings = read_settings(tmp_path)

    assert settings == Settings()
    assert (settings.fiscal_start, settings.bridge_days) == (1, 30)
    assert (settings.minimum_group, settings.minimum_group_special) == (5, 10)


def test_the_template_shows_every_setting_with_its_default(tmp_path: Path) -> None:
    shown = "\n".join(line.removeprefix("# ") for line in TEMPLATE.splitlines()[1:])

    settings = read_settings(written(tmp_path, shown))

    assert settings == Settings()
    assert all(f"# {field.name} = " in TEMPLATE for field in fields(Settings))


def test_the_file_wins_over_the_default(tmp_path: Path) -> None:
    folder = written(
        tmp_path, 'company_name = "Äpfel & Söhne"\nfiscal_start = 4\nleadership_levels = ["M1", "M2"]'
    )

    settings = read_settings(folder)

    assert settings.company_name == "Äpfel & Söhne"
    assert settings.fiscal_start == 4
    assert settings.leadership_levels == ("M1", "M2")


def test_a_variable_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path, "minimum_group = 7\nbridge_days = 3")
    monkeypatch.setenv("HRKPI_MINIMUM_GROUP", "8")
    monkeypatch.setenv("HRKPI_LEADERSHIP_LEVELS", "M1, M2,")

    settings = read_settings(folder)

    assert settings.minimum_group == 8
    assert settings.bridge_days == 3
    assert settings.leadership_levels == ("M1", "M2")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("minimum_group = 2", "minimum_group"),
        ("minimum_group_special = 2", "minimum_group_special"),
        ("minimum_group = 20", "minimum_group_special"),
        ("fiscal_start = 13", "fiscal_start"),
        ("fiscal_start = 0", "fiscal_start"),
        ("bridge_days = -1", "bridge_days"),
        ('bridge_days = "a month"', "bridge_days"),
        ('locale = "Klingon"', "locale"),
        ('currency = "Euro"', "currency"),
        ('company_name = ""', "company_name"),
        ("leadership_levels = 3", "leadership_levels"),
        ("leadership_levels = [3]", "leadership_levels"),
        ("fiscal_start = true", "fiscal_start"),
        ("fiscal_start = 1.0", "fiscal_start"),
        ("full_time_hours = 0.5", "full_time_hours"),
        ('full_time_hours = "many"', "full_time_hours"),
        ("full_time_hours = nan", "full_time_hours"),
        ("pay_is_full_time = 2", "pay_is_full_time"),
        ("locale = 3", "locale"),
        ('engine = "oracle"', "engine"),
        ('brand_logo_dark = "dark.svg"', "brand_logo_dark"),
    ],
)
def test_a_wrong_setting_says_which_and_where_and_how_to_mend_it(
    tmp_path: Path, line: str, name: str
) -> None:
    with pytest.raises(SettingError) as refused:
        read_settings(written(tmp_path, line))

    assert f"'{name}' is wrong" in refused.value.what
    assert refused.value.where == f"{tmp_path / FILE}, setting {name}"
    assert MENDS.get(name, repr(getattr(Settings, name))) in refused.value.mend


@pytest.mark.parametrize(
    "line", ['brand_colour = "teal"', 'brand_colour = "#067"', 'brand_colour_dark = "red;}"']
)
def test_a_colour_that_is_none_says_how_colours_are_written(tmp_path: Path, line: str) -> None:
    with pytest.raises(SettingError, match=r"this is no colour[\s\S]*six hexadecimal digits"):
        read_settings(written(tmp_path, line))


def test_a_day_that_is_none_says_how_days_are_written(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"'records_from' is wrong: this is no day[\s\S]*2020-01-01"):
        read_settings(written(tmp_path, 'records_from = "soon"'))


@pytest.mark.parametrize("line", ["records_from = 2020-01-01", 'records_from = "2020-01-01"'])
def test_a_day_may_be_written_bare_or_quoted(tmp_path: Path, line: str) -> None:
    assert read_settings(written(tmp_path, line)).records_from == date(2020, 1, 1)


@pytest.mark.parametrize(("word", "meant"), [("true", True), ("No", False), ("1", True)])
def test_a_variable_may_say_yes_or_no_in_several_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, meant: object
) -> None:
    monkeypatch.setenv("HRKPI_PAY_IS_FULL_TIME", word)

    assert read_settings(tmp_path).pay_is_full_time is meant


def test_a_wrong_variable_is_named_as_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRKPI_MINIMUM_GROUP", "none")

    with pytest.raises(SettingError) as refused:
        read_settings(tmp_path)

    assert refused.value.where == "variable HRKPI_MINIMUM_GROUP"


def test_an_unknown_setting_comes_with_the_nearest_known_one(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"did you mean 'minimum_group'\?") as refused:
        read_settings(written(tmp_path, "minimun_group = 5"))

    assert refused.value.what == "There is no setting 'minimun_group'."


@pytest.mark.parametrize("content", [b"company_name = Example", b'company_name = "M\xfcller"'])
def test_a_file_that_is_no_toml_is_refused_with_its_place(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)

    with pytest.raises(SettingError, match="not written in TOML") as refused:
        read_settings(tmp_path)

    assert str(tmp_path / FILE) in refused.value.where


def test_settings_cannot_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        Settings().minimum_group = 3  # type: ignore[misc]  # that it cannot be written is what is tested


def test_the_chosen_folder_wins_over_the_variable_and_that_over_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("HRKPI_WORKSPACE", raising=False)

    assert workspace_path() == tmp_path / ".hrkpi"

    monkeypatch.setenv("HRKPI_WORKSPACE", str(tmp_path / "named"))

    assert workspace_path() == tmp_path / "named"
    assert workspace_path(tmp_path / "chosen") == tmp_path / "chosen"


def test_a_folder_may_be_written_with_a_tilde_or_relative(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")

    assert workspace_path("~/figures") == Path("/home/somebody/figures")
    assert workspace_path("figures") == Path.cwd() / "figures"
