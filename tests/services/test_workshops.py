from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.network import Address
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import CODE_ALPHABET
from workshop_app.domain.workshop import MODELS, Model
from workshop_app.services.form_address import link
from workshop_app.services.form_door import FormDoor
from workshop_app.services.people import change_person, people_in_order, remove_people
from workshop_app.services.phases import schedule, start_next
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import (
    change_workshop,
    create_workshop,
    find_workshop,
    list_workshops,
    summary,
    the_workshop,
)


@pytest.mark.parametrize("model", MODELS)
def test_every_model_makes_a_workshop_that_fits_its_time(workshop: Workshop, model: Model) -> None:
    key = uuid4()
    library = workshop.house.library
    create = partial(create_workshop, model=model, title="Un essai")
    made = library.submit(key, "test", create).result(5)
    planned = sum(phase.planned_s for phase in library.read(key, schedule))
    begins, ends = made.starts_at, made.ends_at
    available = (ends.hour - begins.hour) * 3600 + (ends.minute - begins.minute) * 60
    assert planned in (0, available)
    assert [c.code for c in made.categories] == ["FO", "FA", "AT", "CO"]
    assert len(library.read(key, tables_in_order)) == made.table_count


def test_codes_are_secret_distinct_and_survive(workshop: Workshop) -> None:
    before = workshop.ask(tables_in_order)
    assert len({table.code for table in before}) == 9
    assert all(len(t.code) == 8 and set(t.code) <= set(CODE_ALPHABET) for t in before)
    workshop.do(partial(change_workshop, table_count=7))
    assert len(workshop.ask(tables_in_order)) == 7
    assert workshop.house.library.table(before[8].code) is None
    workshop.do(partial(change_workshop, table_count=9))
    assert [t.code for t in workshop.ask(tables_in_order)] == [t.code for t in before]


def test_a_table_with_cards_does_not_close(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write(table=9)
    with pytest.raises(Problem, match="table_has_cards"):
        workshop.do(partial(change_workshop, table_count=8))


def test_a_refused_change_changes_nothing(workshop: Workshop) -> None:
    before = workshop.ask(the_workshop)
    with pytest.raises(Problem, match="end_before_start"):
        workshop.do(partial(change_workshop, title="Autre", ends_at=time(8)))
    assert workshop.ask(the_workshop) == before


def test_a_category_with_cards_is_frozen(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write()
    forces, *others = workshop.ask(the_workshop).categories
    renamed = (replace(forces, label="Atouts"), *others)
    workshop.do(partial(change_workshop, categories=renamed))
    with pytest.raises(Problem, match="category_frozen"):
        workshop.do(partial(change_workshop, categories=tuple(others)))


def test_found_by_part_of_the_title_or_refused_with_the_choices(workshop: Workshop) -> None:
    library, second = workshop.house.library, uuid4()
    create = partial(create_workshop, model="vierge", title="Mieux accueillir")
    library.submit(second, "test", create).result(5)
    assert find_workshop(library, "accueil") == second
    assert find_workshop(library, str(workshop.key)) == workshop.key
    with pytest.raises(Problem, match="workshop_ambiguous"):
        find_workshop(library, "mieux")
    with pytest.raises(Problem, match="workshop_not_found"):
        find_workshop(library, "rien de tel")
    assert {line.workshop.id for line in list_workshops(library)} == {workshop.key, second}


def test_what_to_do_next_follows_the_work(workshop: Workshop) -> None:
    assert workshop.ask(summary).next_step == "import"
    person = workshop.add("Anne", "Le Goff")
    assert workshop.ask(summary).next_step == "split"
    workshop.do(partial(change_person, key=person.id, tables=(1,)))
    assert workshop.ask(summary).stage == "prepare"
    workshop.do(start_next)
    assert workshop.ask(summary).stage == "run"
    for _ in range(9):
        workshop.do(start_next)
    assert workshop.ask(summary).stage == "conclude"


def test_people_by_hand(workshop: Workshop) -> None:
    le_goff = workshop.add("  Jean-Noël ", "Le  Goff")
    workshop.add("Zoé", "Abadie")
    workshop.add("Ève", "Œuvray")
    assert [p.name for p in workshop.ask(people_in_order)] == [
        "Zoé Abadie",
        "Jean-Noël Le Goff",
        "Ève Œuvray",
    ]
    with pytest.raises(Problem, match="person_without_name"):
        workshop.do(partial(change_person, key=le_goff.id, first_name="", last_name=" "))
    with pytest.raises(Problem, match="email_not_valid"):
        workshop.do(partial(change_person, key=le_goff.id, email="pas une adresse"))
    workshop.do(partial(remove_people, keys=[le_goff.id]))
    with pytest.raises(Problem, match="unknown_person"):
        workshop.do(partial(change_person, key=le_goff.id, first_name="Jean"))
    assert len(workshop.ask(people_in_order)) == 2


@dataclass
class FakeServer:
    host: str
    port: int
    stopped: bool = False

    def stop(self) -> None:
        self.stopped = True


@dataclass
class Hall:
    """A laptop whose addresses and free ports the test decides."""

    workshop: Workshop
    hosts: Sequence[str] = ("10.42.0.1",)
    taken: Sequence[int] = ()

    def __post_init__(self) -> None:
        self.servers: list[FakeServer] = []
        self.door = FormDoor(
            self.workshop.house.library,
            lambda: [Address(host, "wlan0", "wifi") for host in self.hosts],
            lambda _host, first: next(n for n in range(first, 9_999) if n not in self.taken),
            self._serve,
            8000,
            "test",
        )

    def _serve(self, host: str, port: int) -> FakeServer:
        self.servers.append(FakeServer(host, port))
        return self.servers[-1]


def test_the_address_is_chosen_kept_and_found_again(workshop: Workshop) -> None:
    hall = Hall(workshop)
    place = hall.door.open(workshop.key)
    assert (place.bind, place.shown, place.port) == ("0.0.0.0", "10.42.0.1", 8000)
    known = workshop.ask(the_workshop)
    table = workshop.ask(tables_in_order)[3]
    assert link(known, table) == f"http://10.42.0.1:8000/t/{table.code}"
    again = hall.door.open(workshop.key)
    assert not again.address_changed
    assert not again.port_changed
    assert [server.stopped for server in hall.servers] == [True, False]


def test_a_taken_port_and_a_lost_address_are_told(workshop: Workshop) -> None:
    Hall(workshop).door.open(workshop.key)
    moved = Hall(workshop, hosts=("192.168.1.7",), taken=(8000, 8001)).door.open(workshop.key)
    assert (moved.shown, moved.port) == ("192.168.1.7", 8002)
    assert moved.address_changed
    assert moved.port_changed


def test_without_any_network_the_form_still_opens(workshop: Workshop) -> None:
    assert Hall(workshop, hosts=()).door.open(workshop.key).shown == "127.0.0.1"
