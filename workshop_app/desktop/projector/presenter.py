"""What the projector does: follows the workshop, is opened, closed and blackened by the console.

Decides nothing of the picture (`services.projection`) nor of the screen (`placement`). It goes on
composing while its window is closed: the console shows the same picture in small.

What is chosen here is shown at once, then kept with the workshop: for a restart, and for the
browser of another computer. A disk that refuses keeps nobody from making the wall black.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.projector.memory import Memory
from workshop_app.desktop.projector.placement import Placement
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation
from workshop_app.domain.forum import Topic
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.projection import Projection, View
from workshop_app.domain.tables import Table
from workshop_app.domain.themes import Spot, Theme
from workshop_app.domain.votes import Ballot, Essential, Vote
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.services.board import BoardNews, RoomNews, cards_since, room_after
from workshop_app.services.method_sheets import MethodSheets, method_sheets
from workshop_app.services.places import Places, places
from workshop_app.services.ports import Clock, Snapshot
from workshop_app.services.projection.brief import compose_table
from workshop_app.services.projection.choice import (
    choice_of,
    chosen,
    first_choice,
    keep_choice,
    on_page,
    saying,
    uncovered,
)
from workshop_app.services.projection.doors import Doors, Qr
from workshop_app.services.projection.picture import Picture, has_begun, has_view, is_tall, page_of
from workshop_app.services.projection.places import PlacesContent
from workshop_app.services.projection.themes import ThemeBars, read_theme_bars
from workshop_app.services.projection.votes import VoteSheets, vote_sheets


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
    may_show_themes: bool = False
    """Cards are sorted into some."""
    is_copied: bool = False
    """The projector copies the console's screen: the hall reads what is private."""
    choice: Projection | None = None
    """What was asked for: the wall's limits, the words of the free message."""
    room: RoomNews | None = None
    """What the wall may be limited to: categories and tables."""
    may_show_evaluation: bool = False
    """It is open."""
    is_rehearsal: bool = False
    """The picture says that nothing is kept."""
    may_show_vote: bool = False
    """One is open."""
    may_show_essential: bool = False
    """Something was marked."""


class ProjectorView(Protocol):
    def show_content(self, content: Picture) -> None: ...

    def open(self, wanted: str = "") -> None: ...

    def leave(self) -> None: ...

    def placement(self) -> Placement | None: ...

    def is_unplugged(self) -> bool: ...

    def is_copied(self) -> bool: ...

    def choices(self) -> tuple[str, ...]: ...


VOTED = frozenset({Vote, Ballot, Essential, Theme, Spot, Attendance})
"""Of these a vote under way and the essential are made."""
Watcher = Callable[[ProjectorState], None]
Reading = tuple[RoomNews, BoardNews, MethodSheets, VoteSheets, Projection, ThemeBars]


class ProjectorPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {
            Workshop, Phase, Table, Card, Person, Attendance, HallPlan, Topic, Projection,
            Evaluation, Vote, Ballot, Essential, Theme, Spot,
        }
    )  # fmt: skip

    def __init__(
        self,
        view: ProjectorView,
        tasks: Tasks,
        clock: Clock,
        qr: Qr,
        rehearsal: bool = False,
    ) -> None:
        self._rehearsal = rehearsal
        self._view, self._tasks, self._clock = view, tasks, clock
        self._doors, self._memory = Doors(qr), Memory()
        self._choice: Projection | None = None
        self._keeping = 0
        """Choices on their way to the disk: what is read meanwhile is older."""
        self._content: Picture | None = None
        self._minute: datetime | None = None
        self._pointed: UUID | None = None
        self._table: int | None = None
        """Its own codes are shown in large, until something else is chosen."""
        self._watchers: list[Watcher] = []
        self._beside: list[Callable[[datetime], None]] = []
        self._opens_when_read = False

    def watch(self, watcher: Watcher) -> None:
        """`watcher` hears how things stand, then of every change of the picture and the window."""
        self._watchers.append(watcher)
        self.tell()

    def beside(self, tick: Callable[[datetime], None]) -> None:
        """`tick` is called at each tick, with the instant: for what stands beside the picture."""
        self._beside.append(tick)

    def refresh(self) -> None:
        workshop = self._tasks.workshop
        if workshop is None:
            return
        if self._memory.room is not None and not self._is_open():
            self._content = self._choice = self._pointed = self._table = None
        number = self._memory.follow(workshop)
        memory = self._memory
        known = (memory.room, memory.sheets, memory.votes)
        wanted = self._choice is not None and self._choice.view == "themes"
        now = self._clock.now()
        ask = partial(_read, number=number, known=known, now=now, themes=wanted)
        self._tasks.query("projector", ask, self._take)
        if self._names_are_asked():
            self._read_places()

    def tick(self, now: datetime) -> None:
        """Another second of the phase: a new picture only if it differs. Reads on what one look
        at the cards left."""
        for tick in self._beside:
            tick(now)
        if self._memory.is_left_behind():
            self.refresh()
        self._show(now)

    def _show(self, now: datetime) -> None:
        if self._memory.room is None or self._choice is None or not self._is_open():
            return
        if self._choice.view == "places" and has_begun(self._memory.room):
            self._memory.places = None
            self._change(chosen(self._choice, "brief", now))
            return
        if self._choice.view == "market":
            self._follow_the_hours(now)
        if self._names_are_asked() and self._memory.places is None:
            return  # names are not read yet: the picture before stays
        if self._choice.view == "themes" and self._are_themes_unread():
            return
        content = self._compose(self._memory.room, self._choice, now)
        if content is not None and content != self._content:
            self._content = content
            self._view.show_content(content)
            self.tell()

    def show_table(self, number: int | None) -> None:
        """The codes of one table, for its next phone; None: what was there before."""
        if number != self._table:
            self._table = number
            self.tick(self._clock.now())

    def choose(self, view: View, kind: str = "", table: int = 0) -> None:
        """Another view, from its first page; the wall limited to a category or a table. What has
        nothing to show is the brief of the phase."""
        self._put(view if self._has(view) else "brief", kind=kind, table=table)

    def limit(self, kind: str, table: int) -> None:
        """The cards of the wall, or the words, that are shown: of a category, of a table."""
        words = self._choice is not None and self._choice.view == "cloud"
        self.choose("cloud" if words else "wall", kind, table)

    def show_card(self, card: UUID) -> None:
        """One card alone, if the hall may see it."""
        self._put("card", card=card)

    def say(self, text: str) -> str:
        """Free words for the hall. Returns what refuses them, in words; "" once they are shown."""
        choice, now = self._chosen(), self._clock.now()
        if choice is None:
            return ""
        try:
            wanted = saying(choice, text, now)
        except Problem as refusal:
            return sentence(refusal.code, refusal.values)
        self._memory.places = self._pointed = self._table = None
        self._change(wanted)
        return ""

    def point_at(self, person: UUID | None) -> None:
        """The page with this person's name, lit; None: the pages go on from there."""
        if person == self._pointed:
            return
        self._pointed = person
        if self._names_are_asked():
            self._read_places()

    def turn_page(self, by: int) -> None:
        """Another page of a list, for as long as a page stays."""
        if self._content is None or self._choice is None:
            return
        page, pages = page_of(self._content)
        if pages > 1:
            self._change(on_page(self._choice, (page + by) % pages, self._clock.now()))

    def toggle_black(self) -> None:
        """Key B: black, and back to what was there."""
        choice = self._chosen()
        if choice is not None and choice.black:
            self._change(uncovered(choice))
        else:
            self.choose("black")

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
        if self._content is None:
            return
        room = self._memory.room
        state = ProjectorState(
            self._content,
            self._view.placement(),
            self._view.is_unplugged(),
            self._view.choices(),
            self._has("places"),
            self._memory.sheets.groups is not None,
            self._has("groups"),
            self._has("market"),
            self._has("themes"),
            self._view.is_copied(),
            self._choice,
            room,
            self._has("evaluation"),
            self._rehearsal,
            self._has("vote"),
            self._has("essential"),
        )
        for watcher in self._watchers:
            watcher(state)

    def _compose(self, room: RoomNews, choice: Projection, now: datetime) -> Picture | None:
        helped = next((table for table in room.tables if table.number == self._table), None)
        if helped is not None and (doors := self._doors.of_table(room.workshop, helped)):
            return compose_table(room.workshop, helped.number, doors, room.phases, now)
        doors = self._doors.of_view(room, choice.view, now)
        return self._memory.picture(choice, doors, self._is_tall(), now)

    def _chosen(self) -> Projection | None:
        """The choice in force; None while no workshop is open."""
        workshop = self._tasks.workshop
        if workshop is None or (self._choice is not None and self._choice.workshop != workshop):
            return first_choice(workshop, self._clock.now()) if workshop is not None else None
        return self._choice or first_choice(workshop, self._clock.now())

    def _put(self, view: View, *, kind: str = "", table: int = 0, card: UUID | None = None) -> None:
        before = self._chosen()
        if before is None:
            return
        now = self._clock.now()
        self._memory.places = self._pointed = self._table = None
        self._change(chosen(before, view, now, kind=kind, table=table, card=card))
        if self._names_are_asked():
            self._read_places()
        if view == "themes":
            self.refresh()

    def _are_themes_unread(self) -> bool:
        themes = self._memory.themes
        return themes.there_are and themes.bars is None

    def _change(self, wanted: Projection) -> None:
        """Shown at once, then kept; never what Ctrl+Z takes back."""
        self._choice = wanted
        self._keeping += 1
        self.tick(self._clock.now())
        self._tasks.command(
            partial(keep_choice, wanted=wanted), self._kept, self._not_kept, noted=False
        )

    def _kept(self, kept: Projection) -> None:
        self._keeping -= 1
        if self._choice is not None and self._choice.id == kept.id:
            self._choice = replace(self._choice, change=kept.change)

    def _not_kept(self, _refusal: Refusal) -> None:
        """The disk is full, and the rail says so. What the hall sees here stays right."""
        self._keeping -= 1

    def _is_tall(self) -> bool:
        """Of the screen it stands on; while closed or in a window, most projectors are wide."""
        placement = self._view.placement()
        return placement is not None and placement.is_full and is_tall(*placement.box[2:])

    def _has(self, view: View) -> bool:
        """Whether there is something to show of it; before the first reading it may be."""
        room = self._memory.room
        memory, now = self._memory, self._clock.now()
        return room is None or has_view(view, room, memory.sheets, memory.votes, memory.themes, now)

    def _names_are_asked(self) -> bool:
        choice = self._choice
        return choice is not None and choice.view == "places" and not choice.black

    def _follow_the_hours(self, now: datetime) -> None:
        """What runs late pushes the sessions of the forum: read again each minute."""
        minute = now.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            ask = partial(method_sheets, now=now)
            self._tasks.query("market", ask, self._take_sheets)

    def _take_sheets(self, sheets: MethodSheets) -> None:
        self._memory.sheets = sheets
        self._leave_what_is_over()

    def _leave_what_is_over(self) -> None:
        """Pairs of a phase without them: the phase itself, for good."""
        choice = self._choice
        if choice is not None and not choice.black and not self._has(choice.view):
            self.choose("brief")

    def _read_places(self) -> None:
        """May find a phase begun meanwhile: then there is none."""
        ask = partial(places, now=self._clock.now(), pointed=self._pointed)
        self._tasks.query("places", ask, self._take_places)

    def _take_places(self, found: Places | None) -> None:
        if not self._names_are_asked() or self._choice is None:
            return  # another picture was chosen while the names were being read
        before, self._memory.places = self._memory.places, found
        now = self._clock.now()
        if found is None:
            self.choose("brief")
            return
        if before is not None and before.pointed != found.pointed:
            here = self._content.page if isinstance(self._content, PlacesContent) else 0
            self._change(on_page(self._choice, 0 if found.pointed else here, now))
        self.tick(now)

    def _is_open(self) -> bool:
        """Whether what is remembered is of the workshop that is open."""
        room = self._memory.room
        return room is not None and room.workshop.id == self._tasks.workshop

    def _take(self, news: Reading) -> None:
        room, cards, sheets, votes, stored, themes = news
        self._memory.take(room, cards, sheets, votes)
        self._memory.themes = themes
        self._adopt(stored)
        self._leave_what_is_over()
        self._show(self._clock.now())
        if self._names_are_asked() and self._memory.places is None:
            self._read_places()
        if self._opens_when_read:
            self._opens_when_read = False
            self._view.open()

    def _adopt(self, stored: Projection) -> None:
        """What was chosen before a restart, or by another desk."""
        known = self._choice
        if known is None or (not self._keeping and stored.change > known.change):
            self._choice = stored


def _read(
    snapshot: Snapshot,
    number: int,
    known: tuple[RoomNews | None, MethodSheets, VoteSheets],
    now: datetime,
    themes: bool,
) -> Reading:
    """Seats and topics are read again with the room only: cards do not move them. Votes too, when
    one of theirs changed."""
    before, sheets, votes = known
    room = room_after(snapshot, number, before)
    if room is not before:
        sheets = method_sheets(snapshot, now)
    changed = snapshot.nouns_since(number)
    if before is None or not changed.isdisjoint(VOTED):
        same = before is not None and changed <= {Ballot, Attendance}
        votes = vote_sheets(snapshot, now, votes.essential if same else None)
    choice = choice_of(snapshot, now)
    bars = read_theme_bars(snapshot, now, wanted=themes or choice.view == "themes")
    return room, cards_since(snapshot, number), sheets, votes, choice, bars
