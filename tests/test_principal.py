"""Who asks: deny by default."""

from dataclasses import FrozenInstanceError

import pytest

from hrkpi.errors import AccessError
from hrkpi.principal import IMPORTERS, Principal, Role


def test_the_owner_alone_may_see_unprotected_figures() -> None:
    asker = Principal.owner("dana", unprotected=True)

    assert asker.unprotected
    assert asker.role is Role.OWNER


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
def test_nobody_else_may_see_unprotected_figures(role: Role) -> None:
    with pytest.raises(AccessError, match="for the owner"):
        Principal("kim", role, unprotected=True)


def test_everybody_is_protected_until_they_ask_otherwise() -> None:
    assert not Principal.owner("dana").unprotected
    assert not Principal.viewer("kim").unprotected


@pytest.mark.parametrize("name", ["", "  "])
def test_an_asker_has_a_name(name: str) -> None:
    with pytest.raises(AccessError, match="no name"):
        Principal.viewer(name)


def test_a_principal_cannot_be_raised_afterwards() -> None:
    asker = Principal.viewer("kim")

    with pytest.raises(FrozenInstanceError):
        asker.role = Role.OWNER  # type: ignore[misc]  # the point of the test


def test_an_action_is_refused_to_roles_that_are_not_named() -> None:
    Principal.owner("dana").must_be(IMPORTERS, "import a file")

    with pytest.raises(AccessError, match="viewer may not import a file"):
        Principal.viewer("kim").must_be(IMPORTERS, "import a file")
