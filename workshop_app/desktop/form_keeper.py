"""Keeps the form open while a workshop is: opens it, tells where, counts the phones it hears.

Decides what the rail says of the phones; which address is used is decided by `services.form_door`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.rail import WifiState
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.posts import DESK
from workshop_app.i18n.translate import _, n_
from workshop_app.services.form_door import FormDoor, Place
from workshop_app.services.ports import Presence

LOST_AFTER = timedelta(seconds=60)


class Telling(Protocol):
    def address_changed(self, place: Place) -> None: ...

    def refused(self, refusal: Refusal) -> None: ...


class FormKeeper:
    def __init__(self, tasks: Tasks, door: FormDoor, presence: Presence, told: Telling) -> None:
        self._tasks, self._door, self._presence, self._told = tasks, door, presence, told
        self._place: Place | None = None

    @property
    def place(self) -> Place | None:
        """Where the form answers; None while it does not."""
        return self._place

    def open(self, workshop: UUID, host: str = "") -> None:
        """Open it, or open it elsewhere. Phones go on by themselves at the same address."""
        self._place = None

        def opened(place: Place) -> None:
            self._place = place
            if place.address_changed or place.port_changed:
                self._told.address_changed(place)

        self._tasks.look(
            "form",
            lambda _library: self._door.open(workshop, host),
            opened,
            self._told.refused,
        )

    def close(self) -> None:
        self._place = None
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
