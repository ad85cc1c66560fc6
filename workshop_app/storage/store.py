"""Frozen dataclasses in, frozen dataclasses out. Knows columns and fields; no rule, no fact.

A new noun costs one dataclass, one table and one line in `NOUNS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Uuid,
    bindparam,
    func,
    select,
    type_coerce,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy.types import NullType

from workshop_app.domain.abbreviations import Abbreviation
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card
from workshop_app.domain.commitment import MeetingPresence, Membership
from workshop_app.domain.day_times import FirstPlan
from workshop_app.domain.debrief import DebriefNote
from workshop_app.domain.documents import Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation, EvaluationAnswer
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.forum import Topic
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.hall_signals import HallMessage, MessageRead, TableSignal
from workshop_app.domain.known import DirectoryChoice, Erasure
from workshop_app.domain.list_lines import LineToCheck, ListImport
from workshop_app.domain.list_sources import ListSource
from workshop_app.domain.meetings import Meeting
from workshop_app.domain.people import GroupRule, Person, Split
from workshop_app.domain.phases import Phase
from workshop_app.domain.photos import Photo
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.project import Project
from workshop_app.domain.projection import MirrorLink, Projection
from workshop_app.domain.recruitment.candidature import Candidature, Recruitment
from workshop_app.domain.rehearsal import Rehearsal
from workshop_app.domain.room import RoomCheck
from workshop_app.domain.slides import SlideChoices
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.tables import Table
from workshop_app.domain.templates import PhaseTemplate
from workshop_app.domain.thanks import ThankYou
from workshop_app.domain.themes import Refusal, Spot, Theme
from workshop_app.domain.values import ValueRule
from workshop_app.domain.votes import Ballot, Essential, Vote, VotingCode
from workshop_app.domain.workshop import Workshop
from workshop_app.storage import after_tables, library_tables, tables, vote_tables
from workshop_app.storage.rows import Rows

E = TypeVar("E", bound=Entity)


class Noun(Generic[E]):
    """One kind of entity and its table, with the statements that move it. Made once, at import."""

    def __init__(self, entity: type[E], table: SqlTable) -> None:
        self.name = table.name
        self.entity = entity
        _learn(entity)
        self.columns = tuple(field.name for field in fields(entity))
        here = table.c.workshop == bindparam("here")
        this = table.c.id == bindparam("this")
        self.every = select(*map(_as_it_lies, table.columns))
        self.all = self.every.where(here)
        self.one = self.all.where(this)
        self.some = self.all.where(table.c.id.in_(bindparam("these", expanding=True)))
        self.present = select(func.count()).select_from(table).where(here, ~table.c.withdrawn)
        self.since = self.all.where(table.c.change > bindparam("number")).order_by(table.c.change)
        self.rows = Rows(table)
        self.row: Callable[[E], tuple[Any, ...]] = attrgetter(*self.rows.names)
        self.some_since = self.since.limit(bindparam("most"))
        self.change = table.update().where(here, this)
        self.table = table

    def read(self, row: Row[Any]) -> E:
        """From a row of `every`: lists become tuples, ISO text becomes time."""
        return msgspec.convert(dict(zip(self.rows.names, row, strict=True)), self.entity)

    def read_named(self, row: Mapping[str, Any]) -> E:
        """From a row of somebody else's making, every column of it."""
        return msgspec.convert({column: row[column] for column in self.columns}, self.entity)

    def read_image(self, image: Mapping[str, Any]) -> E:
        """From the change log. A field added since the image was made takes its default."""
        known = {column: image[column] for column in self.columns if column in image}
        return msgspec.convert(known, self.entity)

    def write(self, entity: E) -> dict[str, object]:
        return {column: getattr(entity, column) for column in self.columns}


def _learn(entity: type[Entity]) -> None:
    """Here, in the one thread that imports. msgspec learns a class when it first converts to it,
    and what is half learnt it gives to any other thread: that ends the program, without a word."""
    with suppress(msgspec.ValidationError):
        msgspec.convert({}, entity)


def _as_it_lies(column: Column[Any]) -> ColumnElement[Any]:
    """An id as the engine gives it: `msgspec` makes it one in a third of SQLAlchemy's time."""
    if not isinstance(column.type, Uuid):
        return column
    return type_coerce(column, NullType()).label(column.name)


NOUNS: dict[type[Entity], Noun[Any]] = {
    Workshop: Noun(Workshop, tables.workshop),
    Table: Noun(Table, tables.hall_table),
    Person: Noun(Person, tables.person),
    GroupRule: Noun(GroupRule, tables.group_rule),
    Split: Noun(Split, tables.split),
    Phase: Noun(Phase, tables.phase),
    FirstPlan: Noun(FirstPlan, after_tables.first_plan),
    DebriefNote: Noun(DebriefNote, after_tables.debrief_note),
    Evaluation: Noun(Evaluation, after_tables.evaluation),
    EvaluationAnswer: Noun(EvaluationAnswer, after_tables.evaluation_answer),
    ThankYou: Noun(ThankYou, after_tables.thank_you),
    Card: Noun(Card, tables.card),
    Printed: Noun(Printed, tables.printed),
    SlideChoices: Noun(SlideChoices, tables.slide_choices),
    Topic: Noun(Topic, tables.topic),
    Attendance: Noun(Attendance, tables.attendance),
    DirectoryChoice: Noun(DirectoryChoice, tables.directory_choice),
    Erasure: Noun(Erasure, tables.erasure),
    HallPlan: Noun(HallPlan, tables.hall_plan),
    Abbreviation: Noun(Abbreviation, library_tables.abbreviation),
    PhaseTemplate: Noun(PhaseTemplate, library_tables.phase_template),
    ListSource: Noun(ListSource, tables.list_source),
    ListImport: Noun(ListImport, tables.list_import),
    LineToCheck: Noun(LineToCheck, tables.line_to_check),
    ValueRule: Noun(ValueRule, tables.value_rule),
    DoorPost: Noun(DoorPost, tables.door_post),
    Project: Noun(Project, tables.project),
    Meeting: Noun(Meeting, tables.meeting),
    MeetingPresence: Noun(MeetingPresence, tables.meeting_presence),
    Membership: Noun(Membership, tables.membership),
    Rehearsal: Noun(Rehearsal, tables.rehearsal),
    RoomCheck: Noun(RoomCheck, tables.room_check),
    HallMessage: Noun(HallMessage, tables.hall_message),
    MessageRead: Noun(MessageRead, tables.message_read),
    TableSignal: Noun(TableSignal, tables.table_signal),
    Photo: Noun(Photo, tables.photo),
    FollowLink: Noun(FollowLink, tables.follow_link),
    SortingLink: Noun(SortingLink, tables.sorting_link),
    Recruitment: Noun(Recruitment, tables.recruitment),
    Candidature: Noun(Candidature, tables.candidature),
    Projection: Noun(Projection, tables.projection),
    MirrorLink: Noun(MirrorLink, tables.mirror_link),
    Theme: Noun(Theme, tables.theme),
    Spot: Noun(Spot, tables.spot),
    Refusal: Noun(Refusal, tables.refusal),
    Vote: Noun(Vote, vote_tables.vote),
    Ballot: Noun(Ballot, vote_tables.ballot),
    VotingCode: Noun(VotingCode, vote_tables.voting_code),
    Essential: Noun(Essential, vote_tables.essential),
}
BY_NAME = {noun.name: noun for noun in NOUNS.values()}


class Store(Generic[E]):
    """The entities of one noun in one workshop, as one transaction sees them.

    What is put waits in memory until `flush`, so a command that fails midway leaves nothing to undo
    in the database, and a whole batch of commands costs one statement.
    """

    def __init__(self, noun: Noun[E], connection: Connection, workshop: UUID) -> None:
        self._noun = noun
        self._connection = connection
        self._here = {"here": workshop}
        self._put: dict[UUID, E] = {}
        self._seen: dict[UUID, E | None] = {}

    def foresee(self, keys: Sequence[UUID]) -> None:
        """Read in one statement what the commands of a batch are about to ask one by one."""
        rows = self._connection.execute(self._noun.some, self._here | {"these": keys})
        read = map(self._noun.read, rows)
        self._seen |= dict.fromkeys(keys) | {entity.id: entity for entity in read}

    def get(self, key: UUID) -> E | None:
        put = self._put.get(key)
        if put is not None:
            return put
        if key not in self._seen:
            asked = self._connection.execute(self._noun.one, self._here | {"this": key})
            row = asked.first()
            self._seen[key] = self._noun.read(row) if row else None
        return self._seen[key]

    def where(self, **equal: object) -> Sequence[E]:
        """Those present, equal in every named field. The noun is read whole once per transaction,
        or only the rows asked for: a phone's table is not the whole room."""
        known = self._rows(equal)
        newest = known | self._put if self._put else known
        present = [entity for entity in newest.values() if not entity.withdrawn]
        if not equal:
            return present
        return [e for e in present if all(getattr(e, k) == v for k, v in equal.items())]

    def count(self) -> int:
        found: int = self._connection.execute(self._noun.present, self._here).scalar_one()
        return found

    def since(self, number: int, most: int | None = None) -> Sequence[E]:
        asked = self._here | {"number": number}
        if most is None:
            rows = self._connection.execute(self._noun.since, asked)
        else:
            rows = self._connection.execute(self._noun.some_since, asked | {"most": most})
        read = list(map(self._noun.read, rows))
        if not self._put:
            return read
        # What the neighbours of a batch have put is newer than any row.
        newest = {entity.id: entity for entity in read} | self._put
        touched = (entity for entity in newest.values() if entity.change > number)
        return sorted(touched, key=lambda entity: entity.change)[:most]

    def put(self, entity: E) -> None:
        self._put[entity.id] = entity

    def take_back(self, key: UUID, before: E | None) -> None:
        """Forget the last `put` of this entity: it is `before` again."""
        if before is None:
            del self._put[key]
        else:
            self._put[key] = before

    def flush(self, new: Set[UUID], changed: Set[UUID]) -> None:
        if added := [self._noun.row(self._put[key]) for key in new]:
            self._noun.rows.add(self._connection, added)
        if edited := [self._noun.write(self._put[key]) for key in changed]:
            here = [row | {"here": row["workshop"], "this": row["id"]} for row in edited]
            self._connection.execute(self._noun.change, here)

    def _rows(self, equal: Mapping[str, object]) -> dict[UUID, E]:
        if not equal or "_read" in vars(self):
            return self._read
        columns = self._noun.table.c
        asked = self._noun.all.where(*(columns[name] == value for name, value in equal.items()))
        rows = self._connection.execute(asked, self._here)
        return {entity.id: entity for entity in map(self._noun.read, rows)}

    @cached_property
    def _read(self) -> dict[UUID, E]:
        rows = self._connection.execute(self._noun.all, self._here)
        return {entity.id: entity for entity in map(self._noun.read, rows)}
