"""« Recrutement »: the rules of a call for candidates, tried before anybody is told."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.screens.recruitment.presenter import RecruitmentPresenter
from workshop_app.desktop.screens.recruitment.view import RecruitmentView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock, LetterPrinter, ListReader


def build_recruitment(
    tasks: Tasks,
    clock: Clock,
    read_list: ListReader,
    printer: Callable[[], LetterPrinter],
    go: Callable[[str], None],
) -> tuple[RecruitmentView, RecruitmentPresenter]:
    """`read_list` and `printer` run in the jobs thread; `go` opens a page."""
    view = RecruitmentView()
    presenter = RecruitmentPresenter(view, tasks, clock, read_list, printer, go)
    rules, letters = view.rules, presenter.letters
    rules.preset_chosen.connect(presenter.choose_preset)
    rules.size_set.connect(presenter.set_size)
    rules.attribute_chosen.connect(presenter.set_attribute)
    rules.most_set.connect(presenter.set_most)
    rules.class_most_set.connect(presenter.set_class_most)
    rules.class_asked.connect(presenter.ask_class)
    rules.awaited_asked.connect(presenter.ask_awaited)
    rules.quota_removed.connect(presenter.remove_quota)
    rules.quota_added.connect(presenter.add_quota)
    rules.representation_chosen.connect(presenter.choose_representation)
    rules.condition_asked.connect(presenter.ask_condition)
    rules.condition_removed.connect(presenter.remove_condition)
    rules.ready_chosen.connect(presenter.add_ready)
    rules.once_set.connect(presenter.set_once)
    rules.order_set.connect(presenter.set_order)
    view.class_given.connect(presenter.keep_class)
    view.awaited_given.connect(presenter.keep_awaited)
    view.condition_given.connect(presenter.keep_condition)
    view.apply_asked.connect(presenter.apply)
    view.revert_asked.connect(presenter.revert)
    view.import_asked.connect(presenter.open_people)
    view.people_asked.connect(presenter.open_people)
    view.invented_asked.connect(presenter.try_invented)
    view.invented_left.connect(presenter.leave_invented)
    view.sentence_copied.connect(presenter.copy_sentence)
    view.letters_chosen.connect(letters.choose)
    view.letter_turned.connect(letters.turn)
    view.letter_copied.connect(letters.copy)
    view.letters_saved.connect(letters.save)
    return view, presenter
