"""What Ctrl+Z takes back at this desk: the commands given here since the workshop was opened, or
since « Mes ateliers » was, for what is decided there.

Decides the order; the change log decides whether it is still possible. Phones' cards are not ours
to undo.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from workshop_app.desktop.tasks import Refusal, TaskRunner
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.services.history import redo, undo
from workshop_app.services.ports import Command

MOST = 500


class UndoStack(QObject):
    changed = Signal(bool, bool)
    """Whether there is something to undo, to redo."""
    refused = Signal(object)
    """A Problem: somebody touched the same thing since."""

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._done: list[int] = []
        self._undone: list[int] = []
        tasks.did.connect(self.note)

    @property
    def available(self) -> tuple[bool, bool]:
        """Whether there is something to undo, to redo."""
        return bool(self._done), bool(self._undone)

    def note(self, command: int) -> None:
        self._done = [*self._done[-MOST:], command]
        self._undone.clear()
        self._tell()

    def forget(self) -> None:
        """Another workshop is open, or none."""
        self._done.clear()
        self._undone.clear()
        self._tell()

    def undo(self) -> None:
        if self._done:
            command = self._done.pop()
            self._again(partial(undo, command=command), self._was_undone)
            self._tell()

    def redo(self) -> None:
        if self._undone:
            command = self._undone.pop()
            self._again(partial(redo, undone=command), self._was_redone)
            self._tell()

    def _again(self, command: Command[int], then: Callable[[int], None]) -> None:
        """Of the open workshop; while none is, of what is kept for all of them."""
        where = self._tasks.workshop or WHOLE_LIBRARY
        self._tasks.command(command, then, self._refuse, where, noted=False)

    def _was_undone(self, command: int) -> None:
        self._undone.append(command)
        self._tell()

    def _was_redone(self, command: int) -> None:
        self._done.append(command)
        self._tell()

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(refusal)

    def _tell(self) -> None:
        self.changed.emit(*self.available)
