"""What Explore shows under the trend when it is asked for, tile by tile; one that fails stops no other."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from hrkpi.report import Report
from hrkpi.view import Asking, Block
from hrkpi.views._contributed import contributed
from hrkpi.views._crossed import crossed
from hrkpi.views._distributed import distributed
from hrkpi.views._figures import Figures
from hrkpi.views._judged import judged
from hrkpi.views._methodical import methodical
from hrkpi.views._summed import summed
from hrkpi.wording import Wording
from layouts._asked import YEAR, Asked
from layouts._page import Drawn, guarded
from layouts._view import block_of

Make = Callable[[Figures, Asked], Sequence[Block]]


def added(
    page: str, report: Report, wanted: Asked, wording: Wording, *, crossed: bool = True
) -> list[Component]:
    """What stands between the trend and the table: limits, parts of the change, methods, two dimensions.

    Args:
        page: Key of the page.
        report: Figures as the asker may see them.
        wanted: The view.
        wording: How figures are written.
        crossed: Whether there are groups to break down by a second dimension.
    """
    makes = [make for name, make in MADE.items() if name in wanted.show]
    makes += [_crossed] if crossed and wanted.across and wanted.by else []
    return [tile for make in makes for tile in _tiles(page, report, wanted, wording, make)]


def _tiles(page: str, report: Report, wanted: Asked, wording: Wording, make: Make) -> Sequence[Component]:
    asking = Asking(month=wanted.last, months=wanted.span, where=wanted.where, by=wanted.by)
    made = Figures(report, wording, asking)

    def drawn() -> Drawn:
        tiles = [block_of(page, block, wording) for block in make(made, wanted)]
        return Drawn(html.Div(tiles, className="blocks"))

    body: Any = guarded(drawn).body  # Any: what a component holds has no type
    tiles: Sequence[Component] = body.children if body.className == "blocks" else (body,)
    return tiles


def _limits(made: Figures, wanted: Asked) -> Sequence[Block]:
    return (judged(made, wanted.question(), since=wanted.first),)


def _parts(made: Figures, wanted: Asked) -> Sequence[Block]:
    return (contributed(made, replace(wanted.question(wanted.by), first=wanted.last - YEAR)),)


def _methods(made: Figures, wanted: Asked) -> Sequence[Block]:
    return (methodical(made, replace(wanted.question(), first=wanted.last)),)


def _spread(made: Figures, wanted: Asked) -> Sequence[Block]:
    return distributed(made, wanted.question())


def _rows(made: Figures, wanted: Asked) -> Sequence[Block]:
    return (summed(made, wanted.question(wanted.by if wanted.kpi.splits else "")),)


def _crossed(made: Figures, wanted: Asked) -> Sequence[Block]:
    return (
        crossed(made, replace(wanted.question(wanted.by), by=(wanted.by, wanted.across), first=wanted.last)),
    )


MADE: dict[str, Make] = {
    "limits": _limits,
    "parts": _parts,
    "methods": _methods,
    "spread": _spread,
    "rows": _rows,
}
