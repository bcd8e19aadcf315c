"""Who asks: every function that gives out data takes a principal, and there is no default."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from hrkpi.errors import AccessError
from hrkpi.language import marked, say


class Role(StrEnum):
    """What somebody is to the workspace; each role reads, and those named in the sets below do more."""

    OWNER = "owner"
    ANALYST = "analyst"
    STEWARD = "steward"
    VIEWER = "viewer"


ROLES = (
    marked("owner"),
    marked("analyst"),
    marked("steward"),
    marked("viewer"),
)  # as ``say(role)`` says them
IMPORTERS = frozenset({Role.OWNER, Role.STEWARD})
TARGET_SETTERS = frozenset({Role.OWNER, Role.ANALYST, Role.STEWARD})
NOTE_WRITERS = TARGET_SETTERS


@dataclass(frozen=True)
class Principal:
    """One asker.

    Args:
        name: Written to the audit log.
        role: What the asker is to the workspace.
        unprotected: Whether small groups are shown; for the owner at the command line alone.

    Raises:
        AccessError: If the asker has no name, or anybody but the owner asks for unprotected figures.
    """

    name: str
    role: Role
    unprotected: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise AccessError("An asker has no name.", where="principal", mend="name who asks.")
        if self.unprotected and self.role is not Role.OWNER:
            raise AccessError(
                f"Unprotected figures are for the owner; {self.role} may not see them.",
                where="unprotected",
                mend="ask without it, or let the workspace's owner ask at the command line.",
            )

    @classmethod
    def owner(cls, name: str, *, unprotected: bool = False) -> Self:
        """The owner of the workspace."""
        return cls(name, Role.OWNER, unprotected)

    @classmethod
    def viewer(cls, name: str) -> Self:
        """Somebody who may look and change nothing."""
        return cls(name, Role.VIEWER)

    def must_be(self, roles: frozenset[Role], action: str) -> None:
        """Pass for one of the roles.

        Args:
            roles: Roles that may.
            action: What is asked, as an infinitive: ``import a file``.

        Raises:
            AccessError: If the asker has another role.
        """
        if self.role not in roles:
            raise AccessError(
                say("The role {role} may not {action}.", role=say(self.role), action=say(action)),
                where=say("asked by {name}", name=self.name),
                mend=say(
                    "ask one of these roles: {roles}.", roles=", ".join(say(role) for role in sorted(roles))
                ),
            )
