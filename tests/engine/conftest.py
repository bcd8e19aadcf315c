"""Spark, by both of its doors: in this process, and as a server of its own."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from hrkpi.engine.spark_session import cluster
from tests import servers


@pytest.fixture(scope="session")
def spark_local(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a Spark with two threads in this process, started."""
    url, environment = "local[2]", servers.spark_environment(tmp_path_factory.mktemp("spark"))
    with patch.dict(os.environ, environment, clear=True):
        cluster(url).run(lambda spark: spark.version)
    return url


@pytest.fixture(scope="session")
def spark_connect(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> str:
    """The address of a Spark Connect server that all processes of the run share."""
    base: Path = tmp_path_factory.getbasetemp()
    alone = worker_id == "master"
    return servers.spark_connect(base if alone else base.parent, os.getpid() if alone else os.getppid())
