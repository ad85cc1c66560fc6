"""A hall on the morning: 94 registered, some absent, some unannounced, referents missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tests.conftest import Workshop
from tests.services.test_grouping import done, fill
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.facts import AttendanceSet, PersonChanged
from workshop_app.domain.people import Person
from workshop_app.services.grouping import people_to_seat
from workshop_app.services.ports import UnitOfWork

TABLES = 9


def registered(workshop: Workshop, count: int = 94, tables: int = TABLES) -> list[Person]:
    """A split list with a referent at each table."""
    people = fill(workshop, count)
    for person in people[:tables]:
        change(workshop, person, referent=True)
    done(workshop, tables=tables)
    return workshop.ask(people_to_seat)


def change(workshop: Workshop, person: Person, **fields: object) -> Person:
    def command(uow: UnitOfWork) -> Person:
        known = uow.people.get(person.id)
        assert known is not None
        return uow.record(PersonChanged(known, replace(known, **fields)))  # type: ignore[arg-type]

    return workshop.do(command)


def arrive(workshop: Workshop, people: Sequence[Person], walk_in: bool = False) -> None:
    """They are in the room."""

    def command(uow: UnitOfWork) -> None:
        for person in people:
            said = Attendance(
                id=person.id,
                workshop=uow.workshop,
                state="arrived",
                at=uow.now,
                by="poste 1",
                walk_in=walk_in,
            )
            uow.record(AttendanceSet(None, said))

    workshop.do(command)


def walk_in(workshop: Workshop, count: int, table: int | None = None) -> list[Person]:
    """People who were not on the list; `table`: where the door sat them."""
    come = [
        workshop.add(f"Imprévu{n}", f"Tardif{n}", organisation_type="OT", departement="34")
        for n in range(count)
    ]
    if table is not None:
        come = [change(workshop, person, tables=(table,)) for person in come]
    arrive(workshop, come, walk_in=True)
    return come


def morning(
    workshop: Workshop, absent: int = 12, referents: int = 2, late: int = 6
) -> list[Person]:
    """The no-show quarter of an hour. Returns those who did not come."""
    people = registered(workshop)
    gone = [p for p in people if p.referent][:referents]
    gone += [p for p in people if not p.referent][5::7][: absent - referents]
    arrive(workshop, [person for person in people if person not in gone])
    walk_in(workshop, late)
    return gone


def seats(workshop: Workshop) -> dict[str, int | None]:
    return {str(p.id): p.table for p in workshop.ask(partial(lambda s: s.people.where()))}
