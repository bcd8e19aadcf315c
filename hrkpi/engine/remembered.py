"""An engine that is asked the same question once: the parts of one page put it again and again."""

from hrkpi.engine.sums import Columns, Engine, Sums

Key = tuple[str, tuple[str, ...], tuple[tuple[str, tuple[int, ...]], ...], int | None]


class Remembered:
    """Another engine and what it said. Facts of a snapshot never change, so neither do its answers.

    Args:
        engine: Answers what has not been asked yet.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._found: dict[Key, list[Columns]] = {}

    def sums(self, asked: Sums) -> Columns:
        """One array per column of ``by`` and ``measures``; not to be written to."""
        several = self._found.setdefault(_key(asked), [])
        for found in several:
            if all(name in found for name in asked.measures):
                return {name: found[name] for name in (*asked.by, *asked.measures)}
        several.append(self._engine.sums(asked))
        return several[-1]


def _key(asked: Sums) -> Key:
    """All of a question but its measures: an answer with more of them holds the answer with fewer."""
    where = tuple(sorted((name, tuple(codes)) for name, codes in asked.where.items()))
    return asked.fact, asked.by, where, asked.stop
