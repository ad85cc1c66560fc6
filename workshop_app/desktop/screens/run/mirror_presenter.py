"""The link of the projector in a browser: made when it is asked for, taken back, watched while it
is on screen. Decides nothing of the picture, which is the projector's own."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.screens.run.mirror_panel import MirrorFace
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.projection import MirrorLink
from workshop_app.domain.tables import shown_code
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.services.form_address import typed_address
from workshop_app.services.ports import Clock, Presence, UnitOfWork
from workshop_app.services.projection.choice import link_mirror, mirror_link, revoke_mirror
from workshop_app.services.workshops import the_workshop

SEEN_S = 40
"""Its stream gives a sign of life every quarter of a minute."""


class MirrorView(Protocol):
    def show_mirror(self, face: MirrorFace) -> None: ...

    def open_mirror(self) -> None: ...

    def close_mirror(self) -> None: ...

    def is_mirror_open(self) -> bool: ...

    def show_refusal(self, said: str) -> None: ...


class MirrorPresenter:
    def __init__(self, view: MirrorView, tasks: Tasks, clock: Clock, presence: Presence) -> None:
        self._view, self._tasks = view, tasks
        self._clock, self._presence = clock, presence
        self._known: tuple[Workshop, MirrorLink] | None = None

    def open(self) -> None:
        """The link, made the first time; the same one afterwards: it may be written on a paper."""
        self._tasks.command(_linked, self._take, self._refuse, noted=False)

    def revoke(self) -> None:
        """Whoever has the link sees the projector no longer."""
        self._tasks.command(revoke_mirror, lambda _none: self._view.close_mirror(), self._refuse)

    def tick(self, now: datetime) -> None:
        """Whether a browser shows it, while the panel is in front."""
        if self._known is None or not self._view.is_mirror_open():
            return
        workshop, link = self._known
        if workshop.id != self._tasks.workshop:
            self._view.close_mirror()
            return
        self._view.show_mirror(
            MirrorFace(
                typed_address(workshop),
                shown_code(link.code),
                mirror_link(workshop, link),
                self._is_seen(workshop.id, now),
            )
        )

    def _take(self, known: tuple[Workshop, MirrorLink]) -> None:
        self._known = known
        self._view.open_mirror()
        self.tick(self._clock.now())

    def _is_seen(self, workshop: UUID, now: datetime) -> bool:
        at = self._presence.mirror_last_seen(workshop)
        return at is not None and (now - at).total_seconds() <= SEEN_S

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def _linked(uow: UnitOfWork) -> tuple[Workshop, MirrorLink]:
    return the_workshop(uow), link_mirror(uow)
