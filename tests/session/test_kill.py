"""A real program, killed while phones send: what was answered is there, once."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from workshop_app.bootstrap import open_house
from workshop_app.services.phases import schedule, start_phase
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings

PHONES, KILLS, CARDS, ENOUGH = 50, 3, 300, 100


def prepare(library: Path) -> UUID:
    """A workshop whose phase « Forces » is on stage."""
    house, key = open_house(Settings(library=str(library))), uuid4()
    create = partial(create_workshop, model="concertation", title="Marée", port=free_port())
    house.library.submit(key, "test", create).result()
    forces = next(phase for phase in house.library.read(key, schedule) if phase.title == "Forces")
    house.library.submit(key, "test", partial(start_phase, key=forces.id)).result()
    house.close()
    return key


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def start(library: Path, key: UUID) -> tuple[subprocess.Popen[str], list[str]]:
    """The program, once it answers, and its links."""
    tablee = [sys.executable, "-m", "workshop_app", "--library", str(library), "--json"]
    program = subprocess.Popen(
        [*tablee, "serve", str(key), "--host", "127.0.0.1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert program.stdout is not None
    return program, [table["link"] for table in json.loads(program.stdout.readline())["tables"]]


def send(link: str) -> UUID | None:
    """The id of an acknowledged card; None when there was no answer."""
    key = uuid4()
    body = json.dumps({"id": str(key), "kind": "forces", "text": f"Carte {key}"}).encode()
    request = urllib.request.Request(f"{link}/cards", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return key if answer.status == 201 else None
    except OSError:
        return None


def acknowledged(sending: list[Future[UUID | None]]) -> set[UUID]:
    return {key for future in sending if future.done() and (key := future.result())}


def test_no_acknowledged_card_is_lost_or_doubled(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    key = prepare(library)
    answered: set[UUID] = set()
    links: list[str] = []
    for _ in range(KILLS):
        program, now_links = start(library, key)
        assert links in ([], now_links), "a printed link must survive a restart"
        links = now_links
        with ThreadPoolExecutor(PHONES) as phones:
            sending = [phones.submit(send, links[n % len(links)]) for n in range(CARDS)]
            while len(acknowledged(sending)) < ENOUGH:
                assert program.poll() is None
            program.kill()
        answered |= acknowledged(sending)
        program.communicate()
    house = open_house(Settings(library=str(library)))
    stored = house.library.read(key, lambda snapshot: snapshot.cards.where())
    house.close()
    assert len(answered) >= KILLS * ENOUGH
    assert answered <= {card.id for card in stored}
    assert len(stored) == len({card.id for card in stored}) == len({c.number for c in stored})
