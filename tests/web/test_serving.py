"""The form in a thread of its own: answered, ended, and a taken port is said at once."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.request import urlopen

import pytest

from workshop_app.feeds.addresses import addresses, free_port
from workshop_app.services.ports import Surroundings
from workshop_app.web.serving import ThreadedServer

HERE = "127.0.0.1"


async def hello(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    if scope["type"] == "lifespan":
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"bonjour"})


def test_answered_until_stopped_and_stopped_once() -> None:
    ended: list[bool] = []
    port = free_port(HERE, 21_000)
    server = ThreadedServer(hello, lambda: ended.append(True), HERE, port)
    server.start()
    with urlopen(f"http://{HERE}:{port}/", timeout=5) as answer:
        assert answer.read() == b"bonjour"
    server.stop()
    server.stop()
    assert ended == [True]
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((HERE, port), timeout=1)


def test_a_taken_port_is_said_at_once_and_the_next_one_is_free() -> None:
    with socket.create_server((HERE, 0)) as other:
        taken = other.getsockname()[1]
        server = ThreadedServer(hello, lambda: None, HERE, taken)
        with pytest.raises(Surroundings, match="port_taken"):
            server.start()
        server.stop()
        assert free_port(HERE, taken) != taken


def test_this_machine_has_an_address() -> None:
    assert HERE in [address.host for address in addresses()]
