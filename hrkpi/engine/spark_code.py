"""The part of this program that the machines of a cluster run, as an archive."""

import atexit
import shutil
import tempfile
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from hrkpi import facts

SHIPPED = (  # the layers at and below the facts
    "conform.py",
    "dates.py",
    "errors.py",
    "fact.py",
    "facts.py",
    "facts_parts.py",
    "period.py",
    "restate/*.py",
    "tables.py",
)


@lru_cache(maxsize=1)
def archive() -> Path:
    """The archive, kept until this process ends; its name says what is in it, so that versions never meet."""
    home = Path(tempfile.mkdtemp(prefix="hrkpi-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    package = Path(facts.__file__).parent
    files = sorted(file for pattern in SHIPPED for file in package.glob(pattern))
    sources = {file.relative_to(package.parent).as_posix(): file.read_bytes() for file in files}
    digest = sha256(b"".join(sources.values())).hexdigest()[:12]
    with ZipFile(home / f"hrkpi_{digest}.zip", "w") as shipped:
        shipped.writestr("hrkpi/__init__.py", "")
        for name, source in sources.items():
            shipped.writestr(ZipInfo(name), source)
    return home / f"hrkpi_{digest}.zip"
