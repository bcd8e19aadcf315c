"""What every test lives by: the same dice each time, no network beyond this machine, no user's settings."""

import fcntl
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from hrkpi.cli_init import fill
from hrkpi.workspace import Workspace
from tests import servers

settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", parent=settings.get_profile("same"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

LOCAL = ("127.0.0.1", "::1", "localhost")
CONNECT = socket.socket.connect


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one file run in one process, and so do all that need the same servers: each starts once."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(autouse=True, scope="session")
def _nothing_but_this_machine() -> Iterator[None]:
    """A test that reaches for the network fails, whatever answers there."""

    def connect(self: socket.socket, address: Any) -> None:  # Any: what an address is depends on the family
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise AssertionError("A test must not use the network.")
        CONNECT(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


@pytest.fixture(autouse=True)
def _no_settings_of_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Neither the user's home nor ``HRKPI_*`` variables reach a test."""
    for name in [name for name in os.environ if name.startswith("HRKPI_")]:
        monkeypatch.delenv(name)
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A workspace with the sample company, made once for all processes; to be read, never changed."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "sample"
    with (shared / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists() or Workspace.open(folder).current() is None:
            if not folder.exists():
                Workspace.create(folder)
            fill(folder, lambda _step, _done, _total: None)
    return folder


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL of our own."""
    with servers.postgresql() as address:
        yield address
