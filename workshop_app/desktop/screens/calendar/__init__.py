"""« Calendrier »: the year of a working group, its meetings, who keeps the promise."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from workshop_app.desktop.screens.calendar.presenter import CalendarPresenter
from workshop_app.desktop.screens.calendar.view import CalendarView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock


def build_calendar(
    tasks: Tasks,
    clock: Clock,
    go: Callable[[str], None],
    undo: Callable[[], None],
    open_page: Callable[[UUID, str], None],
) -> tuple[CalendarView, CalendarPresenter]:
    """`go` opens a page; `open_page` the workshop of a meeting, on one of its own."""
    view = CalendarView()
    presenter = CalendarPresenter(view, tasks, clock, open_page)
    view.primary_asked.connect(presenter.go_on)
    view.add_asked.connect(lambda: presenter.add())
    view.agenda_asked.connect(presenter.ask_agenda)
    view.agenda_given.connect(presenter.save_agenda)
    view.filter_chosen.connect(presenter.choose_filter)
    view.page_asked.connect(go)
    view.undo_asked.connect(undo)
    view.year.chosen.connect(presenter.choose_meeting)
    view.year.open_asked.connect(presenter.open_meeting)
    view.year.add_asked.connect(presenter.add)
    _connect_table(view, presenter)
    _connect_side(view, presenter)
    return view, presenter


def _connect_table(view: CalendarView, presenter: CalendarPresenter) -> None:
    table = view.table
    table.noted.connect(presenter.note)
    table.forgotten.connect(presenter.forget_note)
    table.substitute_asked.connect(view.ask_substitute)
    table.person_chosen.connect(presenter.choose_person)
    table.meeting_chosen.connect(presenter.choose_meeting)


def _connect_side(view: CalendarView, presenter: CalendarPresenter) -> None:
    meeting, person = view.meeting, view.person
    meeting.typed.connect(presenter.change)
    meeting.quarter_chosen.connect(presenter.put_in_quarter)
    meeting.note_asked.connect(presenter.note_the_others)
    meeting.reminder_asked.connect(presenter.copy_reminder)
    meeting.certificates_asked.connect(presenter.open_certificates)
    meeting.cancel_asked.connect(presenter.cancel)
    meeting.restore_asked.connect(presenter.restore)
    meeting.remove_asked.connect(presenter.remove)
    person.back_asked.connect(presenter.call_back)

    def came_instead(meeting: UUID, person: UUID, substitute: str) -> None:
        presenter.note(meeting, person, "replaced", substitute)

    person.replace_asked.connect(presenter.replace)
    person.substitute_given.connect(came_instead)
