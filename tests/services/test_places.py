from __future__ import annotations

from dataclasses import fields
from functools import partial
from uuid import UUID

from tests.conftest import Workshop
from tests.services.test_checkin import hall, said
from workshop_app.services.people import change_person
from workshop_app.services.places import PlaceName, Places, places, set_places


def shown(workshop: Workshop, pointed: UUID | None = None) -> Places | None:
    return workshop.ask(partial(places, now=workshop.clock.now(), pointed=pointed))


def test_a_place_is_a_name_and_a_table_and_nothing_else() -> None:
    assert [field.name for field in fields(PlaceName)] == ["first_name", "last_name", "table"]


def test_everybody_awaited_has_a_place_but_who_asked_not_to_be_shown(workshop: Workshop) -> None:
    people = hall(workshop)
    workshop.do(partial(change_person, key=people[0].id, shown=False))
    said(workshop, people[1].id, "excused")
    found = shown(workshop)
    assert found is not None
    names = [name.last_name for name in found.names]
    assert names == [f"Nom{n:02}" for n in range(2, 12)]


def test_who_asked_not_to_be_shown_is_not_told_on_arrival_nor_when_looked_up(
    workshop: Workshop,
) -> None:
    people = hall(workshop)
    workshop.do(partial(change_person, key=people[0].id, shown=False))
    said(workshop, people[0].id, "arrived")
    found = shown(workshop, people[0].id)
    assert found is not None
    assert (found.newest, found.pointed) == (None, None)


def test_the_last_arrived_is_told_unless_that_is_switched_off(workshop: Workshop) -> None:
    people = hall(workshop)
    said(workshop, people[3].id, "arrived")
    found = shown(workshop, people[4].id)
    assert found is not None
    assert found.newest == PlaceName("Prénom03", "Nom03", people[3].table or 0)
    assert found.pointed is not None
    assert found.pointed.last_name == "Nom04"
    workshop.do(partial(set_places, newest=False))
    found = shown(workshop)
    assert found is not None
    assert found.newest is None


def test_initials_only_are_sorted_by_first_name(workshop: Workshop) -> None:
    hall(workshop, people=3)
    workshop.add("Ève", "Œuvray", tables=(2,))
    workshop.do(partial(set_places, initials=True))
    found = shown(workshop)
    assert found is not None
    assert found.names[0] == PlaceName("Ève", "Œ.", 2)


def test_names_are_gone_with_the_first_phase(workshop: Workshop) -> None:
    hall(workshop)
    workshop.start("Accueil")
    assert shown(workshop) is None
