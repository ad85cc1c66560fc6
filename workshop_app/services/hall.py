"""The plan of the hall, drawn by hand: one verb per gesture, each undone in one press.

Until somebody changes it the plan is computed: tables in rows, an entrance, a screen. Decides
nothing about how it looks (`hall_drawing`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workshop_app.domain.facts import HallPlanChanged
from workshop_app.domain.hall import (
    HallPlan,
    MarkerKind,
    Moves,
    TableShape,
    VisitNote,
    VisitTopic,
    check_note,
    free_spot,
    in_rows,
    marker_of,
    set_out,
    with_marker,
    with_moved,
    with_size,
)
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import move
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.tables import tables_in_order


def hall_plan(snapshot: Snapshot) -> HallPlan:
    """The plan as it is, with a place for each table there is now."""
    known = _known(snapshot) or HallPlan(id=snapshot.workshop, workshop=snapshot.workshop)
    return set_out(known, [table.number for table in tables_in_order(snapshot)])


def move_things(uow: UnitOfWork, tables: Moves, markers: Moves) -> HallPlan:
    """Tables (by number) and markers (by key) elsewhere, in half metres; walls stop them."""
    plan = hall_plan(uow)
    return _keep(uow, plan, with_moved(plan, tables, markers))


def arrange_tables(uow: UnitOfWork, staggered: bool = False) -> HallPlan:
    """All tables in even rows."""
    plan = hall_plan(uow)
    return _keep(uow, plan, in_rows(plan, staggered))


def shape_tables(uow: UnitOfWork, shape: TableShape) -> HallPlan:
    plan = hall_plan(uow)
    return _keep(uow, plan, replace(plan, shape=shape))


def resize_hall(uow: UnitOfWork, width: int, depth: int) -> HallPlan:
    """Other walls, in half metres. Raises Problem when no hall is like that."""
    plan = hall_plan(uow)
    return _keep(uow, plan, with_size(plan, width, depth))


def add_marker(
    uow: UnitOfWork, kind: MarkerKind, at: tuple[int, int] | None = None, note: str = ""
) -> HallPlan:
    """One more thing, there or where it is seen at once. It is the last of the markers."""
    plan = hall_plan(uow)
    x, y = at if at is not None else free_spot(plan)
    return _keep(uow, plan, with_marker(plan, kind, x, y, note))


def change_marker(uow: UnitOfWork, key: int, note: str) -> HallPlan:
    """What is written beside it."""
    plan = _with_marker(uow, key)
    note = check_note(note)
    markers = tuple(replace(m, note=note) if m.key == key else m for m in plan.markers)
    return _keep(uow, plan, replace(plan, markers=markers))


def remove_marker(uow: UnitOfWork, key: int) -> HallPlan:
    plan = _with_marker(uow, key)
    rest = tuple(marker for marker in plan.markers if marker.key != key)
    return _keep(uow, plan, replace(plan, markers=rest))


def set_visit_day(uow: UnitOfWork, day: date | None) -> HallPlan:
    plan = hall_plan(uow)
    return _keep(uow, plan, replace(plan, visited_on=day))


def add_visit_note(uow: UnitOfWork, topic: VisitTopic, text: str) -> HallPlan:
    plan = hall_plan(uow)
    return _keep(uow, plan, replace(plan, notes=(*plan.notes, _note(topic, text))))


def change_visit_note(uow: UnitOfWork, place: int, topic: VisitTopic, text: str) -> HallPlan:
    """`place` counts from 0."""
    plan, notes = _with_notes(uow, place)
    notes[place] = _note(topic, text)
    return _keep(uow, plan, replace(plan, notes=tuple(notes)))


def move_visit_note(uow: UnitOfWork, place: int, by: int) -> HallPlan:
    """Nothing happens at the ends of the list."""
    plan = hall_plan(uow)
    return _keep(uow, plan, replace(plan, notes=move(plan.notes, place, by)))


def remove_visit_note(uow: UnitOfWork, place: int) -> HallPlan:
    plan, notes = _with_notes(uow, place)
    del notes[place]
    return _keep(uow, plan, replace(plan, notes=tuple(notes)))


def _known(snapshot: Snapshot) -> HallPlan | None:
    known = snapshot.of(HallPlan).get(snapshot.workshop)
    return None if known is None or known.withdrawn else known


def _keep(uow: UnitOfWork, before: HallPlan, after: HallPlan) -> HallPlan:
    """Recorded when it changed. `before` may be a plan that was only computed until now."""
    if after == before:
        return before
    written = uow.of(HallPlan).get(uow.workshop)
    return uow.record(HallPlanChanged(written, replace(after, withdrawn=False)))


def _with_marker(uow: UnitOfWork, key: int) -> HallPlan:
    plan = hall_plan(uow)
    if marker_of(plan, key) is None:
        raise Problem("unknown_marker")
    return plan


def _with_notes(uow: UnitOfWork, place: int) -> tuple[HallPlan, list[VisitNote]]:
    plan = hall_plan(uow)
    if not 0 <= place < len(plan.notes):
        raise Problem("unknown_visit_note")
    return plan, list(plan.notes)


def _note(topic: VisitTopic, text: str) -> VisitNote:
    note = check_note(text)
    if not note:
        raise Problem("visit_note_empty")
    return VisitNote(topic, note)
