"""Cartes et thèmes: what the hall has written, sorted into what it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast
from uuid import UUID

from PySide6.QtCore import QPoint

from workshop_app.desktop.screens.themes.card_menu import Asked, cards_menu, theme_menu
from workshop_app.desktop.screens.themes.faces import SortBy, ThemesBy
from workshop_app.desktop.screens.themes.presenter import Offered, ThemesPresenter
from workshop_app.desktop.screens.themes.view import ThemesView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.projection.doors import Qr
from workshop_app.services.sorters import Sorters
from workshop_app.services.suggestions import Suggestions


def build_themes(
    tasks: Tasks,
    engine: Callable[[], Suggestions],
    undo: Callable[[], None],
    redo: Callable[[], None],
    write: Callable[[], None],
    read: Callable[[], None],
    open_card: Callable[[UUID], None],
    project: Callable[[], None],
    abbreviations: Callable[[], None],
    sorters: Sorters,
    qr: Qr,
) -> tuple[ThemesView, ThemesPresenter]:
    """The page and what it does. `undo` and `redo` are those of the whole desk; `write`, `read` and
    `open_card` go to Cartes: to type one, to « À relire », to one card; `project` shows the wall to
    the hall; `abbreviations` goes to that page."""
    view = ThemesView()
    presenter = ThemesPresenter(view, tasks, engine, undo, redo, sorters, qr)
    _connect_head(view, presenter, write, read, project)
    _connect_cards(view, presenter, open_card)
    _connect_themes(view, presenter)
    _connect_close(view, presenter)
    view.abbreviations_asked.connect(presenter.alikes.look_again)
    view.abbreviations_asked.connect(abbreviations)
    _connect_company(view, presenter)
    return view, presenter


def _connect_head(
    view: ThemesView,
    presenter: ThemesPresenter,
    write: Callable[[], None],
    read: Callable[[], None],
    project: Callable[[], None],
) -> None:
    view.searched.connect(presenter.search)
    view.undo_asked.connect(presenter.undo)
    view.redo_asked.connect(presenter.redo)
    view.entry_asked.connect(write)
    view.reading_asked.connect(read)
    view.wall_asked.connect(project)
    view.sort_chosen.connect(lambda key: presenter.sort_by(cast("SortBy", key)))
    view.themes_chosen.connect(lambda key: presenter.themes_by(cast("ThemesBy", key)))
    view.offered_chosen.connect(lambda key: presenter.offer(cast("Offered", key)))


def _connect_cards(
    view: ThemesView, presenter: ThemesPresenter, open_card: Callable[[UUID], None]
) -> None:
    def menu(piles: Sequence[UUID], at: QPoint) -> None:
        found = [presenter.pile(key) for key in piles]
        chips = view.chips_of(piles[0])
        asked = Asked(view.ask_picker, partial(rename, view, presenter), open_card)
        view.show_menu(cards_menu(view, found, chips, presenter, asked), at)

    view.placed.connect(presenter.place)
    view.placed_in_new.connect(presenter.place_in_new)
    view.stacked.connect(presenter.stack)
    view.set_aside_asked.connect(presenter.set_aside)
    view.picker_asked.connect(lambda p: view.open_picker(p, presenter.choices_for(p)))
    view.cards_menu_asked.connect(menu)


def _connect_themes(view: ThemesView, presenter: ThemesPresenter) -> None:
    def menu(theme: UUID, at: QPoint) -> None:
        tile = view.grid.tile(theme)
        if tile is not None:
            asked = Asked(view.ask_picker, partial(rename, view, presenter), lambda _card: None)
            view.show_menu(theme_menu(view, tile.face, view.choices, presenter, asked), at)

    view.theme_opened.connect(presenter.open_theme)
    view.theme_menu_asked.connect(menu)
    view.grid.rename_asked.connect(partial(rename, view, presenter))
    view.grid.pick_asked.connect(presenter.pick_offered)
    view.grid.named.connect(presenter.create)
    view.theme_head.named.connect(presenter.rename)
    view.theme_head.described.connect(presenter.describe)
    view.names_asked.connect(presenter.name_themes)
    view.names.taken.connect(presenter.take_names)
    view.names.left.connect(presenter.leave_names)


def _connect_close(view: ThemesView, presenter: ThemesPresenter) -> None:
    def choose() -> None:
        cards = presenter.alikes.cards()
        if cards:
            named = presenter.alikes.join_in_new
            view.choose_theme(presenter.choices_for(cards), presenter.alikes.join_in, named)

    panel, alikes = view.close_panel, presenter.alikes
    panel.stacked.connect(alikes.join)
    panel.stacked_in.connect(alikes.join_in)
    panel.chosen_in.connect(choose)
    panel.parted.connect(alikes.part)
    panel.turned.connect(alikes.turn)


def _connect_company(view: ThemesView, presenter: ThemesPresenter) -> None:
    def hold() -> None:
        """Several picked are held; one that is merely stood on is not."""
        picked = view.wall.picked()
        presenter.company.hold(picked if len(picked) > 1 else ())

    view.wall.picked_changed.connect(hold)
    view.wall.taken.connect(lambda _at: presenter.company.hold(view.wall.picked()))
    view.wall.dropped.connect(lambda _at: hold())
    view.wall.let_go.connect(hold)
    view.link.opened.connect(presenter.link.open)
    view.link.closed.connect(presenter.link.close)
    view.link.code_asked.connect(presenter.link.change_code)


def rename(view: ThemesView, presenter: ThemesPresenter, theme: UUID) -> None:
    """Its cards come to the left, and its name is ready to be typed over."""
    presenter.see_theme(theme)
    view.focus_name()
