"""Who sits where, corrected by hand, and the rules a split must keep. One verb per gesture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal
from uuid import UUID, uuid4

from workshop_app.domain.facts import (
    GroupRuleRemoved,
    GroupRuleSet,
    PersonChanged,
    PersonSeated,
)
from workshop_app.domain.groups.problem import MODES, Mode
from workshop_app.domain.people import GroupRule, Person
from workshop_app.domain.problems import Problem
from workshop_app.services.grouping import (
    check_order,
    modes_of,
    order_of,
    people_to_seat,
    weights_of,
)
from workshop_app.services.people import known_person
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.workshops import change_workshop, the_workshop


def seat_person(uow: UnitOfWork, key: UUID, table: int, round_: int = 1) -> Person:
    """At this table in this round, whatever the balance: the hand decides. A fixed place is
    refused; a host moves for all rounds."""
    person = known_person(uow, key)
    if not 1 <= table <= the_workshop(uow).table_count:
        raise Problem("unknown_table", table=table)
    if person.table_in(round_) == table:
        return person
    _check_free(person)
    return uow.record(PersonSeated(person, _at(person, table, round_)))


def seat_people(uow: UnitOfWork, keys: Sequence[UUID], table: int, round_: int = 1) -> int:
    """Several at this table, in one undo; nobody when one of them has a fixed place. Returns how
    many moved."""
    people = [known_person(uow, key) for key in dict.fromkeys(keys)]
    for person in people:
        if person.table_in(round_) != table:
            _check_free(person)
    before = [person.table_in(round_) for person in people]
    for person in people:
        seat_person(uow, person.id, table, round_)
    return sum(at != table for at in before)


def lock_people(uow: UnitOfWork, keys: Sequence[UUID], locked: bool) -> None:
    """Fix or free several places, in one undo."""
    for key in dict.fromkeys(keys):
        lock_person(uow, key) if locked else unlock_person(uow, key)


def swap_people(uow: UnitOfWork, one: UUID, other: UUID, round_: int = 1) -> None:
    """Each takes the other's seat in this round, in one undo."""
    first, second = known_person(uow, one), known_person(uow, other)
    for person in (first, second):
        _check_free(person)
        if person.table_in(round_) is None:
            raise Problem("person_without_seat", name=person.name)
    mine, theirs = first.table_in(round_), second.table_in(round_)
    if mine is None or theirs is None or mine == theirs:
        return
    uow.record(PersonSeated(first, _at(first, theirs, round_)))
    uow.record(PersonSeated(second, _at(second, mine, round_)))


def lock_person(uow: UnitOfWork, key: UUID) -> Person:
    """Stays at this table, whatever is split again."""
    person = known_person(uow, key)
    if person.table is None:
        raise Problem("person_without_seat", name=person.name)
    return _change(uow, person, replace(person, locked=True))


def unlock_person(uow: UnitOfWork, key: UUID) -> Person:
    person = known_person(uow, key)
    return _change(uow, person, replace(person, locked=False))


def set_referent(uow: UnitOfWork, key: UUID, referent: bool) -> Person:
    """Whether the person types for a table: there is one at each."""
    person = known_person(uow, key)
    return _change(uow, person, replace(person, referent=referent))


def set_reserve(uow: UnitOfWork, key: UUID, reserve: bool) -> Person:
    """Whether the person is willing to type for a table whose referent does not come."""
    person = known_person(uow, key)
    return _change(uow, person, replace(person, reserve=reserve))


def set_host(uow: UnitOfWork, key: UUID, host: bool) -> Person:
    """Whether the person stays at one table through all rounds."""
    person = known_person(uow, key)
    return _change(uow, person, replace(person, host=host))


def add_rule(
    uow: UnitOfWork, kind: Literal["together", "apart"], people: Sequence[UUID]
) -> GroupRule:
    """These share a table, or never do. Refused when it contradicts what is already asked."""
    members = tuple(dict.fromkeys(known_person(uow, key).id for key in people))
    if len(members) < 2:
        raise Problem("rule_needs_two")
    rules = list(uow.group_rules.where(kind=kind))
    known = next((rule for rule in rules if set(rule.people) == set(members)), None)
    if known is not None:
        return known
    rule = GroupRule(id=uuid4(), workshop=uow.workshop, kind=kind, people=members)
    workshop = the_workshop(uow)
    everybody = people_to_seat(uow)
    if len(everybody) >= workshop.table_count:
        asked = [*uow.group_rules.where(), rule]
        check_order(order_of(everybody, asked, workshop.table_count, weights_of(workshop)))
    return uow.record(GroupRuleSet(None, rule))


def remove_rule(uow: UnitOfWork, key: UUID) -> None:
    rule = uow.group_rules.get(key)
    if rule is None or rule.withdrawn:
        raise Problem("unknown_rule")
    uow.record(GroupRuleRemoved(rule, replace(rule, withdrawn=True)))


def order_criteria(uow: UnitOfWork, criteria: Sequence[str]) -> None:
    """What the split spreads, the most important first."""
    change_workshop(uow, criteria=tuple(dict.fromkeys(criteria)))


def ask_of_criterion(uow: UnitOfWork, criterion: str, mode: Mode) -> None:
    """Spread, never alone, gather or ignore: what the next split makes of one criterion."""
    if mode not in MODES:
        raise Problem("split_mode_not_valid", value=mode, modes=MODES)
    modes = {**modes_of(the_workshop(uow)), criterion: mode}
    kept = tuple((name, each) for name, each in modes.items() if each != "spread")
    change_workshop(uow, criteria_modes=kept)


def _at(person: Person, table: int, round_: int) -> Person:
    """Rounds before it that were unknown are that table too."""
    if person.host:
        return replace(person, tables=(table,) * max(round_, len(person.tables)))
    tables = list(person.tables) or [table]
    while len(tables) < round_:
        tables.append(tables[-1])
    tables[round_ - 1] = table
    return replace(person, tables=tuple(tables))


def _check_free(person: Person) -> None:
    if person.locked:
        raise Problem("person_locked", name=person.name)


def _change(uow: UnitOfWork, before: Person, after: Person) -> Person:
    return before if after == before else uow.record(PersonChanged(before, after))
