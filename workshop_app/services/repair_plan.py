"""What a repair would do, ready to be shown before it is applied: who moves and why, the curve, the
figures before and after, what stays.

Decides the reason of each move and which paper is out of date; the words are in `repair_words`.
Pure, and fast enough to follow a hand that walks along the curve.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from workshop_app.domain.criteria import criterion_value
from workshop_app.domain.departements import departement_code
from workshop_app.domain.groups.balance import BalanceSheet, Row, balance_sheet
from workshop_app.domain.groups.rebalance import RebalancePoint
from workshop_app.domain.people import Person
from workshop_app.services import repair_words as words
from workshop_app.services.repair_order import RepairOrder, RoundQuestion
from workshop_app.services.repair_reasons import reasons
from workshop_app.services.repairing import Repair, repaired_tables

BadgeState = Literal["redo", "none", ""]
"""On paper and no longer true; none yet; nothing printed so far, so nothing to say."""
RowKind = Literal["move", "seat", "referent"]


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One person who moves, gets a first seat, or types for a table from now on."""

    person: UUID
    round: int
    kind: RowKind
    name: str
    detail: str
    reason: str
    origin: int | None
    to: int
    forced: bool
    """A rule or the sizes ask for it."""
    badge: BadgeState


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure per table, before and after; numbers of the tables that deviate."""

    title: str
    target: str
    before: tuple[int, ...]
    after: tuple[int, ...]
    amber_before: tuple[int, ...]
    amber_after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    moves: int
    imbalance: int


@dataclass(frozen=True, slots=True)
class RepairPlan:
    present: int
    registered: int
    absent: int
    walk_ins: int
    missing: tuple[int, ...]
    """Tables whose referent has not come."""
    seed: int
    round: int
    """The one people sit in now."""
    chosen: int
    """Moves of the first round."""
    proposed: int
    forced: int
    most: int
    curve: tuple[CurvePoint, ...]
    bound: int
    elbow: words.Told
    rows: tuple[RepairRow, ...]
    sizes: Comparison
    worst: Comparison | None
    checks: tuple[tuple[bool, str], ...]
    fixed: tuple[words.Kept, ...]
    badges: tuple[UUID, ...]
    """People whose badge is to be printed."""
    lists: tuple[int, ...]
    """Tables whose list is to be printed."""
    on_paper: bool
    """Badges or table lists have been printed: what changes is to be printed again."""
    nothing: bool
    """Nobody has to move, and no move would mend anything."""

    @property
    def changes(self) -> bool:
        return bool(self.rows)


def plan_of(repair: Repair, allowed: int | None = None) -> RepairPlan:
    """The page for so many moves in the first round; None: as many as proposed."""
    order, curve = repair.order, repair.curves[0]
    first = order.questions[0]
    proposed, need = repair.proposed(0), repair.sizes_need(0)
    chosen = proposed if allowed is None else allowed
    point = repair.point(0, chosen)
    before = balance_sheet(first.problem, first.seated, repair.bounds[0])
    after = balance_sheet(first.problem, point.tables, repair.bounds[0])
    rows = _rows(repair, chosen)
    steps = tuple(CurvePoint(each.allowed, each.imbalance) for each in curve.curve)
    return RepairPlan(
        present=order.present,
        registered=order.registered,
        absent=len(order.absent),
        walk_ins=len(order.walk_ins),
        missing=tuple(table for table, _person in order.missing_referents),
        seed=order.seed,
        round=first.round,
        chosen=chosen,
        proposed=proposed,
        forced=curve.forced,
        most=steps[-1].moves,
        curve=steps,
        bound=curve.bound.total,
        elbow=words.elbow([(s.moves, s.imbalance) for s in steps], proposed, curve.forced, need),
        rows=rows,
        sizes=_sizes(before, after),
        worst=_worst(before, after),
        checks=words.checks(before, after, first.typists.without),
        fixed=_fixed(order, point, rows),
        badges=_badges(order, rows),
        lists=_lists(order, rows, point),
        on_paper=bool(order.badges) or order.lists_printed,
        nothing=not rows and steps[-1].imbalance == steps[0].imbalance,
    )


def _rows(repair: Repair, chosen: int) -> tuple[RepairRow, ...]:
    """Obligatory ones first, round by round."""
    rows: list[RepairRow] = []
    for place, question in enumerate(repair.order.questions):
        point = repair.point(place, chosen if place == 0 else None)
        made = _Rows(repair, chosen, question, point)
        found = [*made.moves(), *made.seats(), *made.typists()]
        rows += sorted(found, key=lambda row: (not row.forced, row.kind != "referent"))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one round."""

    repair: Repair
    chosen: int
    question: RoundQuestion
    point: RebalancePoint

    def moves(self) -> Iterator[RepairRow]:
        why = reasons(self.question, self.point, self.repair.order)
        for move in self.point.moves:
            reason = why[move.person]
            yield self._row(
                move.person, "move", reason.said, move.origin, move.to, forced=reason.forced
            )

    def seats(self) -> Iterator[RepairRow]:
        """People who have no seat yet: they sit where they balance best, and count as no move."""
        for key in self.repair.order.people:
            if key not in self.question.before:
                yield self._row(
                    key, "seat", words.first_seat(), None, self.point.tables[key], forced=True
                )

    def typists(self) -> Iterator[RepairRow]:
        """Stand-ins who type where they already sit: no move, but the table must know."""
        for each in self.question.typists.stand_ins:
            here = self.question.before.get(each.person)
            if here == each.table == self.point.tables[each.person]:
                said = words.stand_in_here(each)
                yield self._row(each.person, "referent", said, here, each.table, forced=True)

    def _row(
        self, key: str, kind: RowKind, reason: str, origin: int | None, to: int, *, forced: bool
    ) -> RepairRow:
        person = self.repair.order.people[key]
        return RepairRow(
            person.id,
            self.question.round,
            kind,
            person.name,
            _detail(self.repair.order, person),
            reason,
            origin,
            to,
            forced,
            self._badge(key, kind),
        )

    def _badge(self, key: str, kind: RowKind) -> BadgeState:
        """What the badge on paper is worth afterwards; it says who types, too."""
        printed = self.repair.order.badges
        if key not in printed:
            return "none" if printed else ""
        after = repaired_tables(self.repair, key, self.chosen)
        return "redo" if kind == "referent" or printed[key] != after else ""


def _detail(order: RepairOrder, person: Person) -> str:
    """« OT, 34, de réserve », « OT, 46, imprévu »."""
    kind = criterion_value(person, "organisation_type") or person.organisation
    where = departement_code(person.departement) or person.departement
    extra = words.marks(person, str(person.id) in order.walk_ins)
    return ", ".join(part for part in (kind, where, extra) if part)


def _sizes(before: BalanceSheet, after: BalanceSheet) -> Comparison:
    return Comparison(
        words.sizes_title(),
        words.sizes_target(sum(after.sizes), len(after.sizes)),
        before.sizes,
        after.sizes,
        before.sizes_outside,
        after.sizes_outside,
    )


def _worst(before: BalanceSheet, after: BalanceSheet) -> Comparison | None:
    """The value furthest from its share before; what is left of it after."""
    found: tuple[tuple[int, int, int], Row, Row] | None = None
    for old, new in zip(before.criteria, after.criteria, strict=True):
        for row, now in zip(old.rows, new.rows, strict=True):
            rank = (old.weight * row.imbalance, max(map(abs, row.gaps)), row.holders)
            if row.imbalance and (found is None or rank > found[0]):
                found = (rank, row, now)
    if found is None:
        return None
    _rank, row, now = found
    return Comparison(
        row.value, words.target(row), row.counts, now.counts, row.outside, now.outside
    )


def _fixed(
    order: RepairOrder, point: RebalancePoint, rows: Sequence[RepairRow]
) -> tuple[words.Kept, ...]:
    first = order.questions[0]
    moved = {str(row.person) for row in rows if row.kind == "move"}
    still = [key for key in order.people if key in first.before and key not in moved]
    stood = {each.person for each in first.typists.stand_ins}
    referents = [key for key in first.typists.staying if key in still and key not in stood]
    locked = [order.people[key] for key in still if order.people[key].locked]
    hosts = sum(order.people[key].host for key in still)
    came = [key for key in order.walk_ins if key in first.before]
    return words.kept(
        referents=len(referents),
        hosts=hosts,
        locked=[person.short_name for person in locked if not person.host],
        still=len(still),
        badges=bool(order.badges),
        walk_ins=(sum(key not in moved for key in came), len(came)),
    )


def _newcomers(order: RepairOrder) -> list[str]:
    """Those who came since badges were printed: nothing on paper knows them."""
    return [key for key in order.people if order.badges and key not in order.badges]


def _badges(order: RepairOrder, rows: Sequence[RepairRow]) -> tuple[UUID, ...]:
    """Those that are no longer true, and those that are missing."""
    missing = (order.people[key].id for key in _newcomers(order))
    return tuple(dict.fromkeys((*(row.person for row in rows if row.badge), *missing)))


def _lists(order: RepairOrder, rows: Sequence[RepairRow], point: RebalancePoint) -> tuple[int, ...]:
    """Tables whose people, or whose referent, are no longer what the list says."""
    now = order.questions[0].round
    tables = {row.to for row in rows if row.round == now}
    tables |= {row.origin for row in rows if row.round == now and row.origin is not None}
    if rows:
        tables |= {point.tables[key] for key in _newcomers(order)}
    return tuple(sorted(tables))
