"""How many cards a second the form acknowledges, against what the disk alone can commit.

    python -m benchmarks.post [--seconds 4] [--clients 100] [--at LINK …]

Prints one JSON object: `post_per_s` of closed-loop clients, `commits_per_s` of bare sqlite3 (WAL,
FULL, one card a commit) measured before and after in the same run, their `ratio`, and the delay in
milliseconds of 100 phones that send 50 cards a second together, counted from the due time.
`--at` aims at a form that already runs (the desktop's, started with wide limits) instead.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit
from uuid import uuid4

import uvloop

TEXT = "Zones blanches dans les vallées : les visiteurs ne trouvent pas nos horaires."
PHONES, CARDS_PER_S = 100, 50


def commits_per_s(folder: Path, seconds: float) -> float:
    """One card a commit, nothing but sqlite3."""
    database = sqlite3.connect(folder / f"raw-{time.monotonic_ns()}.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute(
        "CREATE TABLE card (id BLOB PRIMARY KEY, kind TEXT, number INTEGER, text TEXT)"
    )
    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        database.execute("BEGIN IMMEDIATE")
        row = (os.urandom(16), "forces", count, TEXT)
        database.execute("INSERT INTO card VALUES (?, ?, ?, ?)", row)
        database.execute("COMMIT")
        count += 1
    elapsed = time.perf_counter() - began
    database.close()
    return count / elapsed


class Phone(asyncio.Protocol):
    """One connection kept open. `answered(status)` is called once for each `post`."""

    def __init__(self, link: str, answered: Callable[[Phone, int], None]) -> None:
        path = urlsplit(link).path
        head = f"POST {path}/cards HTTP/1.1\r\nHost: form\r\nContent-Type: application/json\r\n"
        self._head = head.encode()
        self._answered = answered
        self._received = b""
        self.due = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own class is not one

    def post(self) -> None:
        body = f'{{"id":"{uuid4()}","kind":"forces","text":"{TEXT}"}}'.encode()
        self._transport.write(b"%sContent-Length: %d\r\n\r\n%s" % (self._head, len(body), body))

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, separator, body = self._received.partition(b"\r\n\r\n")
        if not separator:
            return
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if len(body) >= length:
            self._received = body[length:]
            self._answered(self, int(head[9:12]))

    def close(self) -> None:
        self._transport.close()


async def dial(links: Sequence[str], answered: Callable[[Phone, int], None]) -> list[Phone]:
    loop = asyncio.get_running_loop()
    phones = []
    for link in links:
        host, _, port = urlsplit(link).netloc.partition(":")
        _, phone = await loop.create_connection(partial(Phone, link, answered), host, int(port))
        phones.append(phone)
    return phones


async def closed_loop(links: Sequence[str], seconds: float) -> float:
    """Cards acknowledged a second when each client sends the next one once it is answered."""
    count = 0

    def answered(phone: Phone, status: int) -> None:
        nonlocal count
        if status != 201:
            raise SystemExit(f"a card was answered {status}")
        count += 1
        phone.post()

    phones = await dial(links, answered)
    for phone in phones:
        phone.post()
    await asyncio.sleep(min(1.0, seconds / 4))
    before, began = count, time.perf_counter()
    await asyncio.sleep(seconds)
    rate = (count - before) / (time.perf_counter() - began)
    for phone in phones:
        phone.close()
    return rate


async def open_loop(links: Sequence[str], seconds: float) -> list[float]:
    """Milliseconds from the due time to the answer, in order, of phones that do not wait."""
    delays: list[float] = []

    def answered(phone: Phone, status: int) -> None:
        if status != 201:
            raise SystemExit(f"a card was answered {status}")
        delays.append(1_000 * (time.perf_counter() - phone.due))

    phones = await dial(links, answered)
    began = time.perf_counter()
    for number in range(int(seconds * CARDS_PER_S)):
        due = began + number / CARDS_PER_S
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        phone = phones[number % len(phones)]
        phone.due = due
        phone.post()
    while len(delays) < int(seconds * CARDS_PER_S):
        await asyncio.sleep(0.01)
    for phone in phones:
        phone.close()
    return sorted(delays)


def started_form(folder: Path) -> tuple[subprocess.Popen[str], list[str]]:
    command = [sys.executable, "-m", "benchmarks.form_alone", str(folder / "library.db")]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    links: list[str] = json.loads(program.stdout.readline())["links"]
    return program, links


def measure(links: Sequence[str], folder: Path, seconds: float, clients: int) -> dict[str, float]:
    chosen = [links[n % len(links)] for n in range(clients)]
    phones = [links[n % len(links)] for n in range(PHONES)]
    raw = [commits_per_s(folder, seconds / 2)]
    rate = uvloop.run(closed_loop(chosen, seconds))
    raw.append(commits_per_s(folder, seconds / 2))
    delays = uvloop.run(open_loop(phones, 2 * seconds))
    commits = sum(raw) / len(raw)
    return {
        "post_per_s": round(rate),
        "commits_per_s": round(commits),
        "ratio": round(rate / commits, 2),
        "p50_ms": round(delays[len(delays) // 2], 1),
        "p99_ms": round(delays[int(0.99 * len(delays))], 1),
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=4.0)
    asked.add_argument("--clients", type=int, default=100)
    asked.add_argument("--at", nargs="*", default=[], help="links of tables of a running form")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = None
        links: list[str] = chosen.at
        if not links:
            program, links = started_form(folder)
        try:
            print(json.dumps(measure(links, folder, chosen.seconds, chosen.clients)))
        finally:
            if program is not None:
                program.terminate()
                program.wait(10)


if __name__ == "__main__":
    main()
