"""Why a split is fair, as a page that shows people at tables needs it: figures and sentences.

Decides what is worth a line, a figure per table and a proposed exchange; the counts come from
`domain.groups`. Pure: fast enough to follow a hand that drags somebody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from workshop_app.domain.groups.balance import (
    BalanceSheet,
    CriterionSheet,
    Row,
    balance_sheet,
    bound_of,
)
from workshop_app.domain.groups.bound import LowerBound
from workshop_app.domain.groups.swaps import (
    Deviation,
    Exchange,
    best_exchange,
    exchange_instead,
)
from workshop_app.domain.people import GroupRule, Person, Split
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import Workshop
from workshop_app.services import balance_words as words
from workshop_app.services.grouping import (
    SplitOrder,
    named,
    order_of,
    people_to_seat,
    present_split,
    suggested_criteria,
    weights_of,
)
from workshop_app.services.mode_words import kept_detail
from workshop_app.services.ports import Snapshot
from workshop_app.services.rounds import RoundsTold, rounds_told
from workshop_app.services.workshops import the_workshop

FEW_VALUES = 6
"""Up to so many values are told by their shares; more, by how many a table has."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`person` goes to table `to`; `other`, if any, takes the seat left."""

    person: UUID
    to: int
    other: UUID | None


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """One rule of the sheet."""

    key: str
    """size, referents, rules, or the criterion."""
    good: bool
    title: str
    detail: str
    figures: tuple[int, ...] = ()
    """One per table, table 1 first; none for rules."""
    amber: tuple[int, ...] = ()
    """Numbers of the tables that deviate."""
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    lines: tuple[BalanceLine, ...]
    summary: str
    """What is left unbalanced, the least possible, and why."""
    sheet: BalanceSheet

    @property
    def proposal(self) -> Proposal | None:
        """The first exchange worth proposing."""
        return next((line.proposal for line in self.lines if line.proposal), None)


@dataclass(frozen=True)
class Room:
    """People, tables and rules of a workshop, read at one moment."""

    workshop: Workshop
    people: tuple[Person, ...]
    """In the order of a directory."""
    rules: tuple[GroupRule, ...]
    split: Split | None
    suggested: tuple[str, ...]
    """Criteria this list could be split by."""
    round: int = 1
    """The one that is looked at."""

    @property
    def rounds(self) -> int:
        """How many were made; 1 before."""
        return max((len(person.tables) for person in self.people), default=1) or 1

    @property
    def tables(self) -> int:
        return self.workshop.table_count

    def table_of(self, person: Person) -> int | None:
        """Where the person sits in this round; None when that table is closed."""
        table = person.table_in(self.round)
        return table if table is not None and 1 <= table <= self.tables else None

    @cached_property
    def seating(self) -> dict[str, int]:
        """Person -> table number, for those who have a seat."""
        return {
            str(person.id): table
            for person in self.people
            if (table := self.table_of(person)) is not None
        }

    @cached_property
    def order(self) -> SplitOrder:
        """Places are fixed where they are in this round."""
        weights = weights_of(self.workshop, self.split)
        here = [
            person if table is None else replace(person, tables=(table,))
            for person in self.people
            for table in (person.table_in(self.round),)
        ]
        return order_of(here, self.rules, self.tables, weights, self.rounds)

    @cached_property
    def judged(self) -> tuple[SplitOrder, LowerBound, Problem | None]:
        """The question as far as its rules agree, its bound, and what contradicts, if anything."""
        try:
            return self.order, bound_of(self.order.problem), None
        except Problem as refusal:
            loose = replace(self.order.problem, rules=())
            bare = replace(self.order, problem=loose)
            return bare, bound_of(loose), named(refusal, self.order.names)

    @cached_property
    def told(self) -> RoundsTold:
        """What the rounds are worth."""
        return rounds_told(self.workshop, self.people, self.judged[0].problem)

    @cached_property
    def short_names(self) -> dict[str, str]:
        """As on a chip; the whole name where two people would be alike."""
        shared = [person.short_name for person in self.people]
        return {
            str(person.id): person.name if shared.count(person.short_name) > 1 else short
            for person, short in zip(self.people, shared, strict=True)
        }

    def person(self, key: UUID) -> Person | None:
        return next((person for person in self.people if person.id == key), None)


def room_of(snapshot: Snapshot, round_: int = 1) -> Room:
    """Everything the page of groups shows of one round."""
    people = tuple(people_to_seat(snapshot))
    room = Room(
        workshop=the_workshop(snapshot),
        people=people,
        rules=tuple(sorted(snapshot.group_rules.where(), key=lambda rule: rule.change)),
        split=present_split(snapshot),
        suggested=suggested_criteria(people),
    )
    room = replace(room, round=max(1, min(round_, room.rounds)))
    if people:
        # Reckoned here, on the reader's thread, so that the page only has to look.
        _ = room.judged, room.short_names, room.seating, room.told
    return room


def balance_of(room: Room) -> Balance | None:
    """The sheet of the seating as it is; None when nobody is there or nobody sits."""
    return _balance(room, room.seating, room.seating) if room.seating else None


def preview_of(room: Room, people: Sequence[UUID], to: int) -> Balance:
    """The sheet as it would be with `people` at table `to`, and the exchange to make instead of
    moving one alone."""
    moved = {**room.seating, **{str(person): to for person in people}}
    alone = str(people[0]) if len(people) == 1 else ""
    return _balance(room, room.seating, moved, alone, moving=True)


def balance_after(room: Room, person: UUID, origin: int) -> Balance | None:
    """The sheet after `person` left table `origin` by hand, with the exchange to make of it."""
    if len(room.seating) < len(room.people) or not 1 <= origin <= room.tables:
        return balance_of(room)
    before = {**room.seating, str(person): origin}
    return _balance(room, before, room.seating, str(person))


def _balance(
    room: Room,
    now: Mapping[str, int],
    seating: Mapping[str, int],
    moved: str = "",
    *,
    moving: bool = False,
) -> Balance:
    """`moved`: who left alone; an exchange may be better. `moving`: still in the hand."""
    order, bound, refusal = room.judged
    sheet = balance_sheet(order.problem, seating, bound)
    instead = None
    if moved and sheet.sizes_outside and _everybody_sits(room, now):
        instead = exchange_instead(order.problem, now, moved, seating[moved])
    propose = not moving and instead is None and _everybody_sits(room, seating)
    lines = [_size_line(sheet, moving, instead)]
    if sheet.referents_outside:
        lines.append(_referent_line(sheet))
    if refusal is not None or sheet.broken:
        lines.append(_rule_line(room, sheet, refusal))
    lines += _criterion_lines(room, order, sheet, seating, propose)
    return Balance(tuple(lines), words.summary(room.short_names, sheet, len(room.people)), sheet)


def _everybody_sits(room: Room, seating: Mapping[str, int]) -> bool:
    return len(seating) == len(room.people)


def _size_line(sheet: BalanceSheet, moving: bool, instead: Exchange | None) -> BalanceLine:
    return BalanceLine(
        key="size",
        good=not sheet.sizes_outside,
        title=words.size_title(moving),
        detail=words.size_detail(sheet, instead is not None),
        figures=sheet.sizes,
        amber=sheet.sizes_outside,
        proposal=_proposal(instead) if instead else None,
    )


def _referent_line(sheet: BalanceSheet) -> BalanceLine:
    return BalanceLine(
        key="referents",
        good=False,
        title=words.referents_title(),
        detail=words.referents_detail(sheet),
        figures=sheet.referents,
        amber=sheet.referents_outside,
    )


def _rule_line(room: Room, sheet: BalanceSheet, refusal: Problem | None) -> BalanceLine:
    detail = words.broken_rules(room.short_names, sheet, refusal)
    return BalanceLine("rules", False, words.rules_title(), detail)


def _criterion_lines(
    room: Room,
    order: SplitOrder,
    sheet: BalanceSheet,
    seating: Mapping[str, int],
    propose: bool,
) -> list[BalanceLine]:
    """One line per criterion; offices and territories share one as long as they can."""
    hidden = _told_elsewhere(sheet, brief=not propose)
    by_name = {each.name: each for each in sheet.criteria if each.mode == "spread"}
    offices = by_name.get("organisation")
    lines: list[BalanceLine] = []
    for criterion in sheet.criteria:
        if criterion.name == hidden or criterion.mode == "ignore":
            continue
        if criterion.imbalance:
            told = [line.proposal for line in lines if line.proposal]
            lines.append(_deviating(room, order, criterion, sheet, seating, told, propose))
        else:
            lines.append(_even(criterion, offices if criterion.name == "departement" else None))
    return lines


def _told_elsewhere(sheet: BalanceSheet, *, brief: bool) -> str:
    """The one of offices and territories whose line the other stands for; "" = none.

    `brief`: never both, so that the page does not jump under a hand that drags.
    """
    by_name = {each.name: each for each in sheet.criteria if each.mode == "spread"}
    offices, territories = by_name.get("organisation"), by_name.get("departement")
    if offices is None or territories is None:
        return ""
    if not offices.imbalance:
        return "organisation"
    return "departement" if brief or not territories.imbalance else ""


def _even(criterion: CriterionSheet, offices: CriterionSheet | None) -> BalanceLine:
    if criterion.mode != "spread":
        return BalanceLine(
            key=criterion.name,
            good=True,
            title=words.even_title(criterion),
            detail=kept_detail(criterion),
            figures=criterion.variety,
        )
    many = len(criterion.rows) > FEW_VALUES or criterion.name in ("organisation", "departement")
    return BalanceLine(
        key=criterion.name,
        good=True,
        title=words.even_title(criterion),
        detail=words.variety(criterion, offices) if many else words.shares(criterion),
        figures=criterion.variety if many else _largest(criterion).counts,
    )


def _deviating(
    room: Room,
    order: SplitOrder,
    criterion: CriterionSheet,
    sheet: BalanceSheet,
    seating: Mapping[str, int],
    told: Sequence[Proposal],
    propose: bool,
) -> BalanceLine:
    row, table = _worst(criterion)
    exchange = None
    if propose:
        where = Deviation(table, criterion.name, row.value)
        exchange = best_exchange(order.problem, seating, where)
    if exchange is not None and (
        exchange.imbalance >= sheet.imbalance or _proposal(exchange) in told
    ):
        exchange = None
    others = sum(len(each.outside) for each in criterion.rows) - 1
    detail = words.deviation(row, table, others)
    if exchange is not None:
        detail = f"{detail} {words.exchange(room.short_names, exchange)}"
    return BalanceLine(
        key=criterion.name,
        good=False,
        title=words.deviation_title(row, table),
        detail=detail,
        figures=row.counts,
        amber=row.outside,
        proposal=_proposal(exchange) if exchange else None,
    )


def _largest(criterion: CriterionSheet) -> Row:
    return max(criterion.rows, key=lambda row: row.holders)


def _worst(criterion: CriterionSheet) -> tuple[Row, int]:
    """The value and the table furthest from the share; the most held value between equals."""
    gap, _, place, table = max(
        (abs(gap), row.holders, -number, -at)
        for number, row in enumerate(criterion.rows)
        for at, gap in enumerate(row.gaps, start=1)
    )
    assert gap
    return criterion.rows[-place], -table


def _proposal(exchange: Exchange) -> Proposal:
    other = UUID(exchange.other) if exchange.other else None
    return Proposal(UUID(exchange.person), exchange.to, other)
