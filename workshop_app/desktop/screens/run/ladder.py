"""The ladder of one table in trouble: another phone, typed at the desk, paper. No widget.

Keeps which table is helped and whose code is shown; decides when a code leaves the hall's screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from workshop_app.desktop.screens.run.compose import ShownCode
from workshop_app.services.board import RoomNews
from workshop_app.services.projection.doors import Doors


class TableProjection(Protocol):
    def show_table(self, number: int | None) -> None:
        """The codes of that table on the projector; None: what was there before."""


class Ladder:
    def __init__(self, doors: Doors, projector: TableProjection, changed: Callable[[], None]):
        """`changed` is called when something else is to be shown."""
        self._doors, self._projector, self._changed = doors, projector, changed
        self.helped: int | None = None
        self.shown: ShownCode | None = None

    def help(self, table: int) -> None:
        self.helped = table
        self._changed()

    def leave(self) -> None:
        """The panel closes; a code that is shown stays."""
        if self.helped is not None:
            self.helped = None
            self._changed()

    def forget(self) -> None:
        """Another workshop."""
        self._take_down()
        self.helped = self.shown = None

    def show_code(self, room: RoomNews, number: int, now: datetime) -> None:
        """In large on the desk. Nothing happens for a table that has closed."""
        table = next((table for table in room.tables if table.number == number), None)
        if table is not None:
            self._take_down()
            doors = self._doors.of_table(room.workshop, table)
            self.shown = ShownCode(number, doors, now, projected=False)
            self.helped = None
            self._changed()

    def hide_code(self) -> None:
        self._take_down()
        self.shown = None
        self._changed()

    def project(self) -> None:
        """On the projector too, and off it again."""
        if self.shown is None:
            return
        projected = not self.shown.projected
        self._projector.show_table(self.shown.table if projected else None)
        self.shown = self.shown.with_projected(projected)
        self._changed()

    def follow(self, room: RoomNews, seen: Mapping[int, datetime]) -> None:
        """A phone has come: the code leaves the hall's screen by itself. So does that of a table
        which was given another one meanwhile."""
        shown = self.shown
        if shown is None:
            return
        at = seen.get(shown.table)
        if at is not None and at > shown.since:
            self._take_down()
        table = next((table for table in room.tables if table.number == shown.table), None)
        doors = self._doors.of_table(room.workshop, table) if table is not None else ()
        if self.shown is not None and doors != shown.doors:
            self.shown = self.shown.with_doors(doors)

    def _take_down(self) -> None:
        if self.shown is not None and self.shown.projected:
            self._projector.show_table(None)
            self.shown = self.shown.with_projected(False)
