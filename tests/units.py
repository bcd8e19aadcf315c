"""Units of an organisation and what became of them, for the tests of figures."""

from tests.builders import Cell, Entry


def renamed(old: str, new: str, day: str) -> Entry:
    """A unit that is another one from a day on."""
    return Entry("org_changes", {"old_unit": old, "new_unit": new, "effective_date": day})


def unit(key: str, name: str | None = None, **cells: Cell) -> Entry:
    """A department."""
    return Entry("org_units", {"unit_id": key, "name": name, "kind": "department", **cells})
