"""Servers that tests start themselves: on loopback, on a free port, in a folder that goes with them."""

import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT
from time import monotonic, sleep
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa

from hrkpi.discovery import late
from hrkpi.engine.spark_session import QUIET, cluster

LOOPBACK = "127.0.0.1"
PASSWORD = "of-these-tests"  # noqa: S105 - of a server without data that goes with them
PATIENCE = 120.0  # seconds until a server must answer; machines that run tests are busy
PORTS = range(20_000, 32_000)  # systems give outgoing connections higher ones
TRIES = 50
POSTGRESQL = ("-c", "fsync=off", "-c", "timezone=UTC", "-c", f"listen_addresses={LOOPBACK}")
SPARK_DEFAULTS = f"""\
spark.master local[2]
spark.ui.enabled false
spark.sql.shuffle.partitions 2
spark.driver.host {LOOPBACK}
spark.driver.bindAddress {LOOPBACK}
spark.plugins org.apache.spark.sql.connect.SparkConnectPlugin
spark.connect.grpc.binding.address {LOOPBACK}
spark.connect.grpc.binding.port 0
"""
SMALL = """\
spark.sql.codegen.wholeStage false
spark.sql.adaptive.enabled false
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
"""  # for little data it is not worth while to compile anything well


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a new PostgreSQL without data."""
    folder, port = Path(tempfile.mkdtemp(prefix="hrkpi-postgresql-")), free_port()
    somebody: Any = {}  # Any: whatever words subprocess takes
    if os.getuid() == 0:  # the server refuses to run as root
        somebody = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")
    try:
        (folder / "password").write_text(PASSWORD)
        init: list[str | Path] = [
            _postgresql("initdb"),
            "--no-sync",
            "-D",
            folder / "data",
            "-A",
            "scram-sha-256",
            "--pwfile",
            folder / "password",
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
        opened: list[sa.Engine] = []
        sa.event.listen(sa.Engine, "engine_connect", lambda connection: opened.append(connection.engine))
        try:
            _wait(port, server)
            yield f"postgresql+psycopg://hrkpi:{PASSWORD}@{LOOPBACK}:{port}/postgres"
        finally:
            for engine in opened:
                engine.dispose()
            server.send_signal(SIGINT)  # not waiting for whoever is still connected
            server.wait()
    finally:
        shutil.rmtree(folder)


@dataclass(frozen=True)
class Spark:
    """The two doors of one Spark.

    Args:
        local: Address of the Spark in this process.
        connect: Address of its Connect server.
    """

    local: str
    connect: str


@contextmanager
def spark(folder: Path, settings: str = SMALL) -> Iterator[Spark]:
    """A Spark with two threads in this process, which serves others by Spark Connect as well.

    Args:
        folder: A new folder for its settings.
        settings: More settings, a line each.
    """
    local = "local[2]"
    with patch.dict(os.environ, _spark_environment(folder, settings), clear=True):
        cluster(local).run(lambda session: session.version)
    gateway = late("pyspark").SparkContext._gateway  # noqa: SLF001 - Spark itself leaves it running
    serving = getattr(gateway.jvm.org.apache.spark.sql.connect.service, "SparkConnectService$")
    doors = Spark(local, f"sc://{LOOPBACK}:{getattr(serving, 'MODULE$').localPort()}")
    try:
        yield doors
    finally:
        for door in (doors.connect, doors.local):
            cluster(door).close()
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait(PATIENCE)


def _spark_environment(folder: Path, settings: str) -> dict[str, str]:
    """What a small Spark on this machine alone lives in.

    Its workers run code from an archive, where coverage would look for it in vain.
    """
    folder.mkdir()
    (folder / "spark-defaults.conf").write_text(SPARK_DEFAULTS + settings)
    shutil.copy(QUIET, folder / "log4j2.properties")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    ours = {"SPARK_CONF_DIR": str(folder), "SPARK_LOCAL_IP": LOOPBACK, "PYSPARK_PYTHON": sys.executable}
    return {**inherited, **ours}


def free_port() -> int:
    """A port of the loopback that nobody listens to, and that no outgoing connection is given meanwhile."""
    for port in random.sample(PORTS, TRIES):
        with suppress(OSError), socket.create_server((LOOPBACK, port)):
            return port
    raise AssertionError("No port is free.")


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
