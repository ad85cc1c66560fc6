"""Prints again only what a repair changes: these badges, these lists of tables.

Decides which documents and parts; how a file is written is `kit_writer`'s. No widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.kit_writer import KitWriter, PaperOrder, Told
from workshop_app.desktop.tasks import Job, Refusal
from workshop_app.domain.documents import KitKind
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services.ports import Written


class ReprintScreen(Protocol):
    def ask_where(self, name: str) -> None: ...

    def show_writing(self, job: Job) -> None: ...

    def show_saved(self, said: str, path: Path, pages: int) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class Reprint:
    def __init__(self, view: ReprintScreen, writer: KitWriter) -> None:
        self._view, self._writer = view, writer
        self._badges: tuple[UUID, ...] = ()
        self._lists: tuple[int, ...] = ()

    def ask(self, badges: Sequence[UUID], lists: Sequence[int]) -> None:
        """These badges and these lists; the file is chosen first."""
        self._badges, self._lists = tuple(badges), tuple(lists)
        if self._badges or self._lists:
            self._view.ask_where(_("badges-et-listes-a-refaire.pdf"))

    def save(self, target: Path) -> None:
        kinds: list[KitKind] = ["badges"] if self._badges else []
        if self._lists:
            kinds.append("par-table")
        parts: dict[KitKind, Sequence[object]] = {"badges": self._badges, "par-table": self._lists}
        order = PaperOrder(tuple(kinds), parts)
        told = Told(
            begun=lambda job, _order: self._view.show_writing(job),
            written=self._written,
            marked=_nothing,
            refused=self._refuse,
        )
        self._writer.write(lambda _reading: order, target, told)

    def _written(self, document: Written, _order: PaperOrder) -> None:
        said = _("{what} à imprimer.", what=papers(len(self._badges), len(self._lists)))
        self._view.show_saved(said, document.path, document.pages)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def _nothing() -> None: ...


def papers(badges: int, lists: int) -> str:
    """« 4 badges et 6 listes de table »."""
    parts = [
        n_("{n} badge", "{n} badges", badges) if badges else "",
        n_("{n} liste de table", "{n} listes de table", lists) if lists else "",
    ]
    return listing([part for part in parts if part], language())
