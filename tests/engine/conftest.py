"""Spark, by both of its doors: in this process, and as a server that others ask."""

from collections.abc import Iterator

import pytest

from tests import servers


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Spark]:
    """One Spark for the whole run."""
    with servers.spark(tmp_path_factory.mktemp("spark") / "conf") as doors:
        yield doors


@pytest.fixture(scope="session")
def spark_local(spark: servers.Spark) -> str:
    """The address of the Spark in this process."""
    return spark.local


@pytest.fixture(scope="session")
def spark_connect(spark: servers.Spark) -> str:
    """The address of the Spark Connect server."""
    return spark.connect
