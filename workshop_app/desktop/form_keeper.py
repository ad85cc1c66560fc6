"""Keeps the form open while a workshop is: opens it, tells where, counts the phones it hears, and
looks every few seconds whether this laptop still has the address that phones were told.

Decides what the rail says of the phones; which address is used is decided by `services.form_door`,
what a change of addresses means by `domain.network`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.rail import WifiState
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.network import Address, News, Watched, looked
from workshop_app.domain.posts import DESK
from workshop_app.i18n.translate import _, n_
from workshop_app.services.form_door import FormDoor, Place
from workshop_app.services.ports import Presence

LOST_AFTER = timedelta(seconds=60)
LOOK_EVERY = timedelta(seconds=3)


class Telling(Protocol):
    def address_changed(self, place: Place) -> None: ...

    def network_told(self, news: News) -> None:
        """The network was cut, is back, or a better address has come."""

    def refused(self, refusal: Refusal) -> None: ...


class FormKeeper:
    def __init__(
        self,
        tasks: Tasks,
        door: FormDoor,
        presence: Presence,
        addresses: Callable[[], Sequence[Address]],
        told: Telling,
        name_changed: Callable[[], object],
    ) -> None:
        """`addresses` blocks: it is called in a thread of readings. `name_changed` hears that the
        form answers elsewhere."""
        self._name_changed = name_changed
        self._tasks, self._door, self._presence, self._told = tasks, door, presence, told
        self._addresses = addresses
        self._place: Place | None = None
        self._watched: Watched | None = None
        self._looked_at: datetime | None = None

    @property
    def place(self) -> Place | None:
        """Where the form answers; None while it does not."""
        return self._place

    def open(self, workshop: UUID) -> None:
        """Open it where phones found it last, or where they can find it now."""
        self._place = self._watched = None
        self._ask(partial(self._door.open, workshop))

    def move(self, workshop: UUID, host: str) -> None:
        """Somebody chose another address. Phones at work elsewhere go on."""
        self._ask(partial(self._door.move, workshop, host))

    def _ask(self, act: Callable[[], Place]) -> None:
        def opened(place: Place) -> None:
            self._place = place
            self._watched = Watched(place.shown)
            self._name_changed()
            if place.address_changed or place.port_changed:
                self._told.address_changed(place)

        self._tasks.look("form", lambda _library: act(), opened, self._told.refused)

    def tick(self, now: datetime) -> None:
        """Called about once a second; looks at the addresses when it is time."""
        if self._place is None or self._watched is None:
            return
        if self._looked_at is not None and now - self._looked_at < LOOK_EVERY:
            return
        self._looked_at = now
        self._tasks.look("addresses", lambda _library: self._addresses(), partial(self._look, now))

    def _look(self, now: datetime, found: Sequence[Address]) -> None:
        if self._watched is None or self._tasks.workshop is None:
            return  # closed meanwhile
        self._watched, news = looked(self._watched, found, now)
        if news is None:
            return
        if news.event == "moved":
            self._go_to(self._tasks.workshop, news.host)
        else:
            self._told.network_told(news)

    def _go_to(self, workshop: UUID, host: str) -> None:
        """The address that phones knew is gone: they are told the one there is."""

        def moved(place: Place) -> None:
            self._place = place
            self._name_changed()
            self._told.address_changed(place)

        self._tasks.look(
            "form",
            lambda _library: self._door.move(workshop, host),
            moved,
            self._told.refused,
        )

    def close(self) -> None:
        self._place = self._watched = None
        self._tasks.look("form", lambda _library: self._door.close(), lambda _done: None)

    def linked(self, workshop: UUID | None, now: datetime) -> int:
        """How many tables' phones were heard of lately."""
        if workshop is None or self._place is None:
            return 0
        return count_linked(self._presence.last_seen(workshop), now)

    def status(self, workshop: UUID | None, tables: int, now: datetime) -> tuple[str, WifiState]:
        """The line of the rail: how many tables' phones were heard of lately."""
        if workshop is None or self._place is None:
            return _("Formulaire fermé"), "offline"
        if self._watched is not None and self._watched.is_cut:
            return _("Réseau coupé : les téléphones gardent leurs cartes"), "lost"
        linked = self.linked(workshop, now)
        posts = count_linked(self._presence.posts_last_seen(workshop), now)
        if posts and not linked:
            text = n_("{n} poste à la porte relié", "{n} postes à la porte reliés", posts + DESK)
            return text, "on"
        if not linked:
            return _("Formulaire ouvert, aucun téléphone"), "offline"
        text = n_(
            "{n} téléphone sur {tables} relié",
            "{n} téléphones sur {tables} reliés",
            linked,
            tables=tables,
        )
        return text, "on"


def count_linked(seen: Mapping[int, datetime], now: datetime) -> int:
    return sum(now - at <= LOST_AFTER for at in seen.values())
