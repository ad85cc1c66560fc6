"""What a repair is asked about: who is in the room, who must not move, who types where.

Decides nothing of how the tables are mended (`repairing`). A question stands for one round: the one
people sit in now, then those to come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from uuid import UUID

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.criteria import column
from workshop_app.domain.groups.balance import balance_sheet, bound_of
from workshop_app.domain.groups.problem import Criterion, SplitProblem
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.rounds import round_now
from workshop_app.domain.stand_ins import Present, Typists, choose_typists
from workshop_app.services.attendance import attendance_of, people_present
from workshop_app.services.grouping import (
    SplitOrder,
    in_directory_order,
    order_of,
    present_split,
    weights_of,
)
from workshop_app.services.kit_parts import printed_badges
from workshop_app.services.people import participants
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.workshops import the_workshop

FIRST_SEED = 1
SIZE = "\x00size"
"""Name of the criterion that stands for an equal size: no column can be called so."""

Refused = Set[tuple[int, UUID]]
"""Moves the facilitator does not want: (round, person)."""


@dataclass(frozen=True, slots=True)
class RoundQuestion:
    """One round to mend. Tables by number, people by their id as text."""

    round: int
    order: SplitOrder
    before: Mapping[str, int]
    """Where those who are here sat; who is not in it has no seat yet."""
    typists: Typists

    @property
    def problem(self) -> SplitProblem:
        return self.order.problem

    @property
    def seated(self) -> Mapping[str, int]:
        """`before` without the tables that have closed since."""
        return {person: at for person, at in self.before.items() if at <= self.problem.tables}

    @property
    def loose(self) -> SplitProblem:
        """The problem where nobody has to move for the size of a table alone: an equal size is
        weighed like a criterion, as heavy as the heaviest."""
        problem = self.problem
        sizes = Counter(dict.fromkeys(range(1, problem.tables + 1), 0))
        sizes.update(self.seated.values())
        low, high = problem.size_range[0]
        slack = max(0, max(sizes.values()) - high, low - min(sizes.values()))
        weight = max((each.weight for each in problem.criteria), default=1)
        even = Criterion(SIZE, (SIZE,) * len(problem.people), weight)
        return replace(problem, slack=slack, criteria=(*problem.criteria, even))


@dataclass(frozen=True, slots=True)
class RepairOrder:
    """What is asked, as read at one moment."""

    people: Mapping[str, Person]
    """Those in the room."""
    questions: tuple[RoundQuestion, ...]
    """The round people sit in now, then those to come."""
    registered: int
    """On the list before the door opened."""
    absent: tuple[Person, ...]
    walk_ins: frozenset[str]
    missing_referents: tuple[tuple[int, Person], ...]
    """(table, who should have typed there)."""
    badges: Mapping[str, tuple[int, ...]]
    """Whose badge is on paper, and the tables it sends to."""
    lists_printed: bool
    """Of any table."""
    refused: Refused
    seed: int

    @property
    def present(self) -> int:
        return len(self.people)


def repair_order(snapshot: Snapshot, refused: Refused = frozenset()) -> RepairOrder:
    """Read what a repair needs. Raises Problem when nobody came or nobody sits yet."""
    here = in_directory_order(people_present(snapshot))
    if not here:
        raise Problem("no_people")
    everybody = participants(snapshot)
    if not any(person.tables for person in everybody):
        raise Problem("repair_without_split")
    said = attendance_of(snapshot)
    absent = _absent(everybody, here, said)
    room = _Room(snapshot, here, absent, refused)
    questions: list[RoundQuestion] = []
    stand_ins: frozenset[str] = frozenset()
    for number in room.numbers:
        question = room.question(number, stand_ins)
        stand_ins |= {each.person for each in question.typists.stand_ins}
        questions.append(question)
    split = present_split(snapshot)
    return RepairOrder(
        people={str(person.id): person for person in here},
        questions=tuple(questions),
        registered=sum(not _walked_in(said, person) for person in everybody),
        absent=tuple(absent),
        walk_ins=frozenset(str(person.id) for person in here if _walked_in(said, person)),
        missing_referents=_missing(absent, questions[0]),
        badges={str(key): badge.tables for key, badge in printed_badges(snapshot).items()},
        lists_printed=bool(snapshot.printed.where(kind="par-table")),
        refused=refused,
        seed=split.seed if split else FIRST_SEED,
    )


class _Room:
    """The people in the room, asked about round by round."""

    def __init__(
        self, snapshot: Snapshot, here: Sequence[Person], absent: Sequence[Person], refused: Refused
    ) -> None:
        workshop = the_workshop(snapshot)
        self.here, self.absent, self.refused = here, absent, refused
        self.tables = workshop.table_count
        self.weights = weights_of(workshop, present_split(snapshot))
        self.rules = tuple(snapshot.group_rules.where())
        self.kinds = column(here, "organisation_type")
        rounds = max((len(person.tables) for person in here), default=1) or 1
        self.numbers = range(min(round_now(schedule(snapshot)), rounds), rounds + 1)

    def question(self, number: int, stand_ins: Set[str]) -> RoundQuestion:
        """`stand_ins`: people who type from an earlier round on."""
        before = {
            str(person.id): table
            for person in self.here
            if (table := person.table_in(number)) is not None
        }
        typists = self._typists(number, before, stand_ins)
        asked = [self._as_asked(person, number, typists) for person in self.here]
        order = order_of(asked, self.rules, self.tables, self.weights)
        return RoundQuestion(number, order, before, typists)

    def _typists(self, number: int, before: Mapping[str, int], stand_ins: Set[str]) -> Typists:
        loose = [replace(person, locked=False, referent=False) for person in self.here]
        bare = order_of(loose, (), self.tables, self.weights).problem
        people = [
            Present(
                person=(key := str(person.id)),
                table=before.get(key),
                referent=person.referent or key in stand_ins,
                reserve=person.reserve,
                stays=self._stays(person, number),
                kind=kind,
                excused=(number, person.id) in self.refused,
            )
            for person, kind in zip(self.here, self.kinds, strict=True)
        ]
        return choose_typists(
            people, self._wanting(number, people), self.tables, _price(bare, before)
        )

    def _wanting(self, number: int, people: Sequence[Present]) -> Set[int]:
        """Tables that are to have a referent: all of them once there were enough for all."""
        missing = [person for person in self.absent if person.referent]
        if len(missing) + sum(person.referent for person in people) >= self.tables:
            return set(range(1, self.tables + 1))
        known = {person.table_in(number) for person in missing}
        return {table for table in known if table is not None and table <= self.tables}

    def _stays(self, person: Person, number: int) -> bool:
        return person.locked or person.host or (number, person.id) in self.refused

    def _as_asked(self, person: Person, number: int, typists: Typists) -> Person:
        """The person as the engine must see them: fixed where they may not leave."""
        key = str(person.id)
        goes = {each.person: each.table for each in typists.stand_ins}
        table = goes.get(key, person.table_in(number))
        stays = key in goes or key in typists.staying or self._stays(person, number)
        return replace(
            person,
            tables=() if table is None else (table,),
            locked=stays and table is not None,
            referent=key in goes or key in typists.staying,
        )


def _price(bare: SplitProblem, before: Mapping[str, int]) -> Callable[[str, int], int]:
    """How unbalanced the room would be with one person elsewhere."""
    bound = bound_of(bare)
    before = {person: at for person, at in before.items() if at <= bare.tables}

    def price(person: str, table: int) -> int:
        return balance_sheet(bare, {**before, person: table}, bound).imbalance

    return price


def _absent(
    everybody: Sequence[Person], here: Sequence[Person], said: Mapping[UUID, Attendance]
) -> list[Person]:
    """Those who have not come; who has gone home came."""
    ids = {person.id for person in here}
    return in_directory_order(
        person
        for person in everybody
        if person.id not in ids and not (person.id in said and said[person.id].state == "left")
    )


def _missing(absent: Sequence[Person], question: RoundQuestion) -> tuple[tuple[int, Person], ...]:
    covered = set(question.typists.staying.values())
    found = [
        (table, person)
        for person in absent
        if person.referent
        and (table := person.table_in(question.round)) is not None
        and table not in covered
    ]
    return tuple(sorted(found, key=lambda each: each[0]))


def _walked_in(said: Mapping[UUID, Attendance], person: Person) -> bool:
    return person.id in said and said[person.id].walk_in
