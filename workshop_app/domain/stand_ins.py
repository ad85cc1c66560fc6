"""Who types for a table whose referent has not come.

Decides the order in which people are asked: a reserve who sits there, a referent too many
elsewhere, a reserve from elsewhere, else somebody of the table. A referent who is there never
leaves a table that would have none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

StandInKind = Literal["reserve_here", "spare", "reserve", "volunteered"]
"""A reserve of the table, a referent too many of another one, a reserve of another one, somebody
of the table who was not asked before."""
RANK: dict[StandInKind, int] = {"reserve_here": 0, "spare": 1, "reserve": 2, "volunteered": 3}


@dataclass(frozen=True, slots=True)
class StandIn:
    person: str
    table: int
    kind: StandInKind
    alike: int = 0
    """`volunteered`: how many of the same kind of structure sit at the table, the person included:
    who types speaks less, and the others still speak for it."""


@dataclass(frozen=True, slots=True)
class Typists:
    """Who types, and where they sit for it."""

    staying: Mapping[str, int]
    """Referents who are there -> their table."""
    stand_ins: tuple[StandIn, ...]
    without: tuple[int, ...]
    """Tables for which nobody could be found."""


@dataclass(frozen=True, slots=True)
class Present:
    """What is known of one person in the room, for this question."""

    person: str
    table: int | None
    referent: bool
    reserve: bool
    stays: bool
    """A place fixed by hand, a host, or a move refused."""
    kind: str
    """What makes people alike: the type of structure; "" unknown."""
    excused: bool = False
    """Not to be asked: a proposal about them was refused."""


def choose_typists(
    people: Sequence[Present],
    wanting: Set[int],
    tables: int,
    price: Callable[[str, int], int],
) -> Typists:
    """Referents keep their table; tables of `wanting` without one get a stand-in.

    `price(person, table)`: how unbalanced the room would be with the person there. People come in
    the order of a directory, which decides between equals.
    """
    staying: dict[str, int] = {}
    spare: list[Present] = []
    has: Counter[int] = Counter()
    for person in sorted(people, key=lambda each: not each.stays):
        if not person.referent:
            continue
        table = person.table
        seated = table is not None and 1 <= table <= tables
        if table is not None and seated and (person.stays or not has[table]):
            staying[person.person] = table
            has[table] += 1
        else:
            spare.append(person)
    lacking = sorted(table for table in wanting if not has[table])
    chosen = _stand_ins(people, spare, lacking, price)
    for person in spare:
        # A referent too many whom no table needs stays where they are.
        used = any(each.person == person.person for each in chosen)
        if not used and person.table is not None and 1 <= person.table <= tables:
            staying[person.person] = person.table
    found = {each.table for each in chosen}
    return Typists(staying, tuple(chosen), tuple(t for t in lacking if t not in found))


def _stand_ins(
    people: Sequence[Present],
    spare: Sequence[Present],
    lacking: Sequence[int],
    price: Callable[[str, int], int],
) -> list[StandIn]:
    chosen: list[StandIn] = []
    free = [person for person in people if not person.excused and not person.referent]
    for table in lacking:
        taken = {each.person for each in chosen}
        candidates = [
            *_candidates(table, [p for p in free if p.person not in taken]),
            *(
                StandIn(p.person, table, "spare")
                for p in spare
                if p.person not in taken and not p.excused and not p.stays
            ),
        ]
        if candidates:
            costs = {each.person: price(each.person, table) for each in candidates}
            chosen.append(min(candidates, key=lambda c: (RANK[c.kind], -c.alike, costs[c.person])))
    return chosen


def _candidates(table: int, people: Sequence[Present]) -> list[StandIn]:
    kinds = Counter(person.kind for person in people if person.table == table and person.kind)
    found = []
    for person in people:
        here = person.table == table
        if person.reserve and here:
            found.append(StandIn(person.person, table, "reserve_here"))
        elif person.reserve and not person.stays:
            found.append(StandIn(person.person, table, "reserve"))
        elif here:
            found.append(StandIn(person.person, table, "volunteered", kinds.get(person.kind, 0)))
    return found
