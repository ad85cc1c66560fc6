"""What Conduite does: runs the phases, watches the tables, types what comes on paper.

Decides which command each gesture is and when an « Annuler » is offered. No widget, and no time of
its own: every picture is composed from what is stored and from the instant it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, Protocol
from uuid import UUID, uuid4

from workshop_app.desktop.card_tally import CardTally
from workshop_app.desktop.screens.run.catching_up import CatchingUp
from workshop_app.desktop.screens.run.compose import Now, compose_run, pace_of
from workshop_app.desktop.screens.run.compose_tiles import call_queue
from workshop_app.desktop.screens.run.faces import RunFace
from workshop_app.desktop.screens.run.ladder import Ladder, TableProjection
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.cards import Card, Source, label
from workshop_app.domain.entity import Entity
from workshop_app.domain.hall_signals import HallMessage, MessageRead, TableSignal
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase, current_phase, in_order, is_paused, next_phase
from workshop_app.domain.projection import View
from workshop_app.domain.silence import is_silent
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.board import BoardNews, RoomNews, cards_since, room_after
from workshop_app.services.cards import Draft, Receipt, write_card
from workshop_app.services.hall_signals import (
    answer_call,
    back_to_phone,
    go_to_paper,
    send_message,
    withdraw_message,
)
from workshop_app.services.phases import (
    change_phase,
    extend_phase,
    go_back,
    pause_phase,
    resume_phase,
    reveal_cards,
    start_next,
)
from workshop_app.services.ports import Clock, Command, Presence, Snapshot
from workshop_app.services.projection.brief import Door
from workshop_app.services.projection.doors import Doors, Qr

DOUBLE_PRESS_S = 0.8
"""A second « Phase suivante » within it is the same press: a double click skips no phase."""
AFTER, SCHEDULE, PRESENTATION = "after", "schedule", "presentation"


class RunViewProtocol(Protocol):
    def show_face(self, face: RunFace) -> None: ...

    def show_refusal(self, said: str) -> None: ...

    def offer_undo(self, said: str, undo: Callable[[], None]) -> None: ...

    def drop_undo(self) -> None: ...

    def show_written(self, said: str) -> None: ...

    def show_entry_refusal(self, said: str) -> None: ...

    def show_message_sent(self) -> None: ...

    def show_message_refusal(self, said: str) -> None: ...

    def type_for(self, table: int, source: Source) -> None: ...


class ProjectorControl(TableProjection, Protocol):
    """What Conduite asks of the projector."""

    def choose(self, mode: View) -> None: ...

    def toggle(self) -> None: ...

    def toggle_black(self) -> None: ...

    def open_on(self, screen: str) -> None: ...


class RunPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Workshop, Phase, Table, Card, Person, HallMessage, MessageRead, TableSignal}
    )

    def __init__(
        self,
        view: RunViewProtocol,
        tasks: Tasks,
        clock: Clock,
        presence: Presence,
        qr: Qr,
        go: Callable[[str], None],
        undo: Callable[[], None],
        projector: ProjectorControl,
    ) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._presence, self._doors = presence, Doors(qr)
        self._go, self._undo, self._projector = go, undo, projector
        self.ladder = Ladder(self._doors, projector, self._look_again)
        self.catching_up = CatchingUp(self._do_and_say, self._look_again)
        self._tally = CardTally()
        self._latest: Mapping[int, Card] = {}
        self._room: RoomNews | None = None
        self._face: RunFace | None = None
        self._wants_tables = False
        self._peeked: UUID | None = None
        self._pressed_at: datetime | None = None

    def refresh(self) -> None:
        if self._tasks.workshop is None:
            return
        if self._room is not None and self._room.workshop.id != self._tasks.workshop:
            self._room, self._wants_tables, self._peeked = None, False, None
            self.ladder.forget()
            self.catching_up.given = None
            self._view.drop_undo()
        number = self._tally.follow(self._tasks.workshop)
        self._tasks.query(
            "run", partial(_read, number=number, known=self._room), self._take, self._refuse
        )

    def tick(self, now: datetime) -> None:
        """Another instant: the time left, the silence of the phones; what one look left unread."""
        if self._tally.is_left_behind():
            self.refresh()
        self._show(now)

    def _show(self, now: datetime) -> None:
        if self._room is None or self._room.workshop.id != self._tasks.workshop:
            return
        room, ladder = self._room, self.ladder
        seen = self._presence.last_seen(room.workshop.id)
        held = self._presence.holdings(room.workshop.id)
        ladder.follow(room, seen)
        self.catching_up.follow(room.phases, pace_of(room, now))
        self._face = compose_run(
            Now(
                room,
                self._tally,
                self._latest,
                seen,
                self._waiting(room.workshop, seen),
                now,
                held,
                ladder.helped,
                ladder.shown,
                self.catching_up.given,
                self._peeked,
            )
        )
        self._view.show_face(self._face)

    def next(self) -> None:
        """« Phase suivante »; once the day is over, what follows it."""
        if self._room is None:
            return
        if not self._room.phases:
            self._go(SCHEDULE)
        elif all(phase.ended_at for phase in self._room.phases):
            self._go(AFTER)
        elif not self._is_double_press():
            self._do(start_next, self._started)

    def back(self) -> None:
        self._do(go_back, self._returned)

    def toggle_pause(self) -> None:
        """Suspend the phase on stage, or resume it."""
        on_stage = current_phase(self._room.phases) if self._room else None
        if on_stage is not None:
            verb = resume_phase if is_paused(on_stage) else pause_phase
            self._do(partial(verb, key=on_stage.id))

    def reveal(self) -> None:
        """« Dévoiler »; nothing where nothing is hidden."""
        on_stage = current_phase(self._room.phases) if self._room else None
        if on_stage is not None and is_silent(on_stage, self._clock.now()):
            self._do(partial(reveal_cards, key=on_stage.id), self._revealed)

    def toggle_gong(self) -> None:
        """None for the phase on stage, or again; before it starts, for the one that would."""
        phases = self._room.phases if self._room else ()
        phase = current_phase(phases) or next_phase(phases)
        if phase is not None:
            self._do(partial(change_phase, key=phase.id, muted=not phase.muted))

    def extend(self, minutes: int) -> None:
        """More minutes for the phase on stage, or fewer."""
        on_stage = current_phase(self._room.phases) if self._room else None
        if on_stage is not None and minutes:
            self._do(partial(extend_phase, seconds=60 * minutes, key=on_stage.id))

    def write(self, table: int, kind: str, text: str, source: Source = "paper") -> None:
        """A card the desk types for a table."""
        draft = Draft(uuid4(), table, kind, text, source=source)
        self._view.drop_undo()
        self._tasks.command(partial(write_card, draft=draft), self._written, self._refuse_entry)

    def send_message(self, text: str, table: int) -> None:
        """To one table, or to all of them when it is 0."""
        self._view.drop_undo()
        self._tasks.command(
            partial(send_message, text=text, tables=(table,) if table else ()),
            self._message_sent,
            self._refuse_message,
        )

    def withdraw_message(self) -> None:
        """The last message leaves the phones."""
        if self._room is not None and self._room.message is not None:
            self._do(partial(withdraw_message, key=self._room.message.message.id))

    def answer(self, table: int) -> None:
        """« J'y vais »: its phones say that somebody comes."""
        self._do(partial(answer_call, number=table))

    def answer_longest(self) -> None:
        """The call that has waited longest; nothing when no table calls."""
        queue = call_queue(self._room) if self._room else []
        if queue:
            self.answer(queue[0])

    def help_table(self, number: int) -> None:
        """« Secourir »; 0: the first table that needs it."""
        if not number and self._face is not None:
            urgent = (tile.number for tile in self._face.tiles if tile.act == "rescue")
            number = next(urgent, 0)
        if number:
            self.ladder.help(number)

    def show_code(self, number: int) -> None:
        """In large, for another phone of that table."""
        if self._room is not None:
            self.ladder.show_code(self._room, number, self._clock.now())

    def go_to_paper(self, number: int) -> None:
        """The desk types for it from now on: the entry of cards opens on it."""
        self._do(partial(go_to_paper, number=number), lambda _signal: self._on_paper(number))

    def back_to_phone(self, number: int) -> None:
        self._do(partial(back_to_phone, number=number), lambda _signal: self.ladder.leave())

    def show_tables(self) -> None:
        """A hall without phones: the tiles instead of the QR codes."""
        self._wants_tables = True
        self.tick(self._clock.now())

    def peek(self, place: int) -> None:
        """Read the note of any phase of the timeline; the same one again comes back to the next."""
        schedule = in_order(self._room.phases) if self._room else []
        if place < len(schedule):
            chosen = schedule[place].id
            self._peeked = None if chosen == self._peeked else chosen
            self.tick(self._clock.now())

    def open_schedule(self) -> None:
        self._go(SCHEDULE)

    def open_presentation(self) -> None:
        self._go(PRESENTATION)

    def choose_projection(self, mode: View) -> None:
        self._projector.choose(mode)

    def open_projector_on(self, screen: str) -> None:
        """Another screen of this laptop, by name."""
        self._projector.open_on(screen)

    def toggle_projector(self) -> None:
        self._projector.toggle()

    def toggle_black(self) -> None:
        self._projector.toggle_black()

    def _look_again(self) -> None:
        self.tick(self._clock.now())

    def _on_paper(self, number: int) -> None:
        self.ladder.leave()
        said = _("La table {n} écrit sur papier : vous saisissez ses cartes.", n=number)
        self._view.offer_undo(said, self._undo)
        self._view.type_for(number, "paper")

    def _is_double_press(self) -> bool:
        now = self._clock.now()
        before, self._pressed_at = self._pressed_at, now
        return before is not None and (now - before).total_seconds() < DOUBLE_PRESS_S

    def _waiting(self, workshop: Workshop, seen: Mapping[int, datetime]) -> tuple[Door, ...] | None:
        if seen or len(self._tally) or self._wants_tables:
            return None
        return self._doors.of(workshop)

    def _do(self, command: Command[Any], then: Callable[[Any], None] | None = None) -> None:
        """An earlier « Annuler » goes: it would take back this command instead."""
        self._view.drop_undo()
        self._tasks.command(command, lambda result: self._done(result, then), self._refuse)

    def _do_and_say(self, command: Command[Any], said: str) -> None:
        self._do(command, lambda _result: self._view.offer_undo(said, self._undo))

    def _done(self, result: object, then: Callable[[Any], None] | None) -> None:
        if then is not None:
            then(result)
        self.refresh()

    def _started(self, phase: Phase | None) -> None:
        self._peeked = None
        if phase is None:
            said = _("La dernière phase est terminée.")
        else:
            said = _("« {phase} » a commencé.", phase=phase.title)
        self._view.offer_undo(said, self._undo)

    def _revealed(self, _phase: Phase) -> None:
        self._view.offer_undo(_("Les cartes sont dévoilées."), self._undo)

    def _returned(self, phase: Phase) -> None:
        said = _("« {phase} » a repris, avec le temps qui restait.", phase=phase.title)
        self._view.offer_undo(said, self._undo)

    def _written(self, receipt: Receipt) -> None:
        card = receipt.card
        said = _("{card} enregistrée, table {table}", card=label(card), table=card.table)
        self._view.show_written(said)
        self.refresh()

    def _message_sent(self, _message: HallMessage) -> None:
        self._view.show_message_sent()
        self.refresh()

    def _refuse_message(self, refusal: Refusal) -> None:
        self._view.show_message_refusal(sentence(refusal.code, refusal.values))

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))

    def _refuse_entry(self, refusal: Refusal) -> None:
        self._view.show_entry_refusal(sentence(refusal.code, refusal.values))

    def _take(self, news: tuple[RoomNews, BoardNews]) -> None:
        self._room, cards = news
        if self._tally.take(cards):
            self._latest = self._tally.latest()
        elif not len(self._tally):
            self._latest = {}
        self._show(self._clock.now())


def _read(snapshot: Snapshot, number: int, known: RoomNews | None) -> tuple[RoomNews, BoardNews]:
    return room_after(snapshot, number, known), cards_since(snapshot, number)
