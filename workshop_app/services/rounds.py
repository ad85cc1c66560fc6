"""Rounds of seats: how many a workshop wants, who hosts, what they bring together.

Decides what is worth saying of the rounds that were made; how people are spread over them is the
engine's (`domain.groups.rotation`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workshop_app.domain.facts import PersonChanged
from workshop_app.domain.groups.never_twice import sizes_at, tables_without_repeats
from workshop_app.domain.groups.problem import SplitProblem
from workshop_app.domain.groups.rotation import coincidences, coincidences_bound
from workshop_app.domain.groups.rules import blocks_of
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.rounds import Meetings, meetings
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.translate import _, n_
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.workshops import change_workshop

MOST_COUNTED = 400
"""People; beyond that counting who meets whom would make the page wait."""


@dataclass(frozen=True, slots=True)
class RoundsTold:
    """What the rounds that were made are worth."""

    wanted: int
    """Of the next split."""
    made: int
    """Of the last one; 0 before."""
    met: str
    """How many people each meets."""
    again: str
    """How many meet again, and how many must."""
    advice: str
    """Another number of tables at which nobody would meet twice; "" = none."""
    hosts: int
    without_host: tuple[int, ...]
    """Tables at which nobody stays, once there are hosts."""


def set_rounds(uow: UnitOfWork, rounds: int) -> Workshop:
    """From the next split on."""
    return change_workshop(uow, rounds=rounds)


def make_referents_hosts(uow: UnitOfWork) -> int:
    """Whoever types for a table stays at it through all rounds. Returns how many hosts are new."""
    new = [p for p in people_in_order(uow) if p.referent and not p.host]
    for person in new:
        uow.record(PersonChanged(person, replace(person, host=True)))
    return len(new)


def rounds_told(workshop: Workshop, people: Sequence[Person], problem: SplitProblem) -> RoundsTold:
    """`people`: those who sit; `problem`: what is asked about them."""
    made = max((len(person.tables) for person in people), default=0)
    rounds = max(made, workshop.rounds)
    hosts = [person for person in people if person.host]
    at = {person.table for person in hosts}
    missing = [table for table in range(1, workshop.table_count + 1) if table not in at]
    seats = [
        {str(p.id): table for p in people if (table := p.table_in(turn)) is not None}
        for turn in range(1, made + 1)
    ]
    counted = made > 1 and len(people) <= MOST_COUNTED
    return RoundsTold(
        wanted=workshop.rounds,
        made=made,
        met=_met(meetings(seats), made) if counted else "",
        again=_again(seats, problem, workshop.table_count) if counted else "",
        advice=_advice(len(people), workshop.table_count, rounds, bool(hosts)),
        hosts=len(hosts),
        without_host=tuple(missing) if hosts and rounds > 1 else (),
    )


def _met(found: Meetings, rounds: int) -> str:
    if found.fewest == found.most:
        return n_(
            "Chacun rencontre {n} personne en {rounds} tours.",
            "Chacun rencontre {n} personnes en {rounds} tours.",
            found.most,
            rounds=rounds,
        )
    return _(
        "Chacun rencontre {low} à {high} personnes en {rounds} tours.",
        low=found.fewest,
        high=found.most,
        rounds=rounds,
    )


def _again(seats: Sequence[Mapping[str, int]], problem: SplitProblem, tables: int) -> str:
    count = coincidences(seats)
    if not count:
        return _("Personne ne se retrouve deux fois à la même table.")
    said = n_("{n} rencontre se répète", "{n} rencontres se répètent", count)
    least = _least(problem, len(seats))
    if not least:
        return _("{said}.", said=said)
    return n_(
        "{said} ; avec {tables} tables, {n} est inévitable.",
        "{said} ; avec {tables} tables, {n} sont inévitables.",
        least,
        said=said,
        tables=tables,
    )


def _least(problem: SplitProblem, rounds: int) -> int:
    try:
        return coincidences_bound(problem, rounds, blocks_of(problem))
    except Problem:  # rules that contradict each other are told by the balance sheet
        return 0


def _advice(people: int, tables: int, rounds: int, hosts: bool) -> str:
    """Said only when such a seating was really built, whatever the criteria."""
    if rounds < 2 or not people:
        return ""
    better = tables_without_repeats(people, tables, rounds, hosts)
    if better is None or better == tables:
        return ""
    low, high = sizes_at(people, better)
    if low == high:
        return _(
            "{tables} tables de {n} éviteraient toute répétition, si seules les rencontres "
            "comptaient.",
            tables=better,
            n=low,
        )
    return _(
        "{tables} tables de {low} ou {high} éviteraient toute répétition, si seules les "
        "rencontres comptaient.",
        tables=better,
        low=low,
        high=high,
    )
