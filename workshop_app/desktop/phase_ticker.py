"""The one timer of the program. It says "look again"; the time left is computed elsewhere."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from workshop_app.services.ports import Clock

TICK_MS = 250
MICROSECOND = timedelta(microseconds=1)


class PhaseTicker(QObject):
    """Every quarter of a second, and the instant a figure of the phase changes: the console, the
    projector and the phones change together."""

    ticked = Signal(datetime)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rings_at: datetime | None = None
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def aim(self, rings_at: datetime | None) -> None:
        """When the phase on stage rings; None while nothing runs."""
        self._rings_at = rings_at

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        self.tick()
        self._timer.setInterval(wait_ms(self._clock.now(), self._rings_at))

    def tick(self) -> None:
        """Now, without waiting for the quarter of a second."""
        self.ticked.emit(self._clock.now())


def wait_ms(now: datetime, rings_at: datetime | None) -> int:
    """Until the next look: a quarter of a second, less where a figure changes before."""
    left_us = max(0, (rings_at - now) // MICROSECOND) if rings_at is not None else 0
    rest_us = left_us % 1_000_000
    return min(TICK_MS, -(-rest_us // 1_000)) if rest_us else TICK_MS
