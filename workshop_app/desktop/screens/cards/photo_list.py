"""The photos of the tables as a grid of small pictures: a Qt model and how one is painted.

A preview is decoded when it is first looked at, and kept until it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workshop_app.desktop.screens.cards.photo_faces import PhotoFace
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import radius, space
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _

Index = QModelIndex | QPersistentModelIndex
CELL = QSize(212, 222)
PICTURE = QSize(196, 148)
WORDS = 20
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PhotoModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faces: Sequence[PhotoFace] = ()
        self._drawn: dict[str, QPixmap] = {}

    def show_faces(self, faces: Sequence[PhotoFace]) -> None:
        if [face.id for face in faces] == [face.id for face in self._faces]:
            self._faces = faces
            self.dataChanged.emit(self.index(0), self.index(len(faces) - 1))
            return
        self.beginResetModel()
        self._faces = faces
        kept = {face.digest for face in faces}
        self._drawn = {name: drawn for name, drawn in self._drawn.items() if name in kept}
        self.endResetModel()

    def face(self, index: Index) -> PhotoFace:
        return self._faces[index.row()]

    def row_of(self, key: UUID) -> int | None:
        return next((n for n, face in enumerate(self._faces) if face.id == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own form
        return 0 if parent.isValid() else len(self._faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        face = self._faces[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return face.spoken
        return self._picture(face) if role == Qt.ItemDataRole.DecorationRole else None

    def _picture(self, face: PhotoFace) -> QPixmap:
        if face.digest not in self._drawn:
            drawn = QPixmap()
            if face.preview:
                drawn.loadFromData(face.preview)
            self._drawn[face.digest] = drawn
        return self._drawn[face.digest]


class PhotoPaint(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PhotoModel)
        face, place = model.face(index), _rect(option).adjusted(4, 4, -4, -4)
        chosen = bool(_state(option) & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = QRectF(place).adjusted(1, 1, -1, -1)
        painter.setBrush(color("accent.tint_soft" if chosen else "neutral.surface"))
        ink = color("accent.focus" if chosen else "neutral.line")
        painter.setPen(QPen(ink, 2 if chosen else 1))
        painter.drawRoundedRect(edge, radius("card"), radius("card"))
        drawn = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(drawn, QPixmap) and not drawn.isNull():
            painter.drawPixmap(_within(place, drawn.size()), drawn)
        _paint_words(painter, face, QRectF(place).adjusted(10, PICTURE.height() + 10, -10, 0))
        painter.restore()


class PhotoGrid(QListView):
    opened = Signal(object)
    """A photo to be seen large."""
    set_aside_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos = PhotoModel(self)
        self.setModel(self.photos)
        self.setItemDelegate(PhotoPaint(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(space(6))
        self.setAccessibleName(_("Photos des tables"))
        self.activated.connect(lambda index: self.opened.emit(self.photos.face(index).id))

    def show_faces(self, faces: Sequence[PhotoFace]) -> None:
        """The one that was chosen stays so, wherever it stands now."""
        chosen = self.chosen()
        self.photos.show_faces(faces)
        row = self.photos.row_of(chosen) if chosen is not None else None
        if row is not None:
            self.setCurrentIndex(self.photos.index(row))

    def chosen(self) -> UUID | None:
        index = self.currentIndex()
        return self.photos.face(index).id if index.isValid() else None

    def choose(self, key: UUID) -> None:
        row = self.photos.row_of(key)
        if row is not None:
            self.setCurrentIndex(self.photos.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        if event.key() in ENTER and chosen is not None:
            self.opened.emit(chosen)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and chosen is not None:
            self.set_aside_asked.emit(chosen)
        else:
            super().keyPressEvent(event)


def _paint_words(painter: QPainter, face: PhotoFace, place: QRectF) -> None:
    painter.setFont(sized_font(14, 600))
    painter.setPen(color("neutral.text"))
    paint_elided(painter, face.title, QRectF(place.left(), place.top(), place.width(), WORDS))
    painter.setFont(sized_font(13))
    said, ink = face.caption or face.taken, "neutral.text_secondary"
    if face.is_waiting:
        said, ink = _("À relire"), "state.signal.text"
    painter.setPen(color(ink))
    below = QRectF(place.left(), place.top() + WORDS, place.width(), WORDS)
    paint_elided(painter, said, below)


def _within(place: QRect, size: QSize) -> QRect:
    """The largest rectangle of this shape in the upper part of a cell, in its middle."""
    box = QRect(place.left() + 4, place.top() + 4, place.width() - 8, PICTURE.height())
    fitted = size.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    made = QRect(box.topLeft(), fitted)
    made.moveCenter(box.center())
    return made


def _rect(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect)


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
