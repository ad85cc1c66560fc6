"""« Participants »: who is in, what deserves a look, and how a list becomes people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from workshop_app.desktop.screens.people.columns_presenter import ColumnsPresenter
from workshop_app.desktop.screens.people.decisions import DecisionPresenter
from workshop_app.desktop.screens.people.importing import ImportPresenter
from workshop_app.desktop.screens.people.presenter import PeoplePresenter
from workshop_app.desktop.screens.people.view import PeopleView
from workshop_app.desktop.tasks import Tasks
from workshop_app.desktop.widgets.page import Page
from workshop_app.services.people_exchange import SheetWriter
from workshop_app.services.ports import Clock, LetterPrinter, ListReader


def build_people(
    tasks: Tasks,
    read_list: ListReader,
    write_sheet: SheetWriter,
    clock: Clock,
    printer: Callable[[], LetterPrinter],
    go: Callable[[str], None],
    certify: Callable[[Page, Sequence[UUID]], None],
) -> tuple[PeopleView, PeoplePresenter]:
    """`read_list`, `write_sheet` and `printer` run in the jobs thread; `go` opens a page, `certify`
    makes certificates of these people."""
    view = PeopleView()
    people = PeoplePresenter(view, tasks, read_list, write_sheet, clock, printer)
    view.search_typed.connect(people.search)
    view.filter_chosen.connect(people.choose)
    view.sort_asked.connect(people.sort)
    view.selection_changed.connect(people.select)
    view.add_asked.connect(people.begin_adding)
    view.add_left.connect(people.leave_adding)
    view.person_given.connect(people.add)
    view.field_changed.connect(people.change)
    view.attribute_changed.connect(people.change_attribute)
    view.referents_asked.connect(people.set_referents)
    view.side.person.certificate_asked.connect(lambda key: certify(view, [key]))
    view.remove_asked.connect(people.remove)
    view.join_asked.connect(people.join)
    view.line_answered.connect(people.answer_line)
    view.line_asked.connect(people.see_line)
    view.lines.all_answered.connect(people.answer_all_lines)
    view.import_back_asked.connect(people.take_import_back)
    view.filters_asked.connect(people.ask_filters)
    view.filter_set.connect(people.filter_by)
    view.filter_off.connect(people.stop_filtering)
    _connect_import(view, people.importing)
    _connect_columns(view, people.columns)
    _connect_decisions(view, people.decisions)
    view.side.places.rules_asked.connect(partial(go, "recruitment"))
    return view, people


def _connect_import(view: PeopleView, lists: ImportPresenter) -> None:
    view.file_given.connect(lists.read_file)
    view.text_given.connect(lists.read_text)
    view.stop_asked.connect(lists.stop)
    preview = view.preview
    preview.field_chosen.connect(lists.choose_field)
    preview.sheet_chosen.connect(lists.choose_sheet)
    preview.source_forgotten.connect(lists.forget_source)
    preview.apply_asked.connect(lists.apply)
    preview.lines.answered.connect(lists.answer)
    preview.lines.all_answered.connect(lists.answer_all)
    preview.lines.taken_back.connect(lists.take_answer_back)
    preview.values.column_chosen.connect(lists.look_at_values)
    preview.values.table.value_typed.connect(lists.use_value)
    preview.values.table.apart_asked.connect(lists.keep_apart)
    preview.values.table.back_asked.connect(lists.give_back)
    view.import_left.connect(lists.leave)


def _connect_columns(view: PeopleView, columns: ColumnsPresenter) -> None:
    view.columns_asked.connect(columns.open)
    panel = view.columns
    panel.left.connect(columns.close)
    view.export_asked.connect(columns.export)
    panel.column_chosen.connect(columns.choose)
    panel.criterion_ticked.connect(columns.set_criterion)
    panel.badge_ticked.connect(columns.set_badge)
    panel.values.table.value_typed.connect(columns.use_value)
    panel.values.table.apart_asked.connect(columns.keep_apart)
    panel.values.table.back_asked.connect(columns.give_back)


def _connect_decisions(view: PeopleView, decisions: DecisionPresenter) -> None:
    panel = view.side.decision
    panel.acted.connect(decisions.act)
    panel.date_typed.connect(decisions.change_date)
    panel.copy_asked.connect(decisions.copy)
    panel.decided.connect(decisions.impose)
    panel.letter_saved.connect(decisions.save)
