"""Whether the tables are worth mending before the day begins, and why.

Decides when it matters: a table without a referent, a size outside the target, an imbalance that a
move would mend. Reads only; who moves is decided by `groups.rebalance`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.groups.problem import SplitProblem
from workshop_app.domain.groups.rebalance import ELBOW
from workshop_app.domain.groups.rules import blocks_of
from workshop_app.domain.groups.seating import Ground, Seating
from workshop_app.domain.groups.swaps import best_exchange
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import Workshop
from workshop_app.services.attendance import attendance_of, door_is_open
from workshop_app.services.grouping import order_of, present_split, weights_of
from workshop_app.services.people import participants
from workshop_app.services.phases import day_begins_at, schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.seat_choice import is_settled, people_counted
from workshop_app.services.workshops import the_workshop

SLACK = 1
"""Chairs: a table one short of its share, or one over, needs nobody to move."""
MOST_JUDGED = 300
"""People; beyond that the balance is left to whoever opens the repair."""

Sized = tuple[int, int]
"""A table's number and how many sit there."""


@dataclass(frozen=True, slots=True)
class TableAlert:
    """Why the tables are worth mending; at least one reason is given."""

    without_referent: tuple[int, ...]
    """Tables at which somebody sits and nobody types."""
    missing: bool
    """Those tables have a referent, who has not come."""
    small: tuple[Sized, ...]
    large: tuple[Sized, ...]
    unbalanced: bool
    """One exchange would mend enough to be worth new badges."""


def table_alert(snapshot: Snapshot, now: datetime) -> TableAlert | None:
    """None while nothing matters, or while it is too early to tell."""
    workshop = the_workshop(snapshot)
    writing = any(phase.started_at and phase.kinds for phase in schedule(snapshot))
    if writing or not _can_tell(snapshot, workshop, now):
        return None
    here = [person for person in people_counted(snapshot, now) if _seated(person, workshop)]
    if not here:
        return None
    lacking = _without_referent(snapshot, workshop, here)
    small, large = _sizes(workshop, here)
    unbalanced = False
    if not (lacking or small or large):
        unbalanced = door_is_open(snapshot) and _worth_a_move(snapshot, workshop, here)
        if not unbalanced:
            return None
    named = {
        person.table for person in snapshot.people.where(referent=True) if person.table is not None
    }
    return TableAlert(lacking, bool(lacking) and set(lacking) <= named, small, large, unbalanced)


def _can_tell(snapshot: Snapshot, workshop: Workshop, now: datetime) -> bool:
    """While half of those awaited are still outside, every table looks wrong."""
    if not is_settled(snapshot, now):
        return True
    if not door_is_open(snapshot):
        return False
    if now >= day_begins_at(workshop, now):
        return True
    states = [said.state for said in attendance_of(snapshot).values()]
    away = states.count("excused") + states.count("left")
    return 2 * states.count("arrived") >= len(participants(snapshot)) - away


def _seated(person: Person, workshop: Workshop) -> bool:
    return person.table is not None and 1 <= person.table <= workshop.table_count


def _without_referent(
    snapshot: Snapshot, workshop: Workshop, here: Sequence[Person]
) -> tuple[int, ...]:
    if not snapshot.people.where(referent=True):
        return ()
    typing = {person.table for person in here if person.referent}
    return tuple(sorted({person.table for person in here if person.table} - typing))


def _sizes(
    workshop: Workshop, here: Sequence[Person]
) -> tuple[tuple[Sized, ...], tuple[Sized, ...]]:
    sizes = Counter(person.table for person in here if person.table)
    least, more = divmod(len(here), workshop.table_count)
    most = least + (more > 0)
    told = [(table, sizes[table]) for table in range(1, workshop.table_count + 1)]
    small = tuple(each for each in told if each[1] < least - SLACK)
    return small, tuple(each for each in told if each[1] > most + SLACK)


def _worth_a_move(snapshot: Snapshot, workshop: Workshop, here: Sequence[Person]) -> bool:
    if len(here) > MOST_JUDGED or len(here) < workshop.table_count:
        return False
    weights = weights_of(workshop, present_split(snapshot))
    order = order_of(here, snapshot.group_rules.where(), workshop.table_count, weights)
    seating = {str(person.id): person.table for person in here if person.table}
    try:
        mends = _mended(order.problem, seating)
    except Problem:  # rules that contradict each other: said in « Groupes »
        return False
    return mends


def _mended(problem: SplitProblem, seating: Mapping[str, int]) -> bool:
    """Whether the best exchange mends at least what each person it moves is worth."""
    exchange = best_exchange(problem, seating)
    if exchange is None:
        return False
    ground = Ground(problem, blocks_of(problem), spare=len(problem.people))
    before = Seating(ground, [seating[person] - 1 for person in problem.people]).cost
    moved = 2 if exchange.other else 1
    return before - exchange.imbalance >= ELBOW * moved
