from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.hall import HallPlan, VisitNote
from workshop_app.domain.problems import Problem
from workshop_app.services import hall
from workshop_app.services.hall import hall_plan
from workshop_app.services.history import redo, undo
from workshop_app.services.ports import Command, UnitOfWork
from workshop_app.services.workshops import change_workshop


def plan_of(workshop: Workshop) -> HallPlan:
    return workshop.ask(hall_plan)


def did(workshop: Workshop, verb: Command[HallPlan]) -> int:
    """The number of the command, to take it back."""

    def work(uow: UnitOfWork) -> int:
        verb(uow)
        return uow.command

    return workshop.do(work)


def spot(plan: HallPlan, table: int) -> tuple[int, int]:
    return next((spot.x, spot.y) for spot in plan.spots if spot.table == table)


def test_a_plan_is_there_before_anybody_drew_it(workshop: Workshop) -> None:
    plan = plan_of(workshop)
    assert len(plan.spots) == 9
    assert workshop.ask(lambda snapshot: snapshot.of(HallPlan).where()) == []


def test_a_table_moved_is_where_it_was_put_and_can_be_put_back(workshop: Workshop) -> None:
    before = plan_of(workshop)
    command = did(workshop, partial(hall.move_things, tables={4: (10, 6)}, markers={}))
    assert spot(plan_of(workshop), 4) == (10, 6)
    undone = workshop.do(partial(undo, command=command))
    assert spot(plan_of(workshop), 4) == spot(before, 4)
    workshop.do(partial(redo, undone=undone))
    assert spot(plan_of(workshop), 4) == (10, 6)


def test_a_plan_taken_back_whole_can_be_drawn_again(workshop: Workshop) -> None:
    command = did(workshop, partial(hall.shape_tables, shape="long"))
    workshop.do(partial(undo, command=command))
    assert plan_of(workshop).shape == "round"
    workshop.do(partial(hall.shape_tables, shape="square"))
    assert plan_of(workshop).shape == "square"


def test_a_tenth_table_finds_a_place_and_the_others_stay(workshop: Workshop) -> None:
    workshop.do(partial(hall.move_things, tables={1: (9, 9)}, markers={}))
    workshop.do(partial(change_workshop, table_count=10))
    plan = plan_of(workshop)
    assert spot(plan, 1) == (9, 9)
    assert len(plan.spots) == 10
    workshop.do(partial(change_workshop, table_count=9))
    assert len(plan_of(workshop).spots) == 9


def test_what_changes_nothing_is_not_written(workshop: Workshop) -> None:
    plan = plan_of(workshop)
    workshop.do(partial(hall.move_things, tables={1: spot(plan, 1)}, markers={}))
    workshop.do(partial(hall.shape_tables, shape="round"))
    assert workshop.ask(lambda snapshot: snapshot.of(HallPlan).where()) == []


def test_things_are_added_named_moved_and_removed(workshop: Workshop) -> None:
    workshop.do(partial(hall.add_marker, kind="socket"))
    added = plan_of(workshop).markers[-1]
    workshop.do(partial(hall.change_marker, key=added.key, note="tables 2, 5 et 8"))
    workshop.do(partial(hall.move_things, tables={}, markers={added.key: (6, 4)}))
    moved = plan_of(workshop).markers[-1]
    assert (moved.kind, moved.note, moved.x, moved.y) == ("socket", "tables 2, 5 et 8", 6, 4)
    workshop.do(partial(hall.remove_marker, key=added.key))
    assert len(plan_of(workshop).markers) == 2
    with pytest.raises(Problem, match="unknown_marker"):
        workshop.do(partial(hall.remove_marker, key=added.key))


def test_walls_move_and_tables_come_inside(workshop: Workshop) -> None:
    workshop.do(partial(hall.resize_hall, width=16, depth=12))
    plan = plan_of(workshop)
    assert (plan.width, plan.depth) == (16, 12)
    assert all(spot.x <= 16 and spot.y <= 12 for spot in plan.spots)
    with pytest.raises(Problem, match="hall_size"):
        workshop.do(partial(hall.resize_hall, width=1, depth=12))


def test_tables_in_rows(workshop: Workshop) -> None:
    workshop.do(partial(hall.move_things, tables={1: (9, 9)}, markers={}))
    workshop.do(hall.arrange_tables)
    even = plan_of(workshop)
    workshop.do(partial(hall.arrange_tables, staggered=True))
    assert plan_of(workshop).spots != even.spots


def test_the_visit_is_written_down(workshop: Workshop) -> None:
    workshop.do(partial(hall.set_visit_day, day=date(2026, 9, 22)))
    workshop.do(partial(hall.add_visit_note, topic="wifi", text=" 25  appareils "))
    workshop.do(partial(hall.add_visit_note, topic="contact", text="M. Ruiz"))
    workshop.do(partial(hall.move_visit_note, place=1, by=-1))
    workshop.do(partial(hall.change_visit_note, place=0, topic="access", text="Clés à 8 h 15"))
    plan = plan_of(workshop)
    assert plan.visited_on == date(2026, 9, 22)
    assert plan.notes == (VisitNote("access", "Clés à 8 h 15"), VisitNote("wifi", "25 appareils"))
    workshop.do(partial(hall.remove_visit_note, place=0))
    assert len(plan_of(workshop).notes) == 1
    with pytest.raises(Problem, match="unknown_visit_note"):
        workshop.do(partial(hall.remove_visit_note, place=7))
    with pytest.raises(Problem, match="visit_note_empty"):
        workshop.do(partial(hall.add_visit_note, topic="wifi", text="  "))
