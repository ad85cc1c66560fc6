"""The running desk, killed twenty times while fifty phones send: nothing lost, nothing twice.

    python -m benchmarks.kill [--kills 20]

Each phone repeats what was not answered, as the page does. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import threading
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

from benchmarks.desktop import started_desk
from workshop_app.bootstrap import open_house
from workshop_app.settings import Settings

CLIENTS = 50


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
        while not self._stop.is_set():
            key = uuid4()
            body = json.dumps({"id": str(key), "kind": "forces", "text": f"Carte {key}"}).encode()
            head = {"Content-Type": "application/json"}
            request = urllib.request.Request(f"{link}/cards", body, head)
            try:
                with urllib.request.urlopen(request, timeout=5) as answer:
                    if answer.status in (200, 201):
                        self.acknowledged.add(key)
            except OSError:
                self._stop.wait(0.05)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=20)
    kills = asked.parse_args().kills
    acknowledged: set[UUID] = set()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first: list[str] = []
        for _ in range(kills):
            program, _said, links = started_desk(folder)
            assert first in ([], links), "a printed link must survive"
            first = links
            phones = Phones(links)
            time.sleep(random.uniform(0.3, 1.5))
            program.kill()
            program.wait()
            phones.stop()
            acknowledged |= phones.acknowledged
        with closing(open_house(Settings(library=str(folder / "library.db")))) as house:
            (key,) = house.library.workshop_ids()
            stored = [card.id for card in house.library.read(key, lambda s: s.cards.where())]
            sound = house.archive.check() == []
    print(
        json.dumps(
            {
                "kills": kills,
                "acknowledged": len(acknowledged),
                "stored": len(stored),
                "lost": len(acknowledged - set(stored)),
                "doubled": len(stored) - len(set(stored)),
                "sound": sound,
            }
        )
    )


if __name__ == "__main__":
    main()
