"""What « Préparer la salle » does: looks at addresses, at the laptop and at test phones, keeps what
is chosen, says what is proved. No widget; verdicts are `domain.room`'s, words are `wording`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.form_keeper import LOST_AFTER
from workshop_app.desktop.screens.room import wording
from workshop_app.desktop.screens.room.faces import RoomFace
from workshop_app.desktop.screens.room.paper import RoomPaper
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.documents import Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.network import Address
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.room import (
    STEPS,
    Hall,
    Laptop,
    RoomCheck,
    System,
    Trial,
    WifiSource,
    record,
    steps_done,
)
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.form_address import LOCAL_NAME, front_door, typed_address
from workshop_app.services.ports import Clock, Presence, TrialSeen
from workshop_app.services.projection.brief import Door, Matrix
from workshop_app.services.room import (
    RoomReading,
    choose_source,
    declare_ready,
    offer_local_name,
    read_room,
)
from workshop_app.services.workshops import change_workshop

LOOK_EVERY = timedelta(seconds=3)
GIVEN_UP = timedelta(seconds=15)
"""A look whose answer never came, because another workshop was opened meanwhile."""
TRIAL_PATH = "essai"
Qr = Callable[[str], Sequence[Sequence[bool]]]


class RoomView(Protocol):
    def show_room(self, face: RoomFace) -> None: ...

    def show_refusal(self, said: str) -> None: ...

    def show_field_refusal(self, field: str, said: str) -> None: ...

    def show_how(self, source: WifiSource, system: System) -> None:
        """The steps that open this kind of Wi-Fi."""

    def show_firewall(self, system: System, number: str) -> None: ...

    def show_sheet(self, content: bytes | None) -> None:
        """The sheet as it will print; None: not laid out."""


class RoomPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Workshop, Table, DoorPost, RoomCheck, Printed}
    )

    def __init__(
        self,
        view: RoomView,
        tasks: Tasks,
        clock: Clock,
        presence: Presence,
        trial: TrialSeen,
        addresses: Callable[[], Sequence[Address]],
        laptop: Callable[[str, int], Laptop],
        qr: Qr,
        paper: RoomPaper,
        move_form: Callable[[str], None],
        project: Callable[[], None],
    ) -> None:
        """`addresses` and `laptop` block: they are called in a thread of readings."""
        self._view, self._tasks, self._clock = view, tasks, clock
        self._presence, self._trial, self._qr = presence, trial, qr
        self._addresses, self._laptop_now = addresses, laptop
        self._paper, self._move_form, self._project = paper, move_form, project
        self._reading: RoomReading | None = None
        self._known: Sequence[Address] = ()
        self._laptop = Laptop()
        self._looked_at: datetime | None = None
        self._looking = False
        self._shown_at: datetime | None = None
        self._tried: Trial | None = None
        self._squares: dict[str, Matrix] = {}
        self._of: UUID | None = None

    def refresh(self) -> None:
        if self._tasks.workshop is None:
            return
        if self._of != self._tasks.workshop:
            self._of, self._reading, self._looked_at = self._tasks.workshop, None, None
            self._looking = False
            self._trial.restart()
        ask = partial(read_room, now=self._clock.now())
        self._tasks.query("room", ask, self._take, self._refuse)

    def tick(self, now: datetime) -> None:
        """What test phones do shows within a second; the laptop is looked at every few seconds."""
        if self._reading is None or self._of != self._tasks.workshop:
            return
        patience = GIVEN_UP if self._looking else LOOK_EVERY
        if self._looked_at is None or now - self._looked_at >= patience:
            self._look(now)
        late = self._shown_at is None or (now - self._shown_at).total_seconds() >= 1
        if late or self._trial.read() != self._tried:
            self._show(now)

    # what a person asks

    def choose_address(self, host: str) -> None:
        """Phones are told this one from now on; those at work elsewhere go on."""
        self._looked_at = None
        self._move_form(host)

    def choose_source(self, source: WifiSource) -> None:
        self._do(partial(choose_source, source=source))

    def offer_local_name(self, offered: bool) -> None:
        self._do(partial(offer_local_name, offered=offered))

    def name_wifi(self, field: str, text: str) -> None:
        """`field` is wifi_name or wifi_password."""
        self._tasks.command(
            lambda uow: change_workshop(uow, **{field: text.strip()}),
            lambda _kept: self.refresh(),
            lambda refusal: self._view.show_field_refusal(field, _said(refusal)),
        )

    def restart_trial(self) -> None:
        """Another phone, or another try."""
        self._trial.restart()
        self._show(self._clock.now())

    def act(self, word: str) -> None:
        """The button of a diagnosis."""
        if word.startswith("move "):
            self.choose_address(word.removeprefix("move "))
        elif word == "router":
            self.choose_source("router")
        elif word == "firewall":
            workshop = self._reading.workshop if self._reading else None
            self._view.show_firewall(self._laptop.system, str(workshop.port if workshop else ""))
        elif word == "restart":
            self.restart_trial()

    def how(self) -> None:
        if self._reading is not None:
            self._view.show_how(self._reading.check.source, self._laptop.system)

    def project(self) -> None:
        self._project()

    def declare_ready(self) -> None:
        """With whatever is missing: it is written down as it is."""
        if self._reading is None:
            return
        hall = self._hall(self._reading, self._clock.now())
        proved, missing = record(self._reading.check, hall)
        interface = next((a.interface for a in self._known if a.host == hall.host), "")
        self._do(partial(declare_ready, proved=proved, missing=missing, interface=interface))

    def print_sheets(self, target: Path) -> None:
        self._paper.write_sheets(target)

    def print_record(self, target: Path) -> None:
        """What was proved here and what was not, for the next visit; as it is at this moment."""
        if self._reading is not None:
            hall = self._hall(self._reading, self._clock.now())
            self._paper.write_record(self._reading, hall, self._known, target)

    # reading and showing

    def _do(self, command: Callable[..., object]) -> None:
        self._tasks.command(command, lambda _done: self.refresh(), self._refuse)

    def _take(self, reading: RoomReading) -> None:
        self._reading = reading
        self._paper.miniature(reading, self._view.show_sheet)
        self._show(self._clock.now())

    def _look(self, now: datetime) -> None:
        self._looking, self._looked_at = True, now
        workshop = self._reading.workshop if self._reading else None
        host, port = (workshop.host, workshop.port) if workshop else ("", 0)

        def look(_library: object) -> tuple[Sequence[Address], Laptop]:
            return self._addresses(), self._laptop_now(host, port)

        self._tasks.look("room-laptop", look, self._saw, self._refuse)

    def _saw(self, found: tuple[Sequence[Address], Laptop]) -> None:
        self._looking = False
        self._known, self._laptop = found
        self._show(self._clock.now())

    def _hall(self, reading: RoomReading, now: datetime) -> Hall:
        return Hall(
            host=reading.workshop.host,
            addresses=self._known,
            source=reading.check.source,
            wifi_name=reading.workshop.wifi_name,
            sheet_printed=reading.sheet_printed,
            planned=reading.planned,
            linked=len(self._linked(reading, now)) + self._posts_linked(reading, now),
            trial=self._trial.read(),
            laptop=self._laptop,
            now=now,
        )

    def _linked(self, reading: RoomReading, now: datetime) -> frozenset[int]:
        seen = self._presence.last_seen(reading.workshop.id)
        return _lately(seen, now) & frozenset(reading.tables)

    def _posts_linked(self, reading: RoomReading, now: datetime) -> int:
        return len(_lately(self._presence.posts_last_seen(reading.workshop.id), now))

    def _show(self, now: datetime) -> None:
        reading = self._reading
        if reading is None:
            return
        hall = self._hall(reading, now)
        self._shown_at, self._tried = now, hall.trial
        done = wording.done_steps(hall)
        linked = self._linked(reading, now)
        workshop, check = reading.workshop, reading.check
        is_open = any(a.kind == "hotspot" for a in self._known) and check.source == "laptop"
        is_open = is_open or hall.host in hall.trial.arrivals
        here = any(address.host == workshop.host for address in self._known)
        number = f":{workshop.port}" if workshop.port else ""
        self._view.show_room(
            RoomFace(
                count=wording.count_words(steps_done(hall)),
                complete=len(done) == len(STEPS),
                clock=wording.clock_words(now),
                done=done,
                addresses=wording.address_faces(self._known, workshop.host),
                lost=_lost(workshop.host) if self._known and workshop.host and not here else "",
                source=check.source,
                wifi_tag=_("Ouvert") if is_open else _("Pas encore vérifié"),
                wifi_open=is_open,
                wifi_name=workshop.wifi_name,
                wifi_password=workshop.wifi_password,
                crowd=wording.crowd_words(hall, len(reading.tables), reading.posts),
                print_words=n_("Imprimer la feuille", "Imprimer les {n}", len(reading.tables)),
                typed_too=_("ou {name}", name=LOCAL_NAME + number) if check.local_name else "",
                local_name=check.local_name,
                linked=_("{n} sur {all}", n=len(linked), all=len(reading.tables)),
                tables=wording.table_faces(reading.tables, linked),
                steps=wording.step_faces(hall),
                square=self._square(workshop),
                advice=wording.advice(hall),
                leaving=wording.leaving_words(hall),
                cards=wording.cards(hall),
                ready=wording.ready_words(check),
            )
        )

    def _square(self, workshop: Workshop) -> Door | None:
        """What a test phone scans: no table's secret is in it."""
        door = front_door(workshop)
        if not door:
            return None
        link = f"{door}{TRIAL_PATH}"
        if link not in self._squares:
            self._squares = {link: tuple(tuple(map(bool, row)) for row in self._qr(link))}
        typed = f"{typed_address(workshop)}/{TRIAL_PATH}"
        return Door(2, _("Carré d'essai"), typed, "", self._squares[link])

    def _refuse(self, refusal: Refusal) -> None:
        self._looking = False
        self._view.show_refusal(_said(refusal))


def _lately(seen: Mapping[int, datetime], now: datetime) -> frozenset[int]:
    return frozenset(key for key, at in seen.items() if now - at <= LOST_AFTER)


def _lost(host: str) -> str:
    return _("{host} n'est plus une adresse de cet ordinateur : choisissez-en une.", host=host)


def _said(refusal: Refusal) -> str:
    return sentence(refusal.code, refusal.values)
