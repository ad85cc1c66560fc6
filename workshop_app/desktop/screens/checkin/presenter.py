"""What « Émargement » does: finds people, confirms, excuses, welcomes, takes back. No widget.

Decides which command each gesture is and what is told of it. The list never moves under a hand: its
order is decided when something is typed; what changes elsewhere changes in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar, Protocol
from uuid import UUID, uuid4

from workshop_app.desktop.screens.checkin import wording
from workshop_app.desktop.screens.checkin.faces import (
    AlertFace,
    CountsFace,
    GestureFace,
    LatestFace,
)
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.attendance import Attendance, Gesture
from workshop_app.domain.entity import Entity
from workshop_app.domain.people import GroupRule, Person, Split
from workshop_app.domain.phases import Phase
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.checkin import (
    Newcomer,
    Said,
    newcomer_as_person,
    say,
    take_back,
    welcome,
)
from workshop_app.services.checkin_list import (
    DoorNews,
    DoorRow,
    door_news,
    find_rows,
    same_name,
)
from workshop_app.services.people import change_person
from workshop_app.services.places import set_places
from workshop_app.services.ports import Clock, Command, R
from workshop_app.services.seat_choice import Seat, foresee_seat

LATEST = 14
"""Arrivals listed: older ones are in the list itself."""
WAIT = timedelta(minutes=5)
"""« Attendre » keeps the amber panel away that long."""
TYPING_S = 0.6
"""Somebody who stops typing that long has found whom the projector is to show."""


class CheckinShown(Protocol):
    """What the presenter asks of its view."""

    def forget(self) -> None:
        """Another workshop is open."""

    def show_loading(self) -> None: ...

    def show_head(self, tag: str, begun: bool, initials: bool, newest: bool) -> None: ...

    def show_counts(self, face: CountsFace) -> None: ...

    def show_rows(self, rows: Sequence[DoorRow], typed: str, by_post: bool) -> None: ...

    def show_nobody(self, typed: str) -> None:
        """Nobody is called so: the line for newcomers takes the name."""

    def show_empty(self) -> None:
        """Nobody is registered."""

    def show_found(self, said: str, hint: str, short: str) -> None:
        """How many people were found, and the line under the search, whole and shortened."""

    def choose(self, key: UUID | None) -> None: ...

    def clear_search(self) -> None: ...

    def show_gesture(self, face: GestureFace | None) -> None: ...

    def show_latest(self, faces: Sequence[LatestFace]) -> None: ...

    def show_alert(self, face: AlertFace | None) -> None: ...

    def show_choices(self, types: Sequence[str], departements: Sequence[str]) -> None: ...

    def show_seat(self, hint: str, is_warning: bool) -> None: ...

    def newcomer_welcomed(self) -> None: ...

    def show_newcomer_refused(self, said: str) -> None: ...

    def show_time(self, time: str) -> None: ...


class PlacesControl(Protocol):
    """What « Émargement » asks of the projector."""

    def point_at(self, person: UUID | None) -> None: ...


class Beside(Protocol):
    """The posts at the door: they live from the same reading and the same clock."""

    def take(self, news: DoorNews) -> None: ...

    def tick(self, now: datetime) -> None: ...


class CheckinPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Workshop, Person, Attendance, Phase, DoorPost, Split, GroupRule}
    )

    def __init__(
        self,
        view: CheckinShown,
        tasks: Tasks,
        clock: Clock,
        places: PlacesControl,
        repair: Callable[[], None],
        posts: Beside,
    ) -> None:
        """`repair` opens the repair of the tables."""
        self._view, self._tasks, self._clock = view, tasks, clock
        self._places, self._repair, self._posts = places, repair, posts
        self._minute: datetime | None = None
        self._forget(None)

    def _forget(self, workshop: UUID | None) -> None:
        self._of = workshop
        self._news: DoorNews | None = None
        self._typed, self._order = "", tuple[UUID, ...]()
        self._chosen: UUID | None = None
        self._done: Said | None = None
        self._quiet_until: datetime | None = None
        self._minute = None
        self._typed_at: datetime | None = None
        self._newcomer = Newcomer(uuid4(), "")
        self._seats: dict[tuple[str, str, str], Seat] = {}
        """What a newcomer so described would be given, as the list stands."""

    def refresh(self) -> None:
        if self._tasks.workshop is None:
            return
        if self._tasks.workshop != self._of:
            self._forget(self._tasks.workshop)
            self._view.forget()
            self._view.show_loading()
        ask = partial(door_news, now=self._clock.now())
        self._tasks.query("checkin", ask, self._take, self._refuse)

    def tick(self, now: datetime) -> None:
        """The clock of the head; what depends on the time left is read again each minute."""
        self._posts.tick(now)
        minute = now.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            self._view.show_time(typography.clock(now, language()))
            if self._news is not None:
                self.refresh()
        if self._typed_at and (now - self._typed_at).total_seconds() >= TYPING_S:
            self._typed_at = None
            self._places.point_at(self._chosen if self._typed else None)

    # finding somebody

    def search(self, typed: str) -> None:
        """Other words: another list, the first one chosen."""
        self._typed, self._typed_at = typed, self._clock.now()
        if self._news is None:
            return
        rows = find_rows(self._news.rows, typed)
        self._order = tuple(row.person.id for row in rows)
        self._chosen = self._order[0] if typed.strip() and rows else None
        self._show_rows()

    def move(self, by: int) -> None:
        """Arrows: the row chosen, down or up."""
        if not self._order:
            return
        here = self._order.index(self._chosen) if self._chosen in self._order else -1
        there = max(0, min(len(self._order) - 1, here + by)) if here >= 0 else 0
        self.choose(self._order[there])

    def choose(self, key: UUID) -> None:
        self._chosen, self._typed_at = key, self._clock.now()
        self._view.choose(key)

    @property
    def chosen(self) -> DoorRow | None:
        return self.row(self._chosen) if self._chosen is not None else None

    def row(self, key: UUID) -> DoorRow | None:
        return self._news.by_key.get(key) if self._news is not None else None

    # what is said of somebody

    def confirm(self, key: UUID | None = None) -> None:
        """Entrée: the person chosen is here. Without any, nothing happens."""
        self.say("arrived", key)

    def say(self, wanted: Gesture, key: UUID | None = None) -> None:
        target = key or self._chosen
        if target is None:
            return
        self._do(partial(say, key=target, wanted=wanted), partial(self._said, wanted))
        self._clear()

    def take_back(self, key: UUID, change: int) -> None:
        """That arrival was a mistake."""
        self._do(partial(take_back, key=key, expected=change), self._taken_back)

    def undo_last(self) -> None:
        """« Annuler » beside what was just done here."""
        if self._done is not None:
            self.take_back(self._done.person.id, self._done.attendance.change)

    def set_shown(self, key: UUID, shown: bool) -> None:
        """Whether the projector may show this name."""
        self._do(partial(change_person, key=key, shown=shown), _nothing)

    def set_places(self, initials: bool | None = None, newest: bool | None = None) -> None:
        self._do(partial(set_places, initials=initials, newest=newest), _nothing)

    # newcomers

    def describe_newcomer(
        self, name: str, organisation: str, organisation_type: str, departement: str
    ) -> None:
        """What is known of them so far: tells the table and the badge they would be given."""
        self._newcomer = Newcomer(
            self._newcomer.id, name, organisation, organisation_type, departement
        )
        self._foresee()

    def _foresee(self) -> None:
        """Asked once of each description: the name decides no seat."""
        news, seats, newcomer = self._news, self._seats, self._newcomer
        if news is None:
            return
        about = (newcomer.organisation, newcomer.organisation_type, newcomer.departement)
        if about in seats:
            self._show_seat(seats[about])
            return

        def found(seat: Seat) -> None:
            seats[about] = seat
            self._show_seat(seat)

        person = newcomer_as_person(newcomer, news.workshop.id)
        ask = partial(foresee_seat, newcomer=person, now=self._clock.now())
        self._tasks.query("checkin-seat", ask, found, self._refuse)

    def welcome(self) -> None:
        """« Accueillir »: added, seated, given a badge, confirmed."""
        newcomer = self._newcomer
        # Pressed twice it is one person: another id only once this one is there.
        self._tasks.command(
            partial(welcome, newcomer=newcomer), self._welcomed, self._refuse_newcomer
        )

    # the tables

    def repair(self) -> None:
        self._repair()

    def wait(self) -> None:
        """« Attendre »: not now."""
        self._quiet_until = self._clock.now() + WAIT
        self._show_alert()

    # what comes back

    def _do(self, command: Command[R], then: Callable[[R], None]) -> None:
        self._tasks.command(command, then, self._refuse)

    def _said(self, wanted: Gesture, said: Said) -> None:
        self._done = None if said.already else said
        boxes = self._news.boxes if self._news is not None else ()
        self._view.show_gesture(wording.gesture_face(said, wanted, boxes))
        self.refresh()

    def _taken_back(self, said: Said) -> None:
        self._done = None
        self._view.show_gesture(None)
        self.refresh()

    def _welcomed(self, said: Said) -> None:
        self._newcomer = Newcomer(uuid4(), "")
        self._view.newcomer_welcomed()
        self._clear()
        self._said("arrived", replace(said, already=False))

    def _refuse(self, refusal: Refusal) -> None:
        self._done = None
        self._view.show_gesture(wording.refusal_face(sentence(refusal.code, refusal.values)))
        if self._news is not None:
            self.refresh()

    def _refuse_newcomer(self, refusal: Refusal) -> None:
        self._view.show_newcomer_refused(sentence(refusal.code, refusal.values))

    def _clear(self) -> None:
        """Ready for the next person."""
        self._view.clear_search()
        self.search("")

    def _take(self, news: DoorNews) -> None:
        first = self._news is None
        self._news = news
        self._posts.take(news)
        if first or not self._typed.strip():
            self._order = tuple(row.person.id for row in news.rows)
        workshop = news.workshop
        self._view.show_head(
            wording.tag(news), news.begun, workshop.places_initials, workshop.places_newest
        )
        self._view.show_counts(wording.counts_face(news.counts))
        self._view.show_latest([wording.latest_face(row) for row in news.latest[:LATEST]])
        self._view.show_choices(news.types, news.departements)
        self._seats = {("", "", ""): news.next_seat}
        self._foresee()
        self._show_rows()
        self._show_alert()
        self._drop_old_gesture(news)

    def _drop_old_gesture(self, news: DoorNews) -> None:
        """« Annuler » goes once somebody has changed what it would take back."""
        if self._done is None:
            return
        now = news.by_key.get(self._done.person.id)
        change = now.said.change if now is not None and now.said is not None else 0
        if change != self._done.attendance.change:
            self._done = None
            self._view.show_gesture(None)

    def _show_rows(self) -> None:
        news = self._news
        if news is None:
            return
        rows = [row for key in self._order if (row := news.by_key.get(key)) is not None]
        if not news.rows:
            self._view.show_empty()
        elif not rows:
            self._view.show_nobody(self._typed.strip())
        else:
            self._view.show_rows(rows, self._typed, news.by_post)
            self._view.choose(self._chosen)
        found = n_("{n} personne", "{n} personnes", len(rows)) if self._typed.strip() else ""
        short = _("Nom, prénom ou structure. Entrée confirme l'arrivée.")
        self._view.show_found(found, self._hint(news), short)

    def _hint(self, news: DoorNews) -> str:
        nobody_came = not news.counts.present and not news.counts.left
        if nobody_came and not self._typed and (boxes := wording.box_hint(news.boxes)):
            return boxes
        return _(
            "Nom, prénom ou structure, sans accents ni majuscules. Flèches pour choisir, Entrée "
            "pour confirmer l'arrivée, Ctrl+Z pour revenir."
        )

    def _show_seat(self, seat: Seat) -> None:
        news, name = self._news, self._newcomer.name
        known = same_name(news.rows, name) if news is not None and name.strip() else None
        if known is not None:
            self._view.show_seat(wording.namesake_hint(known), True)
        else:
            self._view.show_seat(wording.seat_hint(seat), False)

    def _show_alert(self) -> None:
        news, now = self._news, self._clock.now()
        quiet = self._quiet_until is not None and now < self._quiet_until
        if news is None or news.alert is None or quiet:
            self._view.show_alert(None)
        else:
            self._view.show_alert(wording.alert_face(news.alert, news.opens_at, now))


def _nothing(_result: object) -> None: ...
