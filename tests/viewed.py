"""Views drawn in tests, and the rules that each of them keeps."""

from collections.abc import Iterator
from pathlib import Path

from hrkpi.principal import Principal
from hrkpi.report import Report
from hrkpi.result import Shown
from hrkpi.view import Asking, Block, Cell, Chart, Fact, Facts, Table, View
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


def chart(view: View, key: str) -> Chart:
    """A chart of a view."""
    return next(block for block in view.blocks if isinstance(block, Chart) and block.key == key)


def table(view: View, key: str) -> Table:
    """A table of a view."""
    return next(block for block in view.blocks if isinstance(block, Table) and block.key == key)


def facts(view: View) -> dict[str, Fact]:
    """The large figures of a view by their names."""
    return {fact.label: fact for block in view.blocks if isinstance(block, Facts) for fact in block.facts}


def texts(cells: tuple[Cell, ...]) -> list[str]:
    """What readers read."""
    return [cell.text for cell in cells]


def breaches(view: View) -> list[str]:
    """What a view breaks of what all views keep."""
    keys = [block.key for block in view.blocks]
    found = [f"{key} is there twice" for key in keys if keys.count(key) > 1]
    found += [f"section before {key}, which is not there" for key in view.sections if key not in keys]
    found += [f"{block.key}: a hidden cell has a value" for block in view.blocks if _gives_away(block)]
    found += [f"{block.key}: not as long as its axis" for block in view.blocks if _is_uneven(block)]
    found += [
        f"{block.key} says nothing"
        for block in view.blocks
        if isinstance(block, Chart) and not block.statement
    ]
    return found if view.statement else [*found, "the view says nothing"]


def _gives_away(block: Block) -> bool:
    """Whether a hidden cell tells its figure, by itself or by its interval."""
    if any(cell.value is not None for cell in _cells(block) if cell.shown is Shown.HIDDEN):
        return True
    series = block.series if isinstance(block, Chart) else ()
    return any(
        end is not None
        for one in series
        for ends in (one.low, one.high)
        for cell, end in zip(one.cells, ends, strict=False)
        if cell.shown is Shown.HIDDEN
    )


def _is_uneven(block: Block) -> bool:
    if isinstance(block, Table):
        return any(len(row) != len(block.heads) for row in block.rows)
    if isinstance(block, Facts):
        return False
    lengths = {
        len(part) for one in block.series for part in (one.cells, one.low or one.cells, one.high or one.cells)
    }
    return lengths != {len(block.axis)}


def _cells(block: Block) -> Iterator[Cell]:
    if isinstance(block, Facts):
        yield from (fact.cell for fact in block.facts)
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
    else:
        yield from (cell for one in block.series for cell in one.cells)
