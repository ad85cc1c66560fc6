"""What « Page des participants » does: opens, closes, changes the code. No widget."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from workshop_app.desktop.screens.presentation.follow_panel import FollowFace
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.tables import shown_code
from workshop_app.i18n.sentences import sentence
from workshop_app.services.follow import (
    change_follow_code,
    close_follow_page,
    follow_address,
    follow_link_of,
    open_follow_page,
)
from workshop_app.services.form_address import typed_address
from workshop_app.services.ports import Snapshot
from workshop_app.services.projection.doors import Qr
from workshop_app.services.workshops import the_workshop


class FollowShown(Protocol):
    def show_follow(self, face: FollowFace) -> None: ...

    def show_follow_refused(self, said: str) -> None: ...


class FollowDesk:
    def __init__(self, view: FollowShown, tasks: Tasks, qr: Qr) -> None:
        self._view, self._tasks, self._qr = view, tasks, qr

    def refresh(self) -> None:
        self._tasks.query("follow", partial(_face, qr=self._qr), self._view.show_follow)

    def open(self) -> None:
        self._do(open_follow_page)

    def close(self) -> None:
        """« Annuler » opens it again, with the same code."""
        self._do(close_follow_page)

    def change_code(self) -> None:
        self._do(change_follow_code)

    def _do(self, command: Callable[..., Any]) -> None:
        self._tasks.command(command, lambda _result: self.refresh(), self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_follow_refused(sentence(refusal.code, refusal.values))


def _face(snapshot: Snapshot, qr: Qr) -> FollowFace:
    link = follow_link_of(snapshot)
    if link is None:
        return FollowFace()
    workshop = the_workshop(snapshot)
    held = follow_address(workshop, link)
    matrix = tuple(tuple(map(bool, row)) for row in qr(held)) if held else ()
    return FollowFace(shown_code(link.code), typed_address(workshop), matrix)
