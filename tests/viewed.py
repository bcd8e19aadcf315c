"""Views drawn in tests of the sample company and of small ones."""

from pathlib import Path

from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.view import Asking, Cell, Fact, Facts, View
from hrkpi.viewing import ViewKind
from hrkpi.wording import Wording
from hrkpi.workspace import Workspace

EVE = Principal.viewer("eve")


def drawn(kind: ViewKind, report: Report, **asked: object) -> View:
    """A view of a report, of its last whole month unless it says otherwise."""
    asking = {"month": report.default_month, **asked}
    return kind.draw(report, Wording(report.locale), Asking(**asking))  # type: ignore[arg-type]  # as named


def reported(folder: Path) -> Report:
    """What somebody with no special rights sees of a workspace."""
    return Report(Workspace.open(folder), EVE)


def facts(view: View) -> dict[str, Fact]:
    """The large figures of a view by their names."""
    return {fact.label: fact for block in view.blocks if isinstance(block, Facts) for fact in block.facts}


def texts(cells: tuple[Cell, ...]) -> list[str]:
    """What readers read."""
    return [cell.text for cell in cells]
