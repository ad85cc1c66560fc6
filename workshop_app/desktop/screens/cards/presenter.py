"""What Cartes does: keeps the wall up to date, edits, sets aside, types in. No widget.

What waits to be read stands in « À relire » and not on the wall (`reading`). Reads only what is new
since the last number it reached, and regroups in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Any, ClassVar, Protocol
from uuid import UUID, uuid4

from workshop_app.desktop.card_tally import CardTally
from workshop_app.desktop.screens.cards.compose import (
    Items,
    compose_aside,
    compose_detail,
    compose_inbox,
    compose_wall,
)
from workshop_app.desktop.screens.cards.faces import (
    CardDetail,
    EntryChoices,
    Grouping,
    InboxRow,
    WallFace,
)
from workshop_app.desktop.screens.cards.photos import Photos, PhotosShown
from workshop_app.desktop.screens.cards.reading import Reading
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.cards import Card, Source, is_cleared, label
from workshop_app.domain.entity import Entity
from workshop_app.domain.phases import Phase
from workshop_app.domain.photos import Photo
from workshop_app.domain.questions import questions_of
from workshop_app.domain.tables import Table
from workshop_app.domain.votes import Essential
from workshop_app.domain.workshop import Workshop, category_of
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.board import BoardNews, RoomNews, cards_since, room_after
from workshop_app.services.cards import Draft, Receipt, edit_card, withdraw_card, write_card
from workshop_app.services.essential import essential_ids
from workshop_app.services.ports import Command, PhotoPrinter, Snapshot

AT_ONCE = 400
"""Up to so many cards, each arrival regroups the wall at once."""
REST = 19
"""Above, the wall rests so many times as long as its last regrouping took: thousands of cards
never take the screen for themselves, nor a twentieth of the machine from the phones."""


class CardsViewProtocol(PhotosShown, Protocol):
    def show_wall(self, face: WallFace) -> None: ...

    def show_inbox(self, rows: Sequence[InboxRow]) -> None: ...

    def show_aside(self, lines: Sequence[tuple[UUID, str]]) -> None: ...

    def show_choices(self, choices: EntryChoices) -> None: ...

    def show_detail(self, detail: CardDetail | None) -> None: ...

    def show_conflict(self, said: str, newest: CardDetail) -> None: ...

    def show_detail_refusal(self, said: str) -> None: ...

    def show_entry(self) -> None: ...

    def show_written(self, said: str) -> None: ...

    def show_entry_refusal(self, said: str) -> None: ...

    def show_refusal(self, said: str) -> None: ...

    def offer_undo(self, said: str, undo: Callable[[], None], icon_name: str) -> None: ...

    def drop_undo(self) -> None: ...


class CardsPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Card, Photo, Workshop, Table, Phase, Essential}
    )

    def __init__(
        self,
        view: CardsViewProtocol,
        tasks: Tasks,
        undo: Callable[[], None],
        redo: Callable[[], None],
        photo_printer: Callable[[], PhotoPrinter],
    ) -> None:
        self._view, self._tasks = view, tasks
        self._undo, self._redo = undo, redo
        self._tally, self._items = CardTally(), Items()
        self.reading = Reading(self, self._tally)
        self.photos = Photos(view, self, tasks, photo_printer)
        self._cards: dict[UUID, Card] = {}
        self._room: RoomNews | None = None
        self._essential: frozenset[UUID] = frozenset()
        self._grouping: Grouping = "kind"
        self._searched = ""
        self._open: UUID | None = None
        self._wanted: UUID | None = None
        """To be opened as soon as the wall knows it."""
        self._is_late = False
        self._rests_until: datetime | None = None

    def tick(self, now: datetime) -> None:
        """Shows what came since, once the wall has rested; reads on what one look left."""
        if self._tally.is_left_behind():
            self.refresh()
        if self._is_late and (self._rests_until is None or now >= self._rests_until):
            began = perf_counter()
            self._show_wall()
            self._rests_until = now + timedelta(seconds=REST * (perf_counter() - began))

    def refresh(self) -> None:
        if self._tasks.workshop is None:
            return
        if self._room is not None and self._room.workshop.id != self._tasks.workshop:
            self._forget()
        number = self._tally.follow(self._tasks.workshop)
        read = partial(_read, number=number, known=self._room)
        self._tasks.query("cards", read, self._take, self.refuse)
        self.photos.refresh()

    def group(self, grouping: Grouping) -> None:
        """By category, by table, by arrival."""
        self._grouping = grouping
        self._show_wall()

    def search(self, words: str) -> None:
        self._searched = words
        self._show_wall()

    def open(self, card: UUID) -> None:
        """Show it beside the wall, ready to be changed."""
        found = self._cards.get(card)
        if found is not None and self._room is not None:
            self._open = card
            self._view.show_detail(compose_detail(self._room.workshop, found))

    def open_later(self, card: UUID) -> None:
        """From another page: once the wall knows it."""
        self._wanted = card
        if card in self._cards:
            self._open_wanted()

    def _open_wanted(self) -> None:
        card, self._wanted = self._wanted, None
        if card is not None:
            self.open(card)

    def close(self) -> None:
        self._open = None
        self._view.show_detail(None)

    def edit(self, card: UUID, text: str, kind: str, expected: int) -> None:
        """Other words or another category; the original is kept for ever."""
        before = self._cards.get(card)
        command = partial(edit_card, key=card, table=None, text=text, kind=kind, expected=expected)
        self.do(command, lambda after: self._edited(before, after), self.refuse_edit)

    def set_aside(self, card: UUID) -> None:
        """« Écarter »: off the wall and the report, still in the journal."""
        self.do(partial(withdraw_card, key=card, table=None), self._set_aside, self.refuse)

    def new(self) -> None:
        """« Saisir une carte »."""
        self._open = None
        self._view.show_entry()

    def write(self, table: int, kind: str, text: str, source: Source) -> None:
        draft = Draft(uuid4(), table, kind, text, source=source)
        self.do(partial(write_card, draft=draft), self._written, self._refuse_entry)

    def undo(self) -> None:
        self._view.drop_undo()
        self._undo()

    def redo(self) -> None:
        self._view.drop_undo()
        self._redo()

    def told(self, said: str, icon_name: str) -> None:
        """Something was done that « Annuler » takes back."""
        self._view.offer_undo(said, self._undo, icon_name)

    def sorted_out(self, card: UUID) -> None:
        """Accepted or rejected: the next one takes its place beside the wall."""
        if self._open == card:
            self.close()

    def do(
        self,
        command: Command[Any],
        then: Callable[..., None],
        refused: Callable[[Refusal], None],
    ) -> None:
        """An earlier « Annuler » goes: it would take back this command instead."""
        self._view.drop_undo()

        def done(result: object) -> None:
            then(result)
            self.refresh()

        self._tasks.command(command, done, refused)

    def _edited(self, before: Card | None, after: Card) -> None:
        if before is None or before.change == after.change or self._room is None:
            return
        self._cards[after.id] = after
        if self._open == after.id:
            self._view.show_detail(compose_detail(self._room.workshop, after))
        if before.kind != after.kind:
            category = category_of(self._room.workshop, after.kind)
            word = category.label if category else after.kind
            said = _("{card} est maintenant dans {kind}.", card=label(after), kind=word)
        else:
            said = _("{card} est corrigée. Le texte d'origine est gardé.", card=label(after))
        self._view.offer_undo(said, self._undo, "pencil")

    def _set_aside(self, card: Card) -> None:
        said = _("{card} est écartée. Elle reste dans le journal.", card=label(card))
        self._view.offer_undo(said, self._undo, "set_aside")

    def _written(self, receipt: Receipt) -> None:
        card = receipt.card
        said = _("{card} enregistrée, table {table}", card=label(card), table=card.table)
        self._view.show_written(said)

    def refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))

    def _refuse_entry(self, refusal: Refusal) -> None:
        self._view.show_entry_refusal(sentence(refusal.code, refusal.values))

    def refuse_edit(self, refusal: Refusal) -> None:
        said = sentence(refusal.code, refusal.values)
        newest = refusal.values.get("newest")
        if isinstance(newest, Card) and self._room is not None:
            self._cards[newest.id] = newest
            self._view.show_conflict(said, compose_detail(self._room.workshop, newest))
        else:
            self._view.show_detail_refusal(said)

    def _take(self, news: tuple[RoomNews, BoardNews, frozenset[UUID]]) -> None:
        room, cards, essential = news
        known = self._room
        is_new = known is None or _columns_of(room) != _columns_of(known)
        is_marked = essential != self._essential
        self._room, self._essential = room, essential
        fresh = self._tally.take(cards)
        if is_new or fresh:
            waiting = self._tally.waiting()
            self._cards |= {card.id: card for card in waiting}
            self._view.show_inbox(compose_inbox(room.workshop, waiting))
            self._view.show_aside(compose_aside(self._tally.set_aside()))
        if is_new:
            numbers = tuple(table.number for table in room.tables)
            self._view.show_choices(EntryChoices(numbers, room.workshop.categories))
        moved = bool(fresh) or is_marked
        if is_new or (moved and len(self._tally) <= AT_ONCE):
            self._show_wall()
        elif moved:
            self._is_late = True
        if self._wanted in self._cards:
            self._open_wanted()
        for card in fresh:
            self._follow_open(card)

    def _follow_open(self, card: Card) -> None:
        """The open card changed somewhere: show it, or close it when it went away."""
        if card.id != self._open or self._room is None:
            return
        if card.withdrawn:
            self.close()
        else:
            self._view.show_detail(compose_detail(self._room.workshop, card))

    def _show_wall(self) -> None:
        self._is_late = False
        if self._room is None:
            return
        present = list(self._tally.present())
        self._cards = {card.id: card for card in present}
        face = compose_wall(
            self._room.workshop,
            self._room.tables,
            [card for card in present if is_cleared(card)],
            self._items,
            self._grouping,
            self._searched,
            questions_of(self._room.phases),
            self._essential,
        )
        self._view.show_wall(replace(face, is_empty=not present))

    def _forget(self) -> None:
        """Another workshop: nothing of the one before stays on screen."""
        self._room, self._open = None, None
        self._cards, self._items = {}, Items()
        self._view.show_detail(None)
        self._view.drop_undo()


def _columns_of(room: RoomNews) -> object:
    """What the columns and the choices are made of."""
    return room.workshop, room.tables, questions_of(room.phases)


def _read(
    snapshot: Snapshot, number: int, known: RoomNews | None
) -> tuple[RoomNews, BoardNews, frozenset[UUID]]:
    room = room_after(snapshot, number, known)
    return room, cards_since(snapshot, number), essential_ids(snapshot)
