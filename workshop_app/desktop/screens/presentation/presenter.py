"""What « Présentation » does. No widget: each field is one command, each refusal one sentence.

Decides which verb a change asks for and where its refusal is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Literal, Protocol
from uuid import UUID

from workshop_app.desktop.screens.hall.visit import Visit
from workshop_app.desktop.screens.presentation.link_desk import FOLLOW, SORTING, LinkDesk
from workshop_app.desktop.screens.presentation.link_panel import LinkFace
from workshop_app.desktop.screens.presentation.wording import (
    PAGES,
    AddressLine,
    CheckLine,
    PageLine,
    RetentionLine,
    address_lines,
    check_lines,
    page_lines,
    retention_line,
)
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.cards import Card
from workshop_app.domain.documents import Printed
from workshop_app.domain.entity import Entity
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.meetings import Meeting
from workshop_app.domain.network import Address
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.rehearsal import Rehearsal
from workshop_app.domain.room import RoomCheck
from workshop_app.domain.slides import SlideChoices
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language
from workshop_app.i18n.typed import lines_to_type, read_clock, read_day, read_lines
from workshop_app.services.checklist import Check, Presented, presented
from workshop_app.services.day_plan import set_end, set_start
from workshop_app.services.ports import Clock, Command, Snapshot
from workshop_app.services.presentation import (
    add_category,
    add_game_rule,
    change_category,
    change_category_look,
    change_game_rule,
    move_category,
    move_game_rule,
    offer_page,
    remove_category,
    remove_game_rule,
)
from workshop_app.services.projection.doors import Qr
from workshop_app.services.retention import keep_names
from workshop_app.services.tables import change_code
from workshop_app.services.workshops import change_workshop

Place = Literal["rules", "categories"]
"""A list of the page, where a refusal about it is said."""
LINES = ("objectives", "results")
LOOK_EVERY = timedelta(seconds=3)
HOURS: dict[str, Callable[..., object]] = {"starts_at": set_start, "ends_at": set_end}


class PresentationShown(Protocol):
    """What the presenter asks of its view."""

    def show_follow(self, face: LinkFace) -> None: ...

    def show_sorting(self, face: LinkFace) -> None: ...

    def show_link_refused(self, said: str) -> None: ...

    def show_fields(self, values: Mapping[str, str], tables: int) -> None: ...

    def forget(self) -> None:
        """Another workshop is open."""

    def show_model(self, model: str, untouched: frozenset[str]) -> None: ...

    def show_lists(self, workshop: Workshop, frozen: frozenset[str]) -> None: ...

    def show_checklist(self, title: str, lines: Sequence[CheckLine]) -> None: ...

    def show_addresses(self, lines: Sequence[AddressLine], chosen: str, lost: str) -> None: ...

    def show_pages(self, lines: Sequence[PageLine]) -> None: ...

    def show_reading(self, reads_first: bool, tables: int) -> None: ...

    def show_code_changed(self, table: int, print_again: Callable[[], object]) -> None: ...

    def show_retention(self, line: RetentionLine) -> None: ...

    def show_field_refused(self, field: str, said: str) -> None: ...

    def show_list_refused(self, place: Place, said: str) -> None: ...

    def show_failure(self, result: str, detail: str) -> None: ...

    def clear_refusal(self, where: str) -> None: ...

    def edit_last(self, place: Place) -> None: ...

    def choose_address(self) -> None: ...

    def open_slides(self) -> None: ...


class PresentationPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {
            Workshop,
            Person,
            Phase,
            Printed,
            Card,
            FollowLink,
            SortingLink,
            HallPlan,
            Meeting,
            RoomCheck,
            Rehearsal,
            SlideChoices,
        }
    )

    def __init__(
        self,
        view: PresentationShown,
        tasks: Tasks,
        clock: Clock,
        addresses: Callable[[], Sequence[Address]],
        use_address: Callable[[str], None],
        go: Callable[[str], None],
        optional_pages: Mapping[str, str],
        visit: Visit,
        qr: Qr,
        copies_to: Callable[[], Callable[[], Path | None]],
        choose_copies: Callable[[], None],
        rehearse: Callable[[UUID], None],
    ) -> None:
        """`use_address` opens the form there and keeps it with the workshop; `copies_to` gives what
        tells, in a reading thread, where copies go outside this laptop."""
        self._visit = visit
        refused = view.show_link_refused
        self.follow = LinkDesk("follow", FOLLOW, view.show_follow, refused, tasks, qr)
        self.sorting = LinkDesk("sorting", SORTING, view.show_sorting, refused, tasks, qr)
        self._view, self._tasks, self._clock = view, tasks, clock
        self._addresses, self._use_address, self._go = addresses, use_address, go
        self._rehearse = rehearse
        self._optional_pages, self._copies_to = optional_pages, copies_to
        self._here: dict[Check, Callable[[], object]] = {
            "address": view.choose_address,
            "slides": view.open_slides,
            "key": choose_copies,
            "rehearsal": self.rehearse,
        }
        """What this page itself mends."""
        self._looked_at: datetime | None = None
        self._shown: Presented | None = None
        self._of: UUID | None = None  # a field left late still writes to its own workshop

    def refresh(self) -> None:
        if self._tasks.workshop != self._of:
            self._of, self._shown = self._tasks.workshop, None
            self._view.forget()
        now, addresses, copies_to = self._clock.now(), self._addresses, self._copies_to()

        def read(snapshot: Snapshot) -> tuple[Presented, Sequence[Address]]:
            return presented(snapshot, now, copies_to()), addresses()

        self._tasks.query("presentation", read, self._take, self._fail)
        self._visit.read()
        self.follow.refresh()
        self.sorting.refresh()

    def tick(self, now: datetime) -> None:
        """A key plugged in or pulled out is no change of the workshop: it is looked for."""
        if self._looked_at is not None and now - self._looked_at < LOOK_EVERY:
            return
        self._looked_at = now
        copies_to = self._copies_to()
        self._tasks.look("copies-to", lambda _library: copies_to(), self._see_copies)

    def _see_copies(self, folder: Path | None) -> None:
        if self._shown is not None and folder != self._shown.ready.copies_to:
            self.refresh()

    # fields

    def change(self, field: str, typed: str) -> None:
        """One field of the workshop, as typed."""
        value = self._read(field, typed)
        if isinstance(value, Problem):
            self._view.show_field_refused(field, sentence(value.code, value.values))
            return
        fields: dict[str, Any] = {field: value}
        hour = HOURS.get(field)
        change = partial(hour, at=value) if hour else partial(change_workshop, **fields)

        def refused(refusal: Refusal) -> None:
            self._view.show_field_refused(field, sentence(refusal.code, refusal.values))

        self._tasks.command(
            change,
            lambda _w: self._view.clear_refusal(field),
            refused,
            self._of,
        )

    def change_tables(self, count: int) -> None:
        def refused(refusal: Refusal) -> None:
            self._view.show_field_refused("table_count", sentence(refusal.code, refusal.values))
            self._show_fields()

        self._tasks.command(
            partial(change_workshop, table_count=count),
            lambda _w: self._view.clear_refusal("table_count"),
            refused,
            self._of,
        )

    def _read(self, field: str, typed: str) -> object:
        if field == "day":
            if not typed.strip():
                return None
            today = self._clock.now().astimezone().date()
            return read_day(typed, today) or Problem("day_not_valid", value=typed)
        if field in HOURS:
            clock = read_clock(typed)
            return Problem("clock_not_valid", value=typed) if clock is None else clock
        if field in LINES:
            return read_lines(typed)
        return typed.strip() if field == "context" else " ".join(typed.split())

    # rules of the game and categories

    def open_hall(self) -> None:
        self._go("hall")

    def open_poster(self) -> None:
        """The rules on paper are the first document of the kit."""
        self._go("kit")

    def add_rule(self) -> None:
        self._do("rules", partial(add_game_rule, title=_("Nouvelle règle")), added=True)

    def change_rule(self, place: int, title: str, detail: str) -> None:
        self._do("rules", partial(change_game_rule, place=place, title=title, detail=detail))

    def move_rule(self, place: int, by: int) -> None:
        self._do("rules", partial(move_game_rule, place=place, by=by))

    def remove_rule(self, place: int) -> None:
        self._do("rules", partial(remove_game_rule, place=place))

    def add_category(self) -> None:
        self._do("categories", partial(add_category, label=_("Nouvelle catégorie")), added=True)

    def change_category(self, place: int, label: str, question: str) -> None:
        if key := self._category(place):
            change = partial(change_category, key=key, label=label, question=question)
            self._do("categories", change)

    def change_look(self, place: int, tone: str, shape: str) -> None:
        if key := self._category(place):
            look = partial(change_category_look, key=key, tone=tone, shape=shape)
            self._do("categories", look)

    def move_category(self, place: int, by: int) -> None:
        self._do("categories", partial(move_category, place=place, by=by))

    def remove_category(self, place: int) -> None:
        if key := self._category(place):
            self._do("categories", partial(remove_category, key=key))

    def change_retention(self, months: int, unasked: bool) -> None:
        """How long after the day people keep their names here; 0: for ever."""
        keep = partial(keep_names, months=months, unasked=unasked)
        self._tasks.command(keep, lambda _w: self.refresh(), self._fail, self._of)

    def read_first(self, on: bool) -> None:
        """What phones send from now on waits to be read; what came before is not touched."""
        switch = partial(change_workshop, reads_first=on)
        self._tasks.command(switch, lambda _w: self.refresh(), self._fail, self._of)

    def change_code(self, number: int) -> None:
        """Another secret for a table; « Annuler » gives it the old one back."""

        def done(table: Table) -> None:
            self._view.show_code_changed(table.number, partial(self._go, "kit"))

        self._tasks.command(partial(change_code, number=number), done, self._fail, self._of)

    # addresses and what is missing

    def choose_address(self, host: str) -> None:
        self._use_address(host)

    def switch_page(self, page: str, on: bool) -> None:
        """Offer an optional page in the rail, or take it away; what it holds is kept."""
        switch = partial(offer_page, page=page, offered=on)
        self._tasks.command(switch, lambda _w: None, self._fail, self._of)

    def rehearse(self) -> None:
        """The day of this workshop, on a copy."""
        if self._of is not None:
            self._rehearse(self._of)

    def mend(self, check: Check) -> None:
        """Open the place that mends a line of the checklist."""
        if PAGES[check]:
            self._go(PAGES[check])
        else:
            self._here[check]()

    def _category(self, place: int) -> str:
        known = self._shown.workshop.categories if self._shown else ()
        return known[place].key if 0 <= place < len(known) else ""

    def _do(self, place: Place, command: Command[Workshop], *, added: bool = False) -> None:
        def done(workshop: Workshop) -> None:
            self._view.clear_refusal(place)
            if self._shown is not None:
                self._shown = replace(self._shown, workshop=workshop)
                self._view.show_lists(workshop, self._shown.frozen)
            if added:
                self._view.edit_last(place)

        def refused(refusal: Refusal) -> None:
            self._view.show_list_refused(place, sentence(refusal.code, refusal.values))
            self.refresh()

        self._tasks.command(command, done, refused, self._of)

    def _take(self, read: tuple[Presented, Sequence[Address]]) -> None:
        shown, addresses = read
        self._shown = shown
        workshop = shown.workshop
        self._view.show_model(workshop.model, shown.untouched)
        self._show_fields()
        self._view.show_lists(workshop, shown.frozen)
        lines = check_lines(shown.ready, workshop)
        self._view.show_checklist(_before(workshop), lines)
        self._show_addresses(workshop, addresses)
        self._view.show_reading(workshop.reads_first, workshop.table_count)
        self._view.show_pages(page_lines(workshop, self._optional_pages))
        today = self._clock.now().astimezone().date()
        self._view.show_retention(retention_line(workshop, shown.names_go_on, today))

    def _show_fields(self) -> None:
        if self._shown is not None:
            workshop = self._shown.workshop
            self._view.show_fields(field_values(workshop), workshop.table_count)

    def _show_addresses(self, workshop: Workshop, addresses: Sequence[Address]) -> None:
        lost = ""
        if workshop.host and all(address.host != workshop.host for address in addresses):
            lost = _(
                "{host} n'est plus une adresse de cet ordinateur. Rejoignez le même réseau, "
                "ou choisissez-en une autre et réimprimez les panneaux.",
                host=workshop.host,
            )
        self._view.show_addresses(address_lines(addresses), workshop.host, lost)

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(
            _("Cela n'a pas pu se faire."), sentence(refusal.code, refusal.values)
        )


def field_values(workshop: Workshop) -> Mapping[str, str]:
    """Each field as a person reads and types it."""
    spoken = language()
    day = "" if workshop.day is None else typography.day(workshop.day, spoken, "d MMM y")
    return {
        "title": workshop.title,
        "organiser": workshop.organiser,
        "question": workshop.question,
        "day": day,
        "starts_at": typography.clock(workshop.starts_at, spoken),
        "ends_at": typography.clock(workshop.ends_at, spoken),
        "place": workshop.place,
        "context": workshop.context,
        "objectives": lines_to_type(workshop.objectives),
        "results": lines_to_type(workshop.results),
        "wifi_name": workshop.wifi_name,
        "wifi_password": workshop.wifi_password,
    }


def _before(workshop: Workshop) -> str:
    if workshop.day is None:
        return _("Avant l'atelier")
    form = "d MMMM"
    return _("Avant le {day}", day=typography.day(workshop.day, language(), form))
