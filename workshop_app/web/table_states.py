"""One reading of the library for all phones that ask meanwhile, as one commit keeps many cards.

A hall wakes up together: after a cut, a thousand phones ask their state in the same second. Each is
answered from a reading that began after it asked, so that it never misses what was written before;
what that reading finds unchanged is not read again. The change log alone says what is unchanged,
never a hint: another program may have written.

Decides nothing about what a phone is told.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

import msgspec
from starlette.concurrency import run_in_threadpool

from workshop_app.domain.tables import Table
from workshop_app.services.phones import PhoneFacts, phone_facts
from workshop_app.services.ports import Library, Snapshot
from workshop_app.web.answers import cards_json, encode


@dataclass(frozen=True, slots=True)
class TableState:
    facts: PhoneFacts
    cards: msgspec.Raw
    """Encoded once, however many phones are told."""


Kept = Mapping[int, TableState]
"""Table number -> its state, all of one version of the workshop."""


@dataclass(slots=True)
class Hall:
    """One workshop: what was read last, and who waits for the next reading."""

    kept: Kept = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)
    """Tables of whom asked since the running reading began."""
    following: asyncio.Task[Kept] | None = None
    """The reading that answers them; it begins when the running one ends."""
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)


class TableStates:
    """For one event loop."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._halls: defaultdict[UUID, Hall] = defaultdict(Hall)

    async def of(self, table: Table) -> TableState:
        """As new as the moment of asking. Raises what the library raises."""
        hall = self._halls[table.workshop]
        hall.asked.add(table.number)
        if hall.following is None:
            hall.following = asyncio.create_task(self._read(table.workshop, hall))
        # A phone that hangs up must not end the reading that others wait for.
        states = await asyncio.shield(hall.following)
        return states[table.number]

    async def _read(self, workshop: UUID, hall: Hall) -> Kept:
        async with hall.one_at_a_time:
            # From here on whoever asks may have seen something newer: he waits for the next one.
            asked, hall.asked, hall.following = hall.asked, set(), None
            newest = partial(_newest, asked=asked, kept=hall.kept)
            hall.kept = await run_in_threadpool(self._library.read, workshop, newest)
        return hall.kept


def _newest(snapshot: Snapshot, asked: set[int], kept: Kept) -> Kept:
    reached = snapshot.last_change()
    states = {n: state for n, state in kept.items() if state.facts.reached == reached}
    for number in asked - states.keys():
        facts = phone_facts(snapshot, number)
        states[number] = TableState(facts, msgspec.Raw(encode(cards_json(facts.cards))))
    return states
