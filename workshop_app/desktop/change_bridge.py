"""From the writer thread to the GUI thread: at most one queued signal every 50 ms.

Decides when screens look again, never what they find. Follows one workshop, or none.
"""

from __future__ import annotations

import threading
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from workshop_app.services.ports import ChangeFeed

BATCH_MS = 50
LOOK_AGAIN_MS = 1_000


class ChangeBridge(QObject):
    reached = Signal()
    """Something is new, or may be: read what follows the number you remember."""
    _hinted = Signal()

    def __init__(self, feed: ChangeFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshop: UUID | None = None
        self._pending = threading.Event()
        self._batch = QTimer(self, singleShot=True, interval=BATCH_MS)
        self._batch.timeout.connect(self._tell)
        self._hinted.connect(self._batch.start, Qt.ConnectionType.QueuedConnection)
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

    def _tell(self) -> None:
        self._pending.clear()  # before reading: a hint from now on opens the next batch
        self.reached.emit()
