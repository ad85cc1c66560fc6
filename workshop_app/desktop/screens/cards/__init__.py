"""Cartes: everything the hall has written, live."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from uuid import UUID

from workshop_app.desktop.card_entry import Entry
from workshop_app.desktop.screens.cards.faces import Grouping
from workshop_app.desktop.screens.cards.presenter import CardsPresenter
from workshop_app.desktop.screens.cards.view import CardsView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import PhotoPrinter


def build_cards(
    tasks: Tasks,
    undo: Callable[[], None],
    redo: Callable[[], None],
    photo_printer: Callable[[], PhotoPrinter],
    project: Callable[[UUID], None],
) -> tuple[CardsView, CardsPresenter]:
    """The page and what it does. `undo` and `redo` are those of the whole desk; `photo_printer` is
    called in the jobs thread; `project` shows one card alone to the hall."""
    view = CardsView()
    presenter = CardsPresenter(view, tasks, undo, redo, photo_printer)

    def group(key: str) -> None:
        presenter.group(cast("Grouping", key))

    def edit(card: UUID, text: str, kind: str, expected: int) -> None:
        presenter.edit(card, text, kind, expected)

    def write(entry: Entry) -> None:
        presenter.write(entry.table, entry.kind, entry.text, entry.source)

    view.grouping_chosen.connect(group)
    view.searched.connect(presenter.search)
    view.card_opened.connect(presenter.open)
    view.card_closed.connect(presenter.close)
    view.card_saved.connect(edit)
    view.set_aside_asked.connect(presenter.set_aside)
    view.accepted.connect(presenter.reading.accept)
    view.rejected.connect(presenter.reading.reject)
    view.accepted_as.connect(presenter.reading.accept_as)
    view.split_asked.connect(presenter.reading.split)
    view.table_chosen.connect(presenter.reading.give)
    view.bring_back_asked.connect(presenter.reading.bring_back)
    view.project_asked.connect(project)
    view.entry_asked.connect(presenter.new)
    view.card_typed.connect(write)
    view.undo_asked.connect(presenter.undo)
    view.redo_asked.connect(presenter.redo)
    board, photos = view.photos, presenter.photos
    board.opened.connect(photos.open)
    board.stepped.connect(photos.step)
    board.large_closed.connect(photos.close)
    board.captioned.connect(photos.caption)
    board.accepted.connect(photos.accept)
    board.set_aside_asked.connect(photos.set_aside)
    board.bring_back_asked.connect(photos.bring_back)
    board.print_chosen.connect(photos.write)
    return view, presenter
