from __future__ import annotations

from typing import Any

from workshop_app.domain.stand_ins import Present, choose_typists


def person(name: str, table: int | None, **fields: Any) -> Present:
    given: dict[str, Any] = {
        "referent": False,
        "reserve": False,
        "stays": False,
        "kind": "OT",
    } | fields
    return Present(name, table, **given)


def free(_person: str, _table: int) -> int:
    return 0


def test_a_referent_who_is_there_keeps_the_table() -> None:
    people = [person("a", 1, referent=True), person("b", 2, referent=True)]
    found = choose_typists(people, {1, 2}, 2, free)
    assert (found.staying, found.stand_ins) == ({"a": 1, "b": 2}, ())


def test_a_reserve_of_the_table_comes_first_and_does_not_move() -> None:
    people = [
        person("spare", 1, referent=True),
        person("a", 1, referent=True, stays=True),
        person("b", 2),
        person("here", 2, reserve=True),
        person("there", 1, reserve=True),
    ]
    (chosen,) = choose_typists(people, {1, 2}, 2, free).stand_ins
    assert (chosen.person, chosen.kind) == ("here", "reserve_here")


def test_then_a_referent_too_many_then_a_reserve_from_elsewhere() -> None:
    people = [
        person("a", 1, referent=True),
        person("spare", 1, referent=True),
        person("there", 1, reserve=True),
        person("b", 2),
    ]
    (chosen,) = choose_typists(people, {1, 2}, 2, free).stand_ins
    assert (chosen.person, chosen.kind, chosen.table) == ("spare", "spare", 2)
    without = [each for each in people if each.person != "spare"]
    (chosen,) = choose_typists(without, {1, 2}, 2, free).stand_ins
    assert (chosen.person, chosen.kind) == ("there", "reserve")


def test_between_reserves_the_one_that_keeps_the_balance() -> None:
    people = [person("a", 1, reserve=True), person("b", 1, reserve=True), person("c", 2)]
    costs = {"a": 5, "b": 2}
    (chosen,) = choose_typists(people, {2}, 2, lambda who, _table: costs.get(who, 0)).stand_ins
    assert chosen.person == "b"


def test_else_somebody_of_the_table_whose_structures_still_speak() -> None:
    people = [person("a", 1, kind="RT"), person("b", 1), person("c", 1), person("d", 2)]
    (chosen,) = choose_typists(people, {1}, 2, free).stand_ins
    assert (chosen.person, chosen.kind, chosen.alike) == ("b", "volunteered", 2)


def test_a_refusal_asks_the_next_one_and_an_empty_table_stays_without() -> None:
    people = [person("a", 1, reserve=True, excused=True), person("b", 1)]
    found = choose_typists(people, {1, 2}, 2, free)
    assert [each.person for each in found.stand_ins] == ["b"]
    assert found.without == (2,)


def test_whoever_is_fixed_never_leaves_to_type_elsewhere() -> None:
    people = [
        person("a", 1, referent=True, stays=True),
        person("spare", 1, referent=True, stays=True),
        person("host", 1, reserve=True, stays=True),
        person("b", 2),
    ]
    (chosen,) = choose_typists(people, {1, 2}, 2, free).stand_ins
    assert chosen.person == "b"
