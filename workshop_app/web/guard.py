"""The door before the requests: who is slow, too long or too many is shown out.

uvicorn waits for ever for a request that never ends, and reads headers of any length. One phone of
a prankster could keep every place that way; nine tables would be left outside. Decides how long,
how much and how many; knows neither pages nor cards.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

TABLES, PICTURES = b"/t/", b"/photos"


@dataclass(frozen=True, slots=True)
class Patience:
    """Far above what a phone on a bad Wi-Fi needs, and what a hall behind one address opens."""

    request_s: float = 20.0
    """From the first sign of a request, or of a connection, to its last."""
    picture_s: float = 120.0
    """The same for a picture on its way to a table: eight megabytes on a poor Wi-Fi."""
    head_bytes: int = 16_384
    """Of the request line and the headers together."""
    per_address: int = 1_024
    """Connections at once: ninety phones behind one router open six each at most."""


class Doors:
    """What every connection of one server shares."""

    def __init__(self, patience: Patience) -> None:
        self.patience = patience
        self.open: Counter[str] = Counter()

    def protocol(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> GuardedProtocol:
        """What uvicorn calls for each connection."""
        return GuardedProtocol(self, config, server_state, app_state, _loop)


class GuardedProtocol(HttpToolsProtocol):
    def __init__(
        self,
        doors: Doors,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._doors = doors
        self._address = ""
        self._in_head, self._head_bytes = True, 0
        self._leaving: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        self._doors.open[self._address] += 1
        if self._doors.open[self._address] > self._doors.patience.per_address:
            transport.abort()
            return
        self._be_patient()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        self._doors.open[self._address] -= 1
        if self._doors.open[self._address] <= 0:
            del self._doors.open[self._address]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            if not self._head_bytes:
                self._be_patient()
            self._head_bytes += len(data)
        super().data_received(data)
        if self._in_head and self._head_bytes > self._doors.patience.head_bytes:
            self.transport.abort()

    def on_headers_complete(self) -> None:
        self._in_head, self._head_bytes = False, 0
        if self.url.startswith(TABLES) and self.url.partition(b"?")[0].endswith(PICTURES):
            self._be_patient(self._doors.patience.picture_s)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_head = True
        self._stop_waiting()
        super().on_message_complete()

    def _be_patient(self, seconds: float | None = None) -> None:
        self._stop_waiting()
        wait = self._doors.patience.request_s if seconds is None else seconds
        self._leaving = self.loop.call_later(wait, self._show_out)

    def _stop_waiting(self) -> None:
        if self._leaving is not None:
            self._leaving.cancel()
            self._leaving = None

    def _show_out(self) -> None:
        self._leaving = None
        if not self.transport.is_closing():
            self.transport.abort()
