"""What the projector does: follows the workshop, is opened, closed and blackened by the console.

Decides nothing of the picture (`content`) nor of the screen (`placement`). It goes on composing
while its window is closed: the console shows the same picture in small.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.card_tally import CardTally
from workshop_app.desktop.projector.content import Shown, compose
from workshop_app.desktop.projector.doors import Doors, Qr
from workshop_app.desktop.projector.method_content import (
    GroupsContent,
    MarketContent,
    compose_groups,
    compose_market,
)
from workshop_app.desktop.projector.paint import Picture
from workshop_app.desktop.projector.placement import Placement
from workshop_app.desktop.projector.places_content import (
    PAGE_S,
    PlacesContent,
    columns_for,
    compose_places,
)
from workshop_app.desktop.tasks import Tasks
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card, is_cleared
from workshop_app.domain.entity import Entity
from workshop_app.domain.forum import Topic
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase, current_phase
from workshop_app.domain.workshop import Workshop
from workshop_app.services.board import BoardNews, RoomNews, cards_since, room_after
from workshop_app.services.method_sheets import MethodSheets, method_sheets
from workshop_app.services.places import Places, places
from workshop_app.services.ports import Clock, Snapshot

WIDE = 16 / 9


@dataclass(frozen=True, slots=True)
class ProjectorState:
    """What the console knows of the projector."""

    content: Picture
    placement: Placement | None
    """None: closed."""
    is_unplugged: bool
    screens: tuple[str, ...]
    """Those it may stand on, by name, in the order people count them from 2."""
    may_show_places: bool = False
    """No phase has begun: names may still be projected."""
    has_groups: bool = False
    """The phase on stage is worked in pairs or in fours."""
    may_show_groups: bool = False
    """And everybody has the badge number they would look for."""
    may_show_market: bool = False
    """A phase is an open forum."""


class ProjectorView(Protocol):
    def show_content(self, content: Picture) -> None: ...

    def open(self, wanted: str = "") -> None: ...

    def leave(self) -> None: ...

    def placement(self) -> Placement | None: ...

    def is_unplugged(self) -> bool: ...

    def choices(self) -> tuple[str, ...]: ...


Watcher = Callable[[ProjectorState], None]


class ProjectorPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Workshop, Phase, Card, Person, Attendance, HallPlan, Topic}
    )

    def __init__(self, view: ProjectorView, tasks: Tasks, clock: Clock, qr: Qr) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._doors = Doors(qr)
        # What nobody has read is not counted in front of the hall.
        self._tally = CardTally(is_cleared)
        self._room: RoomNews | None = None
        self._mode: Shown = "brief"
        self._content: Picture | None = None
        self._places: Places | None = None
        """Names, while they are shown and until the first phase: never longer."""
        self._sheets = MethodSheets()
        self._since = clock.now()
        """When the first page of a list came."""
        self._minute: datetime | None = None
        self._pointed: UUID | None = None
        self._watchers: list[Watcher] = []
        self._opens_when_read = False

    def watch(self, watcher: Watcher) -> None:
        """`watcher` hears how things stand, then of every change of the picture and the window."""
        self._watchers.append(watcher)
        self.tell()

    def refresh(self) -> None:
        if self._tasks.workshop is None:
            return
        if self._room is not None and not self._is_open():
            self._room, self._content, self._mode = None, None, "brief"
            self._places = self._pointed = None
            self._sheets = MethodSheets()
        number = self._tally.follow(self._tasks.workshop)
        ask = partial(
            _read, number=number, known=self._room, sheets=self._sheets, now=self._clock.now()
        )
        self._tasks.query("projector", ask, self._take)
        if self._mode == "places":
            self._read_places()

    def tick(self, now: datetime) -> None:
        """Another second of the phase: a new picture only if it differs. Reads on what one look
        at the cards left."""
        if self._tally.is_behind:
            self.refresh()
        self._show(now)

    def _show(self, now: datetime) -> None:
        if self._room is None or not self._is_open():
            return
        if self._mode == "places" and self._has_begun():
            self.choose("brief")
            return
        if self._mode == "market":
            self._follow_the_hours(now)
        content = self._compose(self._room, now)
        if content is not None and content != self._content:
            self._content = content
            self._view.show_content(content)
            self.tell()

    def choose(self, mode: Shown) -> None:
        """« Consigne », « Minuteur seul », « Écran noir », « Où je m'assois », « Qui avec qui »,
        « Place du marché ». What has nothing to show is the brief of the phase."""
        if mode == "places" and not self._has_begun():
            self._mode, self._since = mode, self._clock.now()
            self._read_places()
            return
        self._mode = mode if mode != "places" and self._has(mode) else "brief"
        self._since = self._clock.now()
        self._places = self._pointed = None
        self.tick(self._clock.now())

    def point_at(self, person: UUID | None) -> None:
        """The page with this person's name, lit; None: the pages go on from there."""
        if person == self._pointed:
            return
        self._pointed = person
        if self._mode == "places":
            self._read_places()

    def turn_page(self, by: int) -> None:
        """Another page of a list, for as long as a page stays."""
        content = self._content
        if isinstance(content, PlacesContent | GroupsContent | MarketContent) and content.pages:
            gone = int((self._clock.now() - self._since).total_seconds() // PAGE_S)
            self._start_pages_at((gone + by) % content.pages)

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

    def open(self) -> None:
        """On the screen, if it is not there yet."""
        if self._view.placement() is None:
            self.toggle()

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
                not self._has_begun(),
                self._sheets.groups is not None,
                self._has("groups"),
                self._has("market"),
            )
            for watcher in self._watchers:
                watcher(state)

    def _compose(self, room: RoomNews, now: datetime) -> Picture | None:
        """None: names were asked for and are not there yet."""
        groups, market = self._sheets.groups, self._sheets.market
        if self._mode == "places":
            if self._places is None:
                return None
            columns = columns_for(self._ratio())
            return compose_places(self._places, self._since, columns, now)
        if self._mode == "groups" and groups is not None:
            return compose_groups(groups, current_phase(room.phases), self._since, now)
        if self._mode == "market" and market is not None:
            return compose_market(market, self._since, now)
        mode = self._mode if self._mode in ("timer", "black") else "brief"
        totals, doors = self._tally.totals(), self._doors.of(room.workshop)
        return compose(room.workshop, room.phases, totals, doors, mode, now)

    def _ratio(self) -> float:
        """Of the screen it stands on; while closed or in a window, that of most projectors."""
        placement = self._view.placement()
        if placement is None or not placement.is_full:
            return WIDE
        return placement.box[2] / placement.box[3]

    def _has(self, mode: Shown) -> bool:
        """Whether there is something to show of it; before the first reading it may be."""
        if self._room is None:
            return True
        if mode == "groups":
            return self._sheets.groups is not None and self._sheets.groups.complete
        return mode != "market" or self._sheets.market is not None

    def _follow_the_hours(self, now: datetime) -> None:
        """What runs late pushes the sessions of the forum: read again each minute."""
        minute = now.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            ask = partial(method_sheets, now=now)
            self._tasks.query("market", ask, self._take_sheets)

    def _take_sheets(self, sheets: MethodSheets) -> None:
        self._sheets = sheets
        if not self._has(self._mode):
            self.choose("brief")

    def _has_begun(self) -> bool:
        return self._room is None or any(phase.started_at for phase in self._room.phases)

    def _read_places(self) -> None:
        """May find a phase begun meanwhile: then there is none."""
        ask = partial(places, now=self._clock.now(), pointed=self._pointed)
        self._tasks.query("places", ask, self._take_places)

    def _take_places(self, found: Places | None) -> None:
        if self._mode != "places":
            return  # another picture was chosen while the names were being read
        before, self._places = self._places, found
        if found is None:
            self.choose("brief")
            return
        if before is not None and before.pointed != found.pointed:
            here = self._content.page if isinstance(self._content, PlacesContent) else 0
            self._start_pages_at(0 if found.pointed else here)
        self.tick(self._clock.now())

    def _start_pages_at(self, page: int) -> None:
        self._since = self._clock.now() - timedelta(seconds=PAGE_S * page)
        self.tick(self._clock.now())

    def _is_open(self) -> bool:
        """Whether what is remembered is of the workshop that is open."""
        return self._room is not None and self._room.workshop.id == self._tasks.workshop

    def _take(self, news: tuple[RoomNews, BoardNews, MethodSheets]) -> None:
        self._room, cards, self._sheets = news
        self._tally.take(cards)
        if not self._has(self._mode):
            self._mode = "brief"
        self._show(self._clock.now())
        if self._opens_when_read:
            self._opens_when_read = False
            self._view.open()


def _read(
    snapshot: Snapshot, number: int, known: RoomNews | None, sheets: MethodSheets, now: datetime
) -> tuple[RoomNews, BoardNews, MethodSheets]:
    """Seats and topics are read again with the room only: cards do not move them."""
    room = room_after(snapshot, number, known)
    if room is not known:
        sheets = method_sheets(snapshot, now)
    return room, cards_since(snapshot, number), sheets
