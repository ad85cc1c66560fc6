"""A whole day rehearsed sixty times faster, on the real desk: does its screen stay fluid?

    python -m benchmarks.rehearsal

The sample day, nine simulated tables through the form, Conduite in front, each phase begun at its
bell. A heartbeat every 5 ms in the GUI thread tells each time the screen was not its own. Measured
against the same desk at rest before the day, and against what a person notices under the hand.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import uuid4

import psutil
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workshop_app.commands.demo import SEED, sample_people, sample_workshop, seat_sample
from workshop_app.commands.rehearse import RehearsedHouse, goes_on, rehearsal
from workshop_app.commands.session import Session, do
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.theme import apply_theme
from workshop_app.desktop.ui_state import UiState
from workshop_app.settings import Settings

BEAT_MS = 5
NOTICED_MS = 100
REST_MS = 5_000
LOOK_MS = 250
FLUID = 0.99
"""Part of the beats that are not to be noticed."""


class Heart:
    """Milliseconds by which each beat of the GUI thread was late."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def take(self) -> list[float]:
        taken, self.late = self.late, []
        return sorted(taken)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append((now - self._last) * 1_000 - BEAT_MS)
        self._last = now


def at(late: Sequence[float], share: float) -> float:
    return late[min(len(late) - 1, int(share * len(late)))]


def unnoticed(late: Sequence[float]) -> float:
    """Part of the beats that nobody noticed."""
    return sum(each <= NOTICED_MS for each in late) / len(late)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    apply_theme(app)
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Settings(library=str(Path(folder) / "real.db")))
        key = uuid4()
        with session.house() as house:
            today = house.clock.now().astimezone().date()
            do(house, key, partial(sample_workshop, day=today))
            sample_people(house, key)
            seat_sample(house, key)
        with (
            rehearsal(session, str(key), 60, SEED) as copy,
            closing(RehearsedHouse(copy)) as opened,
        ):
            copy.clock.pace(1)
            desk = Desk(opened.outside, UiState(Path(folder)))
            desk.window.resize(1440, 900)
            desk.open(key)
            QTest.qWait(3_000)
            heart = Heart()
            QTest.qWait(REST_MS)
            rest = heart.take()
            program = psutil.Process()
            before, began = program.cpu_times(), time.perf_counter()
            copy.hall.pace(60)
            while goes_on(copy):
                QTest.qWait(LOOK_MS)
            took, after = time.perf_counter() - began, program.cpu_times()
            day = heart.take()
            desk.close()
        cpu = (after.user + after.system - before.user - before.system) / took
    _tell("at rest", rest)
    _tell("the day x 60", day)
    print(f"cards {copy.hall.cards}, {took:.0f} s, {cpu:.0%} of a core")
    print(f"late at p99, day over rest: {at(day, 0.99) / max(at(rest, 0.99), 0.1):.1f}")
    print(f"unnoticed: {unnoticed(day):.2%}, at rest {unnoticed(rest):.2%} (asked {FLUID:.0%})")


def _tell(what: str, late: Sequence[float]) -> None:
    shares = (0.5, 0.95, 0.99, 0.999)
    said = ", ".join(f"p{share * 100:g} {at(late, share):.1f}" for share in shares)
    print(f"{what}: beats {len(late)}, late in ms: {said}, most {late[-1]:.0f}")


if __name__ == "__main__":
    main()
