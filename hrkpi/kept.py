"""What was worked out lately and may be asked for again, up to a size; several threads may ask at once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """The things used last, as many as fit.

    Args:
        room: How large all of them may be together; the one used longest ago goes first.
    """

    def __init__(self, room: int) -> None:
        self._room, self._lock = room, Lock()
        self._things: OrderedDict[Hashable, tuple[int, T]] = OrderedDict()
        self._works: dict[Hashable, Lock] = {}
        self._size = 0

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._things)

    def get(self, key: Hashable) -> T | None:
        """The thing of that key, if it is kept."""
        with self._lock:
            if key not in self._things:
                return None
            self._things.move_to_end(key)
            return self._things[key][1]

    def made(self, key: Hashable, make: Callable[[], T], size: int = 1) -> T:
        """The thing of that key, made where it is not kept; who asks meanwhile waits for it.

        Args:
            key: Of the thing.
            make: Makes it; what it raises is raised, and nothing is kept.
            size: How large it is.
        """
        with self._lock:
            work = self._works.setdefault(key, Lock())
        try:
            with work:
                kept = self.get(key)
                if kept is None:
                    kept = make()
                    self.put(key, kept, size)
                return kept
        finally:
            with self._lock:
                self._works.pop(key, None)

    def put(self, key: Hashable, thing: T, size: int) -> None:
        """Keep a thing; one that is larger than the room is not kept."""
        with self._lock:
            before, _ = self._things.pop(key, (0, thing))
            self._things[key] = size, thing
            self._size += size - before
            while self._size > self._room:
                _, (gone, _) = self._things.popitem(last=False)
                self._size -= gone
