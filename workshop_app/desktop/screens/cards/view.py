"""What Cartes looks like: the wall, and beside it the card that is open or the one being typed.

Lays out and says what was asked; decides nothing. Nothing modal opens here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.card_entry import CardEntry
from workshop_app.desktop.screens.cards.detail_panel import DetailPanel
from workshop_app.desktop.screens.cards.faces import (
    CardDetail,
    EntryChoices,
    InboxRow,
    WallFace,
)
from workshop_app.desktop.screens.cards.inbox_panel import InboxPanel
from workshop_app.desktop.screens.cards.photo_board import PhotoBoard
from workshop_app.desktop.screens.cards.photo_faces import PhotoFace
from workshop_app.desktop.screens.cards.wall import CardWall
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.history_buttons import HistoryButtons
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, scrolled
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.desktop.widgets.tips import tip
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.ports import Written

SIDE = 312


class CardsView(Page):
    grouping_chosen = Signal(str)
    searched = Signal(str)
    card_opened = Signal(object)
    card_closed = Signal()
    card_saved = Signal(object, str, str, int)
    """Card, text, category, the change its writer saw."""
    set_aside_asked = Signal(object)
    accepted = Signal(object)
    """Ids of cards of « À relire »."""
    rejected = Signal(object)
    accepted_as = Signal(object, str, int)
    """Card, its words, the change its writer saw."""
    split_asked = Signal(object, str, str, int)
    """Card, the words of each half, the change its writer saw."""
    table_chosen = Signal(object, int)
    bring_back_asked = Signal(object)
    project_asked = Signal(object)
    """A card is to be shown alone to the hall."""
    entry_asked = Signal()
    card_typed = Signal(object)
    """An `Entry`."""
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Cartes"))
        self._face: WallFace | None = None
        self._asks_several = False
        self._aside_lines: Sequence[tuple[UUID, str]] = ()
        self._search = SearchField(_("Mot, table"))
        self.add_action(self._search)
        self._see_photos = Button("", icon_name="camera", on_click=self._toggle_photos)
        self._see_photos.hide()
        self.add_action(self._see_photos)
        self._aside = icon_button(
            "archive", _("Ramener une carte écartée ou refusée"), on_click=self._open_aside
        )
        self._aside.hide()
        self.add_action(self._aside)
        self._history = HistoryButtons(self.undo_asked.emit, self.redo_asked.emit)
        self.allow_history = self._history.allow
        self.add_action(self._history)
        self.add_action(
            Button(_("Saisir une carte"), "primary", "plus", on_click=self.entry_asked.emit)
        )
        self._wall, self._inbox = CardWall(), InboxPanel()
        self._detail, self._entry = DetailPanel(), CardEntry()
        self.photos = PhotoBoard()
        self._cards_place = 0
        self._build()
        self._connect()

    def show_wall(self, face: WallFace) -> None:
        self._face = face
        self.count.say(face.count)
        self._found.say(face.found)
        self._wall.show_face(face)
        nothing = bool(face.found) and not any(column.items for column in face.columns)
        self._cards_place = 1 if face.is_empty else 2 if nothing else 0
        if not self.sees_photos():
            self._pages.setCurrentIndex(self._cards_place)
        self._groupings.setEnabled(not face.is_empty)
        if face.asks_several != self._asks_several:
            self._asks_several = face.asks_several
            self._groupings.set_choices(_groupings(face.asks_several))

    def show_inbox(self, rows: Sequence[InboxRow]) -> None:
        self._inbox.show_rows(rows)

    def show_aside(self, lines: Sequence[tuple[UUID, str]]) -> None:
        """Cards that may be brought back; without any the button is not there."""
        self._aside_lines = lines
        self._aside.setVisible(bool(lines))

    def aside_menu(self) -> QMenu:
        """One line a card; choosing it brings it back."""
        menu = QMenu(self)
        for card, words in self._aside_lines:
            action = QAction(words.replace("&", "&&"), menu)
            action.triggered.connect(partial(self._bring_back, card))
            menu.addAction(action)
        return menu

    def show_photos(self, faces: Sequence[PhotoFace], aside: Sequence[tuple[UUID, str]]) -> None:
        """Without any, and none to bring back, the way to them is not there."""
        self.photos.show_photos(faces, aside)
        waiting = sum(face.is_waiting for face in faces)
        said = n_("{n} photo des tables", "{n} photos des tables", len(faces))
        shown = number(len(faces))
        if waiting:
            shown = _("{n}, {waiting} à relire", n=shown, waiting=waiting)
            said = _("{photos}, {n} à relire", photos=said, n=waiting)
        self._see_photos.setText(shown)
        self._see_photos.set_icon("camera")
        self._see_photos.setToolTip(tip(said))
        self._see_photos.setAccessibleName(said)
        there = bool(faces or aside)
        self._see_photos.setVisible(there)
        if not there and self.sees_photos():
            self._toggle_photos()

    def show_large(self, face: PhotoFace) -> None:
        self.photos.show_large(face)

    def show_picture(self, key: UUID, image: QImage) -> None:
        self.photos.show_picture(key, image)

    def close_large(self) -> None:
        self.photos.close_large()

    def show_caption_refused(self, said: str) -> None:
        self.photos.large.show_refusal(said)

    def show_printing(self) -> None:
        self.banners.show_banner("info", _("Mise en page…"), closable=False, key="photos")

    def show_printed(self, written: Written) -> None:
        path = written.path
        self.banners.show_banner(
            "success",
            n_("{n} photo enregistrée.", "{n} photos enregistrées.", written.pages),
            str(path),
            action=(_("Ouvrir"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            key="photos",
        )

    def sees_photos(self) -> bool:
        """They stand in the place of the wall."""
        return self._pages.currentWidget() is self.photos

    def print_button(self) -> QAbstractButton | None:
        return self.photos.printing if self.sees_photos() else None

    def show_choices(self, choices: EntryChoices) -> None:
        self._entry.show_choices(choices.tables, choices.categories)
        self._detail.show_categories(choices.categories)
        self._detail.show_tables(choices.tables)

    def show_detail(self, detail: CardDetail | None) -> None:
        if detail is None:
            self._close_side()
            return
        self._detail.show_detail(detail)
        self._wall.select(detail.id)
        self._open_side(0)

    def show_conflict(self, said: str, newest: CardDetail) -> None:
        self._detail.show_conflict(said, newest)

    def show_detail_refusal(self, said: str) -> None:
        self._detail.show_refusal(said)

    def show_entry(self) -> None:
        self._wall.select(None)
        self._open_side(1)
        self._entry.aim()

    def show_written(self, said: str) -> None:
        self._entry.show_written(said)

    def show_entry_refusal(self, said: str) -> None:
        self._entry.show_refusal(said)

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="cards")

    def offer_undo(self, said: str, undo: Callable[[], None], icon_name: str) -> None:
        self.undo.offer(said, undo, icon_name)

    def drop_undo(self) -> None:
        self.undo.dismiss()
        self.banners.withdraw("cards")

    def panels(self) -> list[QWidget]:
        parts: list[QWidget] = [self._inbox.table, self._wall, self.photos.grid, self._side]
        return [part for part in parts if part.isVisible()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._side.isVisible():
            self.card_closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._groupings = Segment(_("Ranger les cartes par"), _groupings(asks_several=False))
        self._found = Tag("")
        board = Panel(_("Cartes reçues"))
        board.buttons.addWidget(self._found)
        board.buttons.addWidget(self._groupings)
        board.body.addWidget(self._wall, 1)
        waiting = EmptyState("cards", _("Les cartes arriveront ici dès le premier envoi."), "", [])
        clear = Button(_("Effacer la recherche"), on_click=self._search.clear)
        nothing = EmptyState("search", _("Aucune carte ne contient ces mots."), "", [clear])
        self._pages = QStackedWidget()
        for page in (board, waiting, nothing, self.photos):
            self._pages.addWidget(page)
        self._side = QStackedWidget()
        self._side.addWidget(_standing(self._detail))
        self._side.addWidget(_standing(self._entry))
        self._side.setFixedWidth(SIDE)
        self._side.hide()
        row = QHBoxLayout()
        row.setSpacing(space("grid_gap"))
        column = QVBoxLayout()
        column.setSpacing(space("grid_gap"))
        column.addWidget(self._inbox)
        column.addWidget(self._pages, 1)
        row.addLayout(column, 1)
        row.addWidget(self._side)
        self.body.addLayout(row, 1)

    def _toggle_photos(self) -> None:
        if self.sees_photos():
            self._pages.setCurrentIndex(self._cards_place)
            self._wall.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.card_closed.emit()
            self._pages.setCurrentWidget(self.photos)
            self.photos.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.photos.left.connect(self._toggle_photos)
        self._search.searched.connect(self.searched)
        self._groupings.chosen.connect(self.grouping_chosen)
        self._wall.opened.connect(self.card_opened)
        self._wall.set_aside_asked.connect(self.set_aside_asked)
        self._wall.edit_asked.connect(self._edit)
        self._inbox.opened.connect(self.card_opened)
        self._inbox.edit_asked.connect(self._detail.focus_text)
        self._inbox.accepted.connect(self.accepted)
        for part in (self._inbox, self._detail):
            part.rejected.connect(self.rejected)
        self._detail.accepted_as.connect(self.accepted_as)
        self._detail.split_asked.connect(self.split_asked)
        self._detail.table_chosen.connect(self.table_chosen)
        self._detail.project_asked.connect(self.project_asked)
        self._detail.saved.connect(self.card_saved)
        self._detail.set_aside_asked.connect(self.set_aside_asked)
        self._detail.closed.connect(self.card_closed)
        self._entry.sent.connect(self.card_typed)
        self._entry.closed.connect(self.card_closed)

    def _edit(self) -> None:
        card: UUID | None = self._wall.current()
        if card is not None and not self._side.isVisible():
            self.card_opened.emit(card)
        self._detail.focus_text()

    def _open_aside(self) -> None:
        menu = self.aside_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._aside.mapToGlobal(QPoint(0, self._aside.height() + 4)))

    def _bring_back(self, card: UUID, _checked: bool = False) -> None:
        self.bring_back_asked.emit(card)

    def _open_side(self, place: int) -> None:
        self._side.setCurrentIndex(place)
        self._side.show()

    def _close_side(self) -> None:
        had_focus = self._side.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._side.hide()
        self._wall.select(None)
        if had_focus:
            self._wall.setFocus(Qt.FocusReason.OtherFocusReason)


def _groupings(asks_several: bool) -> list[tuple[str, str]]:
    """By question only where a phase asks several."""
    by_question = [("question", _("Question"))] if asks_several else []
    return [
        ("kind", _("Catégorie")),
        *by_question,
        ("table", _("Table")),
        ("arrival", _("Arrivée")),
    ]


def _standing(panel: Panel) -> QWidget:
    """The panel in an area that scrolls on a low screen, and keeps its own ground."""
    ground = QWidget()
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    area = scrolled(ground)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
