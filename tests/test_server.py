"""The app is served on this machine alone, says when it answers, and stops when told."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from socket import create_server

import pytest
from gunicorn.config import Config

from hrkpi.errors import SettingError
from hrkpi.server import Threads, address, listener

PROGRAM = """
from hrkpi.server import serve

def make():
    looks = []
    def app(environ, start):
        looks.append(environ)
        start("503 Not yet" if len(looks) < 3 else "200 OK", [("Content-Type", "text/plain")])
        return [str(len(looks)).encode()]
    return app

serve(make, {host!r}, 0)
"""


@contextmanager
def served(host: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A small app that answers the third look with 200, and the first line that was printed."""
    command = [sys.executable, "-c", PROGRAM.format(host=host)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process, process.stdout.readline()
        finally:
            process.kill()


def test_the_address_is_printed_once_the_app_answers() -> None:
    with served("127.0.0.1") as (process, line):
        port = int(line.partition("http://127.0.0.1:")[2].split()[0])
        browser = HTTPConnection("127.0.0.1", port, timeout=10)
        browser.request("GET", "/")
        looks = int(browser.getresponse().read())
        browser.close()

        assert looks == 4  # three of the server's own, the last of them answered with 200
        assert process.poll() is None


def test_it_stops_cleanly_and_logs_no_address() -> None:
    with served("localhost") as (process, _):
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=20)

    assert process.returncode == 0
    assert (out, errors) == ("", "")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])  # noqa: S104 - it is refused
def test_another_address_than_loopback_is_refused(host: str) -> None:
    with pytest.raises(SettingError, match="listens to this machine alone"):
        listener(host, 0)


def test_a_taken_port_is_said_with_the_next_one() -> None:
    with create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(SettingError, match=rf"Port {port} is taken[\s\S]*make run PORT={port + 1}"):
            listener("127.0.0.1", port)


def test_a_port_that_cannot_be_used_is_said() -> None:
    with pytest.raises(SettingError, match="cannot be used"):
        listener("::1%nowhere", 0)


def test_both_families_of_loopback_have_an_address_to_type() -> None:
    with listener("127.0.0.1", 0) as four, listener("::1", 0) as six:
        assert address(four) == f"http://127.0.0.1:{four.getsockname()[1]}"
        assert address(six) == f"http://[::1]:{six.getsockname()[1]}"


def test_a_worker_stops_even_while_it_gives_work_to_a_thread() -> None:
    worker = Threads(1, 1, [], None, 30, Config(), None)
    worker.tpool = ThreadPoolExecutor(1)

    with worker.tpool._shutdown_lock, pytest.raises(SystemExit) as end:  # noqa: SLF001 - as "submit" holds it
        worker.handle_quit(signal.SIGQUIT, None)

    assert end.value.code == 0
    worker.tpool.shutdown()
    worker.tmp.close()
