"""What a cluster is sent is enough: its machines have no HR KPI of their own."""

import subprocess
import sys
from zipfile import ZipFile

from hrkpi.engine.spark_code import archive

ALONE = """
import sys
sys.path[:0] = [sys.argv[1]]
import hrkpi.facts_parts
elsewhere = [name for name, module in sys.modules.items() if name.startswith("hrkpi") and
    not (module.__file__ or "").startswith(sys.argv[1])]
print(elsewhere)
"""


def test_what_is_sent_runs_alone() -> None:
    found = subprocess.run(
        [sys.executable, "-I", "-c", ALONE, archive()], capture_output=True, text=True, check=False
    )

    assert (found.stdout.strip(), found.stderr) == ("[]", "")


def test_nothing_else_is_sent() -> None:
    """Neither what people see nor what reads their files."""
    names = ZipFile(archive()).namelist()

    assert names
    assert not [name for name in names if not name.startswith("hrkpi/") or "kpis" in name or "cli" in name]


def test_its_name_tells_its_content() -> None:
    assert archive() is archive()
    assert archive().name.removeprefix("hrkpi_").removesuffix(".zip").isalnum()
