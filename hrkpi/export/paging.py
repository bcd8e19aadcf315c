"""Where the printed pages of a view begin, and how much higher its charts are, so that none has a hole."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import inf

PAGE = 0.12  # what one more page costs, beside the square of the share of it that stays empty
SQUEEZED = 0.5  # what charts cost that are lower than drawn, by the share of the page that they give
FEW, LONELY = 0.15, 0.3  # of a page: what stands alone on the last one, and what that costs
LEAST = 180.0  # CSS pixels of a long table that may stand at the foot of a page
AGAIN = 48.0  # CSS pixels of the headings that it repeats on the next


@dataclass(frozen=True)
class Band:
    """What stands side by side on a page, under its heading.

    Args:
        high: CSS pixels that it takes, with the air under it.
        give: CSS pixels by which it may be lower.
        take: CSS pixels by which it may be higher.
        tears: Whether it may go on on the next page: a long table.
    """

    high: float
    give: float = 0.0
    take: float = 0.0
    tears: bool = False


@dataclass(frozen=True)
class Laid:
    """How a band is printed.

    Args:
        begins: Whether it begins a page.
        taller: CSS pixels by which it is higher than drawn; negative where it is lower.
    """

    begins: bool
    taller: float


def laid(bands: Sequence[Band], room: float) -> list[Laid]:
    """The pages that leave the least empty, the last of which may end anywhere.

    Args:
        bands: From top to bottom; the first begins the first page.
        room: CSS pixels of a page.
    """

    @cache
    def best(first: int, used: float) -> tuple[float, tuple[int, float]]:
        """What the bands from one on cost, and the end of the page with what is used of the next."""
        found = (inf, (first + 1, 0.0))
        if used:  # what is torn ends here, and nothing may fit under it: the rest stays empty
            found = (PAGE + (max(room - used, 0.0) / room) ** 2 + best(first, 0.0)[0], (first, 0.0))
        for after in range(first + 1, len(bands) + 1):
            cost, over = _page(bands[first:after], room - used, room, is_last=after == len(bands))
            if cost == inf:
                break
            later = best(after, over)[0] if after < len(bands) else 0.0
            found = min(found, (cost + later, (after, over)))
        return found

    pages: list[Laid] = []
    first, used = 0, 0.0
    while first < len(bands):
        _, (after, over) = best(first, used)
        last = after == len(bands)
        taller = _taller(bands[first:after], room - used, over, is_last=last)
        pages += [Laid(at == first and used == 0, more) for at, more in enumerate(taller, start=first)]
        first, used = after, over
    return pages


def _page(bands: Sequence[Band], left: float, room: float, *, is_last: bool) -> tuple[float, float]:
    """What a page costs, and how far its last band reaches into the next; too much where it cannot be."""
    high, give, take = (sum(getattr(band, name) for band in bands) for name in ("high", "give", "take"))
    over = high - left
    tears = bands[-1].tears and bands[-1].high - over >= LEAST
    if over > give and not tears:
        alone = len(bands) == 1 and left == room  # higher than a page: it is torn wherever that is
        return (PAGE, over % room) if alone else (inf, 0.0)
    if over > give:
        pages = over // room
        return PAGE * (1 + pages), over - pages * room + AGAIN
    if over > 0:
        return PAGE + SQUEEZED * over / room, 0.0
    if is_last:
        return PAGE + (LONELY if high < room * FEW else 0.0), 0.0
    return PAGE + (max(-over - take, 0.0) / room) ** 2, 0.0


def _taller(bands: Sequence[Band], left: float, torn: float, *, is_last: bool) -> list[float]:
    """What each band of a page gets of the room that is left, or gives of what lacks."""
    free = left - sum(band.high for band in bands)
    name = "take" if free > 0 else "give"
    able = [getattr(band, name) for band in bands]
    whole = sum(able)
    if torn or not whole or (is_last and free > 0):
        return [0.0] * len(bands)
    share = max(-1.0, min(1.0, free / whole))
    return [share * one for one in able]
