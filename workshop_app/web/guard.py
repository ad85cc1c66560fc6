"""The door before the requests: who is slow, too long or too many is shown out.

uvicorn waits for ever for a request that never ends, and reads headers of any length. One phone of
a prankster could keep every place that way; nine tables would be left outside. Decides how long,
how much and how many; knows neither pages nor cards.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from workshop_app.web.one_packet import OnePacket

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


Arrived = Callable[[str, str], None]
"""Told of each connection: the address of this laptop by which it came, and whose it is."""


def nobody_asks(_host: str, _peer: str) -> None:
    """Nobody wants to know which devices came."""


class Doors:
    """What every connection of one server shares."""

    def __init__(self, patience: Patience, arrived: Arrived = nobody_asks) -> None:
        self.patience, self.arrived = patience, arrived
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
        self._leaves_at: float | None = None
        """By the loop's clock; None while nothing of a request is under way."""
        self._alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._packet = OnePacket(transport)
        super().connection_made(self._packet)
        self._address = self.client[0] if self.client else ""
        self._doors.open[self._address] += 1
        if self._doors.open[self._address] > self._doors.patience.per_address:
            transport.abort()
            return
        self._doors.arrived(self.server[0] if self.server else "", self._address)
        self._be_patient()

    def connection_lost(self, exc: Exception | None) -> None:
        self._leaves_at = None
        if self._alarm is not None:
            self._alarm.cancel()
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
        self._in_head, self._leaves_at = True, None
        super().on_message_complete()

    def on_response_complete(self) -> None:
        self._packet.flush()
        super().on_response_complete()

    def _be_patient(self, seconds: float | None = None) -> None:
        """One alarm for many requests: each that ends in time costs none."""
        wait = self._doors.patience.request_s if seconds is None else seconds
        self._leaves_at = self.loop.time() + wait
        if self._alarm is None or self._alarm.when() > self._leaves_at:
            self._ring_at(self._leaves_at)

    def _look_at_the_clock(self) -> None:
        self._alarm = None
        if self._leaves_at is None or self.transport.is_closing():
            return
        if self._leaves_at > self.loop.time():
            self._ring_at(self._leaves_at)
        else:
            self.transport.abort()

    def _ring_at(self, when: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = self.loop.call_at(when, self._look_at_the_clock)
