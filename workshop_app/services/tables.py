"""The tables of the hall and their codes. Codes are drawn once and survive everything."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from workshop_app.domain.facts import TableClosed, TableCodeChanged, TableOpened
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import CODE_ALPHABET, CODE_LENGTH, Table
from workshop_app.services.ports import Snapshot, UnitOfWork


def tables_in_order(snapshot: Snapshot) -> Sequence[Table]:
    return sorted(snapshot.tables.where(), key=lambda table: table.number)


def open_tables(uow: UnitOfWork, count: int) -> None:
    """Have tables 1 to `count`: new ones get a code, those beyond close but keep theirs."""
    known = {table.number: table for table in uow.tables.since(0)}
    for number in range(1, count + 1):
        table = known.get(number)
        if table is None:
            uow.record(TableOpened(None, _new_table(uow, number)))
        elif table.withdrawn:
            uow.record(TableOpened(table, replace(table, withdrawn=False)))
    for number, table in known.items():
        if number > count and not table.withdrawn:
            uow.record(TableClosed(table, replace(table, withdrawn=True)))


def change_code(uow: UnitOfWork, number: int) -> Table:
    """Another secret for a table: the link and the QR code it had lead nowhere from now on.

    Its cards stay, and those that its phone still holds arrive once it has the new link.
    """
    table = next(iter(uow.tables.where(number=number)), None)
    if table is None:
        raise Problem("unknown_table", table=number)
    return uow.record(TableCodeChanged(table, replace(table, code=new_code())))


def new_code() -> str:
    """A secret to be typed: 40 bits."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def _new_table(uow: UnitOfWork, number: int) -> Table:
    return Table(id=uuid4(), workshop=uow.workshop, number=number, code=new_code())
