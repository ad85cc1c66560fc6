from __future__ import annotations

from functools import partial

from tests.conftest import Workshop
from workshop_app.services.attendance import (
    attendance_of,
    door_is_open,
    people_present,
    set_attendance,
)
from workshop_app.services.badges import give_badges, next_badge


def test_before_the_door_opens_everybody_not_excused_counts(workshop: Workshop) -> None:
    one, two = workshop.add("Ève", "Œuvray"), workshop.add("Al", "Fabre")
    workshop.do(partial(set_attendance, key=two.id, state="excused", by="poste 1"))
    assert not workshop.ask(door_is_open)
    assert [person.id for person in workshop.ask(people_present)] == [one.id]


def test_once_somebody_arrived_the_others_are_missing(workshop: Workshop) -> None:
    one, two = workshop.add("Ève", "Œuvray"), workshop.add("Al", "Fabre")
    workshop.do(partial(set_attendance, key=two.id, state="arrived", by="poste 1"))
    assert [person.id for person in workshop.ask(people_present)] == [two.id]
    workshop.do(partial(set_attendance, key=two.id, state="left", by="poste 1"))
    assert workshop.ask(people_present) == []
    assert one.id not in workshop.ask(attendance_of)


def test_the_first_post_that_says_it_is_kept(workshop: Workshop) -> None:
    person = workshop.add("Ève", "Œuvray")
    first = workshop.do(partial(set_attendance, key=person.id, state="arrived", by="poste 1"))
    workshop.clock.forward(1)
    again = workshop.do(partial(set_attendance, key=person.id, state="arrived", by="poste 2"))
    assert again == first


def test_badges_follow_the_directory_and_are_never_given_twice(workshop: Workshop) -> None:
    workshop.add("Zoé", "Étienne")
    workshop.add("Al", "Fabre")
    assert workshop.do(give_badges) == 2
    workshop.add("Bo", "Aimé")
    assert workshop.ask(next_badge) == 3
    assert workshop.do(give_badges) == 1
    people = workshop.ask(lambda snapshot: snapshot.people.where())
    assert {person.last_name: person.badge for person in people} == {
        "Étienne": 1,
        "Fabre": 2,
        "Aimé": 3,
    }
