"""What the stage and the tables tell each other besides cards. Each verb runs in one unit of work.

Decides when a table may say what; not how a phone or Conduite shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from workshop_app.domain.facts import (
    CallAnswered,
    CallTakenBack,
    HallMessageRead,
    HallMessageSent,
    HallMessageWithdrawn,
    TableBackOnPhone,
    TableCalled,
    TableFinished,
    TableWentOn,
    TableWentToPaper,
)
from workshop_app.domain.hall_signals import (
    HallMessage,
    MessageRead,
    TableSignal,
    clean_message,
    has_finished,
    message_for,
    reading_id,
)
from workshop_app.domain.phases import current_phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import Table
from workshop_app.services.ports import Snapshot, UnitOfWork


@dataclass(frozen=True, slots=True)
class MessageNews:
    """The newest message, and which tables have read it."""

    message: HallMessage
    read_by: frozenset[int]


@dataclass(frozen=True, slots=True)
class TableMessage:
    """What one table reads now."""

    message: HallMessage
    read_at: datetime | None


def send_message(uow: UnitOfWork, text: str, tables: Sequence[int] = ()) -> HallMessage:
    """To the phones of these tables, or of all of them; takes the place of the one before.

    Raises Problem: message_empty, message_too_long, unknown_table.
    """
    known = {table.number for table in uow.tables.where()}
    for table in tables:
        if table not in known:
            raise Problem("unknown_table", table=table)
    message = HallMessage(
        id=uuid4(),
        workshop=uow.workshop,
        text=clean_message(text),
        sent_at=uow.now,
        tables=tuple(sorted(set(tables))),
    )
    return uow.record(HallMessageSent(None, message))


def withdraw_message(uow: UnitOfWork, key: UUID) -> HallMessage:
    """Off the phones. A second time changes nothing."""
    message = uow.of(HallMessage).get(key)
    if message is None:
        raise Problem("unknown_message")
    if message.withdrawn:
        return message
    return uow.record(HallMessageWithdrawn(message, replace(message, withdrawn=True)))


def read_message(uow: UnitOfWork, key: UUID, table: int) -> MessageRead:
    """The table has read it; the first time counts. Raises Problem: unknown_message."""
    message = uow.of(HallMessage).get(key)
    if message is None or (message.tables and table not in message.tables):
        raise Problem("unknown_message")
    reading = reading_id(key, table)
    known = uow.of(MessageRead).get(reading)
    if known is not None and not known.withdrawn:
        return known
    new = MessageRead(id=reading, workshop=uow.workshop, message=key, table=table, read_at=uow.now)
    return uow.record(HallMessageRead(known, replace(new, change=known.change if known else 0)))


def call(uow: UnitOfWork, table: Table, calling: bool) -> TableSignal:
    """« Appeler », or taking it back. The first call of several counts: it has waited longest."""
    known, signal = _signal_of(uow, table)
    if (signal.called_at is not None) == calling:
        return signal
    if calling:
        return uow.record(TableCalled(known, replace(signal, called_at=uow.now, answered_at=None)))
    return uow.record(CallTakenBack(known, replace(signal, called_at=None)))


def answer_call(uow: UnitOfWork, number: int) -> TableSignal | None:
    """« J'y vais »: its phones say that somebody comes. None when it does not call any more."""
    known = next((s for s in uow.of(TableSignal).where(table=number) if s.called_at), None)
    if known is None:
        return None
    return uow.record(CallAnswered(known, replace(known, called_at=None, answered_at=uow.now)))


def finish(uow: UnitOfWork, table: Table, done: bool) -> TableSignal:
    """« Terminé » for the phase on stage, or going on after all. Raises Problem: nothing_to_finish.

    The next phase begins unfinished by itself: what was said is of one phase.
    """
    known, signal = _signal_of(uow, table)
    phase = current_phase(uow.phases.where())
    if phase is None or not phase.kinds:
        if not done:
            return signal
        raise Problem("nothing_to_finish")
    if has_finished(signal, phase.id) == done:
        return signal
    if done:
        return uow.record(
            TableFinished(known, replace(signal, done_phase=phase.id, done_at=uow.now))
        )
    return uow.record(TableWentOn(known, replace(signal, done_phase=None, done_at=None)))


def go_to_paper(uow: UnitOfWork, number: int) -> TableSignal:
    """The table writes on paper from now on and the desk types it. Raises Problem: unknown_table.

    Its phone is not shut out: what it still holds arrives as ever.
    """
    known, signal = _signal_of(uow, _table(uow, number))
    if signal.paper_since is not None:
        return signal
    return uow.record(TableWentToPaper(known, replace(signal, paper_since=uow.now)))


def back_to_phone(uow: UnitOfWork, number: int) -> TableSignal:
    """It types by itself again. Raises Problem: unknown_table."""
    known, signal = _signal_of(uow, _table(uow, number))
    if signal.paper_since is None:
        return signal
    return uow.record(TableBackOnPhone(known, replace(signal, paper_since=None)))


def _table(uow: UnitOfWork, number: int) -> Table:
    found = next(iter(uow.tables.where(number=number)), None)
    if found is None:
        raise Problem("unknown_table", table=number)
    return found


def _signal_of(uow: UnitOfWork, table: Table) -> tuple[TableSignal | None, TableSignal]:
    """What is stored of it, and the same or a fresh one."""
    known = uow.of(TableSignal).get(table.id)
    return known, known or TableSignal(id=table.id, workshop=uow.workshop, table=table.number)


def table_signals(snapshot: Snapshot) -> Mapping[int, TableSignal]:
    """Table number -> what it says of itself; a table that never said anything is not in it."""
    return {signal.table: signal for signal in snapshot.of(TableSignal).where()}


def message_news(snapshot: Snapshot) -> MessageNews | None:
    """The newest message on the phones, for the stage."""
    message = message_for(snapshot.of(HallMessage).where(), None)
    if message is None:
        return None
    readings = snapshot.of(MessageRead).where(message=message.id)
    return MessageNews(message, frozenset(reading.table for reading in readings))


def table_message(snapshot: Snapshot, table: int) -> TableMessage | None:
    message = message_for(snapshot.of(HallMessage).where(), table)
    if message is None:
        return None
    reading = snapshot.of(MessageRead).get(reading_id(message.id, table))
    read_at = reading.read_at if reading is not None and not reading.withdrawn else None
    return TableMessage(message, read_at)
