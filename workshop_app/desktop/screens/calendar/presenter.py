"""What « Calendrier » does: plans and moves meetings, notes who came, opens one as a workshop.

No widget. Every change is one command, so that Ctrl+Z takes it back; a postponement proposes the
rest and moves nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.screens.calendar import forms
from workshop_app.desktop.screens.calendar.faces import (
    MeetingForm,
    PersonFace,
    ProgrammeShown,
)
from workshop_app.desktop.screens.calendar.moving import Moving, MovingScreen
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.commitment import MeetingPresence, Membership, Said
from workshop_app.domain.entity import Entity
from workshop_app.domain.meetings import MODES, Meeting, Quarter
from workshop_app.domain.people import Person
from workshop_app.domain.project import Project
from workshop_app.domain.recruitment.candidature import Candidature, Recruitment
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.i18n.typed import read_clock, read_day
from workshop_app.services.agenda import agenda_file
from workshop_app.services.call_for_candidates import reminder_text
from workshop_app.services.commitment import (
    Newcomer,
    call_back,
    forget_presence,
    note_others_present,
    note_presence,
    replace_member,
)
from workshop_app.services.files import write_aside
from workshop_app.services.meeting_workshop import (
    MeetingPlan,
    meeting_plan,
    open_as_workshop,
)
from workshop_app.services.meetings import (
    add_meeting,
    cancel_meeting,
    change_meeting,
    mark_opened,
    move_to_quarter,
    plan_year,
    remove_meeting,
    restore_meeting,
)
from workshop_app.services.ports import Clock, Command, Library
from workshop_app.services.programme import ProgrammeReading, read_programme
from workshop_app.services.project_words import promise_words

CLOCKS = ("starts_at", "ends_at")
TO_CALL = "to_call"
DOOR = "checkin"


class CalendarScreen(MovingScreen, Protocol):
    def show_programme(self, shown: ProgrammeShown) -> None: ...

    def show_meeting(self, form: MeetingForm | None) -> None: ...

    def show_person(self, face: PersonFace | None) -> None: ...

    def forget(self) -> None:
        """Another workshop is open."""

    def offer_undo(self, said: str) -> None: ...

    def copy(self, text: str, said: str) -> None: ...

    def ask_where(self) -> None: ...

    def show_told(self, said: str, detail: str = "") -> None: ...

    def edit_meeting(self) -> None:
        """The form of the chosen meeting takes the focus."""


class CalendarPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {
            Workshop,
            Project,
            Person,
            Meeting,
            MeetingPresence,
            Membership,
            Recruitment,
            Candidature,
        }
    )

    def __init__(
        self,
        view: CalendarScreen,
        tasks: Tasks,
        clock: Clock,
        open_page: Callable[[UUID, str], None],
    ) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._open_page = open_page
        self._moving = Moving(view, tasks, lambda: self._reading, self.refresh)
        self._of: UUID | None = None  # a field left late still writes to its own workshop
        self._reading: ProgrammeReading | None = None
        self._meeting: UUID | None = None
        self._person: UUID | None = None
        self._begins: UUID | None = None
        """A meeting just added: its form takes the focus once it is shown."""
        self._only_to_call = False

    def refresh(self) -> None:
        group = self._tasks.workshop
        if group is None:
            return
        if group != self._of:
            self._of, self._reading, self._meeting, self._person = group, None, None, None
            self._view.forget()
        read = partial(read_programme, key=group, now=self._clock.now())
        self._tasks.look("calendar", lambda library: read(library), self._take, self._refuse)

    # what the person chooses

    def choose_meeting(self, key: UUID) -> None:
        self._meeting = key
        self._show()

    def choose_person(self, key: UUID | None) -> None:
        if key != self._person:
            self._person = key
            self._show_person()

    def choose_filter(self, which: str) -> None:
        self._only_to_call = which == TO_CALL
        self._show()

    # planning

    def go_on(self) -> None:
        """The primary button: the year, or the next meeting."""
        if self._reading is None:
            return
        if not self._reading.meetings:
            self._do(partial(plan_year, first=self._today()))
        elif (coming := self._reading.next) is not None:
            self.open_meeting(coming.meeting.id)

    def add(self, when: Quarter | None = None) -> None:
        """In that quarter; without one, in that of the last meeting, or today's."""
        if self._reading is None:
            return
        known = self._reading.meetings
        if when is None:
            when = known[-1].meeting.when if known else self._reading.quarters[0]

        def added(meeting: Meeting) -> None:
            self._meeting, self._begins = meeting.id, meeting.id
            self.refresh()

        self._command(partial(add_meeting, when=when), added)

    def change(self, key: UUID, field: str, typed: str) -> None:
        """One field of a meeting, as typed."""
        if field == "day":
            self._moving.move(key, typed, self._today(), self._of)
            return
        value: object = typed.strip() if field == "method" else " ".join(typed.split())
        if field in CLOCKS:
            value = read_clock(typed)
            if value is None:
                said = sentence("clock_not_valid", {"value": typed})
                self._view.show_field_refused(field, said)
                return
        if field == "mode" and typed not in MODES:
            return
        changes: dict[str, Any] = {field: value}
        self._do(partial(change_meeting, key=key, **changes), field, key)

    def put_in_quarter(self, key: UUID, when: Quarter) -> None:
        self._do(partial(move_to_quarter, key=key, when=when))

    def cancel(self, key: UUID) -> None:
        self._do(partial(cancel_meeting, key=key), undo=_("Rencontre annulée."))

    def restore(self, key: UUID) -> None:
        self._do(partial(restore_meeting, key=key))

    def remove(self, key: UUID) -> None:
        self._do(partial(remove_meeting, key=key), undo=_("Rencontre retirée du calendrier."))

    def open_meeting(self, key: UUID) -> None:
        """As a workshop with the same people: made the first time, then opened."""
        self._tasks.query("meeting-plan", partial(meeting_plan, key=key), self._open, self._refuse)

    def open_certificates(self, key: UUID) -> None:
        """They are made where presence was confirmed: at the door of the meeting's workshop."""
        found = self._reading.meeting(key) if self._reading else None
        if found is not None and found.workshop is not None:
            self._open_page(found.workshop.id, DOOR)

    # who came

    def note(self, meeting: UUID, person: UUID, said: Said, substitute: str = "") -> None:
        verb = partial(note_presence, meeting=meeting, person=person)
        self._do(partial(verb, said=said, substitute=substitute))

    def forget_note(self, meeting: UUID, person: UUID) -> None:
        self._do(partial(forget_presence, meeting=meeting, person=person))

    def note_the_others(self, key: UUID) -> None:
        """Everybody of whom nothing was said was there."""
        reading = self._reading.meeting(key) if self._reading else None
        if reading is not None and reading.silent:
            self._do(partial(note_others_present, meeting=key, silent=reading.silent))

    def replace(self, leaver: UUID, typed_day: str, newcomer: Newcomer | None) -> None:
        """From a day on; without a newcomer the place stays free."""
        day = read_day(typed_day, self._today())
        if day is None:
            said = sentence("day_not_valid", {"value": typed_day})
            self._view.show_field_refused("leaves_on", said)
            return
        self._do(
            partial(replace_member, leaver=leaver, on=day, newcomer=newcomer),
            "leaves_on",
            undo=_("Remplacement noté.") if newcomer else _("Départ noté."),
        )

    def call_back(self, person: UUID) -> None:
        self._do(partial(call_back, person=person))

    # what leaves the program

    def copy_reminder(self, key: UUID) -> None:
        reading = self._reading
        found = reading.meeting(key) if reading else None
        if reading is None or found is None:
            return
        promise = promise_words(reading.project.on_site, reading.project.remote)
        text = reminder_text(reading.workshop.title, found.meeting, promise)
        self._view.copy(text, _("Rappel copié."))

    def ask_agenda(self) -> None:
        self._view.ask_where()

    def save_agenda(self, target: Path) -> None:
        group, now = self._tasks.workshop, self._clock.now()
        if group is None:
            return

        def work(library: Library) -> Path:
            write_aside(target, library.read(group, partial(agenda_file, now=now)))
            return target

        def saved(path: Path) -> None:
            self._view.show_told(
                _("Calendrier enregistré."),
                _("{path} s'ouvre dans tout agenda. Personne n'y est nommé.", path=path),
            )

        self._tasks.look("agenda", work, saved, self._refuse)

    # opening

    def _open(self, plan: MeetingPlan) -> None:
        def linked(_meeting: Meeting) -> None:
            self._open_page(plan.workshop, "")

        def made(_workshop: Workshop) -> None:
            mark = partial(mark_opened, key=plan.meeting.id, workshop=plan.workshop)
            self._tasks.command(mark, linked, self._refuse, plan.group.id)

        self._tasks.command(partial(open_as_workshop, plan=plan), made, self._refuse, plan.workshop)

    # showing

    def _take(self, reading: ProgrammeReading) -> None:
        self._reading = reading
        if reading.meeting(self._meeting) is None:
            first = reading.next or (reading.meetings[-1] if reading.meetings else None)
            self._meeting = first.meeting.id if first else None
        self._show()
        if self._begins is not None and self._begins == self._meeting:
            self._begins = None
            self._view.edit_meeting()

    def _show(self) -> None:
        reading = self._reading
        if reading is None:
            return
        self._view.show_programme(forms.programme(reading, self._meeting, self._only_to_call))
        chosen = reading.meeting(self._meeting)
        self._view.show_meeting(forms.meeting_form(chosen, reading) if chosen else None)
        self._show_person()

    def _show_person(self) -> None:
        reading = self._reading
        if reading is not None:
            face = forms.person_face(self._person, reading) if self._person else None
            self._view.show_person(face)

    # commands

    def _do(
        self,
        command: Command[Any],
        field: str = "",
        key: UUID | None = None,
        undo: str = "",
    ) -> None:
        """One change of the group, then the page anew."""

        def done(result: object) -> None:
            if field:
                self._view.clear_refusal(field)
            if isinstance(result, Meeting) and key is not None:
                self._moving.follow(result)
            if undo:
                self._view.offer_undo(undo)
            self.refresh()

        def refused(refusal: Refusal) -> None:
            said = sentence(refusal.code, refusal.values)
            if field:
                self._view.show_field_refused(field, said)
            else:
                self._view.show_refusal(said)
                self.refresh()

        self._tasks.command(command, done, refused, self._of)

    def _command(self, command: Command[Any], then: Callable[[Any], object]) -> None:
        self._tasks.command(command, then, self._refuse, self._of)

    def _today(self) -> date:
        return self._clock.now().astimezone().date()

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))
