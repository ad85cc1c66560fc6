"""The whole desk offscreen with the form beside it, for the measurements: no limits on phones.

    python -m benchmarks.intake.form_in_desk LIBRARY

Prints its links as one JSON line once phones are answered. On SIGUSR1 prints how many cards the
wall shows, and how late the timers of the screen were since the last time: {"cards", "p50_ms",
"p99_ms", "max_ms"}; on SIGUSR2 these timers go, and
the wall is painted 30 times a second whether it changes or not; once more, and both rest again.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.intake.form_alone import NO_LIMITS, open_workshop
from benchmarks.intake.phones import TEXT
from workshop_app.bootstrap import House, open_house
from workshop_app.commands.desk import OpenedHouse
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.screens.cards.wall import CardWall
from workshop_app.desktop.theme import apply_theme
from workshop_app.desktop.ui_state import UiState
from workshop_app.feeds.addresses import free_port
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.form_address import keep_address
from workshop_app.services.form_door import FormDoor
from workshop_app.services.ports import FormServer
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import the_workshop
from workshop_app.settings import Settings
from workshop_app.web.app import build_form
from workshop_app.web.serving import ThreadedServer

STEP_MS = 10
REPAINT_MS = 33
"""For the lateness of the screen, at rest too: what is measured is what phones add."""
CARDS = 200
"""On the wall from the start."""
HERE = "127.0.0.1"
TABLES = 9


class Lateness:
    """A precise timer of 10 ms, and by how much each tick came late, while `repaint` is called."""

    def __init__(self, repaint: Callable[[], None]) -> None:
        self._timer = QTimer(interval=STEP_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._repaint = QTimer(interval=REPAINT_MS)
        self._repaint.timeout.connect(repaint)
        self._late: list[float] = []
        self._due = 0.0

    def turn(self) -> None:
        """On, or off again."""
        for timer in (self._timer, self._repaint):
            if timer.isActive():
                timer.stop()
            else:
                timer.start()
        self._due = 0.0

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._due:
            self._late.append(max(0.0, 1_000 * (now - self._due)))
        self._due = now + STEP_MS / 1_000

    def told(self) -> dict[str, float]:
        late = sorted(self._late) or [0.0]
        self._late.clear()
        return {
            "p50_ms": round(late[len(late) // 2], 2),
            "p99_ms": round(late[int(0.99 * len(late))], 2),
            "max_ms": round(late[-1], 2),
        }


def serve(house: House, host: str, port: int) -> FormServer:
    form = build_form(house.library, house.feed, house.clock, house.presence, limits=NO_LIMITS)
    server = ThreadedServer(form.app, form.live.close, host, port)
    server.start()
    return server


def links(house: House, key: UUID, port: int) -> list[str]:
    tables = house.library.read(key, tables_in_order)
    return [f"http://{HERE}:{port}/t/{table.code}" for table in tables]


def shown(desk: Desk) -> int:
    """Cards on the wall."""
    wall = desk.window.findChild(CardWall)
    face = wall.face() if wall is not None else None
    return sum(len(column.items) for column in face.columns) if face is not None else 0


def main(library: str) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    house = open_house(Settings(library=library))
    known = house.library.workshop_ids()
    key = known[0] if known else open_workshop(house, TABLES)
    if not known:
        for number in range(CARDS):
            draft = Draft(uuid4(), number % TABLES + 1, "forces", f"{TEXT} {number}")
            house.library.submit(key, "mesure", partial(write_card, draft=draft)).result()
    app = QApplication(sys.argv[:1])
    apply_theme(app)
    with closing(OpenedHouse(house)) as opened:
        door = FormDoor(
            house.library,
            lambda: [],
            free_port,
            lambda host, port: serve(house, host, port),
            18_000 + os.getpid() % 10_000,
            "mesure",
        )
        place = door.place(house.library.read(key, the_workshop), HERE)
        keep = partial(keep_address, host=HERE, port=place.port)
        house.library.submit(key, "mesure", keep).result()
        ready = json.dumps({"links": links(house, key, place.port)})
        opened.keep_out_this_thread()
        desk = Desk(replace(opened.outside, form=door), UiState(Path(library).parent))
        desk.window.resize(1440, 900)
        desk.open(key)

        def repaint() -> None:
            desk.window.update()
            desk.window.page("cards").update()

        late = Lateness(repaint)
        signal.signal(signal.SIGUSR2, lambda *_: late.turn())

        def tell() -> None:
            print(json.dumps(late.told() | {"cards": shown(desk)}), flush=True)

        signal.signal(signal.SIGUSR1, lambda *_: tell())
        QTimer.singleShot(1_500, lambda: desk.window.show_page("cards"))
        QTimer.singleShot(2_500, lambda: print(ready, flush=True))
        app.exec()
        desk.close()


if __name__ == "__main__":
    main(sys.argv[1])
