"""What « Plan de la salle » does. No widget: a gesture is one command, a refusal one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol

from workshop_app.desktop.kit_writer import KitWriter, PaperOrder, Told
from workshop_app.desktop.screens.hall.visit import Visit, VisitShown
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.entity import Entity
from workshop_app.domain.hall import HallPlan, MarkerKind, Moves, TableShape
from workshop_app.domain.tables import Table
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.hall import (
    add_marker,
    arrange_tables,
    change_marker,
    hall_plan,
    move_things,
    remove_marker,
    resize_hall,
    shape_tables,
)
from workshop_app.services.kit_desk import KitReading
from workshop_app.services.ports import Clock, Command, UnitOfWork, Written


class HallScreen(VisitShown, Protocol):
    def choose_marker(self, key: int) -> None:
        """The one just added, ready to be named."""

    def show_refused(self, said: str) -> None: ...

    def clear_refusal(self) -> None: ...

    def ask_where(self, name: str) -> None: ...

    def show_writing(self, job: Job) -> None: ...

    def show_saved(self, path: Path, pages: int) -> None: ...

    def show_refused_file(self, said: str) -> None: ...


class HallPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset({HallPlan, Table})

    def __init__(self, view: HallScreen, tasks: Tasks, clock: Clock, writer: KitWriter) -> None:
        self._view, self._tasks, self._writer = view, tasks, writer
        self.visit = Visit(view, tasks, clock, "hall")

    def refresh(self) -> None:
        self.visit.read()

    # the plan

    def move(self, tables: Moves, markers: Moves) -> None:
        self._do(partial(move_things, tables=tables, markers=markers))

    def add(self, kind: MarkerKind, at: tuple[int, int] | None = None) -> None:
        """There, in half metres, or where it is seen at once."""

        def added(plan: HallPlan) -> None:
            self._shown(plan)
            self._view.choose_marker(plan.markers[-1].key)

        self._tasks.command(partial(add_marker, kind=kind, at=at), added, self._refuse)

    def name(self, key: int, note: str) -> None:
        self._do(partial(change_marker, key=key, note=note))

    def remove(self, keys: Sequence[int]) -> None:
        """All of them, in one undo."""

        def remove_all(uow: UnitOfWork) -> HallPlan:
            for key in keys:
                remove_marker(uow, key)
            return hall_plan(uow)

        self._do(remove_all)

    def resize(self, width: int, depth: int) -> None:
        self._do(partial(resize_hall, width=width, depth=depth))

    def shape(self, shape: TableShape) -> None:
        self._do(partial(shape_tables, shape=shape))

    def arrange(self, staggered: bool) -> None:
        self._do(partial(arrange_tables, staggered=staggered))

    # on paper

    def ask_where(self) -> None:
        self._view.ask_where(_("plan-de-la-salle.pdf"))

    def save(self, target: Path) -> None:
        told = Told(
            begun=lambda job, _order: self._view.show_writing(job),
            written=self._written,
            marked=lambda: None,
            refused=self._refuse_file,
        )
        self._writer.write(_plan_alone, target, told)

    def _written(self, document: Written, _order: PaperOrder) -> None:
        self._view.show_saved(document.path, document.pages)

    def _refuse_file(self, refusal: Refusal) -> None:
        self._view.show_refused_file(sentence(refusal.code, refusal.values))

    def _do(self, command: Command[HallPlan]) -> None:
        self._tasks.command(command, self._shown, self._refuse)

    def _shown(self, plan: HallPlan) -> None:
        self._view.clear_refusal()
        self._view.show_plan(plan)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refused(sentence(refusal.code, refusal.values))
        self.refresh()


def _plan_alone(_reading: KitReading) -> PaperOrder:
    return PaperOrder(("plan",))
