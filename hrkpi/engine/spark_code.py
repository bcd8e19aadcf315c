"""The part of this program that the machines of a cluster run, as an archive."""

import ast
import atexit
import shutil
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile, ZipInfo

PACKAGE = Path(__file__).parents[1]
ENTRANCE = PACKAGE / "facts_parts.py"
ROOT = f"{PACKAGE.name}/__init__.py"


@lru_cache(maxsize=1)
def archive() -> Path:
    """The archive, kept until this process ends; its name says what is in it, so that versions never meet."""
    home = Path(tempfile.mkdtemp(prefix="hrkpi-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    sources = {file.relative_to(PACKAGE.parent).as_posix(): file.read_bytes() for file in sorted(_needed())}
    digest = sha256(b"".join(sources.values())).hexdigest()[:12]
    with ZipFile(home / f"hrkpi_{digest}.zip", "w") as shipped:
        for name, source in ({**sources, ROOT: b""}).items():  # what the package offers itself needs more
            shipped.writestr(ZipInfo(name), source)
    return home / f"hrkpi_{digest}.zip"


def _needed() -> set[Path]:
    """What the entrance imports, and what that imports, with the packages it lies in."""
    found, waiting = set[Path](), [ENTRANCE]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += _imported(file)
    return found | {file.with_name("__init__.py") for file in found}


def _imported(file: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            named = (node.module, *(f"{node.module}.{one.name}" for one in node.names))
            places = (PACKAGE.parent / f"{name.replace('.', '/')}.py" for name in named)
            yield from (place for place in places if place.is_relative_to(PACKAGE) and place.is_file())
