"""Lists that were taken over, and taking one of them back whole.

Decides what stays when much was done since: whoever is in the room, what somebody changed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.facts import LineSettled, ListTakenBack, PersonChanged, PersonRemoved
from workshop_app.domain.list_lines import LineToCheck, ListImport
from workshop_app.domain.people import Person, by_name
from workshop_app.domain.problems import Problem
from workshop_app.services.ports import Snapshot, UnitOfWork


def imports(snapshot: Snapshot) -> Sequence[ListImport]:
    """Lists taken over and not taken back, the newest first."""
    return sorted(snapshot.of(ListImport).where(), key=lambda each: each.change, reverse=True)


@dataclass(frozen=True, slots=True)
class TakenBack:
    name: str
    removed: int
    restored: int
    kept: tuple[Person, ...]
    """Added by the list, and in the room since: they stay."""
    command: int


def take_import_back(uow: UnitOfWork, key: UUID) -> TakenBack:
    """Undo a whole import, whatever was done since: those it added go, except who has arrived; of
    those it completed, what it wrote goes unless somebody changed it again."""
    taken = uow.of(ListImport).get(key)
    if taken is None or taken.withdrawn:
        raise Problem("import_taken_back")
    removed, restored, kept = 0, 0, []
    for line in uow.facts_of(taken.command):
        if not isinstance(line.fact.after, Person):
            continue
        now = uow.people.get(line.fact.after.id)
        if now is None or now.withdrawn:
            continue
        before = line.fact.before
        if isinstance(before, Person):
            restored += _restore(uow, before, line.fact.after, now)
        elif _has_arrived(uow, now):
            kept.append(now)
        else:
            uow.record(PersonRemoved(now, replace(now, withdrawn=True)))
            removed += 1
    for doubted in uow.of(LineToCheck).where(list_import=key):
        uow.record(LineSettled(doubted, replace(doubted, withdrawn=True)))
    uow.record(ListTakenBack(taken, replace(taken, withdrawn=True)))
    return TakenBack(taken.name, removed, restored, tuple(by_name(kept)), uow.command)


def take_import_back_by_command(uow: UnitOfWork, command: int) -> TakenBack:
    """The same, named by the command that wrote it."""
    found = uow.of(ListImport).where(command=command)
    if not found:
        raise Problem("import_taken_back")
    return take_import_back(uow, found[0].id)


def _has_arrived(snapshot: Snapshot, person: Person) -> bool:
    said = snapshot.of(Attendance).get(person.id)
    return said is not None and not said.withdrawn and said.state in ("arrived", "left")


def _restore(uow: UnitOfWork, before: Person, after: Person, now: Person) -> bool:
    written = ("organisation", "organisation_type", "departement", "function", "email", "phone")
    fields: dict[str, Any] = {
        name: getattr(before, name)
        for name in (*written, "referent", "attributes", "as_written")
        if getattr(before, name) != getattr(after, name) == getattr(now, name)
    }
    if not fields:
        return False
    uow.record(PersonChanged(now, replace(now, **fields)))
    return True
