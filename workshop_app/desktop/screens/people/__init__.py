"""« Participants »: who is in, what deserves a look, and how a list becomes people."""

from __future__ import annotations

from workshop_app.desktop.screens.people.presenter import PeoplePresenter
from workshop_app.desktop.screens.people.view import PeopleView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import ListReader


def build_people(tasks: Tasks, read_list: ListReader) -> tuple[PeopleView, PeoplePresenter]:
    """`read_list` runs in the jobs thread."""
    view = PeopleView()
    people = PeoplePresenter(view, tasks, read_list)
    lists = people.importing
    view.search_typed.connect(people.search)
    view.filter_chosen.connect(people.choose)
    view.sort_asked.connect(people.sort)
    view.selection_changed.connect(people.select)
    view.add_asked.connect(people.begin_adding)
    view.add_left.connect(people.leave_adding)
    view.person_given.connect(people.add)
    view.field_changed.connect(people.change)
    view.referents_asked.connect(people.set_referents)
    view.remove_asked.connect(people.remove)
    view.file_given.connect(lists.read_file)
    view.text_given.connect(lists.read_text)
    view.stop_asked.connect(lists.stop)
    view.column_chosen.connect(lists.choose_field)
    view.sheet_chosen.connect(lists.choose_sheet)
    view.apply_asked.connect(lists.apply)
    view.import_left.connect(lists.leave)
    view.line_asked.connect(lists.see)
    return view, people
