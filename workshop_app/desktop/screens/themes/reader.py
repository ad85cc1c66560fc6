"""The board as it is now, read by what changed since it was read last. For the queries' threads.

Decides nothing: keeps the parts of one workshop's board between two looks.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from uuid import UUID

from workshop_app.domain.workshop import Workshop
from workshop_app.services.essential import essential_ids
from workshop_app.services.ports import Snapshot
from workshop_app.services.theme_board import BoardParts, ThemeBoard, changes_since, compose
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class Seen:
    workshop: Workshop
    board: ThemeBoard
    to_read: int
    """Cards that wait in « À relire »."""
    essential: frozenset[UUID]


class BoardReader:
    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._workshop: UUID | None = None
        self._parts = BoardParts()

    def read(self, snapshot: Snapshot) -> Seen:
        with self._one_at_a_time:
            if snapshot.workshop != self._workshop:
                self._workshop, self._parts = snapshot.workshop, BoardParts()
            self._parts.take(changes_since(snapshot, self._parts.reached))
            board = compose(self._parts)
        waiting = len(snapshot.cards.where(standing="waiting"))
        return Seen(the_workshop(snapshot), board, waiting, essential_ids(snapshot))
