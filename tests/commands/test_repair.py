"""`tablee repair`, as a script on the morning would use it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tests.commands.conftest import Terminal
from workshop_app.bootstrap import open_house
from workshop_app.domain.facts import PersonChanged
from workshop_app.services.attendance import set_attendance
from workshop_app.services.grouping import people_to_seat
from workshop_app.services.ports import UnitOfWork
from workshop_app.settings import Settings


def come(filled: Terminal, absent: int) -> None:
    """All but the first so many of the directory arrive; a referent at each table."""
    filled.json("split", "mieux", "--tables", 9, "--seed", 4)
    house = open_house(Settings(library=str(filled.folder / "library.db")))
    (key,) = house.library.workshop_ids()

    def command(uow: UnitOfWork) -> None:
        people = people_to_seat(uow)
        tables: set[int | None] = set()
        for person in reversed(people):
            if person.table not in tables:
                tables.add(person.table)
                uow.record(PersonChanged(person, replace(person, referent=True)))
        for person in people[absent:]:
            set_attendance(uow, person.id, "arrived", "poste 1")

    house.library.submit(key, "test", partial(command)).result(5)
    house.close()


def test_a_dry_run_tells_and_changes_nothing(filled: Terminal) -> None:
    come(filled, 12)
    first = filled.json("repair", "mieux", "--dry-run")
    assert first["applied"] is False
    assert {"person", "from", "to", "reason"} == first["moves"][0].keys()
    assert {"imbalance", "lower_bound", "proven", "seed"} == first["balance"].keys()
    assert first["curve"][-1]["moves"] == 8
    assert filled.json("repair", "mieux", "--dry-run") == first
    done = filled.json("repair", "mieux")
    assert done == first | {"applied": True}
    status, out, _err = filled.type("repair", "mieux", "--dry-run")
    assert status == 0
    assert "82 personnes présentes" in out


def test_a_number_of_moves_is_kept_to_or_refused(filled: Terminal) -> None:
    come(filled, 12)
    most = filled.json("repair", "mieux", "--dry-run", "--max-moves", 12)
    assert len(most["moves"]) <= 12
    assert len(most["curve"]) > 8 - most["curve"][0]["moves"]
    least = most["curve"][0]["moves"]
    if least:
        assert str(least) in filled.refused("repair", "mieux", "--max-moves", least - 1)
    assert len(filled.json("repair", "mieux", "--max-moves", least)["moves"]) == least


def test_nothing_to_repair(filled: Terminal) -> None:
    assert "groupes" in filled.refused("repair", "mieux")
    filled.json("split", "mieux", "--tables", 9)
    assert filled.json("repair", "mieux")["moves"] == []
