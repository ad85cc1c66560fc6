"""The form in a thread of its own: answered, ended, and a taken port is said at once."""

from __future__ import annotations

import resource
import socket
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.request import urlopen

import pytest

from workshop_app.feeds.addresses import addresses, free_port
from workshop_app.services.ports import Surroundings
from workshop_app.web.serving import ThreadedServer, allow_many_phones, bound

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


@pytest.mark.parametrize("host", ["pas.une.adresse.invalid", "203.0.113.7"])
def test_an_address_that_is_not_ours_is_said(host: str) -> None:
    with pytest.raises(Surroundings, match="address_not_here"):
        ThreadedServer(hello, lambda: None, host, 21_000).start()
    with pytest.raises(Surroundings, match="address_not_here"):
        free_port(host, 21_000)


def test_a_number_past_the_last_port_is_refused() -> None:
    with pytest.raises(Surroundings, match="port_taken"):
        free_port(HERE, 70_000)
    with pytest.raises(Surroundings, match="port_taken"):
        bound(HERE, 70_000)


def test_more_phones_than_the_system_first_offers() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    few = 512
    resource.setrlimit(resource.RLIMIT_NOFILE, (few, hard))
    try:
        allow_many_phones()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > few
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
