"""What the panels of « Présentation » that open a page to others do: open it, close it, change its
code. No widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from workshop_app.desktop.screens.presentation.link_panel import LinkFace
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.tables import shown_code
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.services.follow import (
    change_follow_code,
    close_follow_page,
    follow_address,
    follow_link_of,
    open_follow_page,
)
from workshop_app.services.form_address import typed_address
from workshop_app.services.ports import Command, Query, Snapshot
from workshop_app.services.projection.doors import Qr
from workshop_app.services.sorting import (
    change_sorting_code,
    close_sorting,
    open_sorting,
    sorting_address,
    sorting_link_of,
)
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class LinkVerbs:
    link_of: Query[FollowLink | None] | Query[SortingLink | None]
    address: Callable[[Workshop, Any], str]
    open: Command[Any]
    """« Annuler » closes it again."""
    close: Command[Any]
    change_code: Command[Any]


FOLLOW = LinkVerbs(
    follow_link_of, follow_address, open_follow_page, close_follow_page, change_follow_code
)
SORTING = LinkVerbs(
    sorting_link_of, sorting_address, open_sorting, close_sorting, change_sorting_code
)


class LinkDesk:
    def __init__(
        self,
        key: str,
        verbs: LinkVerbs,
        show: Callable[[LinkFace], None],
        show_refused: Callable[[str], None],
        tasks: Tasks,
        qr: Qr,
    ) -> None:
        """`key` names its question: the newest answer of each wins."""
        self._key, self._verbs = key, verbs
        self._show, self._show_refused = show, show_refused
        self._tasks, self._qr = tasks, qr

    def refresh(self) -> None:
        self._tasks.query(self._key, partial(_face, verbs=self._verbs, qr=self._qr), self._show)

    def open(self) -> None:
        self._do(self._verbs.open)

    def close(self) -> None:
        self._do(self._verbs.close)

    def change_code(self) -> None:
        self._do(self._verbs.change_code)

    def _do(self, command: Command[Any]) -> None:
        self._tasks.command(command, lambda _result: self.refresh(), self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self._show_refused(sentence(refusal.code, refusal.values))


def _face(snapshot: Snapshot, verbs: LinkVerbs, qr: Qr) -> LinkFace:
    link = verbs.link_of(snapshot)
    if link is None:
        return LinkFace()
    workshop = the_workshop(snapshot)
    held = verbs.address(workshop, link)
    matrix = tuple(tuple(map(bool, row)) for row in qr(held)) if held else ()
    return LinkFace(shown_code(link.code), typed_address(workshop), matrix)
