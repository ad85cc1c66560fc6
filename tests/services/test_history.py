from __future__ import annotations

from functools import partial

from tests.conftest import Workshop
from workshop_app.domain.attendance import Attendance
from workshop_app.services.attendance import attendance_of, set_attendance
from workshop_app.services.history import redo, undo
from workshop_app.services.people import add_person
from workshop_app.services.ports import UnitOfWork


def test_two_nouns_of_one_id_are_both_taken_back(workshop: Workshop) -> None:
    """A person who walks in: added and arrived at once, under the same id."""

    def walk_in(uow: UnitOfWork) -> int:
        person = add_person(uow, first_name="Ève", last_name="Œuvray")
        set_attendance(uow, person.id, "arrived", "poste 1")
        return uow.command

    command = workshop.do(walk_in)
    undone = workshop.do(partial(undo, command=command))
    assert workshop.ask(lambda s: s.people.where()) == []
    assert workshop.ask(attendance_of) == {}
    workshop.do(partial(redo, undone=undone))
    assert len(workshop.ask(lambda s: s.people.where())) == 1
    assert workshop.ask(lambda s: s.of(Attendance).count()) == 1
