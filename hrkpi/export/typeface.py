"""A company's own typeface as a WOFF2 file: whole, small, and of how many weights."""

LARGEST = 200_000  # bytes
HEAD = 48  # bytes before the list of tables
VARIATIONS = 47  # number of the table ``fvar`` among the known ones
BARE = 63  # a table that is named by its four letters
DRAWN = (10, 11)  # tables ``glyf`` and ``loca``: the transformation that is none has another number there
KIND = "font/woff2"


def is_variable(content: bytes) -> bool:
    """Whether a typeface has all weights; else it has one.

    Raises:
        ValueError: If it is no WOFF2 file, or a large one; the text says why.

    References:
        W3C (2022), WOFF File Format 2.0, sections 4 and 5.
    """
    if len(content) > LARGEST:
        raise ValueError(f"it has more than {LARGEST // 1000} kB")
    if content[:4] != b"wOF2" or int.from_bytes(content[8:12], "big") != len(content):
        raise ValueError("it is no whole WOFF2 file")
    try:
        return VARIATIONS in _tables(content, int.from_bytes(content[12:14], "big"))
    except IndexError:
        raise ValueError("it is no whole WOFF2 file") from None


def _tables(content: bytes, count: int) -> set[int]:
    """Numbers of the tables of a typeface."""
    at, found = HEAD, set()
    for _ in range(count):
        number, way = content[at] & BARE, content[at] >> 6
        found.add(VARIATIONS if number == BARE and content[at + 1 : at + 5] == b"fvar" else number)
        at = _past(content, at + (5 if number == BARE else 1))
        if way != (3 if number in DRAWN else 0):
            at = _past(content, at)
    return found


def _past(content: bytes, at: int) -> int:
    """Where a number of variable length ends."""
    while content[at] & 0x80:
        at += 1
    return at + 1
