from __future__ import annotations

from functools import partial

from tests.conftest import Workshop
from workshop_app.services.attendance import attendance_of, set_attendance
from workshop_app.services.history import redo, undo
from workshop_app.services.people import add_person
from workshop_app.services.ports import UnitOfWork


def test_two_nouns_of_one_id_are_taken_back_together(workshop: Workshop) -> None:
    """An attendance has its person's id: a walk-in writes both at once."""

    def walk_in(uow: UnitOfWork) -> int:
        person = add_person(uow, first_name="Anne", last_name="Roux")
        set_attendance(uow, person.id, "arrived", "poste 1")
        return uow.command

    def people(workshop: Workshop) -> tuple[int, int]:
        read = workshop.ask(lambda snapshot: (snapshot.people.where(), attendance_of(snapshot)))
        return len(read[0]), len(read[1])

    command = workshop.do(walk_in)
    assert people(workshop) == (1, 1)
    undone = workshop.do(partial(undo, command=command))
    assert people(workshop) == (0, 0)
    workshop.do(partial(redo, undone=undone))
    assert people(workshop) == (1, 1)
