"""Which value is used for what a list says: « O.T. » and « Office de tourisme » are used as « OT ».

Decides what stands for a value read, by itself or by a person's rule; a person's own words are
never lost: they stay in `Person.as_written`. Spreading the values is `criteria`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar
from uuid import UUID, uuid5

from workshop_app.domain.criteria import criterion_value
from workshop_app.domain.departements import departement_code
from workshop_app.domain.entity import Entity
from workshop_app.domain.identity import organisation_type
from workshop_app.domain.people import Person, with_value

VALUE_FIELDS = ("organisation_type", "departement", "organisation", "function")
"""Fields whose values are used for balance, those that need no rule first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRule(Entity):
    """Somebody's choice: in this workshop, `read` is used as `used`."""

    criterion: str
    """A field or a heading."""
    read: str
    used: str
    apart: bool = False
    """Counts by itself, although it is read like another value: « Directrice », « Directeur »."""


def rule_id(workshop: UUID, criterion: str, read: str) -> UUID:
    return uuid5(workshop, f"{criterion}\n{read}")


class Values:
    """The rules of one workshop, ready to be asked."""

    def __init__(self, rules: Iterable[ValueRule] = ()) -> None:
        self._rules = {(rule.criterion, rule.read): rule for rule in rules}
        self.criteria = frozenset(criterion for criterion, _read in self._rules)

    def used(self, criterion: str, read: str) -> str:
        """What stands for a value as it was read."""
        rule = self._rules.get((criterion, read))
        return rule.used if rule else automatic(criterion, read)

    def rule(self, criterion: str, read: str) -> ValueRule | None:
        return self._rules.get((criterion, read))


AUTOMATIC = Values()
"""No rule: what the program knows by itself."""


def automatic(criterion: str, read: str) -> str:
    """« O.T. » → "OT", « 34 - Hérault » → "34"; a structure or a function stays as written."""
    match criterion:
        case "organisation_type":
            return organisation_type(read)
        case "departement":
            return departement_code(read) or read
        case _:
            return read


def reading(person: Person, criterion: str, values: Values = AUTOMATIC) -> str:
    """What was read for this person: the words first written, unless corrected by hand since."""
    here = criterion_value(person, criterion)
    first = dict(person.as_written).get(criterion, "")
    return first if first and values.used(criterion, first) == here else here


def with_used(person: Person, criterion: str, read: str, used: str, apart: bool = False) -> Person:
    """The person with this value; what was read stays beside it if it says otherwise, or if it
    counts by itself."""
    written = {**dict(person.as_written), criterion: read}
    if (read == used and not apart) or not read:
        del written[criterion]
    return replace(with_value(person, criterion, used), as_written=tuple(written.items()))


class Written(Protocol):
    """A line of a list, as far as its values go."""

    @property
    def as_written(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def attributes(self) -> tuple[tuple[str, str], ...]: ...


L = TypeVar("L", bound=Written)


def told_with(line: L, values: Values) -> L:
    """A line with the values that the workshop's rules make of it."""
    written, attributes = dict(line.as_written), dict(line.attributes)
    fields: dict[str, str] = {}
    for criterion in values.criteria:
        free = criterion not in VALUE_FIELDS
        here = attributes.get(criterion, "") if free else getattr(line, criterion)
        read = written.get(criterion, here) if here else ""
        rule = values.rule(criterion, " ".join(read.split()))
        if rule is None or (rule.used == here and not rule.apart):
            continue
        written[criterion] = read
        if free:
            attributes[criterion] = rule.used
        else:
            fields[criterion] = rule.used
    if written == dict(line.as_written) and not fields and attributes == dict(line.attributes):
        return line
    return replace(  # type: ignore[type-var]
        line, **fields, attributes=tuple(attributes.items()), as_written=tuple(written.items())
    )
