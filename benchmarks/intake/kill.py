"""The running desk, killed again and again while fifty phones send: nothing lost, nothing twice.

Each phone repeats what was not answered, as the page does.
"""

from __future__ import annotations

import json
import random
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from benchmarks.intake.line import Line
from benchmarks.intake.programs import Program
from workshop_app.bootstrap import open_house
from workshop_app.settings import Settings

CLIENTS = 50
ANSWERS_WITHIN_S = 30.0


class Phones:
    """Fifty phones that send one card after the other until told to stop."""

    def __init__(self, links: list[str]) -> None:
        self.acknowledged: set[UUID] = set()
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._send, args=(links[n % len(links)],))
            for n in range(CLIENTS)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _send(self, link: str) -> None:
        key = uuid4()
        while not self._stop.is_set():
            body = json.dumps({"id": str(key), "kind": "forces", "text": f"Carte {key}"}).encode()
            head = {"Content-Type": "application/json"}
            request = urllib.request.Request(f"{link}/cards", body, head)
            try:
                with urllib.request.urlopen(request, timeout=5) as answer:
                    answer.read()
            except (OSError, HTTPException):
                self._stop.wait(0.05)
            else:
                self.acknowledged.add(key)
                key = uuid4()


def answering_s(link: str) -> float:
    """Seconds until a phone is answered there."""
    began = time.perf_counter()
    health = f"http://{urlsplit(link).netloc}/health"
    while time.perf_counter() - began < ANSWERS_WITHIN_S:
        try:
            with urllib.request.urlopen(health, timeout=1):
                return time.perf_counter() - began
        except (OSError, HTTPException):
            time.sleep(0.01)
    raise SystemExit("the form did not come back after a kill")


def kills(count: int) -> Iterator[Line]:
    acknowledged: set[UUID] = set()
    restarts: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "library.db"
        first: list[str] = []
        for _ in range(count):
            program = Program("form_in_desk", str(library))
            if first:
                restarts.append(answering_s(first[0]))
            links = program.links()
            assert first in ([], links), "a printed link must survive"
            first = links
            phones = Phones(links)
            while not phones.acknowledged:
                time.sleep(0.01)
            time.sleep(random.uniform(0.3, 1.5))
            program.kill()
            phones.stop()
            acknowledged |= phones.acknowledged
        with closing(open_house(Settings(library=str(library)))) as house:
            (key,) = house.library.workshop_ids()
            stored = [card.id for card in house.library.read(key, lambda s: s.cards.where())]
            sound = house.archive.check() == []
    lost, doubled = len(acknowledged - set(stored)), len(stored) - len(set(stored))
    yield Line(
        f"cards lost, cards doubled in {count} kill -9, 50 phones",
        "0, 0, library sound",
        f"{lost}, {doubled} of {len(acknowledged):,}, {'sound' if sound else 'DAMAGED'}",
        None,
        bool(acknowledged) and not lost and not doubled and sound,
    )
    if restarts:
        longest = max(restarts)
        what = "from start to the first phone answered, after a kill (longest)"
        yield Line(what, "≤ 3 s", f"{longest:.1f} s", None, longest <= 3)
