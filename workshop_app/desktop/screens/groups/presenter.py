"""What the page of groups does: it asks services and hands plain data to the view. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Literal, Protocol
from uuid import UUID

from workshop_app.desktop.screens.groups.faces import (
    FIRST_COLOURING,
    Column,
    Legend,
    colourings,
    columns,
    palette,
)
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.entity import Entity
from workshop_app.domain.people import GroupRule, Person, Split
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services.balance import (
    Balance,
    Proposal,
    Room,
    balance_after,
    balance_of,
    preview_of,
    room_of,
)
from workshop_app.services.balance_words import drawn
from workshop_app.services.grouping import (
    SplitOrder,
    SplitResult,
    apply_split,
    compute_split,
    draw_seed,
    split_problem,
)
from workshop_app.services.ports import Command
from workshop_app.services.rounds import RoundsTold, make_referents_hosts, set_rounds
from workshop_app.services.seats import (
    add_rule,
    lock_person,
    order_criteria,
    remove_rule,
    seat_person,
    set_host,
    set_referent,
    set_reserve,
    swap_people,
    unlock_person,
)

Empty = Literal["", "people", "split"]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody a menu can name."""

    person: UUID
    name: str
    table: int | None
    locked: bool
    referent: bool
    reserve: bool = False
    host: bool = False


@dataclass(frozen=True, slots=True)
class RuleShown:
    rule: UUID
    kind: Literal["together", "apart"]
    text: str


@dataclass(frozen=True, slots=True)
class RulesShown:
    rules: tuple[RuleShown, ...] = ()
    criteria: tuple[tuple[str, str], ...] = ()
    """(key, word), the most important first."""
    unused: tuple[tuple[str, str], ...] = ()
    """Criteria this list would allow and that are not asked."""
    rounds: RoundsTold | None = None


@dataclass(frozen=True, slots=True)
class GroupsShown:
    """The whole page at one moment."""

    count: str
    empty: Empty
    people: int
    tables: int
    columns: tuple[Column, ...] = ()
    members: tuple[Member, ...] = ()
    colourings: tuple[tuple[str, str], ...] = ()
    colouring: str = ""
    legend: tuple[Legend, ...] = ()
    balance: Balance | None = None
    drawn: str = ""
    rules: RulesShown = RulesShown()
    rounds: int = 1
    round: int = 1


class GroupsViewProtocol(Protocol):
    def show_page(self, shown: GroupsShown) -> None: ...

    def show_preview(self, balance: Balance) -> None: ...

    def show_balance(self, balance: Balance | None) -> None: ...

    def show_working(self, job: Job) -> None: ...

    def show_done(self, said: str) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class Repairing(Protocol):
    """The dialog that mends the tables after check-in."""

    def open(self) -> None: ...

    def refresh(self) -> None: ...


class GroupsPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        (Person, GroupRule, Split, Workshop, Attendance)
    )

    def __init__(self, view: GroupsViewProtocol, tasks: Tasks) -> None:
        self._view, self._tasks = view, tasks
        self._room: Room | None = None
        self._colouring = FIRST_COLOURING
        self._moved: tuple[UUID, int] | None = None
        """Who was just moved by hand, and from where: an exchange can still be made of it."""
        self._working = False
        self._round = 1
        self._repair: Repairing | None = None

    def follow_repair(self, repair: Repairing) -> None:
        """The dialog opened from here, and told when somebody arrives or moves."""
        self._repair = repair

    def open_repair(self) -> None:
        """« Réparer après émargement », asked here or at the door."""
        if self._repair is not None:
            self._repair.open()

    def repaired(self, said: str) -> None:
        self._moved = None
        self._view.show_done(said)
        self.refresh()

    def refresh(self) -> None:
        if self._repair is not None:
            self._repair.refresh()
        read = partial(room_of, round_=self._round)
        self._tasks.query("groups", read, self._show, self._refuse)

    def look_at(self, round_: int) -> None:
        """Another round of seats."""
        self._round, self._moved = round_, None
        self.refresh()

    def colour_by(self, colouring: str) -> None:
        self._colouring = colouring
        if self._room is not None:
            self._show(self._room)

    # by hand

    def hover(self, person: UUID, table: int) -> None:
        """Somebody is held over a table: what would change."""
        if self._room is not None:
            self._view.show_preview(preview_of(self._room, [person], table))

    def let_go(self) -> None:
        """Nobody is held any more and nothing was moved."""
        if self._room is not None:
            self._view.show_balance(self._balance(self._room))

    def move(self, person: UUID, table: int) -> None:
        origin = self._table_of(person)
        self._moved = (person, origin) if origin else None
        self._do(partial(seat_person, key=person, table=table, round_=self._round))

    def swap(self, one: UUID, other: UUID) -> None:
        self._moved = None
        self._do(partial(swap_people, one=one, other=other, round_=self._round))

    def accept(self, proposal: Proposal) -> None:
        """« Faire plutôt un échange » after a move, or the exchange a line proposes."""
        moved, self._moved = self._moved, None
        if moved is not None and moved[0] == proposal.person and proposal.other is not None:
            self._do(partial(seat_person, key=proposal.other, table=moved[1], round_=self._round))
        elif proposal.other is not None:
            self._do(
                partial(swap_people, one=proposal.person, other=proposal.other, round_=self._round)
            )
        else:
            self._do(
                partial(seat_person, key=proposal.person, table=proposal.to, round_=self._round)
            )

    def lock(self, person: UUID, locked: bool) -> None:
        self._do(partial(lock_person if locked else unlock_person, key=person))

    def set_referent(self, person: UUID, referent: bool) -> None:
        self._do(partial(set_referent, key=person, referent=referent))

    def set_reserve(self, person: UUID, reserve: bool) -> None:
        self._do(partial(set_reserve, key=person, reserve=reserve))

    def set_host(self, person: UUID, host: bool) -> None:
        self._do(partial(set_host, key=person, host=host))

    # rules

    def bind(self, kind: Literal["together", "apart"], people: Sequence[UUID]) -> None:
        self._do(partial(add_rule, kind=kind, people=tuple(people)))

    def unbind(self, rule: UUID) -> None:
        self._do(partial(remove_rule, key=rule))

    def set_rounds(self, rounds: int) -> None:
        """How many times people sit anew, from the next split on."""
        self._do(partial(set_rounds, rounds=rounds))

    def make_referents_hosts(self) -> None:
        self._do(make_referents_hosts)

    def order(self, criteria: Sequence[str]) -> None:
        self._do(partial(order_criteria, criteria=tuple(criteria)))

    # the split

    def split(self, tables: int) -> None:
        """Read what is asked, search in the thread of long work, then seat everybody."""
        if self._working:
            return
        self._working = True
        ask = partial(split_problem, tables=tables)
        self._tasks.query("groups split", ask, self._search, self._fail)

    def _search(self, order: SplitOrder) -> None:
        job = self._tasks.job(
            lambda watch: compute_split(order, draw_seed(), watch), self._seat, self._fail
        )
        job.ended.connect(self._stop_working)
        self._view.show_working(job)

    def _seat(self, result: SplitResult) -> None:
        self._moved = None
        self._stop_working()
        self._tasks.command(partial(apply_split, result=result), self._done, self._refuse)

    def _done(self, split: Split) -> None:
        people = n_("{n} personne", "{n} personnes", self._people())
        tables = n_("{n} table", "{n} tables", split.tables)
        self._view.show_done(_("{people} réparties en {tables}.", people=people, tables=tables))
        self.refresh()

    def _fail(self, refusal: Refusal) -> None:
        self._stop_working()
        self._refuse(refusal)

    def _stop_working(self) -> None:
        self._working = False

    # telling

    def _do(self, command: Command[object]) -> None:
        self._tasks.command(command, lambda _result: self.refresh(), self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))
        self.let_go()

    def _people(self) -> int:
        return len(self._room.people) if self._room else 0

    def _table_of(self, key: UUID) -> int | None:
        person = self._room.person(key) if self._room else None
        return self._room.table_of(person) if self._room and person else None

    def _balance(self, room: Room) -> Balance | None:
        """After a move by hand, with the exchange that could be made of it."""
        if self._moved is not None and room.person(self._moved[0]) is not None:
            return balance_after(room, *self._moved)
        return balance_of(room)

    def _show(self, room: Room) -> None:
        self._room, self._round = room, room.round
        if self._moved is not None and self._table_of(self._moved[0]) == self._moved[1]:
            self._moved = None
        self._view.show_page(self._page(room))

    def _page(self, room: Room) -> GroupsShown:
        people = n_("{n} personne", "{n} personnes", len(room.people))
        tables = n_("{n} table", "{n} tables", room.tables)
        count = _("{people}, {tables}", people=people, tables=tables)
        if not room.people:
            return GroupsShown("", "people", 0, room.tables)
        if not room.seating:
            return GroupsShown(count, "split", len(room.people), room.tables, rules=_rules(room))
        choices = colourings(room)
        keys = [key for key, _word in choices]
        colouring = self._colouring if self._colouring in keys else (keys or [""])[0]
        colours = palette(room, colouring)
        balance = self._balance(room)
        outside = balance.sheet.sizes_outside if balance else ()
        return GroupsShown(
            count=count,
            empty="",
            people=len(room.people),
            tables=room.tables,
            columns=tuple(columns(room, colours, outside)),
            members=tuple(_members(room)),
            colourings=tuple(choices),
            colouring=colouring,
            legend=colours.legend,
            balance=balance,
            drawn=drawn(room.split.seed) if room.split else "",
            rules=_rules(room),
            rounds=room.rounds,
            round=room.round,
        )


def _members(room: Room) -> list[Member]:
    return [
        Member(
            person.id,
            room.short_names[str(person.id)],
            room.table_of(person),
            person.locked,
            person.referent,
            person.reserve,
            person.host,
        )
        for person in room.people
    ]


def _rules(room: Room) -> RulesShown:
    asked = [name for name in room.workshop.criteria if name in room.suggested]
    unused = [name for name in room.suggested if name not in asked]
    return RulesShown(
        rules=tuple(
            RuleShown(rule.id, rule.kind, text)
            for rule in room.rules
            if (text := _told(room, rule))
        ),
        criteria=tuple((name, field_label(name)) for name in asked),
        unused=tuple((name, field_label(name)) for name in unused),
        rounds=room.told,
    )


def _told(room: Room, rule: GroupRule) -> str:
    """« C. Delmas et J. Roque »; "" when fewer than two of them are still on the list."""
    names = [room.short_names[str(key)] for key in rule.people if str(key) in room.short_names]
    return listing(names, language()) if len(names) > 1 else ""
