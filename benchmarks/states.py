"""A whole hall that wakes up at the same second: 1,000 phones ask their state at once.

    python -m benchmarks.states [--phones 1000] [--cards 3000]

The form runs in a process of its own, on nine tables that hold `--cards` cards between them. Every
phone is connected, then all ask; prints one JSON object: milliseconds until half of them, and until
the last one, were answered, quiet and while a card a hundredth of a second is written; the same for
the page; and `apart`, one phone alone, to compare with.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Sequence
from urllib.parse import urlsplit
from uuid import uuid4

import uvloop

from benchmarks.intake.phones import TEXT, closed_loop
from benchmarks.intake.programs import running

ASK = "GET {path} HTTP/1.1\r\nHost: form\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
WRITES_PER_S = 100


async def asked_at_once(links: Sequence[str], phones: int, suffix: str) -> list[float]:
    """Milliseconds from the common instant to each whole answer, in order."""
    chosen = [urlsplit(links[n % len(links)]) for n in range(phones)]
    lines = [
        await asyncio.open_connection(link.hostname, link.port, limit=2**22) for link in chosen
    ]
    began = time.perf_counter()

    async def ask(path: str, line: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> float:
        reader, writer = line
        writer.write(ASK.format(path=path).encode())
        answer = await reader.read(-1)
        elapsed = 1_000 * (time.perf_counter() - began)
        writer.close()
        if not answer.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"a phone was answered {answer[:80]!r}")
        return elapsed

    asking = (ask(link.path + suffix, line) for link, line in zip(chosen, lines, strict=True))
    return sorted(await asyncio.gather(*asking))


async def write_on(link: str) -> None:
    """Cards from one more phone, until cancelled."""
    at = urlsplit(link)
    while True:
        reader, writer = await asyncio.open_connection(at.hostname, at.port)
        body = json.dumps({"id": str(uuid4()), "kind": "forces", "text": TEXT})
        head = f"POST {at.path}/cards HTTP/1.1\r\nHost: form\r\nConnection: close\r\n"
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
        await reader.read(-1)
        writer.close()
        await asyncio.sleep(1 / WRITES_PER_S)


async def measure(links: Sequence[str], phones: int, cards: int) -> dict[str, object]:
    told: dict[str, object] = {}
    held = 0.0
    while held < cards:  # by what it acknowledges, not by the clock
        rate, _delays = await closed_loop(links, 1.0)
        held += 1.2 * rate
    told["cards"] = round(held)
    told["apart"] = _figures(await asked_at_once(links, 1, "/state"))
    told["states"] = _figures(await asked_at_once(links, phones, "/state"))
    writing = asyncio.create_task(write_on(links[0]))
    told["states_while_written"] = _figures(await asked_at_once(links, phones, "/state"))
    writing.cancel()
    told["pages"] = _figures(await asked_at_once(links, phones, ""))
    return told


def _figures(delays: Sequence[float]) -> dict[str, float]:
    return {"p50_ms": round(delays[len(delays) // 2]), "last_ms": round(delays[-1])}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--phones", type=int, default=1_000)
    asked.add_argument("--cards", type=int, default=3_000)
    chosen = asked.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        running("form_alone", f"{name}/library.db", "--tables", "9") as (_form, links),
    ):
        print(json.dumps(uvloop.run(measure(links, chosen.phones, chosen.cards))))


if __name__ == "__main__":
    main()
