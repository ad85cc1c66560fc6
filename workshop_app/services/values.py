"""The values of a list, read and used: shown side by side, merged or kept apart by hand.

Decides which people a choice changes; what stands for a value is `domain.values`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_app.domain.criteria import column, criterion_value
from workshop_app.domain.facts import PersonChanged, ValueRuleRemoved, ValueRuleSet
from workshop_app.domain.identity import fold
from workshop_app.domain.problems import Problem
from workshop_app.domain.values import (
    VALUE_FIELDS,
    ValueRule,
    Values,
    automatic,
    reading,
    rule_id,
    with_used,
)
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Snapshot, UnitOfWork

LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True)
class ValueRead:
    """One way in which the list, or a hand, wrote a value."""

    read: str
    people: int
    used: str
    by_hand: bool
    """Somebody chose what is used."""


@dataclass(frozen=True, slots=True)
class ValueUsed:
    """What counts as one value, and all that is read so."""

    used: str
    people: int
    reads: tuple[ValueRead, ...]
    """The most frequent first."""


def values_of(snapshot: Snapshot) -> Values:
    return Values(snapshot.of(ValueRule).where())


def value_columns(snapshot: Snapshot) -> Sequence[str]:
    """Fields and headings that hold anything, in the order a person looks for them."""
    people = snapshot.people.where()
    fields = [name for name in VALUE_FIELDS if any(getattr(p, name) for p in people)]
    headings = dict.fromkeys(heading for p in people for heading, _value in p.attributes)
    return [*fields, *headings]


def values_read(snapshot: Snapshot, criterion: str) -> Sequence[ValueUsed]:
    """Every value of one column, the most frequent first; people without any are not counted."""
    people, values = people_in_order(snapshot), values_of(snapshot)
    shown = column(people, criterion)
    groups: dict[str, Counter[tuple[str, str]]] = {}
    for person, label in zip(people, shown, strict=True):
        if label:
            said = reading(person, criterion, values), criterion_value(person, criterion)
            groups.setdefault(label, Counter())[said] += 1
    found = [_group(label, counts, criterion, values) for label, counts in groups.items()]
    return sorted(found, key=lambda group: (-group.people, fold(group.used)))


def _group(
    label: str, counts: Counter[tuple[str, str]], criterion: str, values: Values
) -> ValueUsed:
    reads = tuple(
        ValueRead(read, count, used, values.rule(criterion, read) is not None)
        for (read, used), count in counts.most_common()
    )
    return ValueUsed(label, counts.total(), reads)


def use_value(uow: UnitOfWork, criterion: str, reads: Sequence[str], used: str) -> int:
    """From now on these values read are used as `used`; "" goes back to what stands for each by
    itself. Everybody concerned is changed, in one undo. Returns how many people were."""
    used = " ".join(used.split())
    if len(used) > LONGEST_VALUE:
        raise Problem("value_too_long", longest=LONGEST_VALUE)
    values = values_of(uow)
    rules = [values.rule(criterion, read) for read in reads]
    apart = bool(rules) and all(rule is not None and rule.apart for rule in rules)
    return _use(uow, criterion, reads, used, apart)


def keep_apart(uow: UnitOfWork, criterion: str, read: str) -> int:
    """A value read counts by itself from now on, with those that differ by case or accents only;
    what it was taken for no longer does. Returns how many people are concerned."""
    alike = [
        each.read
        for group in values_read(uow, criterion)
        for each in group.reads
        if fold(each.read) == fold(read)
    ]
    if not alike:
        raise Problem("unknown_value", value=read)
    return _use(uow, criterion, alike, read, apart=True)


def _use(uow: UnitOfWork, criterion: str, reads: Sequence[str], used: str, apart: bool) -> int:
    values = values_of(uow)
    found = ((person, reading(person, criterion, values)) for person in people_in_order(uow))
    concerned = [(person, read) for person, read in found if read in reads]
    for read in reads:
        _set_rule(uow, criterion, read, used, apart)
    for person, read in concerned:
        after = with_used(person, criterion, read, used or automatic(criterion, read), apart)
        if after != person:
            uow.record(PersonChanged(person, after))
    return len(concerned)


def _set_rule(uow: UnitOfWork, criterion: str, read: str, used: str, apart: bool) -> None:
    key = rule_id(uow.workshop, criterion, read)
    before = uow.of(ValueRule).get(key)
    if not used:
        if before is not None and not before.withdrawn:
            uow.record(ValueRuleRemoved(before, replace(before, withdrawn=True)))
        return
    after = ValueRule(
        id=key, workshop=uow.workshop, criterion=criterion, read=read, used=used, apart=apart
    )
    if before is None or replace(before, change=0) != after:
        uow.record(ValueRuleSet(before, after))
