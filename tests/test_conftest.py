"""The tests themselves are kept from the network and from the user's settings."""

import os
import socket
from pathlib import Path

import pytest


def test_a_test_cannot_reach_the_network() -> None:
    with socket.socket() as line, pytest.raises(AssertionError, match="must not use the network"):
        line.connect(("192.0.2.1", 80))  # an address reserved for documentation


def test_a_test_can_reach_a_server_on_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as line:
        line.connect(server.getsockname())

        assert line.getpeername() == server.getsockname()


def test_the_home_of_a_test_is_nobodys(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert Path(os.environ["HOME"]).is_relative_to(tmp_path_factory.getbasetemp())
