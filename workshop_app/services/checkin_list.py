"""Everything the door shows: the list of people, how they stand, the counts, the last arrivals.

Decides what a search finds and in which order; words are chosen by the faces. The desk and the
posts read the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from workshop_app.domain.agreement import Gender, gender_of
from workshop_app.domain.attendance import CAME, Attendance, PresenceState
from workshop_app.domain.identity import name_key
from workshop_app.domain.people import Person
from workshop_app.domain.posts import DESK, DoorPost
from workshop_app.domain.search import Searched, begins, finds, searched
from workshop_app.domain.workshop import Workshop
from workshop_app.services.attendance import attendance_of
from workshop_app.services.badges import Box, badge_boxes
from workshop_app.services.checkin_alert import TableAlert, table_alert
from workshop_app.services.people import participants
from workshop_app.services.phases import day_begins_at, schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.posts import posts_in_order
from workshop_app.services.seat_choice import Seat, foresee_seat, nobody_yet
from workshop_app.services.workshops import the_workshop

AWAITED_FIRST: dict[PresenceState, int] = {"expected": 0, "excused": 1, "left": 1, "arrived": 2}
"""Whom a door looks for: between equals, those who are not there yet come first."""
BY_STRUCTURE = 2


@dataclass(frozen=True)
class DoorRow:
    """One person at the door."""

    person: Person
    said: Attendance | None
    """What a post said of them; None: nothing yet."""

    @property
    def state(self) -> PresenceState:
        return self.said.state if self.said is not None else "expected"

    @property
    def walk_in(self) -> bool:
        return self.said is not None and self.said.walk_in

    @property
    def arrived_at(self) -> datetime | None:
        return (self.said.arrived_at or self.said.at) if self.said is not None else None

    @cached_property
    def gender(self) -> Gender:
        return gender_of(self.person)

    @cached_property
    def last_name(self) -> Searched:
        return searched(self.person.last_name, self.person.first_name)

    @cached_property
    def name(self) -> Searched:
        return searched(self.person.first_name, self.person.last_name)

    @cached_property
    def all_words(self) -> Searched:
        return searched(self.person.first_name, self.person.last_name, self.person.organisation)


@dataclass(frozen=True, slots=True)
class DoorCounts:
    registered: int
    """On the list before the door opened."""
    present: int
    """In the room now, newcomers included."""
    expected: int
    arrived: int
    """In the room, of those registered."""
    excused: int
    walk_ins: int
    """In the room, of those who were not on the list."""
    left: int


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post at the door and what it has done."""

    post: DoorPost
    arrivals: int


@dataclass(frozen=True)
class DoorNews:
    workshop: Workshop
    rows: Sequence[DoorRow]
    """By last name."""
    counts: DoorCounts
    latest: Sequence[DoorRow]
    """Those in the room, the last one first."""
    posts: Sequence[PostLine]
    opens_at: datetime
    begun: bool
    """A phase has been on stage: the projector shows no name any more."""
    alert: TableAlert | None
    next_seat: Seat
    """What a newcomer of whom nothing is known would be given."""
    boxes: Sequence[Box]
    types: Sequence[str]
    """Types of structure of the list, the most frequent first."""
    departements: Sequence[str]
    reached: int
    """Number of the last change that was read."""

    @cached_property
    def by_post(self) -> bool:
        """Whether saying who confirmed tells anything."""
        return bool(self.posts) or any(row.said and row.said.post > DESK for row in self.rows)

    @cached_property
    def by_key(self) -> Mapping[UUID, DoorRow]:
        return {row.person.id: row for row in self.rows}


def door_news(snapshot: Snapshot, now: datetime) -> DoorNews:
    workshop = the_workshop(snapshot)
    rows = door_rows(snapshot)
    people = [row.person for row in rows]
    return DoorNews(
        workshop=workshop,
        rows=rows,
        counts=count_door(rows),
        latest=_latest(rows),
        posts=_posts(snapshot, rows),
        opens_at=day_begins_at(workshop, now),
        begun=any(phase.started_at for phase in schedule(snapshot)),
        alert=table_alert(snapshot, now),
        next_seat=foresee_seat(snapshot, nobody_yet(snapshot.workshop), now),
        boxes=badge_boxes(row.person for row in rows if not row.walk_in),
        types=_values(person.organisation_type for person in people),
        departements=sorted(_values(person.departement for person in people)),
        reached=snapshot.last_change(),
    )


def door_rows(snapshot: Snapshot) -> Sequence[DoorRow]:
    """Everybody, as a directory sorts them."""
    said = attendance_of(snapshot)
    return [DoorRow(person, said.get(person.id)) for person in participants(snapshot)]


def count_door(rows: Iterable[DoorRow]) -> DoorCounts:
    listed: Counter[PresenceState] = Counter()
    came_in: Counter[PresenceState] = Counter()
    for row in rows:
        (came_in if row.walk_in else listed)[row.state] += 1
    return DoorCounts(
        registered=listed.total(),
        present=listed["arrived"] + came_in["arrived"],
        expected=listed["expected"],
        arrived=listed["arrived"],
        excused=listed["excused"],
        walk_ins=came_in["arrived"],
        left=listed["left"] + came_in["left"],
    )


def find_rows(rows: Iterable[DoorRow], typed: str) -> list[DoorRow]:
    """Whom the typed words name: by badge, by name, then by structure.

    Of those, whoever is still awaited comes first; then who is called so from the first letter on;
    then in the order of the rows.
    """
    wanted = typed.strip()
    if not wanted:
        return list(rows)
    if wanted.isdecimal():
        return [row for row in rows if row.person.badge == int(wanted)]
    found = [(row, how) for row in rows if (how := rank(row, wanted)) is not None]
    found.sort(key=lambda each: (each[1] == BY_STRUCTURE, AWAITED_FIRST[each[0].state], each[1]))
    return [row for row, _how in found]


def same_name(rows: Iterable[DoorRow], name: str) -> DoorRow | None:
    """Who on the list is called so, in either order: a newcomer may be no newcomer."""
    wanted = name_key(name)
    for row in rows:
        if wanted and wanted in (row.name.joined, row.last_name.joined):
            return row
    return None


def rank(row: DoorRow, typed: str) -> int | None:
    """0: the last name begins so; 1: the name says it; 2: the structure; None: not this one."""
    if begins(typed, row.last_name):
        return 0
    if not finds(typed, row.all_words):
        return None
    return 1 if finds(typed, row.name) else BY_STRUCTURE


def _latest(rows: Sequence[DoorRow]) -> Sequence[DoorRow]:
    here = [row for row in rows if row.said is not None and row.state == "arrived"]
    return sorted(here, key=lambda row: row.said.change if row.said else 0, reverse=True)


def _posts(snapshot: Snapshot, rows: Sequence[DoorRow]) -> Sequence[PostLine]:
    done = Counter(row.said.post for row in rows if row.said is not None and row.said.state in CAME)
    return [PostLine(post, done[post.number]) for post in posts_in_order(snapshot)]


def _values(values: Iterable[str]) -> list[str]:
    return [value for value, _count in Counter(filter(None, values)).most_common()]
