"""The form served from a thread of the desktop. Knows ASGI; knows nothing of cards.

Decides how the thread starts and stops; which address and what is served is told by its owner.
"""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import uvicorn

BACKLOG = 256


class EmbeddedServer:
    """One run of the form: `start`, then `stop`; a new one for another address."""

    def __init__(self, app: Any, end_streams: Callable[[], None], host: str, port: int) -> None:
        config = uvicorn.Config(
            app, host, port, log_config=None, access_log=False, proxy_headers=False
        )
        self._server = uvicorn.Server(config)
        self._end_streams = end_streams
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="web-server")

    @property
    def is_serving(self) -> bool:
        return self._thread.is_alive() and bool(self._server.started)

    def start(self) -> None:
        """Returns once phones are answered; OSError if the address or its port is not free."""
        self._socket = _listening(self._server.config.host, self._server.config.port)
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise OSError("the form stopped while starting")
            time.sleep(0.01)

    def stop(self) -> None:
        """Streams first: uvicorn waits for open answers, and a stream never ends by itself."""
        if self._socket is None:
            return
        self._end_streams()
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()
        self._socket = None

    def _run(self) -> None:
        assert self._socket is not None
        self._server.run(sockets=[self._socket])


def _listening(host: str, port: int) -> socket.socket:
    """Bound here and not by uvicorn, which ends the process when a port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(BACKLOG)
    except OSError:
        made.close()
        raise
    return made
