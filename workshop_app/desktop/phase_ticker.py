"""The one timer of the program. It says "look again"; the time left is computed elsewhere."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.services.ports import Clock

TICK_MS = 250


class PhaseTicker(QObject):
    ticked = Signal(datetime)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def tick(self) -> None:
        """Now, without waiting for the quarter of a second."""
        self.ticked.emit(self._clock.now())
