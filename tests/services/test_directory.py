"""The « Répertoire » on a real library: everybody once, merged and invited by hand."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.problems import Problem
from workshop_app.services.attendance import set_attendance
from workshop_app.services.directory import (
    Directory,
    count_known,
    invite,
    keep_apart,
    merge_entries,
    part_entries,
    read_directory,
)
from workshop_app.services.history import redo, undo
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Command, R
from workshop_app.services.workshops import change_workshop, create_workshop

TODAY = date(2026, 3, 12)


def another(workshop: Workshop, title: str, **fields: Any) -> Workshop:
    key = uuid4()
    create = partial(create_workshop, model="vierge", title=title, **fields)
    workshop.house.library.submit(key, "test", create).result(5)
    return Workshop(workshop.house, workshop.clock, key)


def read(workshop: Workshop) -> Directory:
    return read_directory(workshop.house.library, TODAY)


def decide(workshop: Workshop, command: Command[R]) -> R:
    return workshop.house.library.submit(WHOLE_LIBRARY, "test", command).result(5)


def test_everybody_once_with_their_history(workshop: Workshop) -> None:
    workshop.do(partial(change_workshop, day=date(2026, 1, 8)))
    anne = workshop.add("Anne", "Roux", organisation="OT Rives", email="a@rives.example")
    workshop.add("Paul", "Vidal", organisation="OT Rives")
    workshop.do(partial(set_attendance, key=anne.id, state="arrived", by="1"))
    later = another(workshop, "Le prochain", day=date(2026, 5, 1))
    later.add("ANNE", "Roux", email="A@rives.example")
    found = read(workshop)
    assert [entry.name for entry in found.entries] == ["ANNE Roux", "Paul Vidal"]
    first, second = found.entries
    assert [(part.gathering.title, part.outcome) for part in first.parts] == [
        ("Le prochain", "expected"),
        ("Mieux travailler ensemble", "present"),
    ]
    assert [part.outcome for part in second.parts] == ["absent"]
    (rives,) = found.structures
    assert (rives.name, len(rives.people)) == ("OT Rives", 2)
    assert found.gatherings[0].title == "Le prochain"
    assert count_known(workshop.house.library, TODAY) == 2


def test_merging_is_a_decision_that_can_be_undone(workshop: Workshop) -> None:
    one = workshop.add("Anne", "Roux", email="a@rives.example")
    two = another(workshop, "Un autre").add("Anne", "Vidal", email="v@rives.example")
    members = [one.id.hex, two.id.hex]
    merge = partial(merge_entries, kind="person", members=members, chosen={"last_name": "Vidal"})
    command = decide(workshop, merge)
    assert [entry.name for entry in read(workshop).entries] == ["Anne Vidal"]
    assert workshop.ask(people_in_order) == [one]
    undone = decide(workshop, partial(undo, command=command))
    assert len(read(workshop).entries) == 2
    decide(workshop, partial(redo, undone=undone))
    (entry,) = read(workshop).entries
    assert entry.choice is not None
    decide(workshop, partial(part_entries, key=entry.choice))
    assert len(read(workshop).entries) == 2
    with pytest.raises(Problem, match="entries_not_merged"):
        decide(workshop, partial(part_entries, key=entry.choice))
    with pytest.raises(Problem, match="nothing_to_merge"):
        decide(workshop, partial(merge_entries, kind="person", members=members[:1] * 2, chosen={}))


def test_look_alikes_said_to_be_two_are_not_proposed_again(workshop: Workshop) -> None:
    one = workshop.add("Anne", "Roux", email="a@rives.example")
    two = workshop.add("Anne", "Roux", email="b@vallee.example")
    (pair,) = read(workshop).people_alike
    assert pair.reason == "other_email"
    command = decide(workshop, partial(keep_apart, kind="person", members=[one.id.hex, two.id.hex]))
    assert read(workshop).people_alike == []
    decide(workshop, partial(undo, command=command))
    assert len(read(workshop).people_alike) == 1


def test_structures_made_one_show_the_chosen_name(workshop: Workshop) -> None:
    workshop.add("Anne", "Roux", organisation="OT Lodève")
    workshop.add("Paul", "Vidal", organisation="OT Lodève et Larzac")
    found = read(workshop)
    (pair,) = found.structures_alike
    keys = [*pair.one.keys, *pair.other.keys]
    chosen = {"organisation": "OT Grand Lodève"}
    decide(workshop, partial(merge_entries, kind="structure", members=keys, chosen=chosen))
    found = read(workshop)
    assert [structure.name for structure in found.structures] == ["OT Grand Lodève"]
    assert {entry.organisation for entry in found.entries} == {"OT Grand Lodève"}
    assert found.structures_alike == []


def test_known_people_are_invited_once(workshop: Workshop) -> None:
    workshop.add("Anne", "Roux", email="a@rives.example", function="Directrice")
    workshop.add("Paul", "Vidal", organisation="OT Rives")
    target = another(workshop, "Le prochain")
    target.add("Paul", "VIDAL", organisation="Office de tourisme de Rives")
    entries = read(workshop).entries
    result = target.do(partial(invite, guests=entries))
    assert (result.added, result.known) == (1, 1)
    assert [person.name for person in target.ask(people_in_order)] == ["Anne Roux", "Paul VIDAL"]
    assert target.ask(people_in_order)[0].function == "Directrice"
    again = target.do(partial(invite, guests=entries))
    assert (again.added, again.command) == (0, 0)
    target.do(partial(undo, command=result.command))
    assert len(target.ask(people_in_order)) == 1


def test_a_workshop_that_is_not_there_invites_nobody(workshop: Workshop) -> None:
    library = workshop.house.library
    with pytest.raises(Problem, match="unknown_workshop"):
        library.submit(UUID(int=9), "test", partial(invite, guests=[])).result(5)
