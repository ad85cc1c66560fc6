"""The whole desk offscreen in the middle of a day, for the measurements of Conduite."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workshop_app.bootstrap import House, open_house
from workshop_app.commands.desk import OpenedHouse
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.theme import apply_theme
from workshop_app.desktop.ui_state import UiState
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.form_door import FormDoor
from workshop_app.services.phases import start_next
from workshop_app.services.ports import Clock, Command, FormServer, R
from workshop_app.services.workshops import change_workshop, create_workshop
from workshop_app.settings import Settings

KINDS = ("forces", "faiblesses", "attentes", "contributions")
SETTLES_MS = 1_500


class NoServer:
    def stop(self) -> None: ...


@dataclass
class StageDesk:
    desk: Desk
    house: House
    key: UUID

    def do(self, command: Command[R]) -> R:
        return self.house.library.submit(self.key, "mesure", command).result()


def _serve(_host: str, _port: int) -> FormServer:
    return NoServer()


@contextmanager
def on_stage(
    folder: Path, tables: int, cards: int, clock: Clock | None = None
) -> Iterator[StageDesk]:
    """Conduite in front, the projector's window open, the third phase running."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    apply_theme(app)
    house = open_house(Settings(library=str(folder / "mesure.db")), clock)
    key = uuid4()
    made = partial(create_workshop, model="concertation", title="Mesure")
    house.library.submit(key, "mesure", made).result()
    with closing(OpenedHouse(house)) as opened:
        door = FormDoor(house.library, lambda: [], lambda _h, p: p, _serve, 8_000, "mesure")
        desk = Desk(replace(opened.outside, form=door), UiState(folder))
        here = StageDesk(desk, house, key)
        here.do(partial(change_workshop, table_count=tables))
        for _ in range(3):
            here.do(start_next)
        for number in range(cards):
            kind = KINDS[number % len(KINDS)]
            text = f"Carte {number}, assez longue pour être coupée sur une tuile"
            draft = Draft(uuid4(), number % tables + 1, kind, text, source="desk")
            here.do(partial(write_card, draft=draft))
        for table in range(1, tables + 1):
            house.presence.seen(key, table)
        opened.keep_out_this_thread()
        desk.window.resize(1440, 900)
        desk.open(key)
        QTest.qWait(SETTLES_MS)
        desk.window.show_page("run")
        QTest.qWait(SETTLES_MS)
        desk.window.projector_asked.emit()
        QTest.qWait(SETTLES_MS)
        yield here
        desk.close()
