"""The sample day, ten times as fast: a laptop, its projector, a window manager and nine phones.

    sudo .venv/bin/python -m benchmarks.film FOLDER [--speed 10]

Takes a quarter of an hour. A pause, an extension, a step back, an accepted catch-up, a table that
calls and one whose phone is lost; before it, the cable of the projector is pulled and plugged.
Writes every picture to FOLDER, and `film.jpg`, all of them small. Judges nothing: they are looked
at. Needs Linux, root, Chromium, and what it names when it is missing.
"""

from __future__ import annotations

import argparse
import os
import socket
import sys
import tempfile
import time
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from benchmarks.film.screens import NoScreens, Screens, two_screens
from tests.browser.conftest import CHROMIUM
from tests.hall_network import HallNetwork, hall_network
from workshop_app.feeds.clock import PacedClock
from workshop_app.settings import Settings

BEGINS = datetime.fromisoformat("2026-10-13T09:48:00+02:00")
KEY = UUID(int=4127)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--speed", type=int, default=10)
    asked = parser.parse_args()
    os.environ["TZ"] = "Europe/Paris"
    time.tzset()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        try:
            with two_screens(Path(room)) as screens, hall_network("wl") as network:
                os.environ |= {"DISPLAY": screens.display, "QT_QPA_PLATFORM": "xcb"}
                return _film(Path(room), asked.folder, asked.speed, screens, network)
        except NoScreens as missing:
            print(missing, file=sys.stderr)
            return 2


def _film(room: Path, folder: Path, speed: int, screens: Screens, network: HallNetwork) -> int:
    # Qt only once there is a display.
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from benchmarks.film.day import FilmedDay, story
    from benchmarks.film.phones import Phones
    from benchmarks.film.strip import Strip
    from workshop_app.bootstrap import open_house
    from workshop_app.commands.demo import sample_people, sample_workshop, seat_sample
    from workshop_app.commands.desk import OpenedHouse
    from workshop_app.commands.session import do
    from workshop_app.desktop.desk import Desk
    from workshop_app.desktop.theme import apply_theme
    from workshop_app.desktop.ui_state import UiState
    from workshop_app.services.form_address import keep_address

    clock = PacedClock(BEGINS, speed)
    house = open_house(Settings(library=str(room / "film.db")), clock)
    do(house, KEY, partial(sample_workshop, day=BEGINS.date()))
    sample_people(house, KEY)
    seat_sample(house, KEY)
    with socket.create_server((network.address, 0)) as found:
        port: int = found.getsockname()[1]
    do(house, KEY, partial(keep_address, host=network.address, port=port))
    app = QApplication(sys.argv[:1])
    apply_theme(app)
    strip, phones = Strip(folder), Phones(network.launcher(CHROMIUM), speed)
    phones.start()
    with closing(OpenedHouse(house)) as opened:
        opened.keep_out_this_thread()
        desk = Desk(opened.outside, UiState(room))
        desk.open(KEY)
        desk.window.showMaximized()
        QTest.qWait(2_000)
        day = FilmedDay(desk, house, KEY, screens, phones, strip, speed)
        try:
            story(day)
        finally:
            print("\n".join([*day.told, *(f"script: {each}" for each in phones.complaints)]))
            print(strip.sheet())
            phones.leave()
            desk.close()
    return bool(phones.complaints)


if __name__ == "__main__":
    sys.exit(main())
