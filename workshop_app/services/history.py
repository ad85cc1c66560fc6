"""Taking back one command, whatever it was, from its lines in the change log.

An undo is a command like any other: it is logged, shown live, and can be taken back itself.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from workshop_app.domain.entity import Entity
from workshop_app.domain.facts import BallotSealed, Fact, Forgotten, Redone, Undone
from workshop_app.domain.problems import Problem
from workshop_app.services.ports import UnitOfWork


def undo(uow: UnitOfWork, command: int) -> int:
    """Put back what the command changed, unless touched since. Returns what `redo` takes."""
    return _reverse(uow, command, Undone)


def redo(uow: UnitOfWork, undone: int) -> int:
    """Take an undo back. Returns what the next `undo` takes."""
    return _reverse(uow, undone, Redone)


def _reverse(uow: UnitOfWork, command: int, fact: type[Fact[Entity]]) -> int:
    lines = uow.facts_of(command)
    if not lines:
        raise Problem("unknown_command")
    if any(isinstance(line.fact, Forgotten) for line in lines):
        raise Problem("forgotten_for_good")
    if any(isinstance(line.fact, BallotSealed) for line in lines):
        raise Problem("vote_sealed")
    first = {_which(line.fact.after): line.fact.before for line in reversed(lines)}
    last = {_which(line.fact.after): line.fact.after for line in lines}
    for key, after in last.items():
        now = uow.newest(after)
        if now is None or not _same(now, after):
            raise Problem("changed_since", newest=now)
        uow.record(fact(now, first[key] or replace(now, withdrawn=True)))
    return uow.command


def _which(entity: Entity) -> tuple[type[Entity], UUID]:
    """Its noun and its id: a person and that person's attendance share an id."""
    return type(entity), entity.id


def _same(now: Entity, then: Entity) -> bool:
    """As the command left it, whatever was done and taken back in between."""
    return replace(now, change=0) == replace(then, change=0)
