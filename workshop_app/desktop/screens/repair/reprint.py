"""Prints again only what a repair changes: these badges, these lists of tables.

Decides the order of things: numbers for those who have none, the pages, the file, the mark that
the paper now tells the truth. No widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.documents import KitKind
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services.badges import give_badges
from workshop_app.services.kit import collect_kit
from workshop_app.services.kit_content import KitContent, KitOptions
from workshop_app.services.kit_parts import mark_printed, marks_of, only_parts
from workshop_app.services.ports import Clock, Printer, Snapshot, Watch, Written
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class Paper:
    """What printing needs from outside."""

    printer: Callable[[], Printer]
    address: Callable[[Workshop], str]
    """Blocks."""
    clock: Clock
    options: Callable[[], KitOptions]
    """As chosen in « Kit à imprimer »."""


class ReprintScreen(Protocol):
    def ask_where(self, name: str) -> None: ...

    def show_writing(self, job: Job) -> None: ...

    def show_saved(self, said: str, path: Path, pages: int) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class Reprint:
    def __init__(self, view: ReprintScreen, tasks: Tasks, paper: Paper) -> None:
        self._view, self._tasks, self._paper = view, tasks, paper
        self._badges: tuple[UUID, ...] = ()
        self._lists: tuple[int, ...] = ()

    def ask(self, badges: Sequence[UUID], lists: Sequence[int]) -> None:
        """These badges and these lists; the file is chosen first."""
        self._badges, self._lists = tuple(badges), tuple(lists)
        if self._kinds():
            self._view.ask_where(_("badges-et-listes-a-refaire.pdf"))

    def save(self, target: Path) -> None:
        self._tasks.command(give_badges, lambda _n: self._collect(target), self._refuse)

    def _collect(self, target: Path) -> None:
        def read(snapshot: Snapshot) -> KitContent:
            address = self._paper.address(the_workshop(snapshot))
            return collect_kit(snapshot, address, self._paper.clock.now())

        self._tasks.query("reprint", read, partial(self._write, target), self._refuse)

    def _write(self, target: Path, content: KitContent) -> None:
        kinds, workshop = self._kinds(), self._tasks.workshop
        only = only_parts(content, {"badges": self._badges, "par-table": self._lists})
        options = self._paper.options()

        def work(watch: Watch) -> Written:
            return self._paper.printer().kit(only, kinds, options, target, watch)

        def written(document: Written) -> None:
            self._view.show_saved(self._said(), document.path, document.pages)
            mark = partial(mark_printed, marks=marks_of(only, kinds))
            self._tasks.command(mark, lambda _marked: None, self._refuse, workshop)

        self._view.show_writing(self._tasks.job(work, written, self._refuse))

    def _kinds(self) -> tuple[KitKind, ...]:
        wanted: list[KitKind] = []
        if self._badges:
            wanted.append("badges")
        if self._lists:
            wanted.append("par-table")
        return tuple(wanted)

    def _said(self) -> str:
        return _("{what} à imprimer.", what=told(len(self._badges), len(self._lists)))

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def told(badges: int, lists: int) -> str:
    """« 4 badges et 6 listes de table »."""
    parts = [
        n_("{n} badge", "{n} badges", badges) if badges else "",
        n_("{n} liste de table", "{n} listes de table", lists) if lists else "",
    ]
    return listing([part for part in parts if part], language())
