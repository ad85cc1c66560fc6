"""One transaction on one workshop: a snapshot to read, and the only way to change anything.

`record` is the spine: the entity and its line in the change log, together, numbered from the
workshop's ledger row. The transaction holds that row, so numbers become visible in their own order
and nobody who polls can miss one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from workshop_app.domain import after_facts, facts, library_facts
from workshop_app.domain.cards import Card
from workshop_app.domain.documents import Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.facts import Fact, Recorded
from workshop_app.domain.people import GroupRule, Person, Split
from workshop_app.domain.phases import Phase
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.services.ports import Command, R
from workshop_app.storage.rows import Rows
from workshop_app.storage.store import BY_NAME, NOUNS, E, Store
from workshop_app.storage.tables import change_log, kept_file, ledger

HERE = change_log.c.workshop == bindparam("here")
IN_ORDER = select(change_log).where(HERE).order_by(change_log.c.number)
SINCE = IN_ORDER.where(change_log.c.number > bindparam("number"))
TOUCHED = (
    select(change_log.c.noun).distinct().where(HERE, change_log.c.number > bindparam("number"))
)
OF_COMMAND = IN_ORDER.where(change_log.c.command == bindparam("command"))
ABOUT = IN_ORDER.where(change_log.c.noun == bindparam("noun"))
NUMBERED = select(change_log).where(HERE, change_log.c.number == bindparam("number"))
LAST = select(func.max(change_log.c.number)).where(HERE)
LOCKED = select(ledger.c.counters).where(ledger.c.workshop == bindparam("here")).with_for_update()
IMAGES = select(
    change_log.c.number, change_log.c.noun, change_log.c.before, change_log.c.after
).where(HERE)
CLEANED = change_log.update().where(HERE, change_log.c.number == bindparam("line"))
FILE = select(kept_file.c.content).where(
    kept_file.c.workshop == bindparam("here"), kept_file.c.digest == bindparam("digest")
)
FILES_HERE = select(kept_file.c.digest).where(
    kept_file.c.workshop == bindparam("here"),
    kept_file.c.digest.in_(bindparam("digests", expanding=True)),
)
DROPPED = kept_file.delete().where(
    kept_file.c.workshop == bindparam("here"), kept_file.c.digest == bindparam("gone")
)
LINES = Rows(change_log)
COUNTED = ledger.update().where(ledger.c.workshop == bindparam("here"))
FACTS = vars(facts) | vars(after_facts) | vars(library_facts)
"""By the name that the log keeps."""


class Snapshot:
    """One workshop, read inside one transaction."""

    def __init__(self, connection: Connection, workshop: UUID) -> None:
        self.workshop = workshop
        self._connection = connection
        self._here = {"here": workshop}
        self._stores: dict[type[Entity], Store[Any]] = {}

    def of(self, noun: type[E]) -> Store[E]:
        """The shelf of any noun, opened when first asked for."""
        store = self._stores.get(noun)
        if store is None:
            store = self._stores[noun] = Store(NOUNS[noun], self._connection, self.workshop)
        return store

    @property
    def workshops(self) -> Store[Workshop]:
        return self.of(Workshop)

    @property
    def tables(self) -> Store[Table]:
        return self.of(Table)

    @property
    def people(self) -> Store[Person]:
        return self.of(Person)

    @property
    def group_rules(self) -> Store[GroupRule]:
        return self.of(GroupRule)

    @property
    def splits(self) -> Store[Split]:
        return self.of(Split)

    @property
    def phases(self) -> Store[Phase]:
        return self.of(Phase)

    @property
    def cards(self) -> Store[Card]:
        return self.of(Card)

    @property
    def printed(self) -> Store[Printed]:
        return self.of(Printed)

    def last_change(self) -> int:
        return self._connection.execute(LAST, self._here).scalar() or 0

    def nouns_since(self, number: int) -> Set[type[Entity]]:
        rows = self._connection.execute(TOUCHED, self._here | {"number": number})
        return {BY_NAME[name].entity for name in rows.scalars()}

    def facts_since(self, number: int) -> Sequence[Recorded]:
        rows = self._connection.execute(SINCE, self._here | {"number": number})
        return [_recorded(row) for row in rows.mappings()]

    def fact(self, number: int) -> Recorded | None:
        row = self._connection.execute(NUMBERED, self._here | {"number": number}).mappings().first()
        return _recorded(row) if row else None

    def facts_of(self, command: int) -> Sequence[Recorded]:
        rows = self._connection.execute(OF_COMMAND, self._here | {"command": command})
        return [_recorded(row) for row in rows.mappings()]

    def facts_about(self, noun: type[E]) -> Sequence[Recorded]:
        asked = self._here | {"noun": NOUNS[noun].name}
        rows = self._connection.execute(ABOUT, asked)
        return [_recorded(row) for row in rows.mappings()]

    def file(self, digest: str) -> bytes | None:
        content: bytes | None = self._connection.execute(
            FILE, self._here | {"digest": digest}
        ).scalar()
        return content

    def newest(self, like: Entity) -> Entity | None:
        return self.of(type(like)).get(like.id)


@dataclass(frozen=True, slots=True)
class Cleaning:
    """Images of the change log to write again, once the batch is written."""

    forget: Callable[[Entity], Entity]
    reached: int
    """Lines of the same batch up to this number are cleaned too: they are not in the database."""
    lines: Sequence[dict[str, object]]

    def applied_to(self, recorded: Sequence[Recorded]) -> list[Recorded]:
        return [self._clean(line) if line.number <= self.reached else line for line in recorded]

    def _clean(self, line: Recorded) -> Recorded:
        fact = line.fact
        before = None if fact.before is None else self.forget(fact.before)
        return replace(line, fact=type(fact)(before, self.forget(fact.after)))


class UnitOfWork(Snapshot):
    """Several commands, one after the other, each whole or absent; one commit for all of them."""

    def __init__(self, connection: Connection, workshop: UUID, now: datetime) -> None:
        super().__init__(connection, workshop)
        self.now = now
        self.command = 0
        self._by = ""
        self._recorded: list[Recorded] = []
        self._cleanings: list[Cleaning] = []
        self._files: dict[str, bytes | None] = {}
        """Pictures to keep, or (None) to drop, by their digest."""
        self._counters = self._open_ledger()

    @property
    def reached(self) -> int | None:
        """Number of the newest fact of this transaction, if it has any."""
        return self._recorded[-1].number if self._recorded else None

    @property
    def wrote(self) -> bool:
        return self._counters.get("change", 0) >= self.command

    def facts_about(self, noun: type[E]) -> Sequence[Recorded]:
        """Those of this transaction too: the batch is not written yet."""
        waiting = [line for line in self._recorded if isinstance(line.fact.after, noun)]
        return [*super().facts_about(noun), *waiting]

    def run(self, by: str, command: Command[R]) -> R:
        """One command; if it fails, what it recorded is dropped and its neighbours stay."""
        kept, counters = len(self._recorded), dict(self._counters)
        cleanings, files = len(self._cleanings), dict(self._files)
        self.command, self._by = counters.get("change", 0) + 1, by
        try:
            return command(self)
        except BaseException:
            for line in reversed(self._recorded[kept:]):
                after = line.fact.after
                self.of(type(after)).take_back(after.id, line.fact.before)
            del self._recorded[kept:]
            del self._cleanings[cleanings:]
            self._counters, self._files = counters, files
            raise

    def record(self, fact: Fact[E]) -> E:
        number = self.next_number("change")
        after = replace(fact.after, change=number)
        self.of(type(after)).put(after)
        numbered = type(fact)(fact.before, after)
        self._recorded.append(Recorded(number, self.command, self.now, self._by, numbered))
        return after

    def clean_log(self, forget: Callable[[Entity], Entity]) -> int:
        rows = self._connection.execute(IMAGES, self._here).mappings()
        lines = [line for row in rows if (line := _cleaned(row, forget))]
        self._cleanings.append(Cleaning(forget, self.reached or 0, lines))
        return len(lines)

    def keep_file(self, digest: str, content: bytes) -> None:
        self._files[digest] = content

    def drop_file(self, digest: str) -> None:
        self._files[digest] = None

    def file(self, digest: str) -> bytes | None:
        if digest in self._files:
            return self._files[digest]
        return super().file(digest)

    def next_number(self, series: str) -> int:
        self._counters[series] = self._counters.get(series, 0) + 1
        return self._counters[series]

    def flush(self) -> None:
        """Last thing before the commit: a few statements, however many commands have run."""
        for cleaning in self._cleanings:
            self._recorded = cleaning.applied_to(self._recorded)
            if cleaning.lines:
                here = [line | self._here for line in cleaning.lines]
                self._connection.execute(CLEANED, here)
        self._flush_files()
        if not self._recorded:
            return
        new: defaultdict[type[Entity], set[UUID]] = defaultdict(set)
        touched: defaultdict[type[Entity], set[UUID]] = defaultdict(set)
        for line in self._recorded:
            fact = line.fact
            (touched if fact.before else new)[type(fact.after)].add(fact.after.id)
        for noun in {*new, *touched}:
            self.of(noun).flush(new[noun], touched[noun] - new[noun])
        LINES.add(self._connection, [self._line(recorded) for recorded in self._recorded])
        self._connection.execute(COUNTED, self._here | {"counters": self._counters})

    def _flush_files(self) -> None:
        if not self._files:
            return
        asked = self._here | {"digests": list(self._files)}
        here = set(self._connection.execute(FILES_HERE, asked).scalars())
        added = [
            {"workshop": self.workshop, "digest": digest, "content": content}
            for digest, content in self._files.items()
            if content is not None and digest not in here
        ]
        gone = [
            self._here | {"gone": digest}
            for digest, content in self._files.items()
            if content is None and digest in here
        ]
        if added:
            self._connection.execute(kept_file.insert(), added)
        if gone:
            self._connection.execute(DROPPED, gone)

    def _line(self, recorded: Recorded) -> tuple[object, ...]:
        """In the order of the columns of the change log."""
        fact = recorded.fact
        return (
            self.workshop,
            recorded.number,
            recorded.command,
            recorded.at,
            recorded.by,
            type(fact).__name__,
            NOUNS[type(fact.after)].name,
            fact.before,
            fact.after,
        )

    def _open_ledger(self) -> dict[str, int]:
        counters: dict[str, int] | None = self._connection.execute(LOCKED, self._here).scalar()
        if counters is None:
            self._connection.execute(ledger.insert(), {"workshop": self.workshop, "counters": {}})
        return counters or {}


def _recorded(row: RowMapping) -> Recorded:
    what: type[Fact[Any]] = FACTS[row["what"]]
    return Recorded(row["number"], row["command"], row["at"], row["by"], what(*_images(row)))


def _images(row: RowMapping) -> tuple[Entity | None, Entity]:
    noun = BY_NAME[row["noun"]]
    before = noun.read_image(row["before"]) if row["before"] else None
    return before, noun.read_image(row["after"])


def _cleaned(row: RowMapping, forget: Callable[[Entity], Entity]) -> dict[str, object] | None:
    """The line as it will be; None when it tells nothing of whom is forgotten.

    It is written from our fields: one that the noun no longer has goes as well.
    """
    before, after = _images(row)
    clean_before = None if before is None else forget(before)
    clean_after = forget(after)
    if clean_before is before and clean_after is after:
        return None
    return {"line": row["number"], "before": clean_before, "after": clean_after}
