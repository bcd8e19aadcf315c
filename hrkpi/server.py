"""Serves the app: one process with threads, on this machine alone, until somebody stops it."""

import atexit
import errno
import gc
import socket
import sys
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication
from gunicorn.workers.base import Worker
from gunicorn.workers.gthread import ThreadWorker

from hrkpi.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIApplication

LOCALHOST = "127.0.0.1"
PORT = 8050
THREADS = 8  # a page of charts asks a few questions at a time
PATIENCE = 0.05  # seconds between two looks at whether the app answers


def announce(where: str) -> None:
    """Say that the app answers."""
    sys.stdout.write(f"HR KPI is ready: {where}  (Ctrl-C stops it)\n")
    sys.stdout.flush()


def serve(
    make: "Callable[[], WSGIApplication]",
    host: str = LOCALHOST,
    port: int = PORT,
    *,
    say: "Callable[[str], None]" = announce,
) -> None:
    """Serve until stopped, and say the address when the app answers.

    Args:
        make: Makes the app; called in the process that serves: no engine may be open before the fork.
        host: Address of this machine's own loopback.
        port: Port; 0 takes any that is free.
        say: Called with the address, in the process that serves.

    Raises:
        SettingError: If the address is not loopback, or cannot be listened to.
    """
    door = listener(host, port)
    where = address(door)
    _Server(make, door.detach(), lambda: _say_when_ready(where, say)).run()


def listener(host: str, port: int) -> socket.socket:
    """An open door on this machine alone.

    Raises:
        SettingError: If the address is not loopback, or cannot be listened to.
    """
    if not _is_loopback(host):
        raise SettingError(
            "Until there is sign-in, the app listens to this machine alone.",
            where=f"--host {host}",
            mend=f"leave it out; reach it from elsewhere by ssh -L {port}:{LOCALHOST}:{port} this-machine.",
        )
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        raise SettingError(
            f"Port {port} is taken by another program."
            if taken
            else f"Port {port} cannot be used: {error.strerror}.",
            where=f"--port {port} on {host}",
            mend=f"stop what listens there, or choose another: --port {port + 1}, make run PORT={port + 1}.",
        ) from None


def address(door: socket.socket) -> str:
    """What to type into a browser."""
    host, port, *_ = door.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Threads(ThreadWorker):  # type: ignore[misc]  # gunicorn carries no types
    """Gunicorn's worker with threads, one that always stops when told."""

    def handle_quit(self, sig: int, frame: object) -> None:
        """Stop at once; a signal brings this, whatever the worker is at.

        Gunicorn's own first tells its threads, and so may wait for ever for a lock that the work interrupted
        here holds. Threads end with the process.
        """
        Worker.handle_quit(self, sig, frame)


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn carries no types
    """Gunicorn with one worker."""

    def __init__(self, make: "Callable[[], WSGIApplication]", door: int, wait: "Callable[[], None]") -> None:
        self._make, self._door, self._wait = make, door, wait
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's own defaults."""
        settings: dict[str, object] = {
            "bind": f"fd://{self._door}",
            "workers": 1,
            "worker_class": Threads,
            "threads": THREADS,
            "loglevel": "warning",  # and no access log: addresses carry what was asked about people
            "control_socket_disable": True,
            "post_worker_init": self._announce,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> "WSGIApplication":
        """The app, made in the worker.

        Nothing that is there by now will ever be garbage: without this, every look for some would go through
        all of it, for a tenth of a second in the middle of an answer.
        """
        app = self._make()
        gc.collect()
        gc.freeze()
        atexit.register(gc.unfreeze)  # else the database's library says at the end that it was left behind
        return app

    def _announce(self, worker: Any) -> None:  # Any: gunicorn's worker
        if worker.age == 1:  # not again when a worker was replaced
            Thread(target=self._wait, daemon=True).start()


def _say_when_ready(where: str, say: "Callable[[str], None]") -> None:
    while not _answers(where.removeprefix("http://")):
        sleep(PATIENCE)
    say(where)


def _answers(place: str) -> bool:
    line = HTTPConnection(place, timeout=10)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        line.close()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
