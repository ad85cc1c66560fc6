"""What the page of groups does: it asks services and hands plain data to the view. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Literal, Protocol
from uuid import UUID

from workshop_app.desktop.screens.groups.faces import FIRST_COLOURING
from workshop_app.desktop.screens.groups.note import NotePaper
from workshop_app.desktop.screens.groups.shown import GroupsShown, page_of
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.entity import Entity
from workshop_app.domain.groups.problem import Mode
from workshop_app.domain.people import GroupRule, Person, Split
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.balance import Balance, Proposal, Seen, preview_of, see
from workshop_app.services.grouping import (
    SplitOrder,
    SplitResult,
    apply_split,
    compute_split,
    draw_seed,
    split_problem,
)
from workshop_app.services.ports import Command
from workshop_app.services.rounds import make_referents_hosts, set_rounds
from workshop_app.services.seats import (
    add_rule,
    ask_of_criterion,
    lock_people,
    order_criteria,
    remove_rule,
    seat_people,
    seat_person,
    set_host,
    set_referent,
    set_reserve,
    swap_people,
)


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
        self._seen: Seen | None = None
        self._colouring = FIRST_COLOURING
        self._moved: tuple[UUID, int] | None = None
        """Who was just moved by hand, and from where: an exchange can still be made of it."""
        self._working = False
        self._round = 1
        self._repair: Repairing | None = None
        self._note: NotePaper | None = None

    def follow_repair(self, repair: Repairing) -> None:
        """The dialog opened from here, and told when somebody arrives or moves."""
        self._repair = repair

    def follow_note(self, note: NotePaper) -> None:
        """What prints the note on this split."""
        self._note = note

    def print_note(self) -> None:
        """Of the round that is looked at."""
        if self._note is not None:
            self._note.ask(self._round)

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
        read = partial(see, round_=self._round, moved=self._moved)
        self._tasks.query("groups", read, self._show, self._refuse)

    def look_at(self, round_: int) -> None:
        """Another round of seats."""
        self._round, self._moved = round_, None
        self.refresh()

    def colour_by(self, colouring: str) -> None:
        self._colouring = colouring
        if self._seen is not None:
            self._show(self._seen)

    # by hand

    def hover(self, people: Sequence[UUID], table: int) -> None:
        """Somebody is held over a table, or several are: what would change."""
        if self._seen is not None:
            self._view.show_preview(preview_of(self._seen.room, people, table))

    def let_go(self) -> None:
        """Nobody is held any more and nothing was moved."""
        if self._seen is not None:
            self._view.show_balance(self._seen.balance)

    def move(self, people: Sequence[UUID], table: int) -> None:
        """To another table. Of one person alone an exchange can still be made."""
        if len(people) != 1:
            self._moved = None
            self._do(partial(seat_people, keys=tuple(people), table=table, round_=self._round))
            return
        origin = self._table_of(people[0])
        moved = (people[0], origin) if origin else None
        self._tasks.command(
            partial(seat_person, key=people[0], table=table, round_=self._round),
            lambda _person: self._follow(moved),
            self._refuse,
        )

    def _follow(self, moved: tuple[UUID, int] | None) -> None:
        self._moved = moved
        self.refresh()

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

    def lock(self, people: Sequence[UUID], locked: bool) -> None:
        self._do(partial(lock_people, keys=tuple(people), locked=locked))

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

    def ask_of(self, criterion: str, mode: Mode) -> None:
        """Spread, never alone, gather or ignore."""
        self._do(partial(ask_of_criterion, criterion=criterion, mode=mode))

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
        return len(self._seen.room.people) if self._seen else 0

    def _table_of(self, key: UUID) -> int | None:
        room = self._seen.room if self._seen else None
        person = room.person(key) if room else None
        return room.table_of(person) if room and person else None

    def _show(self, seen: Seen) -> None:
        self._seen, self._round = seen, seen.room.round
        if not seen.moved:
            self._moved = None
        self._view.show_page(page_of(seen, self._colouring))
