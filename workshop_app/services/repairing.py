"""« Réparer après émargement »: the fewest moves that mend the tables for those who came.

Decides what applying a choice writes. The search is `domain.groups.rebalance`, the question is read
in `repair_order`, what the page says of the answer is in `repair_plan`. Reading, searching and
keeping are three steps, as for a split.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from workshop_app.domain.facts import PersonChanged, PersonSeated
from workshop_app.domain.groups.balance import bound_of
from workshop_app.domain.groups.bound import LowerBound
from workshop_app.domain.groups.rebalance import MOST_MOVES, Rebalance, RebalancePoint, rebalance
from workshop_app.domain.groups.search import SearchProgress
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.services.badges import give_badges
from workshop_app.services.grouping import (
    free_seats,
    named,
)
from workshop_app.services.ports import Stop, UnitOfWork, Watch
from workshop_app.services.repair_order import RepairOrder, RoundQuestion, repair_order


@dataclass(frozen=True, slots=True)
class Repair:
    """The curve of each round."""

    order: RepairOrder
    curves: tuple[Rebalance, ...]
    """Points count the size of the tables as one more criterion."""
    bounds: tuple[LowerBound, ...]
    """Of each round with equal sizes."""

    def proposed(self, place: int) -> int:
        """Moves to propose: as many as are worth it, and as equal sizes ask for."""
        curve = self.curves[place]
        return max(len(curve.elbow.moves), self.sizes_need(place) or 0, curve.forced)

    def sizes_need(self, place: int) -> int | None:
        """From how many moves on every point has tables of equal size; None: none has."""
        ranges = self.order.questions[place].problem.size_range
        least = None
        for point in reversed(self.curves[place].curve):
            sizes = Counter(point.tables.values())
            if not all(low <= sizes[t] <= high for t, (low, high) in enumerate(ranges, start=1)):
                break
            least = point.allowed
        return least

    def point(self, place: int, allowed: int | None = None) -> RebalancePoint:
        """The seats of one round: the one asked for, else the one proposed."""
        curve = self.curves[place]
        moves = self.proposed(place) if allowed is None else allowed
        found = curve.at(moves)
        if found is None:
            raise Problem("split_needs_more_moves", least=curve.forced, moves=moves)
        return found


@dataclass(frozen=True, slots=True)
class Repaired:
    moved: int
    seated: int
    """People who had no seat."""
    stand_ins: int


def compute_repair(
    order: RepairOrder, watch: Watch | None = None, most_moves: int = MOST_MOVES
) -> Repair:
    """The curve of each round, up to so many moves.

    Long: never in the writer nor on the screen's thread. Raises Problem with people's names when
    the rules cannot be kept, Stop when cancelled.
    """
    watch = watch or Watch()
    curves: list[Rebalance] = []
    bounds: list[LowerBound] = []
    for place, question in enumerate(order.questions):
        start, count = place / len(order.questions), len(order.questions)

        def tell(at: SearchProgress, start: float = start, count: int = count) -> None:
            watch.progress(start + at.share / count)

        curves.append(_curve(question, order.seed, most_moves, tell, watch.cancelled))
        bounds.append(bound_of(question.problem))
    return Repair(order, tuple(curves), tuple(bounds))


def _curve(
    question: RoundQuestion,
    seed: int,
    most_moves: int,
    tell: Callable[[SearchProgress], None],
    cancelled: Callable[[], bool],
) -> Rebalance:
    try:
        found = rebalance(
            question.loose,
            question.before,
            seed,
            most_moves=most_moves,
            progress=tell,
            cancelled=cancelled,
        )
    except Problem as refusal:
        raise named(refusal, question.order.names) from None
    if not found.complete:
        raise Stop
    return found


def apply_repair(
    uow: UnitOfWork, repair: Repair, allowed: int | None = None, badges: bool = False
) -> Repaired:
    """Seat those who are here as chosen, in one undo; nobody keeps a chair for the others.
    `badges`: they are about to be printed, everybody is given a number first.

    Refused when somebody came, left or was moved since it was reckoned: the list shown would not
    be what happens. People who did not come keep all that is known of them, but for the seat.
    """
    order = repair.order
    if repair_order(uow, order.refused).questions != order.questions:
        raise Problem("repair_stale")
    if badges:
        give_badges(uow)
    moved: set[str] = set()
    for key, person in order.people.items():
        known = uow.people.get(person.id)
        assert known is not None  # the questions name the same people
        after = _repaired(known, repair, allowed)
        if after != known:
            moved |= {key} if after.tables != known.tables and known.tables else set()
            seated = after.tables != known.tables
            uow.record((PersonSeated if seated else PersonChanged)(known, after))
    free_seats(uow, {person.id for person in order.people.values()})
    return Repaired(
        moved=len(moved),
        seated=sum(not person.tables for person in order.people.values()),
        stand_ins=len(_stand_ins(order)),
    )


def _stand_ins(order: RepairOrder) -> set[str]:
    return {
        each.person
        for question in order.questions
        for each in question.typists.stand_ins
        if each.kind != "spare"
    }


def repaired_tables(repair: Repair, key: str, allowed: int | None) -> tuple[int, ...]:
    """The table of one person in each round, once repaired."""
    tables = list(repair.order.people[key].tables)
    for place, question in enumerate(repair.order.questions):
        seat = repair.point(place, allowed if place == 0 else None).tables[key]
        while len(tables) < question.round:
            tables.append(seat)
        tables[question.round - 1] = seat
    return tuple(tables)


def _repaired(person: Person, repair: Repair, allowed: int | None) -> Person:
    key = str(person.id)
    referent = person.referent or key in _stand_ins(repair.order)
    return replace(person, tables=repaired_tables(repair, key, allowed), referent=referent)
