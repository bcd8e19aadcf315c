"""Options that commands share."""

import getpass

import pytest

from hrkpi import cli_options
from hrkpi.cli_options import filters, listed, owner
from hrkpi.principal import Role


def test_the_user_of_the_machine_owns_the_workspace() -> None:
    assert owner() == owner(unprotected=False)
    assert (owner().name, owner().role) == (getpass.getuser(), Role.OWNER)
    assert owner(unprotected=True).unprotected


def test_a_user_without_a_name_is_known_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(cli_options, "getuser", nameless)

    assert owner().name.startswith("user ")


def test_words_between_commas_lose_their_blanks() -> None:
    assert listed(" department, location ,") == ("department", "location")
    assert listed(None) == ()


def test_a_member_may_hold_an_equals_sign() -> None:
    assert filters(["team=A=B, C"]) == {"team": ("A=B", "C")}
    assert filters(None) == {}
