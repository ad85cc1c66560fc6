"""Runs the form: in a thread beside the desk, or alone until stopped. Knows ASGI, not cards."""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

import uvicorn

from workshop_app.services.ports import Surroundings
from workshop_app.web.guard import Arrived, Doors, Patience, nobody_asks
from workshop_app.web.side_door import SideDoor

READY_WITHIN_S = 15.0
MOST_OPEN = 8_192


class _Announcing(uvicorn.Server):
    """Calls `ready` once phones are answered."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


class ThreadedServer:
    """The form in a thread of its own, beside a face that closes the library later."""

    def __init__(
        self,
        app: Any,
        end_streams: Callable[[], None],
        host: str,
        port: int,
        patience: Patience | None = None,
        arrived: Arrived = nobody_asks,
        beside: int = 0,
    ) -> None:
        """`arrived(host, peer)` is told of each connection, in the form's thread. `beside`: another
        number to answer at, where the system and the other programs allow it; 0 = none."""
        self._host, self._port, self._beside = host, port, beside if beside != port else 0
        self.answers_beside = False
        if self._beside:
            app = SideDoor(app, port, self._beside)
        self._end_streams = end_streams
        self._answering = threading.Event()
        self._server = _Announcing(_config(app, patience, arrived), self._answering.set)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Returns once phones are answered; Surroundings if the port is taken."""
        listening = [bound(self._host, self._port)]
        if self._beside:
            with contextlib.suppress(Surroundings):
                listening.append(bound(self._host, self._beside))
                self.answers_beside = True
        self._thread = threading.Thread(
            target=self._server.run, args=(listening,), name="web-server"
        )
        self._thread.start()
        if not self._answering.wait(READY_WITHIN_S):
            raise Surroundings("port_taken", port=str(self._port))

    def stop(self) -> None:
        """Streams first: uvicorn waits for open answers, and a stream never ends by itself."""
        if self._thread is None:
            return
        self._end_streams()
        self._server.should_exit = True
        self._thread.join()
        self._thread = None


def run_until_stopped(app: Any, host: str, port: int, ready: Callable[[], None]) -> None:
    """In this thread, until a signal. `ready` is called once phones are answered."""
    server = _Announcing(_config(app), ready)
    if threading.current_thread() is threading.main_thread():
        # Being told to stop is the usual end: uvicorn repeats the signal when all is closed.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt), bound(host, port) as listening:
        server.run([listening])


def _config(
    app: Any, patience: Patience | None = None, arrived: Arrived = nobody_asks
) -> uvicorn.Config:
    allow_many_phones()
    doors = Doors(patience or Patience(), arrived)
    return uvicorn.Config(
        app,
        http=doors.protocol,  # type: ignore[arg-type]
        ws="none",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )


def allow_many_phones() -> None:
    """Each phone keeps a connection or two open; a system may offer 256 for everything at first,
    and whoever comes after is not even answered."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_OPEN if hard == resource.RLIM_INFINITY else min(MOST_OPEN, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def bound(host: str, port: int) -> socket.socket:
    """Bound here, so that a taken port is known at once and not from a dying thread."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        # There SO_REUSEADDR would take a number that another program answers at.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        if isinstance(error, socket.gaierror) or getattr(error, "errno", 0) == errno.EADDRNOTAVAIL:
            raise Surroundings("address_not_here", host=host) from error
        raise Surroundings("port_taken", port=str(port)) from error
    return listening
