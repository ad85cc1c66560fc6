"""« Photos des tables » in the place of the wall: all of them, or one large. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QImage, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QWidget

from workshop_app.desktop.screens.cards.photo_faces import PhotoFace
from workshop_app.desktop.screens.cards.photo_large import LargePhoto
from workshop_app.desktop.screens.cards.photo_list import PhotoGrid
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.panel import Panel
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _, n_


class PhotoBoard(Panel):
    opened = Signal(object)
    stepped = Signal(int)
    large_closed = Signal()
    captioned = Signal(object, str)
    accepted = Signal(object)
    set_aside_asked = Signal(object)
    bring_back_asked = Signal(object)
    print_chosen = Signal(object, object)
    """Ids, and the path of the PDF."""
    left = Signal()
    """Back to the cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Photos des tables"), parent=parent)
        self._faces: Sequence[PhotoFace] = ()
        self._lines: Sequence[tuple[UUID, str]] = ()
        self._dialog: QFileDialog | None = None
        self.count = Tag("")
        self.grid, self.large = PhotoGrid(), LargePhoto()
        self._nothing = EmptyState("camera", _("Toutes les photos sont écartées."))
        self._pages = QStackedWidget()
        for page in (self.grid, self.large, self._nothing):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self.aside = icon_button("archive", _("Ramener une photo écartée"), on_click=self._menu)
        self.printing = Button(_("Imprimer"), icon_name="print", on_click=self._print_all)
        self.back = Button(_("Revenir aux cartes"), icon_name="arrow-left", on_click=self._leave)
        for part in (self.count, self.aside, self.printing, self.back):
            self.buttons.addWidget(part)
        self._connect()

    def show_photos(self, faces: Sequence[PhotoFace], aside: Sequence[tuple[UUID, str]]) -> None:
        self._faces, self._lines = faces, aside
        self.grid.show_faces(faces)
        self.count.say(n_("{n} photo", "{n} photos", len(faces)) if faces else "")
        self.aside.setVisible(bool(aside))
        if faces:
            self.printing.allow()
        else:
            self.printing.refuse(_("Il n'y a aucune photo à imprimer."))
        if self._pages.currentWidget() is not self.large:
            self._pages.setCurrentWidget(self.grid if faces else self._nothing)

    def show_large(self, face: PhotoFace) -> None:
        self.large.show_photo(face)
        if self._pages.currentWidget() is not self.large:
            self._pages.setCurrentWidget(self.large)
            self.large.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_picture(self, key: UUID, image: QImage) -> None:
        self.large.show_picture(key, image)

    def close_large(self) -> None:
        if self._pages.currentWidget() is not self.large:
            return
        last = self.large.shown()
        self._pages.setCurrentWidget(self.grid if self._faces else self._nothing)
        if last is not None:
            self.grid.choose(last)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_large(self) -> bool:
        return self._pages.currentWidget() is self.large

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def aside_menu(self) -> QMenu:
        """One line a photo; choosing it brings it back."""
        menu = QMenu(self)
        for key, words in self._lines:
            action = QAction(words.replace("&", "&&"), menu)
            action.triggered.connect(partial(self._bring_back, key))
            menu.addAction(action)
        return menu

    def _connect(self) -> None:
        self.grid.opened.connect(self.opened)
        self.grid.set_aside_asked.connect(self.set_aside_asked)
        self.large.stepped.connect(self.stepped)
        self.large.closed.connect(self.large_closed)
        self.large.captioned.connect(self.captioned)
        self.large.accepted.connect(self.accepted)
        self.large.set_aside_asked.connect(self.set_aside_asked)
        self.large.print_asked.connect(lambda key: self._ask([key]))

    def _leave(self) -> None:
        """From one photo to all of them, then back to the cards."""
        if self.is_large():
            self.large_closed.emit()
        else:
            self.left.emit()

    def _print_all(self) -> None:
        self._ask([face.id for face in self._faces])

    def _ask(self, keys: Sequence[UUID]) -> None:
        name = _("photos.pdf") if len(keys) > 1 else _("photo.pdf")
        kinds = [_("Document PDF (*.pdf)")]

        def chosen(path: Path) -> None:
            self.print_chosen.emit(keys, path)

        self._dialog = ask_to_save(self, _("Enregistrer le PDF"), name, kinds, chosen)

    def _menu(self) -> None:
        menu = self.aside_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.aside.mapToGlobal(QPoint(0, self.aside.height() + 4)))

    def _bring_back(self, key: UUID, _checked: bool = False) -> None:
        self.bring_back_asked.emit(key)
