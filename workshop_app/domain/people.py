"""A participant, and the rules that bind people to each other at the tables.

Decides what a person must have; not where they sit (`groups`) nor who may come (`recruitment`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from workshop_app.domain.entity import Entity
from workshop_app.domain.identity import sort_key
from workshop_app.domain.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entity):
    """First or last name, at least one of them. Everything else may be unknown ("")."""

    first_name: str = ""
    last_name: str = ""
    organisation: str = ""
    organisation_type: str = ""
    departement: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    referent: bool = False
    """Types for a table: there is one at each."""
    tables: tuple[int, ...] = ()
    """Table number in each round; empty until the split."""
    locked: bool = False
    """Stays where it sits, whatever is split again."""
    host: bool = False
    """Stays at one table through all rounds, and tells the next ones what was said."""
    reserve: bool = False
    """Willing to type for a table whose referent does not come."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Columns of the imported list that have no field of their own: (heading, value)."""
    badge: int | None = None
    """Number on the badge, given once: people keep it wherever they sit. None: not given yet."""
    shown: bool = True
    """False: asked that the projector never shows the name."""
    anonymous: bool = False
    """Nobody can tell any more who this was: the names are gone for good, the figures stay."""
    as_written: tuple[tuple[str, str], ...] = ()
    """(field or heading, what was first written there) wherever the person now says otherwise:
    « Office de tourisme » under a type that is used as « OT », a name before it was corrected. The
    same words on both sides: that value counts by itself, whatever it looks like."""

    @property
    def table(self) -> int | None:
        """Where the person sits in the first round."""
        return self.tables[0] if self.tables else None

    def table_in(self, round_: int) -> int | None:
        """Where the person sits in a round, 1 for the first; without a seat of its own there, the
        last one known."""
        return self.tables[min(round_, len(self.tables)) - 1] if self.tables else None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def short_name(self) -> str:
        """« M. Gineste »; the first name whole when it is the only one."""
        if not (self.first_name and self.last_name):
            return self.name
        return f"{self.first_name[0]}. {self.last_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule(Entity):
    """People who must share a table, or must not."""

    kind: Literal["together", "apart"]
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Entity):
    """How the people were spread: enough to do it again and to explain it. One per workshop."""

    made_at: datetime
    tables: int
    rounds: int
    seed: int
    criteria: tuple[str, ...]
    """Fields or headings, the most important first."""
    weights: tuple[int, ...]
    """How much each criterion counted."""
    modes: tuple[str, ...] = ()
    """What was asked of each; empty: all were spread."""
    imbalance: int
    lower_bound: int
    proven: bool


def by_name(people: Iterable[Person]) -> list[Person]:
    """By last name as a French directory sorts them, then by first name."""
    return sorted(people, key=lambda person: sort_key(person.last_name, person.first_name))


def at_table(people: Iterable[Person], table: int | None, round_: int = 1) -> list[Person]:
    """Those of one table, or those without a seat: who types first, then by name."""
    seated = by_name(person for person in people if person.table_in(round_) == table)
    return sorted(seated, key=lambda person: not person.referent)


def check_person(person: Person) -> None:
    if not person.name:
        raise Problem("person_without_name")
    if person.email and "@" not in person.email:
        raise Problem("email_not_valid", value=person.email)


def tells_who(before: Person, after: Person) -> bool:
    """Whether somebody gave a name, an address or a structure to a person who had none left: they
    are known again, and can be erased again."""
    return any(
        told and told != getattr(before, name)
        for name in ("first_name", "last_name", "organisation", "function", "email", "phone")
        for told in (getattr(after, name),)
    )


def value_of(person: Person, criterion: str) -> str:
    """The person's value for a criterion: a field's name, or the heading of a free column."""
    if criterion in CRITERIA_FIELDS:
        return str(getattr(person, criterion))
    return dict(person.attributes).get(criterion, "")


def with_value(person: Person, criterion: str, text: str) -> Person:
    """The person with another value for a criterion; "" empties it."""
    if criterion in CRITERIA_FIELDS:
        fields: dict[str, Any] = {criterion: text}
        return replace(person, **fields)
    told = {**dict(person.attributes), criterion: text}
    return replace(person, attributes=tuple(pair for pair in told.items() if pair[1]))


WRITTEN_FIELDS = (
    "first_name",
    "last_name",
    "organisation",
    "organisation_type",
    "departement",
    "function",
    "email",
    "phone",
)
"""Fields of text that a list or a hand writes."""


def with_first_words(before: Person, after: Person) -> Person:
    """`after`, remembering what was first written wherever it now says otherwise: the same list,
    imported again, is understood and does not undo a correction."""
    written = dict(after.as_written)
    were, are = dict(before.attributes), dict(after.attributes)
    changed = {name: (getattr(before, name), getattr(after, name)) for name in WRITTEN_FIELDS}
    changed |= {name: (were.get(name, ""), are.get(name, "")) for name in were.keys() | are.keys()}
    for name, (old, new) in changed.items():
        if old != new and written.setdefault(name, old) in ("", new):
            del written[name]
    return replace(after, as_written=tuple(written.items()))


CRITERIA_FIELDS = ("organisation", "organisation_type", "departement", "function")
"""Fields a split can spread; any free column can be one too."""
