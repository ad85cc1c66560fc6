"""One photo as large as the page allows, its caption under it, and what can be done with it.

Arrows go from one to the next, Échap goes back. Decides nothing.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.screens.cards.photo_faces import PhotoFace
from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.photos import LONGEST_CAPTION
from workshop_app.i18n.translate import _

LEAST = QSize(240, 160)


class LargePhoto(QWidget):
    stepped = Signal(int)
    """-1: the one before; 1: the next."""
    captioned = Signal(object, str)
    accepted = Signal(object)
    set_aside_asked = Signal(object)
    print_asked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: PhotoFace | None = None
        self.picture = Picture()
        self.title = label("", "panel-title")
        self.waiting = Tag(_("À relire"), "signal", "eye")
        self.caption = QLineEdit()
        self.caption.setMaxLength(LONGEST_CAPTION)
        self.caption.setPlaceholderText(_("Légende"))
        self.caption.setAccessibleName(_("Légende de la photo"))
        self._in_place = InPlace(self.caption)
        self._in_place.committed.connect(self._commit)
        self.refused = label("", "error", wrap=True)
        self.refused.hide()
        self.accept = Button(_("Accepter"), icon_name="check", on_click=self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.picture, 1)
        column.addLayout(self._heading())
        column.addLayout(self._line())
        column.addWidget(self.refused)

    def show_photo(self, face: PhotoFace) -> None:
        """Another one, whose picture is on its way, or the same after a change."""
        if self._face is None or self._face.id != face.id:
            self._in_place.flush()
            self.picture.show_waiting()
            self.show_refusal("")
        self._face = face
        self.title.setText(f"{face.title}, {face.taken}")
        self._in_place.show_value(face.caption)
        self.waiting.setVisible(face.is_waiting)
        self.accept.setVisible(face.is_waiting)
        self.picture.setAccessibleName(face.spoken)

    def show_picture(self, key: UUID, image: QImage) -> None:
        if self._face is not None and self._face.id == key:
            self.picture.show_image(image)

    def show_refusal(self, said: str) -> None:
        self.refused.setText(said)
        self.refused.setVisible(bool(said))

    def shown(self) -> UUID | None:
        return self._face.id if self._face is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key == Qt.Key.Key_Escape:
            self._in_place.flush()
            self.closed.emit()
        elif key == Qt.Key.Key_Delete and self._face is not None:
            self.set_aside_asked.emit(self._face.id)
        else:
            super().keyPressEvent(event)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.title)
        row.addWidget(self.waiting)
        row.addStretch(1)
        before = icon_button("arrow-left", _("Photo précédente"), on_click=self._before)
        after = icon_button("arrow-right", _("Photo suivante"), on_click=self._after)
        row.addWidget(before)
        row.addWidget(after)
        return row

    def _line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.caption, 1)
        row.addWidget(self.accept)
        row.addWidget(Button(_("Écarter"), icon_name="set_aside", on_click=self._set_aside))
        row.addWidget(icon_button("print", _("Imprimer cette photo"), on_click=self._print))
        return row

    def _before(self) -> None:
        self.stepped.emit(-1)

    def _after(self) -> None:
        self.stepped.emit(1)

    def _commit(self, text: str) -> None:
        if self._face is not None:
            self.captioned.emit(self._face.id, text)

    def _accept(self) -> None:
        if self._face is not None:
            self.accepted.emit(self._face.id)

    def _set_aside(self) -> None:
        if self._face is not None:
            self.set_aside_asked.emit(self._face.id)

    def _print(self) -> None:
        if self._face is not None:
            self.print_asked.emit(self._face.id)


class Picture(QWidget):
    """Draws it whole, in the middle; scaled once for each size of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(LEAST)
        self._image = QImage()
        self._scaled = QPixmap()

    def show_waiting(self) -> None:
        self._image = QImage()
        self._scale()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self._scale()

    def image(self) -> QImage:
        return self._image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scaled.isNull():
            return
        size = self._scaled.deviceIndependentSize().toSize()
        place = QRect(self.rect().topLeft(), size)
        place.moveCenter(self.rect().center())
        QPainter(self).drawPixmap(place.topLeft(), self._scaled)

    def _scale(self) -> None:
        """Never larger than it is: a small photo stays sharp."""
        ratio = self.devicePixelRatioF()
        if self._image.isNull():
            self._scaled = QPixmap()
        else:
            room = (self.size() * ratio).boundedTo(self._image.size())
            drawn = self._image.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled = QPixmap.fromImage(drawn)
            self._scaled.setDevicePixelRatio(ratio)
        self.update()
