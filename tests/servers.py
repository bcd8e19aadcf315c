"""Servers that tests start themselves: on loopback, on a free port, in a folder that goes with them."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from signal import SIGINT
from time import monotonic, sleep
from typing import Any

LOOPBACK = "127.0.0.1"
PATIENCE = 120.0  # seconds until a server must answer; machines that run tests are busy
POSTGRESQL = ("-c", "fsync=off", "-c", "timezone=UTC", "-c", f"listen_addresses={LOOPBACK}")
CONNECT_SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer"
SPARK_DEFAULTS = f"""\
spark.master local[2]
spark.ui.enabled false
spark.sql.shuffle.partitions 2
spark.driver.host {LOOPBACK}
spark.driver.bindAddress {LOOPBACK}
spark.connect.grpc.binding.address {LOOPBACK}
"""
KEPT: list["subprocess.Popen[bytes]"] = []  # servers that outlive who started them
SPARK_LOG = "rootLogger.level = error\n"


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a new PostgreSQL without data."""
    folder, port = Path(tempfile.mkdtemp(prefix="hrkpi-postgresql-")), free_port()
    somebody: Any = {}  # Any: whatever words subprocess takes
    if os.getuid() == 0:  # the server refuses to run as root
        somebody = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")
    try:
        init: list[str | Path] = [
            _postgresql("initdb"),
            "--no-sync",
            "-D",
            folder / "data",
            "-A",
            "trust",
            "-U",
            "hrkpi",
            "-E",
            "UTF8",
        ]
        subprocess.run(init, check=True, capture_output=True, cwd=folder, **somebody)
        serve: list[str | Path] = [
            _postgresql("postgres"),
            "-D",
            folder / "data",
            "-k",
            folder,
            "-p",
            str(port),
            *POSTGRESQL,
        ]
        with (folder / "log").open("w") as log:
            server = subprocess.Popen(serve, stderr=log, cwd=folder, **somebody)
        try:
            _wait(port, server)
            yield f"postgresql+psycopg://hrkpi@{LOOPBACK}:{port}/postgres"
        finally:
            server.send_signal(SIGINT)  # not waiting for whoever is still connected
            server.wait()
    finally:
        shutil.rmtree(folder)


def spark_connect(shared: Path, watched: int) -> str:
    """The address of one Spark Connect server for all processes of a run of tests.

    Args:
        shared: Folder that they share.
        watched: Process that the server may not outlive.
    """
    with (shared / "spark-connect.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        address = shared / "spark-connect.address"
        if not address.exists():
            port = free_port()
            command = [sys.executable, __file__, str(watched), str(port), str(shared)]
            KEPT.append(subprocess.Popen(command, start_new_session=True))
            _wait(port, KEPT[-1])
            address.write_text(f"sc://{LOOPBACK}:{port}")
        return address.read_text()


def spark_environment(folder: Path) -> dict[str, str]:
    """What a small and quiet Spark on this machine alone lives in.

    Its workers run code from an archive, where coverage would look for it in vain.
    """
    folder.mkdir(exist_ok=True)
    (folder / "spark-defaults.conf").write_text(SPARK_DEFAULTS)
    (folder / "log4j2.properties").write_text(SPARK_LOG)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    ours = {"SPARK_CONF_DIR": str(folder), "SPARK_LOCAL_IP": LOOPBACK, "PYSPARK_PYTHON": sys.executable}
    return {**inherited, **ours}


def free_port() -> int:
    """A port of the loopback that nobody listens to."""
    with socket.create_server((LOOPBACK, 0)) as door:
        return int(door.getsockname()[1])


def _postgresql(program: str) -> str:
    """A program of PostgreSQL's server; Debian keeps them apart, by version."""
    found = shutil.which(program) or max(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), default=None)
    assert found, "The tests need PostgreSQL: sudo apt-get install postgresql"
    return str(found)


def _wait(port: int, server: subprocess.Popen[Any]) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end:
        assert server.poll() is None, f"The server ended with {server.returncode}."
        with socket.socket() as line:
            if line.connect_ex((LOOPBACK, port)) == 0:
                return
        sleep(0.1)
    raise AssertionError("The server does not answer.")


def _serve_spark(watched: int, port: int, shared: Path) -> None:
    """A Spark Connect server for as long as a process lives."""
    home = Path(sys.prefix) / "lib"
    submit = str(next(home.glob("python3.*/site-packages/pyspark/bin/spark-submit")))
    command = [
        submit,
        "--class",
        CONNECT_SERVER,
        "--conf",
        f"spark.connect.grpc.binding.port={port}",
        "spark-internal",
    ]
    environment = spark_environment(shared / "spark-connect")
    server = subprocess.Popen(command, env=environment, cwd=shared, stdin=subprocess.DEVNULL)
    while server.poll() is None and _lives(watched):
        sleep(0.5)
    server.terminate()
    server.wait()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    _serve_spark(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
