"""Head and body of an answer in one packet: uvicorn writes them apart, and each write is a call to
the system, a packet of the Wi-Fi and a time that the phone is woken.

Decides when bytes leave, never which.
"""

from __future__ import annotations

import asyncio
from typing import Any

STATUS, GO_ON = b"HTTP/1.1 ", b"HTTP/1.1 100"


class OnePacket(asyncio.Transport):
    """The transport that uvicorn is given. A head waits for the first of its body; `flush` is for
    an answer that has none."""

    def __init__(self, below: asyncio.Transport) -> None:
        super().__init__()
        self._below = below
        self._head = b""
        self.is_closing = below.is_closing  # type: ignore[method-assign]
        self.pause_reading = below.pause_reading  # type: ignore[method-assign]
        self.resume_reading = below.resume_reading  # type: ignore[method-assign]

    def write(self, data: bytes | bytearray | memoryview[Any]) -> None:
        if self._head:
            data, self._head = self._head + data, b""
        elif data[:9] == STATUS and data[:12] != GO_ON:
            self._head = bytes(data)
            return
        self._below.write(data)

    def flush(self) -> None:
        if self._head:
            head, self._head = self._head, b""
            self._below.write(head)

    def close(self) -> None:
        self.flush()
        self._below.close()

    def abort(self) -> None:
        self._below.abort()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self._below.get_extra_info(name, default)
