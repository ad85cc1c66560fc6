"""What the projector remembers of the open workshop, so that a tick reads nothing.

Decides when the pages of the wall are laid out again: when a card changed, or what the wall is
limited to, or when what was written in silence is revealed. It holds cards as the hall may see
them, never others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from workshop_app.desktop.card_tally import CardTally
from workshop_app.domain.projection import Projection
from workshop_app.domain.sight import SeenCard, cards_in_sight, is_in_sight, seen_by_the_hall
from workshop_app.domain.silence import silent_phases
from workshop_app.services.board import BoardNews, RoomNews
from workshop_app.services.method_sheets import MethodSheets
from workshop_app.services.places import Places
from workshop_app.services.projection.brief import Door
from workshop_app.services.projection.cloud import Cloud
from workshop_app.services.projection.picture import Material, Picture, compose_picture, words_of
from workshop_app.services.projection.themes import ThemeBars
from workshop_app.services.projection.votes import NO_VOTES, VoteSheets
from workshop_app.services.projection.wall import Wall, lay_out


class Memory:
    def __init__(self) -> None:
        # What nobody has read is not counted in front of the hall.
        self._tally = CardTally(is_in_sight)
        self.room: RoomNews | None = None
        self.sheets = MethodSheets()
        self.votes = NO_VOTES
        self.places: Places | None = None
        """Names, while they are shown and until the first phase: never longer."""
        self.themes = ThemeBars()
        self._cards: Sequence[SeenCard] | None = None
        """None: they have changed since they were last put in order."""
        self._silent: frozenset[UUID | None] = frozenset()
        """Phases that hide their cards until they are revealed, or the bell rings."""
        self._wall = Wall()
        self._laid_out: object = None
        self._cloud = Cloud()
        self._words_of: object = None

    def follow(self, workshop: UUID) -> int:
        """The change to read from. Another workshop than before: everything is forgotten."""
        if self.room is not None and self.room.workshop.id != workshop:
            self.room, self.places, self.sheets = None, None, MethodSheets()
            self.themes = ThemeBars()
            self.votes = NO_VOTES
            self._forget_cards()
        return self._tally.follow(workshop)

    def is_left_behind(self) -> bool:
        """There is more to read than the last look took, and nothing else makes it look."""
        return self._tally.is_left_behind()

    def take(
        self, room: RoomNews, cards: BoardNews, sheets: MethodSheets, votes: VoteSheets
    ) -> None:
        self.sheets, self.votes = sheets, votes
        if self._tally.take(cards) or self.room is None:
            self._forget_cards()
        self.room = room

    def picture(
        self, choice: Projection, doors: tuple[Door, ...], tall: bool, now: datetime
    ) -> Picture | None:
        """None before the workshop was read."""
        if self.room is None:
            return None
        silent = silent_phases(self.room.phases, now)
        if silent != self._silent:
            self._silent = silent
            self._forget_cards()
        found = Material(
            self.room,
            self._in_order() if choice.view == "card" else (),
            {kind: count for kind, count in self._tally.totals().items() if count},
            self._wall_for(self.room, choice, tall),
            doors,
            self.sheets,
            self.places,
            self._cloud_for(self.room, choice, tall),
            self.votes,
            self.themes,
        )
        return compose_picture(choice, found, tall, now)

    def _in_order(self) -> Sequence[SeenCard]:
        """Only for a picture that shows them: thousands are not put in order for a bare clock."""
        if self._cards is None:
            self._cards = seen_by_the_hall(self._tally.present(), self._silent)
        return self._cards

    def _forget_cards(self) -> None:
        """They have changed, or may be seen otherwise."""
        self._cards = self._laid_out = self._words_of = None

    def _cloud_for(self, room: RoomNews, choice: Projection, tall: bool) -> Cloud:
        asked = (choice.view, choice.kind, tall, room.workshop.categories)
        if asked != self._words_of:
            seen = cards_in_sight(self._tally.present(), self._silent)
            self._cloud = words_of(room.workshop, seen, choice, tall)
            self._words_of = asked
        return self._cloud

    def _wall_for(self, room: RoomNews, choice: Projection, tall: bool) -> Wall:
        if choice.view != "wall":
            return Wall()
        categories = room.workshop.categories
        asked = (choice.kind, choice.table, tall, categories)
        if asked != self._laid_out:
            self._wall = lay_out(categories, self._in_order(), choice, tall)
            self._laid_out = asked
        return self._wall
