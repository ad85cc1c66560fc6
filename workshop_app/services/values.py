"""The values of a list, read and used: shown side by side, merged or kept apart by hand.

Decides which people a choice changes; what stands for a value is `domain.values`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from workshop_app.domain.criteria import column, criterion_value
from workshop_app.domain.facts import PersonChanged, ValueRuleRemoved, ValueRuleSet
from workshop_app.domain.identity import fold
from workshop_app.domain.intake import PersonLine
from workshop_app.domain.people import Person
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
    return columns_held(snapshot.people.where())


def values_read(snapshot: Snapshot, criterion: str) -> Sequence[ValueUsed]:
    """Every value of one column, the most frequent first; people without any are not counted."""
    return values_among(people_in_order(snapshot), criterion, values_of(snapshot))


def values_among(people: Sequence[Person], criterion: str, values: Values) -> Sequence[ValueUsed]:
    """The values of these people, in the workshop or still in a list."""
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


def columns_held(people: Sequence[Person] | Sequence[PersonLine]) -> Sequence[str]:
    """The same of these people, or of the lines of a list that is not imported yet."""
    fields = [name for name in VALUE_FIELDS if any(getattr(each, name) for each in people)]
    headings = dict.fromkeys(heading for each in people for heading, _value in each.attributes)
    return [*fields, *headings]


@dataclass(frozen=True, slots=True)
class ValueChoice:
    """Somebody's choice about values read, not written yet."""

    criterion: str
    reads: tuple[str, ...]
    used: str
    """"" goes back to what stands for each by itself."""
    apart: bool = False

    def rules(self, workshop: UUID) -> Sequence[ValueRule]:
        if not self.used:
            return []
        return [
            ValueRule(
                id=rule_id(workshop, self.criterion, read),
                workshop=workshop,
                criterion=self.criterion,
                read=read,
                used=self.used,
                apart=self.apart,
            )
            for read in self.reads
        ]


def chosen_value(
    groups: Sequence[ValueUsed], criterion: str, reads: Sequence[str], typed: str
) -> ValueChoice:
    """What typing a value beside others means: that of others merges, one's own splits. A value
    typed as it is read, while others that look like it stay, is kept apart from them."""
    typed = " ".join(typed.split())
    if len(typed) > LONGEST_VALUE:
        raise Problem("value_too_long", longest=LONGEST_VALUE)
    own = [read for read in reads if fold(read) == fold(typed)]
    left = [
        each.read
        for group in groups
        if any(each.read in reads for each in group.reads)
        for each in group.reads
        if each.read not in reads and fold(each.read) != fold(typed)
    ]
    apart = bool(own and left) and len(own) == len(reads)
    return ValueChoice(criterion, tuple(reads), own[0] if apart else typed, apart)


def apply_choice(uow: UnitOfWork, choice: ValueChoice) -> int:
    """Everybody concerned is changed, in one undo. Returns how many people are."""
    return _use(uow, choice)


def use_value(uow: UnitOfWork, criterion: str, reads: Sequence[str], used: str) -> int:
    """From now on these values read are used as `used`; "" goes back to what stands for each by
    itself. Everybody concerned is changed, in one undo. Returns how many people are."""
    used = " ".join(used.split())
    if len(used) > LONGEST_VALUE:
        raise Problem("value_too_long", longest=LONGEST_VALUE)
    values = values_of(uow)
    rules = [values.rule(criterion, read) for read in reads]
    apart = bool(rules and used) and all(rule is not None and rule.apart for rule in rules)
    return _use(uow, ValueChoice(criterion, tuple(reads), used, apart))


def keep_apart(uow: UnitOfWork, criterion: str, read: str) -> int:
    """A value read counts by itself from now on, with those that differ by case or accents only;
    what it was taken for no longer does. Returns how many people are concerned."""
    alike = alike_reads(values_read(uow, criterion), read)
    if not alike:
        raise Problem("unknown_value", value=read)
    return _use(uow, ValueChoice(criterion, alike, read, apart=True))


def alike_reads(groups: Sequence[ValueUsed], read: str) -> tuple[str, ...]:
    """Values read that differ from this one by case or accents only, itself included."""
    every = (each.read for group in groups for each in group.reads)
    return tuple(other for other in every if fold(other) == fold(read))


def _use(uow: UnitOfWork, choice: ValueChoice) -> int:
    criterion, values = choice.criterion, values_of(uow)
    found = ((person, reading(person, criterion, values)) for person in people_in_order(uow))
    concerned = [(person, read) for person, read in found if read in choice.reads]
    for read in choice.reads:
        _set_rule(uow, criterion, read, choice.used, choice.apart)
    for person, read in concerned:
        used = choice.used or automatic(criterion, read)
        after = with_used(person, criterion, read, used, choice.apart)
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
