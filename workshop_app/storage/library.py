"""The library as the faces see it: the writer and the readers behind one door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Text,
    Uuid,
    cast,
    func,
    or_,
    select,
    type_coerce,
)

from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.projection import MirrorLink
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.tables import Table
from workshop_app.domain.votes import VotingCode
from workshop_app.domain.workshop import Workshop
from workshop_app.services.ports import Command, E, Query, R, Surroundings
from workshop_app.storage.database import Database, understood
from workshop_app.storage.store import NOUNS
from workshop_app.storage.tables import change_log, ledger
from workshop_app.storage.unit_of_work import Snapshot
from workshop_app.storage.writer import Writer


class Library:
    def __init__(self, database: Database, writer: Writer) -> None:
        self._database = database
        self._writer = writer

    def submit(
        self, workshop: UUID, by: str, command: Command[R], about: UUID | None = None
    ) -> Future[R]:
        return self._writer.submit(workshop, by, command, about)

    @property
    def trouble(self) -> Surroundings | None:
        return self._writer.trouble

    def read(self, workshop: UUID, query: Query[R]) -> R:
        with self._reading() as connection:
            return query(Snapshot(connection, workshop))

    def table(self, code: str) -> Table | None:
        return self._by_code(Table, code)

    def door_post(self, code: str) -> DoorPost | None:
        return self._by_code(DoorPost, code)

    def mirror(self, code: str) -> MirrorLink | None:
        return self._by_code(MirrorLink, code)

    def follow_link(self, code: str) -> FollowLink | None:
        return self._by_code(FollowLink, code)

    def sorting_link(self, code: str) -> SortingLink | None:
        return self._by_code(SortingLink, code)

    def evaluation(self, code: str) -> Evaluation | None:
        return self._by_code(Evaluation, code)

    def voting_code(self, code: str) -> VotingCode | None:
        return self._by_code(VotingCode, code)

    def workshop_ids(self) -> Sequence[UUID]:
        table = NOUNS[Workshop].table
        present = select(table.c.id).where(~table.c.withdrawn).order_by(table.c.created_at.desc())
        with self._reading() as connection:
            return list(connection.execute(present).scalars())

    def every_ledger(self) -> Sequence[UUID]:
        with self._reading() as connection:
            return list(connection.execute(select(ledger.c.workshop)).scalars())

    def rows(self, noun: type[Entity], *columns: str) -> Sequence[tuple[Any, ...]]:
        table, native = NOUNS[noun].table, self._database.reader.dialect.supports_native_uuid
        asked = select(*(_as_text(table.c[name], native) for name in columns))
        with self._reading() as connection:
            return list(map(tuple, connection.execute(asked).all()))

    def ever_said(self, words: Sequence[str]) -> Set[UUID]:
        """One look through the log, without reading it as entities."""
        if not words:
            return set()
        images = [cast(change_log.c[name], Text) for name in ("before", "after")]
        said = [image.icontains(word, autoescape=True) for image in images for word in words]
        asked = select(change_log.c.workshop).distinct().where(or_(*said))
        with self._reading() as connection:
            return set(connection.execute(asked).scalars())

    def close(self) -> None:
        self._writer.close()
        self._database.close()

    def _by_code(self, kind: type[E], code: str) -> E | None:
        """A question without a workshop: the code is what leads to one."""
        noun = NOUNS[kind]
        by_code = noun.every.where(noun.table.c.code == code, ~noun.table.c.withdrawn)
        with self._reading() as connection:
            row = connection.execute(by_code).first()
        found: E | None = noun.read(row) if row else None
        return found

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        reader = self._database.reader
        with understood(reader.url.database), reader.begin() as connection:
            yield connection


def _as_text(column: Column[Any], native: bool) -> ColumnElement[Any]:
    """An id as `UUID.hex` writes it: to make tens of thousands of objects costs more than to read
    them. Other columns as they are."""
    if not isinstance(column.type, Uuid):
        return column
    return func.replace(cast(column, Text), "-", "") if native else type_coerce(column, Text)
