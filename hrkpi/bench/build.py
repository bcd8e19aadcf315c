"""Facts built from canonical Parquet in a process of its own: ``python -m hrkpi.bench.build FOLDER DAY``.

It goes the way of an import: in one piece, or part by part where the company is large. What it prints is
JSON: seconds until the facts are on the disk, and the most memory that its processes can have held together.
"""

import json
import resource
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pyarrow.parquet as pq

from hrkpi import facts_large
from hrkpi.book import Rules, is_large
from hrkpi.facts import built
from hrkpi.snapshot import Stored

KILOBYTES = 1024


def measured(folder: Path, as_of: date) -> dict[str, float]:
    """Seconds, gigabytes and rows that the facts of a folder of canonical tables take.

    Args:
        folder: One Parquet file per table.
        as_of: Day of knowledge.
    """
    rows, rules = [pq.read_metadata(file).num_rows for file in folder.glob("*.parquet")], Rules(as_of)
    with TemporaryDirectory(dir=folder.parent) as home:
        begun = perf_counter()
        if is_large(rows):
            facts_large.build(folder, Path(home), rules)
        else:
            built(Stored(folder), rules).save(Path(home))
        took = perf_counter() - begun
        made = sum(pq.read_metadata(file).num_rows for file in Path(home).glob("*.parquet"))
    others = facts_large.PROCESSES if is_large(rows) else 0
    held = _own() + others * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * KILOBYTES / 1e9
    return {"seconds": took, "gigabytes": held, "rows": float(made)}


def _own() -> float:
    """The most memory, in gigabytes, that this process held: resource usage counts who started it too."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (most,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(most) * KILOBYTES / 1e9


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))))  # noqa: T201 - its answer
