"""Facts built from canonical Parquet in a process of its own: ``python -m hrkpi.bench.build FOLDER DAY``.

What it prints is JSON: seconds, and the most memory the process ever held.
"""

import json
import resource
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

from hrkpi.facts import build
from hrkpi.snapshot import Stored

KILOBYTES = 1024


def measured(folder: Path, as_of: date) -> dict[str, float]:
    """Seconds and gigabytes that the facts of a folder of canonical tables take.

    Args:
        folder: One Parquet file per table.
        as_of: Day of knowledge.
    """
    begun = perf_counter()
    built = build(Stored(folder), as_of=as_of)
    took = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTES / 1e9
    return {"seconds": took, "gigabytes": peak, "rows": float(sum(map(len, built.frames.values())))}


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))))  # noqa: T201 - its answer
