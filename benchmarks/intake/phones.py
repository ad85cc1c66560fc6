"""The phones: they send cards over connections kept open, as fast as asked, and listen.

Written with as little work as possible for each card: they share the machine with what they
measure. Any answer but « kept » ends the run.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import cast
from urllib.parse import urlsplit
from uuid import uuid4

TEXT = "Zones blanches dans les vallées : les visiteurs ne trouvent pas nos horaires."
CLIENTS = 100
WARM_S = 0.2
CARD_EVENT = re.compile(rb"id: (\d+)\nevent: card\n")
CHANGE = re.compile(rb'"change":(\d+)')
Request = Callable[[], bytes]
"""The next request of a phone, whole."""


def card_to(link: str) -> Request:
    """A new card of that table, with an id nobody has used."""
    head = f"POST {urlsplit(link).path}/cards HTTP/1.1\r\nHost: form\r\n".encode()
    body = b'{"id":"%%s","kind":"forces","text":"%s"}' % TEXT.encode()
    length = len(body) - 2 + 36
    head += b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % length
    request = head + body

    def card() -> bytes:
        return request % str(uuid4()).encode()

    return card


def page_of(link: str) -> Request:
    """The same page each time."""
    request = f"GET {urlsplit(link).path or '/'} HTTP/1.1\r\nHost: form\r\n\r\n".encode()
    return lambda: request


class Phone(asyncio.Protocol):
    """One connection. `answered` is called once for each request, with the time of its answer."""

    def __init__(self, request: Request, answered: Callable[[Phone, float], None]) -> None:
        self._request, self._answered = request, answered
        self._received = b""
        self.due = 0.0
        self.answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own class is not one

    def send(self) -> None:
        self._transport.write(self._request())

    def data_received(self, data: bytes) -> None:
        self._received = self._received + data if self._received else data
        end = self._received.find(b"\r\n\r\n") + 4
        if end < 4:
            return
        head = self._received[:end].lower()
        start = head.find(b"content-length:") + 15
        end += int(head[start : head.find(b"\r\n", start)])
        if len(self._received) < end:
            return
        if head[9:12] not in (b"200", b"201"):
            raise SystemExit(f"a phone was answered {self._received[:300]!r}")
        self.answer, self._received = self._received, b""
        self._answered(self, time.perf_counter())

    def close(self) -> None:
        self._transport.close()


async def dial(
    links: Sequence[str],
    request: Callable[[str], Request],
    answered: Callable[[Phone, float], None],
) -> list[Phone]:
    loop = asyncio.get_running_loop()
    phones = []
    for link in links:
        host, _, port = urlsplit(link).netloc.partition(":")
        made = partial(Phone, request(link), answered)
        _, phone = await loop.create_connection(made, host, int(port))
        phones.append(phone)
    return phones


def spread(links: Sequence[str], phones: int) -> list[str]:
    """Over the tables in turn."""
    return [links[number % len(links)] for number in range(phones)]


async def closed_loop(
    links: Sequence[str],
    seconds: float,
    request: Callable[[str], Request] = card_to,
    slice_began: Callable[[], None] = lambda: None,
) -> tuple[float, list[float]]:
    """Each phone sends the next card once it is answered: cards a second, and seconds of each.

    `slice_began` is called when counting begins."""
    sent: dict[Phone, float] = {}
    delays: list[float] = []
    going = True

    def answered(phone: Phone, at: float) -> None:
        delays.append(at - sent[phone])
        if going:
            sent[phone] = at
            phone.send()
        else:
            del sent[phone]

    phones = await dial(links, request, answered)
    for phone in phones:
        sent[phone] = time.perf_counter()
        phone.send()
    await asyncio.sleep(WARM_S)
    delays.clear()
    slice_began()
    began = time.perf_counter()
    await asyncio.sleep(seconds)
    counted = list(delays)
    rate = len(counted) / (time.perf_counter() - began)
    going = False
    while sent:
        await asyncio.sleep(0.005)
    for phone in phones:
        phone.close()
    return rate, counted


async def open_loop(links: Sequence[str], per_s: float, seconds: float) -> list[float]:
    """Seconds from the due time to the answer, of phones that do not wait for each other."""
    delays: list[float] = []
    phones = await dial(links, card_to, lambda phone, at: delays.append(at - phone.due))
    count, began = int(seconds * per_s), time.perf_counter() + 0.05
    for number in range(count):
        phone = phones[number % len(phones)]
        phone.due = began + number / per_s
        await asyncio.sleep(max(0.0, phone.due - time.perf_counter()))
        phone.send()
    while len(delays) < count:
        await asyncio.sleep(0.005)
    for phone in phones:
        phone.close()
    return delays


async def all_at_once(links: Sequence[str]) -> list[float]:
    """One card from each phone, all in the same instant: seconds until each is answered."""
    delays: list[float] = []
    phones = await dial(links, card_to, lambda phone, at: delays.append(at - phone.due))
    began = time.perf_counter()
    for phone in phones:
        phone.due = began
        phone.send()
    while len(delays) < len(phones):
        await asyncio.sleep(0.002)
    for phone in phones:
        phone.close()
    return delays


class Listener(asyncio.Protocol):
    """One event stream: when each card arrived, by the number of its change."""

    def __init__(self, link: str, opened: asyncio.Event) -> None:
        self._link, self._opened = urlsplit(link), opened
        self._rest = b""
        self.heard: dict[int, float] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        request = f"GET {self._link.path}/events HTTP/1.1\r\nHost: form\r\n\r\n"
        self._transport.write(request.encode())

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        *whole, self._rest = (self._rest + data).split(b"\n\n")
        if b"bonjour" in data:
            self._opened.set()
        for frame in whole:
            if found := CARD_EVENT.search(frame + b"\n"):
                self.heard.setdefault(int(found[1]), now)

    def close(self) -> None:
        self._transport.close()


async def listen(link: str, listeners: int) -> list[Listener]:
    """Returns once every stream has greeted."""
    loop = asyncio.get_running_loop()
    found = []
    for _ in range(listeners):
        opened = asyncio.Event()
        host, _, port = urlsplit(link).netloc.partition(":")
        made = partial(Listener, link, opened)
        _, listener = await loop.create_connection(made, host, int(port))
        await asyncio.wait_for(opened.wait(), 10)
        found.append(listener)
    return found


def change_of(answer: bytes) -> int:
    """Number of the change that a card's answer tells."""
    found = CHANGE.search(answer)
    assert found is not None, answer
    return int(found[1])
