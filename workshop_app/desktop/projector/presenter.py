"""What the projector does: follows the workshop, is opened, closed and blackened by the console.

Decides nothing of the picture (`content`) nor of the screen (`placement`). It goes on composing
while its window is closed: the console shows the same picture in small.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ClassVar, Protocol

from workshop_app.desktop.card_tally import CardTally
from workshop_app.desktop.projector.content import Mode, ProjectorContent, compose
from workshop_app.desktop.projector.doors import Doors, Qr
from workshop_app.desktop.projector.placement import Placement
from workshop_app.desktop.tasks import Tasks
from workshop_app.domain.cards import Card
from workshop_app.domain.entity import Entity
from workshop_app.domain.phases import Phase
from workshop_app.domain.workshop import Workshop
from workshop_app.services.board import BoardNews, RoomNews, cards_since, room_after
from workshop_app.services.ports import Clock, Snapshot


@dataclass(frozen=True, slots=True)
class ProjectorState:
    """What the console knows of the projector."""

    content: ProjectorContent
    placement: Placement | None
    """None: closed."""
    is_unplugged: bool
    screens: tuple[str, ...]
    """Those it may stand on, by name, in the order people count them from 2."""


class ProjectorView(Protocol):
    def show_content(self, content: ProjectorContent) -> None: ...

    def open(self, wanted: str = "") -> None: ...

    def leave(self) -> None: ...

    def placement(self) -> Placement | None: ...

    def is_unplugged(self) -> bool: ...

    def choices(self) -> tuple[str, ...]: ...


Watcher = Callable[[ProjectorState], None]


class ProjectorPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset({Workshop, Phase, Card})

    def __init__(self, view: ProjectorView, tasks: Tasks, clock: Clock, qr: Qr) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._doors = Doors(qr)
        self._tally = CardTally()
        self._room: RoomNews | None = None
        self._mode: Mode = "brief"
        self._content: ProjectorContent | None = None
        self._watchers: list[Watcher] = []
        self._opens_when_read = False

    def watch(self, watcher: Watcher) -> None:
        """`watcher` hears of every change of the picture and of the window."""
        self._watchers.append(watcher)

    def refresh(self) -> None:
        if self._tasks.workshop is None:
            return
        if not self._is_open():
            self._room, self._content, self._mode = None, None, "brief"
        number = self._tally.follow(self._tasks.workshop)
        self._tasks.query("projector", partial(_read, number=number, known=self._room), self._take)

    def tick(self, now: datetime) -> None:
        """Another second of the phase: a new picture only if it differs."""
        if self._room is None or not self._is_open():
            return
        content = compose(
            self._room.workshop,
            self._room.phases,
            self._tally.totals(),
            self._doors.of(self._room.workshop),
            self._mode,
            now,
        )
        if content != self._content:
            self._content = content
            self._view.show_content(content)
            self.tell()

    def choose(self, mode: Mode) -> None:
        """« Consigne », « Minuteur seul », « Écran noir »."""
        self._mode = mode
        self.tick(self._clock.now())

    def toggle_black(self) -> None:
        """Key B: black, and back to the phase."""
        self.choose("brief" if self._mode == "black" else "black")

    def toggle(self) -> None:
        """F5: open, or leave the screen. Without an open workshop there is nothing to project."""
        if self._view.placement() is not None:
            self._view.leave()
        elif self._is_open():
            self.tick(self._clock.now())
            self._view.open()
        elif self._tasks.workshop is not None:
            self._opens_when_read = True

    def open_on(self, screen: str) -> None:
        """On the screen of that name."""
        if self._is_open():
            self.tick(self._clock.now())
            self._view.open(screen)

    def close(self) -> None:
        """The workshop or the program closes: nothing of it stays on the wall."""
        self._opens_when_read = False
        self._view.leave()

    def tell(self) -> None:
        """Say where things stand to those who watch."""
        if self._content is not None:
            state = ProjectorState(
                self._content,
                self._view.placement(),
                self._view.is_unplugged(),
                self._view.choices(),
            )
            for watcher in self._watchers:
                watcher(state)

    def _is_open(self) -> bool:
        """Whether what is remembered is of the workshop that is open."""
        return self._room is not None and self._room.workshop.id == self._tasks.workshop

    def _take(self, news: tuple[RoomNews, BoardNews]) -> None:
        self._room, cards = news
        self._tally.take(cards)
        self.tick(self._clock.now())
        if self._opens_when_read:
            self._opens_when_read = False
            self._view.open()


def _read(snapshot: Snapshot, number: int, known: RoomNews | None) -> tuple[RoomNews, BoardNews]:
    return room_after(snapshot, number, known), cards_since(snapshot, number)
