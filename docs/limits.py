"""Makes hrkpi/garwood.npy anew: exact Poisson limits of few events, so that nobody waits for scipy."""

import numpy as np

from hrkpi.intervals import LIMITS, poisson_limits

EVENTS = 1000


def main() -> None:
    """Write the table: a row per number of events, from none; lower and upper limit."""
    low, high = poisson_limits(np.arange(EVENTS, dtype=float))
    np.save(LIMITS, np.column_stack([low, high]))


if __name__ == "__main__":
    main()
