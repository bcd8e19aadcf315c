"""Plug-ins are found by being there."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from hrkpi.discovery import collect, late, postpone
from hrkpi.errors import DefinitionError


@dataclass(frozen=True)
class Plug:
    """Something that is offered."""

    key: str


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty package named ``offers``."""
    home = tmp_path / "offers"
    home.mkdir()
    (home / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield home
    for name in [name for name in sys.modules if name.split(".")[0] == "offers"]:
        del sys.modules[name]


def offer(package: Path, name: str, text: str) -> None:
    (package / f"{name}.py").write_text(f"from types import SimpleNamespace\n{text}\n")


def test_the_folder_is_the_list(package: Path) -> None:
    offer(package, "b", "PLUG = SimpleNamespace(key='b')")
    offer(package, "a", "PLUG = SimpleNamespace(key='a')")
    offer(package, "_machinery", "")

    found = collect("offers", "PLUG", object)

    assert list(found) == ["a", "b"]


def test_a_file_without_its_constant_is_an_error(package: Path) -> None:
    offer(package, "a", "")

    with pytest.raises(DefinitionError, match="offers no Plug named PLUG") as caught:
        collect("offers", "PLUG", Plug)

    assert caught.value.where == "offers.a"
    assert "PLUG = Plug(key='a', …)" in caught.value.mend


def test_a_constant_of_another_kind_is_an_error(package: Path) -> None:
    offer(package, "a", "PLUG = 'a'")

    with pytest.raises(DefinitionError, match="offers no Plug"):
        collect("offers", "PLUG", Plug)


@pytest.mark.parametrize("text", ["PLUG = SimpleNamespace(key='b')", "PLUG = SimpleNamespace()"])
def test_the_key_is_the_file_s_name(package: Path, text: str) -> None:
    offer(package, "a", text)

    with pytest.raises(DefinitionError, match="is not the file's name"):
        collect("offers", "PLUG", object)


def test_a_module_can_be_imported_at_first_use(package: Path) -> None:
    offer(package, "a", "PLUG = SimpleNamespace(key='a')")

    assert late("offers.a").PLUG.key == "a"


def test_a_postponed_module_is_imported_when_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "house"
    home.mkdir()
    (home / "__init__.py").write_text("")
    (home / "attic.py").write_text("import sys\nsys.opened = True\nbox = 3\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "opened", False, raising=False)

    postpone("house.attic")
    house = import_module("house")

    assert not sys.opened  # type: ignore[attr-defined]  # the module of this test sets it
    assert house.attic.box == 3
    assert sys.opened  # type: ignore[attr-defined]
    for name in ("house", "house.attic"):
        monkeypatch.delitem(sys.modules, name)


@pytest.mark.parametrize("module", ["json.decoder", "json.nothing"])
def test_what_is_imported_or_missing_is_left_alone(module: str) -> None:
    before = sys.modules.get(module)

    postpone(module)

    assert sys.modules.get(module) is before
