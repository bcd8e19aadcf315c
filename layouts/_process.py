"""Whether the process that works on something is still there: with several workers it is mostly another."""

import os


def is_there(process: int) -> bool:
    """Whether a process of this machine lives.

    Args:
        process: Its id.
    """
    try:
        os.kill(process, 0)  # asks, and does nothing
    except ProcessLookupError:
        return False
    except PermissionError:  # it lives, and belongs to somebody else
        return True
    return True
