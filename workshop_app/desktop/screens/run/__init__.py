"""Conduite: two hours on stage, alone."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.card_entry import Entry
from workshop_app.desktop.projector.presenter import ProjectorPresenter
from workshop_app.desktop.projector.window import ProjectorWindow
from workshop_app.desktop.screens.run.mirror_presenter import MirrorPresenter
from workshop_app.desktop.screens.run.presenter import RunPresenter
from workshop_app.desktop.screens.run.view import RunView
from workshop_app.desktop.sound import Gong
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock, Presence
from workshop_app.services.projection.doors import Qr


def build_run(
    tasks: Tasks,
    clock: Clock,
    presence: Presence,
    qr: Qr,
    go: Callable[[str], None],
    undo: Callable[[], None],
    projector: tuple[ProjectorWindow, ProjectorPresenter],
    gong: Gong,
) -> tuple[RunView, RunPresenter]:
    """The page and what it does, joined to the projector of `build_projector`."""
    window, projection = projector
    view = RunView(gong)
    presenter = RunPresenter(view, tasks, clock, presence, qr, go, undo, projection)
    projection.watch(view.show_projector)
    view.limit_chosen.connect(projection.limit)
    view.page_turned.connect(projection.turn_page)
    mirror = MirrorPresenter(view, tasks, clock, presence)
    view.mirror_asked.connect(mirror.open)
    view.mirror_revoked.connect(mirror.revoke)
    projection.beside(mirror.tick)
    view.words_typed.connect(lambda text: view.show_words(projection.say(text)))
    window.next_asked.connect(presenter.next)
    window.back_asked.connect(presenter.back)
    window.pause_asked.connect(presenter.toggle_pause)
    _connect(view, presenter)
    return view, presenter


def _connect(view: RunView, presenter: RunPresenter) -> None:
    view.pause_asked.connect(presenter.toggle_pause)
    view.mute_asked.connect(presenter.toggle_gong)
    view.extend_asked.connect(presenter.extend)
    view.next_asked.connect(presenter.next)
    view.back_asked.connect(presenter.back)
    view.reveal_asked.connect(presenter.reveal)
    view.black_asked.connect(presenter.toggle_black)
    view.mode_chosen.connect(presenter.choose_projection)
    view.projector_asked.connect(presenter.toggle_projector)
    view.screen_chosen.connect(presenter.open_projector_on)
    view.phase_chosen.connect(presenter.peek)
    view.tables_asked.connect(presenter.show_tables)
    view.address_asked.connect(presenter.open_presentation)
    view.schedule_asked.connect(presenter.open_schedule)
    view.message_typed.connect(presenter.send_message)
    view.message_withdrawn.connect(presenter.withdraw_message)
    view.call_answered.connect(presenter.answer)
    view.help_asked.connect(presenter.help_table)
    view.help_left.connect(presenter.ladder.leave)
    view.code_asked.connect(presenter.show_code)
    view.code_left.connect(presenter.ladder.hide_code)
    view.code_projected.connect(presenter.ladder.project)
    view.paper_asked.connect(presenter.go_to_paper)
    view.phone_asked.connect(presenter.back_to_phone)
    view.catch_up.applied.connect(presenter.catching_up.apply)
    view.catch_up.adjusted.connect(presenter.catching_up.adjust)
    view.catch_up.minutes_asked.connect(presenter.catching_up.ask)
    view.catch_up.other_asked.connect(presenter.catching_up.take_the_other_way)
    view.answer_asked.connect(presenter.answer_longest)

    def write(entry: Entry) -> None:
        presenter.write(entry.table, entry.kind, entry.text, entry.source)

    view.card_typed.connect(write)
