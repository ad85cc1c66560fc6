"""From the writer thread to the GUI thread: at most one queued signal every 50 ms.

Decides when screens look again, never what they find. Follows one workshop, or none. When looking
is long, it rests in proportion: whatever phones send, screens leave most of the machine to them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from workshop_app.services.ports import ChangeFeed

BATCH_MS = 50
LONGEST_REST_MS = 1_000
REST = 14
"""Screens rest so many times as long as their last look took: a fifteenth of one core at most."""
LOOK_AGAIN_MS = 1_000


def rest_ms(spent_s: float) -> int:
    """How long after a look that cost so much screens look again."""
    return min(max(BATCH_MS, round(REST * 1_000 * spent_s)), LONGEST_REST_MS)


class ChangeBridge(QObject):
    reached = Signal()
    """Something is new, or may be: read what follows the number you remember."""
    _hinted = Signal()

    def __init__(
        self,
        feed: ChangeFeed,
        parent: QObject | None = None,
        spent_s: Callable[[], float] = lambda: 0.0,
    ) -> None:
        """`spent_s`: seconds of work that looking has cost since the start."""
        super().__init__(parent)
        self._spent_s, self._spent_before = spent_s, 0.0
        self._since_look = QElapsedTimer()
        self._since_look.start()
        self._workshop: UUID | None = None
        self._pending = threading.Event()
        self._batch = QTimer(self, singleShot=True)
        self._batch.timeout.connect(self._tell)
        self._hinted.connect(self._wait, Qt.ConnectionType.QueuedConnection)
        # Hints may be lost, and another process gives none.
        self._look_again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self.reached)
        self._unsubscribe = feed.subscribe(self._hint)

    def follow(self, workshop: UUID | None) -> None:
        """Hints of this workshop from now on; of none, nothing is said."""
        self._workshop = workshop
        self._batch.stop()
        self._pending.clear()
        if workshop is None:
            self._look_again.stop()
        else:
            self._look_again.start()

    def close(self) -> None:
        self._unsubscribe()
        self._batch.stop()
        self._look_again.stop()

    def _hint(self, workshop: UUID, _number: int) -> None:
        """In the writer thread. Crosses to the GUI only for the first hint of a batch."""
        if workshop == self._workshop and not self._pending.is_set():
            self._pending.set()
            self._hinted.emit()

    def _wait(self) -> None:
        self._batch.start(BATCH_MS)

    def _tell(self) -> None:
        """What the last look has cost is known only now: the hint came while it was under way."""
        rest = rest_ms(self._spent_s() - self._spent_before) - self._since_look.elapsed()
        if rest > 0:
            self._batch.start(rest)
            return
        self._spent_before = self._spent_s()
        self._since_look.restart()
        if self._workshop is not None:
            self._look_again.start()  # a second without a look, not each second
        self._pending.clear()  # before reading: a hint from now on opens the next batch
        self.reached.emit()
