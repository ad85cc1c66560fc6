"""What « Émargement » looks like: the counts, the search and its rows, the newcomers, the side.

Lays out, keeps the focus in the search, says what was asked; decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from workshop_app.desktop.screens.checkin.counts_panel import CountsPanel
from workshop_app.desktop.screens.checkin.faces import (
    AlertFace,
    CountsFace,
    GestureFace,
    LatestFace,
    LinkFace,
    PostFace,
)
from workshop_app.desktop.screens.checkin.found_panel import FoundPanel
from workshop_app.desktop.screens.checkin.head import CheckinHead
from workshop_app.desktop.screens.checkin.link_dialog import LinkDialog
from workshop_app.desktop.screens.checkin.search_box import SearchBox
from workshop_app.desktop.screens.checkin.side_panels import AlertPanel, LatestPanel, PostsPanel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.page import Page
from workshop_app.i18n.translate import _
from workshop_app.services.checkin_list import DoorRow

SIDES = ((1160, 352), (980, 312), (0, 268))
"""From so many pixels of page on, so wide a right column."""
LOW = 800
POSTS = "checkin-posts"


class CheckinView(Page):
    searched = Signal(str)
    moved = Signal(int)
    entered = Signal()
    picked = Signal(object)
    confirmed = Signal(object)
    menu_wanted = Signal(object, QPoint)
    undo_asked = Signal()
    take_back_asked = Signal(object, int)
    newcomer_described = Signal(str, str, str, str)
    welcome_asked = Signal()
    repair_asked = Signal()
    wait_asked = Signal()
    link_asked = Signal()
    post_opened = Signal(object)
    post_closed = Signal()
    post_named = Signal(object, str)
    revoke_asked = Signal(object)
    page_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Émargement"))
        self.head = CheckinHead()
        for part in self.head.parts():
            self.add_action(part)
        self.counts = CountsPanel()
        self.found = FoundPanel()
        self.alert, self.posts, self.latest = AlertPanel(), PostsPanel(), LatestPanel()
        self._dialog: LinkDialog | None = None
        self._menu: QMenu | None = None
        self._build()
        self._connect()

    @property
    def dialog(self) -> LinkDialog | None:
        """The one of a post, while it is open."""
        return self._dialog

    @property
    def search_box(self) -> SearchBox:
        return self.found.search

    def search(self) -> SearchBox:
        return self.found.search

    def panels(self) -> Sequence[QWidget]:
        return [self.found, self.alert, self.posts, self.latest]

    # what is shown

    def forget(self) -> None:
        self.banners.clear()
        self.drop_link()
        self.found.forget()
        self.alert.show_alert(None)

    def show_loading(self) -> None:
        self.found.show_loading()

    def show_head(self, tag: str, begun: bool, initials: bool, newest: bool) -> None:
        self.count.say(tag)
        self.head.show_places(begun, initials, newest)

    def show_time(self, time: str) -> None:
        self.head.show_time(time)

    def show_counts(self, face: CountsFace) -> None:
        self.counts.show_counts(face)

    def show_rows(self, rows: Sequence[DoorRow], typed: str, by_post: bool) -> None:
        self.found.show_rows(rows, typed, by_post)

    def show_nobody(self, typed: str) -> None:
        self.found.show_nobody(typed)

    def show_empty(self) -> None:
        self.found.show_empty()

    def show_found(self, said: str, hint: str, short: str) -> None:
        self.found.show_found(said, hint, short)

    def choose(self, key: UUID | None) -> None:
        self.found.rows.choose(key)
        face = self.found.rows.chosen_face()
        self.search_box.setAccessibleDescription(face.spoken if face else "")
        if face is not None:
            event = QAccessibleEvent(self.search_box, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def clear_search(self) -> None:
        self.search_box.blockSignals(True)
        self.search_box.clear()
        self.search_box.blockSignals(False)
        self.search_box.say_found("")

    def show_gesture(self, face: GestureFace | None) -> None:
        self.found.gesture.show_gesture(face)

    def show_latest(self, faces: Sequence[LatestFace]) -> None:
        self.latest.show_latest(faces)

    def show_alert(self, face: AlertFace | None) -> None:
        self.alert.show_alert(face)

    def show_choices(self, types: Sequence[str], departements: Sequence[str]) -> None:
        self.found.newcomer.show_choices(types, departements)

    def show_seat(self, hint: str, is_warning: bool) -> None:
        self.found.newcomer.show_hint(hint, is_warning)

    def newcomer_welcomed(self) -> None:
        self.found.newcomer.clear()
        self.focus_search()

    def show_newcomer_refused(self, said: str) -> None:
        self.found.newcomer.show_refused(said)

    def show_posts(self, faces: Sequence[PostFace]) -> None:
        self.posts.show_posts(faces)

    def show_link(self, face: LinkFace) -> None:
        known = self._dialog
        if known is not None and known.shows(face):
            known.show_link(face)
            return
        self.drop_link()
        made = LinkDialog(self.window(), face)
        made.named.connect(self.post_named)
        made.revoke_asked.connect(self.revoke_asked)
        made.address_asked.connect(lambda: self.page_asked.emit("presentation"))
        made.address_asked.connect(made.accept)
        made.finished.connect(self._link_closed)
        self._dialog = made
        made.show_over()

    def drop_link(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def show_posts_refused(self, said: str) -> None:
        self.banners.show_banner("error", said, key=POSTS)

    def show_menu(self, build: Callable[[QWidget], QMenu], at: QPoint) -> None:
        """`build` makes the menu of a row."""
        self._menu = build(self)
        self._menu.popup(at)

    # keys and focus

    def focus_search(self) -> None:
        self.search_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere on the page is looked for; F4 welcomes somebody."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() == Qt.Key.Key_F4 and not held:
            self.found.begin_newcomer()
        elif event.text().isprintable() and event.text().strip() and not held:
            self._type_into_search(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width()
        self._side.setFixedWidth(next(side for least, side in SIDES if wide >= least))
        self.posts.be_brief(event.size().height() < LOW)

    def _type_into_search(self, event: QKeyEvent) -> None:
        if isinstance(QApplication.focusWidget(), QLineEdit):
            super().keyPressEvent(event)
            return
        self.focus_search()
        self.search_box.insert(event.text())

    def _link_closed(self) -> None:
        self._dialog = None
        self.post_closed.emit()
        self.focus_search()

    def _after(self, act: Callable[[], object]) -> Callable[[], None]:
        """Then the search is ready again."""

        def both() -> None:
            act()
            self.focus_search()

        return both

    def _build(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(space(3))
        main = QVBoxLayout()
        main.setSpacing(space("grid_gap"))
        main.addWidget(self.counts)
        main.addWidget(self.found, 1)
        across.addLayout(main, 1)
        self._side = QWidget()
        self._side.setFixedWidth(SIDES[-1][1])
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        column.addWidget(self.alert)
        column.addWidget(self.posts)
        column.addWidget(self.latest, 1)
        across.addWidget(self._side)
        self.body.addLayout(across, 1)

    def _connect(self) -> None:
        found, box = self.found, self.search_box
        box.searched.connect(self.searched)
        box.moved.connect(self.moved)
        box.entered.connect(self._enter)
        box.menu_asked.connect(self._ask_menu)
        found.rows.picked.connect(self._pick)
        found.rows.confirmed.connect(self._confirm)
        found.rows.menu_asked.connect(self.menu_wanted)
        found.gesture.undo_asked.connect(self._after(self.undo_asked.emit))
        found.newcomer.described.connect(self.newcomer_described)
        found.newcomer.welcome_asked.connect(self.welcome_asked)
        found.newcomer.left.connect(self.focus_search)
        found.page_asked.connect(self.page_asked)
        self.alert.repair_asked.connect(self.repair_asked)
        self.alert.wait_asked.connect(self._after(self.wait_asked.emit))
        self.posts.link_asked.connect(self.link_asked)
        self.posts.post_opened.connect(self.post_opened)
        self.latest.undo_asked.connect(self._take_back)

    def _enter(self) -> None:
        """Entrée where nobody was found goes on with the name as a newcomer's."""
        if self.found.finds_nobody():
            self.found.begin_newcomer()
        else:
            self.entered.emit()

    def _pick(self, key: object) -> None:
        self.picked.emit(key)
        self.focus_search()

    def _confirm(self, key: object) -> None:
        self.confirmed.emit(key)
        self.focus_search()

    def _take_back(self, key: object, change: int) -> None:
        self.take_back_asked.emit(key, change)
        self.focus_search()

    def _ask_menu(self) -> None:
        place = self.found.rows.chosen_place()
        if place >= 0:
            key = self.found.rows.people.row(place).person.id
            self.menu_wanted.emit(key, self.found.rows.menu_place())
