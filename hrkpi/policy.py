"""How large a group must be before its figure is shown, by class of figure and of dimension."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrkpi.errors import QueryError, SettingError
from hrkpi.kpi import Sensitivity
from hrkpi.language import say
from hrkpi.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hrkpi.tree import BoolArray, FloatArray

FLOOR = 3  # persons; the app refuses less
MINIMUM = 5  # persons; customary among vendors of people analytics
MINIMUM_SPECIAL = 10  # persons; customary among statistics offices for sensitive microdata

DIMENSION_CLASS: "Mapping[str, Sensitivity]" = {
    "company": Sensitivity.S0,
    "division": Sensitivity.S0,
    "department": Sensitivity.S0,
    "team": Sensitivity.S0,
    "location": Sensitivity.S0,
    "country": Sensitivity.S0,
    "job_family": Sensitivity.S0,
    "level": Sensitivity.S0,
    "employment_type": Sensitivity.S0,
    "worker_type": Sensitivity.S0,
    "contract": Sensitivity.S0,
    "is_leader": Sensitivity.S0,
    "manager": Sensitivity.S0,
    "hire_source": Sensitivity.M1,
    "stage": Sensitivity.M1,
    "is_internal": Sensitivity.M1,
    "exit_type": Sensitivity.M1,
    "exit_reason": Sensitivity.M1,
    "course": Sensitivity.M1,
    "gender": Sensitivity.S1,
    "age_band": Sensitivity.S1,
    "tenure_band": Sensitivity.S1,
    "ethnicity": Sensitivity.S2,
    "disability": Sensitivity.S2,
    "veteran": Sensitivity.S2,
    "nationality": Sensitivity.S2,
    "survey": Sensitivity.M4,
    "theme": Sensitivity.M4,
    "item": Sensitivity.M4,
}
OVERLAPPING = frozenset({"theme", "item", "stage"})  # one person stands in several members


@dataclass(frozen=True)
class Policy:
    """How large a group must be.

    Args:
        k: Fewest persons that may stand behind a shown figure.
        zero_is_small: Whether nobody counts as a small group, so that an absence gives nothing away.

    Raises:
        SettingError: If fewer than the floor would be shown.
    """

    k: int
    zero_is_small: bool = False

    def __post_init__(self) -> None:
        if self.k < FLOOR:
            raise SettingError(
                f"Groups of fewer than {FLOOR} persons are never shown.",
                where="smallest group shown",
                mend=f"set it to {FLOOR} or more; {MINIMUM} is customary.",
            )

    def is_small(self, people: "FloatArray") -> "BoolArray":
        """Whether a group is too small to show."""
        return ~(people >= self.k) if self.zero_is_small else self.is_partial(people)

    def is_partial(self, people: "FloatArray") -> "BoolArray":
        """Whether persons are neither nobody nor a full group; a missing or negative number is partial."""
        partial: BoolArray = ~((people >= self.k) | (people == 0))
        return partial


def policy_for(
    figure: Sensitivity,
    dims: "Iterable[str]",
    *,
    minimum: int = MINIMUM,
    minimum_special: int = MINIMUM_SPECIAL,
) -> Policy | None:
    """The policy of a figure over some dimensions; the most sensitive of them decides.

    Args:
        figure: Class of the figure.
        dims: Dimensions it is broken down or filtered by.
        minimum: Smallest group shown, persons.
        minimum_special: Smallest group shown where a special category or pay is concerned, persons.

    Returns:
        None for structure over structure, which is shown as it is.

    Raises:
        QueryError: If a dimension has no class.
        SettingError: If fewer than the floor would be shown.
    """
    classes = {figure, *(_class_of(dim) for dim in dims)}
    if classes == {Sensitivity.S0}:
        return None
    special = max(minimum, minimum_special)
    if Sensitivity.S2 in classes:
        return Policy(special, zero_is_small=True)
    return Policy(special if Sensitivity.M3 in classes else minimum)


def _class_of(dim: str) -> Sensitivity:
    if dim not in DIMENSION_CLASS:
        raise QueryError(
            say("{dim!r} is not a dimension.", dim=dim),
            where=say("dimension"),
            mend=nearest(dim, DIMENSION_CLASS),
        )
    return DIMENSION_CLASS[dim]
