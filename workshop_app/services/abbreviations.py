"""The short forms of a network are kept for all workshops of a library.

Every verb here is for the whole library: `submit(WHOLE_LIBRARY, …)`. What they may say is decided
by `domain.abbreviations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workshop_app.domain.abbreviations import (
    MOST,
    USUAL,
    Abbreviation,
    Line,
    abbreviation_id,
    checked,
    key_of,
    lines,
    meanings,
)
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.library_facts import AbbreviationDropped, AbbreviationSet
from workshop_app.domain.problems import Problem
from workshop_app.services.ports import Library, Snapshot, UnitOfWork

USUAL_KEYS = frozenset(map(key_of, USUAL))


def known_abbreviations(snapshot: Snapshot) -> Sequence[Line]:
    return lines(snapshot.of(Abbreviation).where())


def abbreviations_of(library: Library) -> Mapping[str, str]:
    """Short form -> what it stands for, for whoever asks for suggestions. Reads once, now."""
    kept = library.read(WHOLE_LIBRARY, lambda snapshot: snapshot.of(Abbreviation).where())
    return meanings(kept)


def set_abbreviation(uow: UnitOfWork, short: str, meaning: str, was: str = "") -> int:
    """Add one; or, with `was`, write another short form or meaning in place of it.

    The number of the command, 0 when nothing changes. Raises Problem, also when another line has
    that short form.
    """
    short, meaning = checked(short, meaning)
    there = {key_of(line.short): line for line in known_abbreviations(uow)}
    if was and key_of(was) not in there:
        raise Problem("unknown_abbreviation", short=was)
    moves = key_of(short) != key_of(was)
    if moves and (taken := there.get(key_of(short))):
        raise Problem("abbreviation_known", short=taken.short, meaning=taken.meaning)
    if not was and len(there) >= MOST:
        raise Problem("too_many_abbreviations", most=MOST)
    if was and moves:
        _drop(uow, was)
    _keep(uow, short, meaning)
    return uow.command if uow.wrote else 0


def remove_abbreviation(uow: UnitOfWork, short: str) -> int:
    """It counts no more. Raises Problem when it does not already."""
    if key_of(short) not in {key_of(line.short) for line in known_abbreviations(uow)}:
        raise Problem("unknown_abbreviation", short=short)
    _drop(uow, short)
    return uow.command


def back_to_usual(uow: UnitOfWork) -> int:
    """The list as Tablée came with it; how many lines were changed or added until now."""
    kept = uow.of(Abbreviation).where()
    for each in kept:
        uow.record(AbbreviationDropped(each, replace(each, withdrawn=True)))
    return len(kept)


def take_abbreviations(uow: UnitOfWork, pairs: Iterable[tuple[str, str]]) -> int:
    """Those of a list, over those that are there; how many it changed. All or none: Problem."""
    wanted = {key_of(short): (short, meaning) for short, meaning in (checked(*p) for p in pairs)}
    there = {key_of(line.short): line for line in known_abbreviations(uow)}
    if len(wanted.keys() | there.keys()) > MOST:
        raise Problem("too_many_abbreviations", most=MOST)
    changed = 0
    for key, (short, meaning) in wanted.items():
        line = there.get(key)
        if line is None or (line.short, line.meaning) != (short, meaning):
            _keep(uow, short, meaning)
            changed += 1
    return changed


def _keep(uow: UnitOfWork, short: str, meaning: str) -> None:
    """What says the same as the usual one, or as what is kept, is not written."""
    before = uow.of(Abbreviation).get(abbreviation_id(short))
    is_kept = before is not None and not before.withdrawn
    if USUAL.get(short) == meaning:
        if before is not None and is_kept:
            uow.record(AbbreviationDropped(before, replace(before, withdrawn=True)))
        return
    if before is not None and is_kept and (before.short, before.meaning) == (short, meaning):
        return
    after = Abbreviation(
        id=abbreviation_id(short), workshop=uow.workshop, short=short, meaning=meaning
    )
    uow.record(AbbreviationSet(before, after))


def _drop(uow: UnitOfWork, short: str) -> None:
    before = uow.of(Abbreviation).get(abbreviation_id(short))
    if key_of(short) in USUAL_KEYS:
        set_aside = Abbreviation(
            id=abbreviation_id(short), workshop=uow.workshop, short=short, meaning=""
        )
        uow.record(AbbreviationSet(before, set_aside))
    elif before is not None:
        uow.record(AbbreviationDropped(before, replace(before, withdrawn=True)))
