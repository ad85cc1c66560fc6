"""Which round of seats a phase uses, and the way one person goes through the tables.

Decides where people sit during a phase; not who sits where (`groups.rotation`). A phase that names
no round leaves everybody where they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import combinations

from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase, current_phase, in_order, planned_times

FIRST = 1


def round_of(phases: Iterable[Phase], phase: Phase | None) -> int:
    """The round of seats during this phase, 1 for the first; None: before any phase."""
    schedule = in_order(phases)
    place = next((n for n, each in enumerate(schedule) if phase and each.id == phase.id), -1)
    named = [each.round for each in schedule[: place + 1] if each.round]
    return named[-1] if named else FIRST


def round_now(phases: Sequence[Phase]) -> int:
    """The round people sit in: of the phase on stage, else of the last that has begun."""
    begun = [phase for phase in in_order(phases) if phase.started_at]
    return round_of(phases, current_phase(phases) or (begun[-1] if begun else None))


def rounds_named(phases: Iterable[Phase]) -> int:
    """The highest round any phase asks for."""
    return max((phase.round for phase in phases if not phase.withdrawn), default=0)


@dataclass(frozen=True, slots=True)
class Stop:
    """One stage of a person's way."""

    round: int
    table: int
    at: time | None
    """Planned; None while no phase uses that round."""
    title: str
    """Of the phase that begins there; "" while none does."""


def route_of(person: Person, phases: Iterable[Phase], starts_at: time) -> tuple[Stop, ...]:
    """Where the person sits, round after round, in the order of the day; empty with one round.

    A person without a place of their own in a late round keeps the last one they had.
    """
    if len(person.tables) < 2:
        return ()
    stops: list[Stop] = []
    schedule = in_order(phases)
    named = next((phase.round for phase in schedule if phase.round), FIRST)
    for phase, at in planned_times(schedule, starts_at):
        # People sit in the first round before a phase names a later one.
        number = phase.round or (FIRST if not stops and named != FIRST else 0)
        changes = number and (not stops or stops[-1].round != number)
        table = person.table_in(number)
        if changes and table is not None:
            stops.append(Stop(number, table, at, phase.title))
    known = {stop.round for stop in stops}
    rest = [n for n in range(1, len(person.tables) + 1) if n not in known]
    return (*stops, *(Stop(n, person.tables[n - 1], None, "") for n in rest))


@dataclass(frozen=True, slots=True)
class Meetings:
    """How many others each person sits with over all rounds."""

    fewest: int
    most: int
    possible: int
    """With nobody met twice, at the largest tables."""
    again: int
    """Pairs that share a table more than once."""
    apart: bool
    """Nobody sits with the same person twice."""


def meetings(rounds: Sequence[Mapping[str, int]]) -> Meetings:
    """Count who meets whom. `rounds[r]`: table of each person in round r."""
    times: Counter[tuple[str, str]] = Counter()
    possible = 0
    for seats in rounds:
        at: dict[int, list[str]] = {}
        for person, table in sorted(seats.items()):
            at.setdefault(table, []).append(person)
        possible += max((len(people) - 1 for people in at.values()), default=0)
        for people in at.values():
            times.update(combinations(people, 2))
    met: Counter[str] = Counter({person: 0 for seats in rounds for person in seats})
    for one, other in times:
        met[one] += 1
        met[other] += 1
    again = sum(count > 1 for count in times.values())
    return Meetings(
        min(met.values(), default=0), max(met.values(), default=0), possible, again, not again
    )
